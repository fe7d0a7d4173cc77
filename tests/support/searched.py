"""A small graph to search in, whose documents are put and dropped one by one."""

from __future__ import annotations

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.sparql import Results

__all__ = ["CORPUS", "DATES", "IRIS", "SENTENCES", "Made", "corpus"]

IRIS = Iris()
Named = dict[str, list[tuple[str, ...]]]

#: document → (preferred name, class, times mentioned, other names …)
CORPUS: Named = {
    "a": [
        ("广州市", "City", "5", "广州", "廣州"),
        ("广州实验室", "Laboratory", "2", "廣州實驗室"),
        ("广东省人民政府", "GovernmentBody", "1", "省政府"),
        ("南沙广州科学城", "Zone", "3"),
    ],
    "b": [
        ("广州市", "City", "1", "穗"),
        ("重庆银行", "FinancialInstitution", "1"),
        ("TCL科技集团", "Company", "2", "TCL"),
        ("《量子信息》行动方案", "Policy", "1"),
    ],
    "c": [("量子科技", "Industry", "4"), ("广州大学", "School", "9"), ("Guangzhou Lab", "Laboratory", "1")],
}
SENTENCES = {
    "a": ["廣州實驗室設在廣州，聚焦量子信息。", "广东省人民政府印发方案，支持AI产业。"],
    "b": ["TCL科技集团与广州合作。", "全市共有maintain一词。"],
    "c": ["量子科技发展迅速，广州、深圳领先。"],
}
DATES = {"a": "2022-05", "b": "2024-01-02", "c": "2023"}


def node(local: str) -> ox.NamedNode:
    return ox.NamedNode(local if ":" in local else ZT + local)


def term(prefixed: str) -> ox.NamedNode:
    prefix, _, name = prefixed.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


class Made:
    """A graph in memory, documents added and removed."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def query(self, sparql: str, /, *, union: bool = True) -> Results:
        return self.store.query(sparql, use_default_graph_as_union=union)

    def put(self, name: str, entities: list[tuple[str, ...]], sentences: list[str], date: str) -> str:
        """The document anew; its graph."""
        iri = IRIS.document(name)
        graph = ox.NamedNode(iri)
        self.store.remove_graph(graph)

        def say(subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None:
            self.store.add(ox.Quad(subject, predicate, value, graph))

        say(graph, term("rdf:type"), node("Document"))
        say(graph, node("sha256"), ox.Literal(f"{entities}"))
        say(graph, term("dcterms:identifier"), ox.Literal(name))
        say(graph, term("dcterms:title"), ox.Literal(f"文献{name}", language="zh"))
        say(graph, term("dcterms:issued"), ox.Literal(date))
        place = 1000
        for label, kind, times, *others in entities:
            entity = ox.NamedNode(IRIS.entity(label))
            say(entity, term("rdf:type"), node("Entity"))
            say(entity, term("rdf:type"), node(kind))
            say(entity, term("skos:prefLabel"), ox.Literal(label, language="zh"))
            for other in others:
                say(entity, term("skos:altLabel"), ox.Literal(other, language="zh"))
            for _ in range(int(times)):
                place += 10
                mention = ox.NamedNode(f"{iri}#char={place},{place + 2}")
                say(mention, node("mentions"), entity)
                say(mention, node("quote"), ox.Literal(label))
                say(mention, node("document"), graph)
        start = 0
        for number, sentence in enumerate(sentences):
            claim = ox.NamedNode(f"{IRIS.base}claim/{name}{number}")
            passage = ox.NamedNode(f"{iri}#char={start},{start + len(sentence)}")
            say(claim, node("evidence"), passage)
            say(passage, node("quote"), ox.Literal(sentence))
            say(passage, node("start"), ox.Literal(start))
            say(passage, node("document"), graph)
            start += len(sentence)
        return iri

    def drop(self, name: str) -> str:
        self.store.remove_graph(ox.NamedNode(IRIS.document(name)))
        return IRIS.document(name)


def corpus(*names: str) -> Made:
    made = Made()
    for name in names or CORPUS:
        made.put(name, CORPUS[name], SENTENCES[name], DATES[name])
    return made
