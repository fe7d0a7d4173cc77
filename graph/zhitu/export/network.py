"""A network as GraphML or GEXF, for Gephi, yEd, Cytoscape and the like.

These formats hold numbers and strings: a list becomes one string of JSON, what is None is absent, and characters that
XML cannot hold become U+FFFD, or escapes within JSON. Nodes and edges keep their ids, the IRIs of entities and claims.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any
from xml.etree.ElementTree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from zhitu.export.text import json_safe, xml_safe

__all__ = ["NETWORK_FORMATS", "flat", "write_network"]

NETWORK_FORMATS = ("graphml", "gexf")


def flat(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy whose attributes are strings and numbers only."""
    simple: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        simple.add_node(xml_safe(node), **_flat(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        simple.add_edge(xml_safe(source), xml_safe(target), key=xml_safe(key), **_flat(data))
    return simple


def _flat(data: Mapping[str, Any]) -> dict[str, str | int | float]:
    return {name: _value(value) for name, value in data.items() if value is not None}


def _value(value: Any) -> str | int | float:
    """One attribute; in JSON what XML cannot hold is escaped, so that lists lose nothing."""
    if isinstance(value, str):
        return xml_safe(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return json_safe(json.dumps(value, ensure_ascii=False, sort_keys=True))


def write_network(network: nx.MultiDiGraph[str], output: IO[bytes], form: str) -> None:
    """Write the network in UTF-8 as `graphml` or `gexf`; the same network gives the same bytes."""
    simple = flat(network)
    if form == "graphml":
        writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
        writer.add_graph_element(simple)
        writer.dump(output)
        return
    for _, _, key, data in simple.edges(keys=True, data=True):
        data["id"] = key  # where GEXF looks for it
    gexf = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    gexf.add_graph(simple)
    for meta in gexf.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the day of writing is no part of the graph
    gexf.indent(gexf.xml)
    ElementTree(gexf.xml).write(output, encoding="utf-8", xml_declaration=True)
