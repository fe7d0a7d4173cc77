"""What the writing process does to the graph."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Mapping

import pyoxigraph as ox

from zhitu.errors import ServiceError, UpdateError
from zhitu.reach import check_reach
from zhitu.serve.backend import GraphChange, Update
from zhitu.serve.media import GRAPH
from zhitu.serve.updates import copied
from zhitu.sparql import Queryable
from zhitu.store.graph import Graph
from zhitu.store.mistakes import query_error

__all__ = ["apply_change", "apply_update", "check_syntax", "check_update", "parsed"]

#: Fails on an empty store, so that nothing after it is carried out, once all of it has been parsed.
_FAILING = "CLEAR GRAPH <urn:zhitu:none> ;\n"

#: Entities of entities can stand for ever more text: 500 bytes for 100 MB. In UTF-16 every other byte is 0.
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
#: One that stands for plain text, as editors of ontologies shorten namespaces.
_PLAIN_ENTITY = re.compile(rb"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>""")
_USED_ENTITY = re.compile(rb"&([\w.-]+);")
#: How much text entities may stand for in all.
_MOST_EXPANDED = 16 << 20


def check_update(
    _: Queryable, sparql: str, base: str | None, prefixes: dict[str, str], services: frozenset[str]
) -> None:
    """UpdateError with the place where the text is no update; nothing is carried out but on an empty store."""
    check_reach(sparql, services, prefixes)
    check_syntax(sparql, base, prefixes)


def check_syntax(sparql: str, base: str | None, prefixes: Mapping[str, str]) -> None:
    """As `check_update`, of a text that names no other address."""
    try:
        ox.Store().update(_FAILING + sparql, base_iri=base, prefixes=dict(prefixes))
    except SyntaxError:  # by itself, so that the place is the user's
        try:
            ox.Store().update(sparql, base_iri=base, prefixes=dict(prefixes))
        except SyntaxError as error:
            raise query_error(sparql, str(error), update=True) from error
        except (OSError, ValueError, RuntimeError):
            return  # it fails on an empty store, but it is an update
    except (OSError, ValueError, RuntimeError):
        return  # the first operation has failed: all of it is an update


def apply_update(graph: Graph, update: Update) -> None:
    """The update in one transaction; UpdateError where it is not SPARQL, or would copy what is not there."""
    for source in copied(update.text, graph.iris.prefixes, update.base):
        if not graph.store.contains_named_graph(ox.NamedNode(source)):
            raise UpdateError(f"the graph <{source}> to be copied does not exist; with SILENT its copy would be empty")
    try:
        graph.store.update(update.text, base_iri=update.base, prefixes=graph.iris.prefixes)
    except SyntaxError as error:
        raise query_error(update.text, str(error), update=True) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise UpdateError(" ".join(str(error).split())) from error


def apply_change(graph: Graph, change: GraphChange) -> bool:
    """The change of one graph, whole or not at all; whether the graph existed before."""
    named = ox.DefaultGraph() if change.graph is None else ox.NamedNode(change.graph)
    existed = isinstance(named, ox.DefaultGraph) or graph.store.contains_named_graph(named)
    change.condition.check_graph(existed)
    quads = [quad for media, data in change.data for quad in parsed(media, data, named, change.base)]
    if not change.replace and not change.remove:
        graph.store.extend(quads)
        if isinstance(named, ox.NamedNode):
            graph.store.add_graph(named)
        return existed
    where = "DEFAULT" if isinstance(named, ox.DefaultGraph) else f"GRAPH {named}"
    steps = [f"{'DROP' if change.remove else 'CLEAR'} SILENT {where}"]
    if isinstance(named, ox.NamedNode) and not change.remove:
        steps.append(f"CREATE SILENT GRAPH {named}")
    if quads:
        triples = " .\n".join(str(quad.triple) for quad in quads)
        steps.append(f"INSERT DATA {{ {triples} }}" if where == "DEFAULT" else _insert(named, triples))
    graph.store.update(" ;\n".join(steps))
    return existed


def _insert(named: ox.NamedNode | ox.DefaultGraph, triples: str) -> str:
    return f"INSERT DATA {{ GRAPH {named} {{\n{triples} }} }}"


def parsed(media: str, data: bytes, named: ox.NamedNode | ox.DefaultGraph, base: str | None) -> list[ox.Quad]:
    """The triples of a piece of RDF, in a graph; ServiceError where it is none, or names graphs of its own."""
    syntax = ox.RdfFormat.from_media_type(media)
    if syntax == ox.RdfFormat.JSON_LD and not media.endswith("ld+json"):
        # of JSON of any sort the engine makes JSON-LD, mostly without a triple, for which a graph would be given up
        raise ServiceError(415, "plain JSON is no RDF", "send JSON-LD as application/ld+json")
    if syntax is None:
        known = ", ".join(form.types[0] for form in GRAPH)
        raise ServiceError(415, "not a format of RDF that is known", f"{media or 'no Content-Type'}; known are {known}")
    if syntax == ox.RdfFormat.RDF_XML:
        _check_entities(data)
    try:
        quads = list(ox.parse(data.removeprefix(BOM_UTF8), syntax, base_iri=base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        why = " ".join(str(error).split())[:500]
        if "LoadDocumentCallback" in why:  # what the engine says of a @context that is an address
            why = "a @context by its address is not fetched; put the context itself in the document"
        raise ServiceError(400, "the RDF cannot be read", why) from None
    if any(quad.graph_name != ox.DefaultGraph() for quad in quads):
        raise ServiceError(400, "triples for other graphs", "send the triples of one graph only")
    return [ox.Quad(quad.subject, quad.predicate, quad.object, named) for quad in quads]


def _check_entities(data: bytes) -> None:
    """ServiceError where the entities of an XML document are more than names for some plain text."""
    plain = {name: double or single for name, double, single in _PLAIN_ENTITY.findall(data)}
    expanded = sum(len(plain.get(name, b"")) for name in _USED_ENTITY.findall(data))
    if len(_ENTITY.findall(data)) != len(plain) or expanded > _MOST_EXPANDED:
        raise ServiceError(
            400, "the RDF cannot be read", "entities of its XML stand for more than some plain text; write them out"
        )
