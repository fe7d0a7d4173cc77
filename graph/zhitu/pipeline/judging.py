"""Decisions of people, made on a graph that is there: each is recorded, carried out, and undone by another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from zhitu.errors import JudgementError, UnknownName, VocabularyError
from zhitu.iri import PREFIXES, ZT
from zhitu.model import Status
from zhitu.names import is_line
from zhitu.pipeline.change import Change
from zhitu.pipeline.curation import Curation
from zhitu.pipeline.writer import Writer, open_writer
from zhitu.query import find_document, find_entity, find_node, find_record
from zhitu.query.lookup import labels, namesakes
from zhitu.resolve import Judgement, Passage, Thing, as_row, parse_row, read_judgements, write_judgements
from zhitu.resolve.judgement import Decision
from zhitu.resolve.judgements import as_json, parse, undone
from zhitu.sparql import iri, rows, shorten
from zhitu.store import Graph, Ledger
from zhitu.vocabulary import vocabulary

__all__ = [
    "VERDICTS",
    "By",
    "Draft",
    "Listed",
    "Ruling",
    "about",
    "asserting",
    "confirmation",
    "export_judgements",
    "import_judgements",
    "judge",
    "listed",
    "log_of",
    "pair",
    "rejection",
    "undoing",
]

#: What may be said of two things.
VERDICTS: tuple[Decision, ...] = ("same", "different", "unsure")
#: What a relation leads from and to.
_ENDS = ("subject", "object")
#: What a decision gives to a thing.
_GIVEN: dict[Decision, str] = {"rename": "name", "retype": "class", "link": "IRI"}
#: Makes a judgement, still without its place in the log, from what a person typed and the graph has.
Draft = Callable[[Graph], Judgement]


class By(NamedTuple):
    """Who decides, when (EDTF), and why."""

    who: str
    when: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was recorded, how many documents were written anew for it, and what in the log does not apply."""

    judgements: tuple[Judgement, ...]
    documents: int
    problems: tuple[str, ...] = ()

    @property
    def rows(self) -> list[str]:
        """The judgements as rows of a log."""
        return [as_row(judgement) for judgement in self.judgements]


@dataclass(frozen=True, slots=True)
class Listed:
    """A decision of the log, and what speaks against its being applied."""

    judgement: Judgement
    problem: str | None

    @property
    def row(self) -> str:
        """The decision as a row of a log."""
        return as_row(self.judgement)

    @property
    def head(self) -> tuple[str, str, str, str]:
        """Its number, who decided it, when, and which kind of decision it is."""
        return str(self.judgement.sequence), self.judgement.who, self.judgement.when, self.judgement.decision

    def what(self, prefixes: Mapping[str, str]) -> str:
        """What is decided, in words; IRIs in their prefixed form."""
        j = self.judgement
        parts = [j.subject, j.predicate, j.event and j.event.type, j.observation and j.observation.indicator, j.object]
        words = [part.name if isinstance(part, Thing) else part for part in parts if part]
        return " ".join(shorten(word, prefixes) if "://" in word else word for word in words)


def judge(path: str | Path, draft: Draft) -> Ruling:
    """Record a judgement in the graph at `path` and carry it out; JudgementError where it would not apply."""
    with open_writer(path) as writer:
        judgement = replace(draft(writer.graph), sequence=max(writer.curation.log, default=0) + 1)
        try:
            judgement = parse(as_json(judgement))
        except (ValueError, VocabularyError) as error:
            raise JudgementError(str(error)) from error

        def put(change: Change) -> None:
            change.judge([judgement])
            if problem := writer.curation.problem(judgement.sequence, writer.graph):
                raise JudgementError(f"{problem}; nothing was recorded")
            unnamed.extend(writer.curation.unnamed(judgement, writer.graph))
            if len(unnamed) == len(_ENDS):
                ends = " nor ".join(map(repr, unnamed))
                raise JudgementError(f"the quote names neither {ends}; give one that does; nothing was recorded")

        unnamed: list[str] = []
        before = set(writer.curation.problems(writer.graph))
        change = writer.change(put)
        problems = [f"the quote does not name {name!r}; see that it is the right passage" for name in unnamed]
        if judgement.decision == "rename":
            others = namesakes(writer.graph, str(judgement.object), str(judgement.subject))
            told = f"has the name {judgement.object!r} as well; decision {judgement.sequence} can be undone"
            problems += [f"{other} {told}" for other in others]
        problems += [told for told in writer.curation.problems(writer.graph) if told not in before]
        return Ruling((judgement,), _documents(writer, change), (*writer.told, *problems))


