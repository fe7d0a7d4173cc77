"""Decisions as people make them: from what a person typed and what the graph has to a judgement for its log."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import pyoxigraph as ox

from zhitu.errors import AmbiguousName, JudgementError, UnknownName
from zhitu.iri import PREFIXES, ZT
from zhitu.model import Status
from zhitu.names import is_line
from zhitu.pipeline.keeping import log_of
from zhitu.pipeline.splitting import node_in_document
from zhitu.query import find_document, find_entity, find_node, find_record
from zhitu.query.lookup import find_leaf, find_relation, labels
from zhitu.resolve import Judgement, Passage, Thing
from zhitu.resolve.judgement import Decision
from zhitu.resolve.judgements import undone
from zhitu.resolve.logfile import check_thing
from zhitu.sparql import iri, rows
from zhitu.store import Graph
from zhitu.vocabulary import vocabulary

__all__ = [
    "VERDICTS",
    "By",
    "Draft",
    "about",
    "asserting",
    "confirmation",
    "pair",
    "rejection",
    "undoing",
]

#: What may be said of two things.
VERDICTS: tuple[Decision, ...] = ("same", "different", "unsure")
#: What a decision gives to a thing.
_GIVEN: dict[Decision, str] = {"rename": "name", "retype": "class", "link": "IRI"}
_COMMA = re.compile("[,，、]")
#: What a browser shows of a thing of Wikidata.
_WIKIDATA_PAGE = re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/wiki/(Q[0-9]+)(?:[?#].*)?")
#: What can be done where one document calls two things alike, which nothing in it tells apart.
_NAMESAKES = (
    "where two documents mean two things by it, say which: NAME@DOCUMENT; "
    "where a document calls two things so, reject what it says of the one (zhitu show --ids, zhitu reject), and assert "
    "that of a name of its own (zhitu assert … --subject-class)"
)
#: Makes a judgement, still without its place in the log, from what a person typed and the graph has.
Draft = Callable[[Graph], Judgement]


class By(NamedTuple):
    """Who decides, when (EDTF), and why."""

    who: str
    when: str
    because: str = ""


def pair(decision: Decision, one: str, other: str, by: By) -> Draft:
    """That two things are the same, different, or that it cannot be told; each by a name, or NAME@DOCUMENT."""

    def draft(graph: Graph) -> Judgement:
        nodes = _node(graph, one), _node(graph, other)
        if nodes[0] == nodes[1]:
            merged = next(rows(graph, f"SELECT ?o WHERE {{ ?o dcterms:isReplacedBy {iri(nodes[0])} }} LIMIT 1"), None)
            remedy = "name the one that was merged by its IRI, see dcterms:isReplacedBy" if merged else _NAMESAKES
            raise JudgementError(f"{one!r} and {other!r} are both {nodes[0]}; {remedy}")
        return Judgement(0, decision, *by, nodes[0], object=nodes[1])

    return draft


def _node(graph: Graph, name: str) -> str:
    return node_in_document(graph, name) or find_node(graph, name)


def about(decision: Decision, name: str, value: str, by: By) -> Draft:
    """A new name, class or link of a thing."""
    if not value.strip():
        raise JudgementError(f"the new {_GIVEN[decision]} of {name!r} is empty; give one")
    if not is_line(value):
        cause = "has a line break or another control character in it"
        raise JudgementError(f"the new {_GIVEN[decision]} of {name!r} {cause}; write it on one line")
    if decision == "link" and (page := _WIKIDATA_PAGE.fullmatch(value.strip())):
        told = f"is a page about a thing; the thing is https://www.wikidata.org/entity/{page[1]}"
        raise JudgementError(f"{value.strip()} {told}")

    def draft(graph: Graph) -> Judgement:
        given = ",".join(_classes(value)) if decision == "retype" else value.strip()
        return Judgement(0, decision, *by, find_node(graph, name), object=given)

    return draft


def _classes(text: str) -> tuple[str, ...]:
    """Classes that a person wrote, in either language and with commas between them."""
    return tuple(dict.fromkeys(_term(find_leaf, each) for each in _COMMA.split(text) if each.strip()))


def _term(find: Callable[[str], str], written: str) -> str:
    """The local name of a term that a person wrote; JudgementError with the nearest where there is none."""
    try:
        return find(written)
    except UnknownName as error:
        raise JudgementError(str(error)) from error


def rejection(record: str, by: By) -> Draft:
    """That a claim, event or observation is wrong; its passage is noted, so that the row can be understood alone."""
    return _verdict("reject", record, by, "undo that decision instead, see: zhitu judgements list")


def confirmation(record: str, by: By) -> Draft:
    """That a claim, event or observation is right, and need not be asked about; a rejection of it holds no more."""
    return _verdict("confirm", record, by, "which needs nobody to confirm it")


def _verdict(decision: Decision, record: str, by: By, asserted: str) -> Draft:
    """A decision about a record of a document; `asserted` is said where it is a person's."""

    def draft(graph: Graph) -> Judgement:
        found = find_record(graph, record)
        query = f"""SELECT ?id ?quote WHERE {{
              GRAPH ?d {{ {iri(found)} zt:evidence ?e . ?e zt:quote ?quote ; zt:start ?start .
                ?d dcterms:identifier ?id }}
            }} ORDER BY ?start ?quote LIMIT 1"""
        for document, quote in rows(graph, query):
            return Judgement(0, decision, *by, found, evidence=Passage(document or "", quote or ""))
        raise JudgementError(f"{record}: a person asserted it; {asserted}")

    return draft


