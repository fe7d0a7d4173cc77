"""What a service is asked: a point, prepared questions, a thing with its sentences, a neighbourhood, counts, words."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.iri import PREFIXES
from zhitu.query import questions
from zhitu.query.questions import bind
from zhitu.store import Graph
from zhitu.vocabulary import vocabulary

__all__ = ["Case", "cases", "laboratory", "ordered"]

#: Of different kinds: a place and what lies in it, one body's papers, figures compared, counts.
_QUESTIONS = ("laboratories-in", "policies-by", "figures-disagree", "most-mentioned")
#: The answers of a question and their bound.
_ANSWERS = re.compile(r"^    SELECT DISTINCT (?P<columns>.+) WHERE \{\n(?:.*\n)*?(?=    LIMIT \d+$)", re.MULTILINE)
_PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("zt", "rdf", "skos"))


@dataclass(frozen=True, slots=True)
class Case:
    """A query; `peers` is what others are asked in its place, since they have no index of words."""

    name: str
    query: str
    peers: str


def laboratory(graph: Graph) -> str:
    """The laboratory of which most is said."""
    query = "SELECT ?it { ?it a zt:Laboratory . ?c rdf:subject ?it } GROUP BY ?it ORDER BY DESC(COUNT(*)) ?it LIMIT 1"
    return _only(graph, query)


def cases(graph: Graph) -> list[Case]:
    """The queries for this graph."""
    thing = f"<{laboratory(graph)}>"
    claim = _only(graph, f"SELECT ?c {{ ?c rdf:subject {thing} }} ORDER BY ?c LIMIT 1")
    relations = "|".join(f"zt:{name}" for name in vocabulary().relations)
    hop = f"({relations}|^({relations}))"
    asked = [(name, ordered(bind(graph, questions()[name], {}))) for name in _QUESTIONS]
    plain = {
        "point query": f"SELECT ?p ?o {{ <{claim}> ?p ?o }}",
        **dict(asked),
        "entity page": f"""SELECT DISTINCT ?claim ?property ?name ?sentence ?document {{
            {{ ?claim rdf:subject {thing} ; rdf:object ?other }}
            UNION {{ ?claim rdf:object {thing} ; rdf:subject ?other }}
            ?claim rdf:predicate ?property ; zt:evidence ?quote . ?quote zt:quote ?sentence ; zt:document ?document .
            ?other skos:prefLabel ?name }}""",
        "2-hop neighbourhood": f"SELECT DISTINCT ?far {{ {thing} {hop} ?near . ?near {hop} ?far }}",
        "claims by relation": "SELECT ?p (COUNT(*) AS ?n) { ?c a zt:Claim ; rdf:predicate ?p } GROUP BY ?p",
    }
    found = [Case(name, _PROLOGUE + query, _PROLOGUE + query) for name, query in plain.items()]
    words = 'SELECT DISTINCT ?it ?name { (?it ?score) zt:matches ("量子" 10) . ?it skos:prefLabel ?name }'
    others = """SELECT DISTINCT ?it ?name { ?it skos:prefLabel ?name FILTER(CONTAINS(?name, "量子")) }
        ORDER BY STRLEN(?name) ?name LIMIT 10"""
    return [*found, Case("ten names with 量子", _PROLOGUE + words, _PROLOGUE + others)]


def ordered(query: str) -> str:
    """The query with its bound counting answers in an order, since each engine would choose others."""
    return _ANSWERS.sub(lambda found: f"{found[0]}    ORDER BY {found['columns']}\n", query)


def _only(graph: Graph, query: str) -> str:
    found = graph.query(query, prefixes=graph.iris.prefixes)
    assert isinstance(found, ox.QuerySolutions)
    (row,) = found
    assert isinstance(row[0], ox.NamedNode)
    return row[0].value
