"""Graphs as files: RDF in six syntaxes, networks in two and as tables, and an rdflib Dataset over the store itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from zhitu.export.dataset import dataset
from zhitu.export.files import FORMATS, as_page, form_of, whole
from zhitu.export.rdf import RDF_FORMATS, write_rdf
from zhitu.sparql import Stored

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "RDF_FORMATS", "as_page", "dataset", "export", "form_of", "whole", "write", "write_rdf"]


def export(
    graph: Stored,
    path: str | Path,
    *,
    form: str | None = None,
    without_text: bool = False,
    network: Callable[[], nx.MultiDiGraph[str]],
) -> str:
    """Write a graph to a file and return the name of the format; by suffix unless `form` says otherwise.

    `network` is called only for GraphML, GEXF and csv, which never hold full texts. The file is there whole or not at
    all; csv are several tables in a folder of this name.
    """
    if form == "csv":
        from zhitu.export.tables import write_tables

        write_tables(network(), path)
        return form
    name = form_of(path, form)
    with whole(path) as output:
        write(graph, output, name, without_text=without_text, network=network)
    return name


def write(
    graph: Stored,
    output: IO[bytes],
    form: str,
    *,
    without_text: bool = False,
    network: Callable[[], nx.MultiDiGraph[str]],
) -> None:
    """Write a graph to a binary stream; otherwise as `export`."""
    name = form_of("output", form)
    if name in RDF_FORMATS:
        write_rdf(graph, output, name, without_text=without_text)
        return
    from zhitu.export.network import write_network

    write_network(network(), output, name)
