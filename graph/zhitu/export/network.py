"""A network as GraphML or GEXF, for Gephi, yEd, Cytoscape and the like.

These formats hold numbers and strings: a list becomes one string of JSON, what is None is absent, and characters that
XML cannot hold become U+FFFD, or escapes within JSON. Nodes and edges keep their ids, the IRIs of entities and claims.
What programs make of a file beyond its standard is met where that costs nothing: an edge has its claim as an attribute
too, since igraph and Neo4j lose the ids of edges, and a node its classes without JSON, to colour by.
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

__all__ = ["flat", "write_network"]

#: Ids of GraphML's keys by which Neo4j's APOC knows the labels of nodes and the types of relationships.
_KNOWN = {("node", "class"): "labels", ("edge", "label"): "label"}
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def flat(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy whose attributes are strings and numbers only; an edge's label comes first, where APOC looks for it."""
    simple: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        simple.add_node(xml_safe(node), **{"class": ":".join(data.get("classes", ()))}, **_flat(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        told = {"label": "", "claim": None if data.get("status") == "gazetteer" else key, **data}
        simple.add_edge(xml_safe(source), xml_safe(target), key=xml_safe(key), **_flat(told))
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
    written = _graphml(flat(network)) if form == "graphml" else _gexf(flat(network))
    written.write(output, encoding="utf-8", xml_declaration=True)


def _graphml(simple: nx.MultiDiGraph[str]) -> ElementTree:
    """GraphML whose keys have ids that tell what they are; by `d3` and `d7`, as networkx writes, Gephi takes labels."""
    writer = GraphMLWriter(encoding="utf-8")
    writer.add_graph_element(simple)
    ids = {}
    for key in writer.xml.iter("key"):
        scope, name = key.attrib["for"], key.attrib["attr.name"]
        ids[key.attrib["id"]] = key.attrib["id"] = _KNOWN.get((scope, name), f"{scope}-{name}")
    for data in writer.xml.iter("data"):
        data.set("key", ids[data.attrib["key"]])
    writer.indent(writer.xml)
    return ElementTree(writer.xml)


def _gexf(simple: nx.MultiDiGraph[str]) -> ElementTree:
    """GEXF 1.3, in which edges of different kinds between the same nodes stay apart when Gephi reads them."""
    for _, _, key, data in simple.edges(keys=True, data=True):
        data["id"] = key  # where GEXF looks for it
    gexf = GEXFWriter(encoding="utf-8", version="1.3")
    gexf.add_graph(simple)
    gexf.xml.set("xmlns:xsi", _XSI)  # networkx 3.6 writes another
    for meta in gexf.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # the day of writing is no part of the graph
    for graph in gexf.xml.iter("graph"):
        graph.attrib.pop("name", None)  # GEXF knows none
    relations = [data.get("relation", "") for _, _, data in simple.edges(data=True)]
    for edge, relation in zip(gexf.xml.iter("edge"), relations, strict=True):
        edge.set("kind", str(relation))
    gexf.indent(gexf.xml)
    return ElementTree(gexf.xml)
