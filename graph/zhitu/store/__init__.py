"""Stage 6: graphs on disk, in embedded Oxigraph, each with a ledger that says what they are made of.

Graph           opened or created, queried, changed one document at a time
Ledger          the sources of a graph, their nodes, which of these are one thing; the redo log
Record          what the ledger keeps of a source
Piece           a change of the store
Builder         a whole graph from nothing
sorted_nquads   the canonical text of a graph
"""

from zhitu.store.builder import SMALL_PIECE, Builder
from zhitu.store.changes import Piece, pack_lines, unpack_lines
from zhitu.store.glance import ledger_path, peek, search_path
from zhitu.store.graph import DocumentInfo, Graph, sorted_nquads
from zhitu.store.ledger import Ledger, Source
from zhitu.store.nodes import Edge, NodeRow, Nodes
from zhitu.store.packing import Node, Record, masked, pack, unpack, unpack_document

__all__ = [
    "SMALL_PIECE",
    "Builder",
    "DocumentInfo",
    "Edge",
    "Graph",
    "Ledger",
    "Node",
    "NodeRow",
    "Nodes",
    "Piece",
    "Record",
    "Source",
    "ledger_path",
    "masked",
    "pack",
    "pack_lines",
    "peek",
    "search_path",
    "sorted_nquads",
    "unpack",
    "unpack_document",
    "unpack_lines",
]
