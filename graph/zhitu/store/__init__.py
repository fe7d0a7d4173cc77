"""Stage 6: graphs on disk, in embedded Oxigraph.

Graph           opened or created, queried, changed one document at a time
Builder         a whole graph from nothing
sorted_nquads   the canonical text of a graph
"""

from zhitu.store.builder import Builder
from zhitu.store.graph import DocumentInfo, Graph, sorted_nquads

__all__ = ["Builder", "DocumentInfo", "Graph", "sorted_nquads"]
