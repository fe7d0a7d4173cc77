"""Composes the stages: read → extract → resolve → assertion → store.

build, build_documents   a graph from many documents
create_graph, Adder      a graph that grows by one document at a time
extract_file, read_file  a document and what it says, without a graph
infer                    what follows from a graph, written into it or taken out
"""

from zhitu.pipeline.building import Progress, build, build_documents
from zhitu.pipeline.inferring import infer
from zhitu.pipeline.report import Report
from zhitu.pipeline.single import Adder, create_graph, extract_file, read_file
from zhitu.pipeline.work import ExtractorFactory

__all__ = [
    "Adder",
    "ExtractorFactory",
    "Progress",
    "Report",
    "build",
    "build_documents",
    "create_graph",
    "extract_file",
    "infer",
    "read_file",
]