def undoing(sequence: int, by: By) -> Draft:
    """That an earlier judgement no longer holds."""

    def draft(graph: Graph) -> Judgement:
        log = log_of(graph)
        if sequence not in {judgement.sequence for judgement in log}:
            raise JudgementError(f"there is no decision {sequence}; see: zhitu judgements list")
        if sequence in undone(log):
            raise JudgementError(f"decision {sequence} is already undone; see: zhitu judgements list")
        return Judgement(0, "undo", *by, "", object=str(sequence))

    return draft


def asserting(
    subject: tuple[str, str | None],
    predicate: str,
    obj: tuple[str, str | None],
    by: By,
    *,
    evidence: tuple[str, str] | None = None,
    expected: bool = False,
) -> Draft:
    """A relation between two things, each a name and, where the graph does not have it, a class.

    `evidence` is a document (identifier, as far as it tells one, title or IRI) and a passage of it, word for word.
    JudgementError where `by` has no reason.
    """

    if not by.because.strip():
        raise JudgementError("every relation that a person asserts has its reason; say why with --because")

    def draft(graph: Graph) -> Judgement:
        relation, passage = _term(find_relation, predicate), None
        if evidence is not None:
            document = _document(graph, evidence[0])
            query = f"SELECT ?i WHERE {{ {iri(document)} dcterms:identifier ?i }} LIMIT 1"
            passage = Passage(str(next(rows(graph, query))[0]), evidence[1])
        ends = _thing(graph, *subject), _thing(graph, *obj)
        if ends[0] == ends[1]:
            raise JudgementError(f"{subject[0]!r} and {obj[0]!r} are one thing; a relation leads from one to another")
        status: Status = "expected" if expected else "occurred"
        return Judgement(0, "assert", *by, ends[0], relation, ends[1], status=status, evidence=passage)

    return draft


def _document(graph: Graph, written: str) -> str:
    """The document that a person names, also by the beginning of its identifier where no other begins so."""
    try:
        return find_document(graph, written)
    except AmbiguousName:
        raise
    except UnknownName:
        begins = f"FILTER STRSTARTS(?i, {ox.Literal(written.strip())})"
        query = f"SELECT DISTINCT ?d WHERE {{ ?d a zt:Document ; dcterms:identifier ?i {begins} }} LIMIT 2"
        begun = [str(document) for (document,) in rows(graph, query)] if written.strip() else []
        if len(begun) != 1:
            raise
        return begun[0]


def _thing(graph: Graph, name: str, kind: str | None) -> Thing:
    """A thing of the graph with its class and code, or a new one of a class."""
    if kind is not None:
        thing = Thing(name.strip(), _classes(kind))
        try:
            check_thing(thing)
        except ValueError as error:
            raise JudgementError(str(error)) from error
        return thing
    try:
        found = find_entity(graph, name, preferred=True)
    except UnknownName as error:
        if error.kind != "entity":
            raise
        raise JudgementError(
            f"{error.said}; if it is to be new, give its class with --subject-class or --object-class"
        ) from error
    told: dict[str, set[str]] = {}
    query = f"SELECT DISTINCT ?p ?o WHERE {{ {iri(found)} ?p ?o FILTER (?p IN (rdf:type, zt:adcode)) }}"
    for predicate, value in rows(graph, query):
        told.setdefault(str(predicate), set()).add(str(value))
    classes = {value.removeprefix(ZT) for value in told.get(PREFIXES["rdf"] + "type", ())}
    code = min(told.get(ZT + "adcode", ()), default=None)
    leaves = tuple(c for c in vocabulary().classes if c in classes)
    return Thing(labels(graph, [found])[found], leaves, adcode=code, iri=None if code else found)
