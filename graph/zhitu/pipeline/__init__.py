"""Composes the stages: read → extract → resolve → assertion → store.

build, build_documents       a graph from many documents
load                         a graph from files of RDF, a copy for reading
add, replace, remove         documents of a graph that is there
open_writer, create_graph    a graph opened for writing; Writer.change is how it is changed, hooks are told
infer                        what follows from a graph, written into it or taken out
Adder                        adds one document after the other
"""

from zhitu.pipeline.building import build, build_documents
from zhitu.pipeline.change import Change
from zhitu.pipeline.changing import add, infer, remove, replace
from zhitu.pipeline.hooks import HOOKS, Hook
from zhitu.pipeline.loading import load
from zhitu.pipeline.report import Progress, Report, Stage
from zhitu.pipeline.single import Adder
from zhitu.pipeline.work import ExtractorFactory
from zhitu.pipeline.writer import Writer, create_graph, open_writer

__all__ = [
    "HOOKS",
    "Adder",
    "Change",
    "ExtractorFactory",
    "Hook",
    "Progress",
    "Report",
    "Stage",
    "Writer",
    "add",
    "build",
    "build_documents",
    "create_graph",
    "infer",
    "load",
    "open_writer",
    "remove",
    "replace",
]