def import_judgements(path: str | Path, file: str | Path) -> Ruling:
    """Add the rows of a log that the graph lacks, and carry them out; what does not apply is recorded and told.

    JudgementError where a row has the sequence of another decision in the graph.
    """
    rows_of = read_judgements(file)
    with open_writer(path) as writer:
        log = writer.curation.log
        for judgement in rows_of:
            if log.get(judgement.sequence, judgement) != judgement:
                number = max([*log, *(j.sequence for j in rows_of)]) + 1
                raise JudgementError(
                    f"{file}: sequence {judgement.sequence} is another decision in {writer.graph.path}; "
                    f"give the row a number from {number}"
                )
        new = tuple(judgement for judgement in rows_of if judgement.sequence not in log)
        change = writer.change(lambda change: change.judge(new)) if new else None
        problems = (*writer.told, *writer.curation.problems(writer.graph))
        return Ruling(new, _documents(writer, change) if change else 0, problems)


def export_judgements(path: str | Path, file: str | Path) -> int:
    """Write the log of the graph at `path` to a file; the number of rows."""
    with Graph.open(path, read_only=True) as graph:
        log = log_of(graph)
    try:
        write_judgements(file, log)
    except OSError as error:
        raise JudgementError(f"{file}: cannot be written ({error.strerror}); give the path of a file") from error
    return len(log)


def log_of(graph: Graph) -> list[Judgement]:
    """All judgements in graph:curated, in order."""
    curated = ox.NamedNode(graph.iris.graph("curated"))
    records = graph.store.quads_for_pattern(None, ox.NamedNode(ZT + "record"), None, curated)
    log = [parse_row(quad.object.value) for quad in records if isinstance(quad.object, ox.Literal)]
    return sorted(log, key=lambda judgement: judgement.sequence)


def listed(path: str | Path) -> list[Listed]:
    """The log of the graph at `path`, each decision with what speaks against its being applied."""
    with Graph.open(path, read_only=True) as graph, closing(Ledger.read(graph.path, graph.marker.store)) as ledger:
        return [Listed(*entry) for entry in Curation(ledger, graph.iris).listed(graph)]


def pair(decision: Decision, one: str, other: str, by: By) -> Draft:
    """That two things are the same, different, or that it cannot be told."""

    def draft(graph: Graph) -> Judgement:
        nodes = find_node(graph, one), find_node(graph, other)
        if nodes[0] == nodes[1]:
            remedy = "name the one that was merged by its IRI, see dcterms:isReplacedBy"
            raise JudgementError(f"{one!r} and {other!r} are both {nodes[0]}; {remedy}")
        return Judgement(0, decision, *by, nodes[0], object=nodes[1])

    return draft


def about(decision: Decision, name: str, value: str, by: By) -> Draft:
    """A new name, class or link of a thing."""
    if not value.strip() or not is_line(value):
        cause = "has a line break or another control character in it" if value.strip() else "is empty"
        raise JudgementError(f"the new {_GIVEN[decision]} of {name!r} {cause}; write it on one line")
    return lambda graph: Judgement(0, decision, *by, find_node(graph, name), object=value.strip())


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

    `evidence` is a document (identifier, title or IRI) and a passage of it, word for word.
    """

    def draft(graph: Graph) -> Judgement:
        passage = None
        if evidence is not None:
            document = find_document(graph, evidence[0])
            query = f"SELECT ?i WHERE {{ {iri(document)} dcterms:identifier ?i }} LIMIT 1"
            passage = Passage(str(next(rows(graph, query))[0]), evidence[1])
        ends = _thing(graph, *subject), _thing(graph, *obj)
        if ends[0] == ends[1]:
            raise JudgementError(f"{subject[0]!r} and {obj[0]!r} are one thing; a relation leads from one to another")
        status: Status = "expected" if expected else "occurred"
        return Judgement(0, "assert", *by, ends[0], predicate, ends[1], status=status, evidence=passage)

    return draft


def _thing(graph: Graph, name: str, kind: str | None) -> Thing:
    """A thing of the graph with its class and code, or a new one of a class."""
    if kind is not None:
        return Thing(name, tuple(kind.replace(" ", "").split(",")))
    try:
        found = find_entity(graph, name)
    except UnknownName as error:
        if error.kind != "entity":
            raise
        raise JudgementError(
            f"{error}; if it is to be new, give its class with --subject-class or --object-class"
        ) from error
    told: dict[str, set[str]] = {}
    query = f"SELECT DISTINCT ?p ?o WHERE {{ {iri(found)} ?p ?o FILTER (?p IN (rdf:type, zt:adcode)) }}"
    for predicate, value in rows(graph, query):
        told.setdefault(str(predicate), set()).add(str(value))
    classes = {value.removeprefix(ZT) for value in told.get(PREFIXES["rdf"] + "type", ())}
    code = min(told.get(ZT + "adcode", ()), default=None)
    leaves = tuple(c for c in vocabulary().classes if c in classes)
    return Thing(labels(graph, [found])[found], leaves, adcode=code, iri=None if code else found)


def _documents(writer: Writer, change: Change) -> int:
    """How many documents were written anew."""
    beside = {writer.iris.graph(name) for name in ("curated", "gazetteer", "inferred", "ontology", "runs", "summary")}
    return len(set(change.changed) - beside)
