"""Decisions of people, made on a graph that is there: each is recorded, carried out, and undone by another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from zhitu.errors import JudgementError, VocabularyError
from zhitu.pipeline.change import Change
from zhitu.pipeline.curation import Curation
from zhitu.pipeline.drafting import Draft
from zhitu.pipeline.keeping import log_of
from zhitu.pipeline.merging import Merged, merged
from zhitu.pipeline.writer import Writer, open_writer
from zhitu.query.lookup import labels, moved, namesakes
from zhitu.resolve import Judgement, Thing, as_row, read_judgements, write_judgements
from zhitu.resolve.judgements import as_json, parse
from zhitu.resolve.kinds import compatible
from zhitu.sparql import iri, local, rows, shorten
from zhitu.store import Graph, Ledger
from zhitu.vocabulary import vocabulary

__all__ = ["Listed", "Ruling", "export_judgements", "import_judgements", "judge", "listed"]

#: What a relation leads from and to.
_ENDS = ("subject", "object")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was recorded, how many documents were written anew for it, what speaks against the log, and how many of its
    decisions are not applied."""

    judgements: tuple[Judgement, ...]
    documents: int
    problems: tuple[str, ...] = ()
    idle: int = 0

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


def judge(path: str | Path, draft: Draft, *, force: bool = False) -> Ruling:
    """Record a judgement in the graph at `path` and carry it out; JudgementError where it would not apply.

    So it is where things of which nothing can be both are to be one, unless `force` says that they are all the same.
    """
    with open_writer(path) as writer:
        judgement = replace(draft(writer.graph), sequence=max(writer.curation.log, default=0) + 1)
        try:
            judgement = parse(as_json(judgement))
        except (ValueError, VocabularyError) as error:
            raise JudgementError(str(error)) from error
        _refuse_again(writer, judgement, path)

        def put(change: Change) -> None:
            change.judge([judgement])
            number, graph = judgement.sequence, writer.graph
            if problem := writer.curation.problem(number, graph) or writer.curation.doubt(number, graph):
                raise JudgementError(f"{problem}; nothing was recorded")
            unnamed.extend(writer.curation.unnamed(judgement, writer.graph))
            if len(unnamed) == len(_ENDS):
                ends = " nor ".join(map(repr, unnamed))
                raise JudgementError(f"the quote names neither {ends}; give one that does; nothing was recorded")

        unnamed: list[str] = []
        unlike = list(_unlike(writer, judgement, force=force) or _torn(judgement))
        unlike += _standing_already(writer, judgement)
        kinds = _classes(writer, judgement)
        before = set(writer.curation.problems(writer.graph))
        change = writer.change(put)
        problems = [f"the quote does not name {name!r}; see that it is the right passage" for name in unnamed] + unlike
        if judgement.decision == "rename":
            others = namesakes(writer.graph, str(judgement.object), str(judgement.subject))
            told = f"has the name {judgement.object!r} as well; decision {judgement.sequence} can be undone"
            problems += [f"{other} {told}" for other in others]
        problems += [told for told in writer.curation.problems(writer.graph) if told not in before]
        if judgement.decision in ("retype", "same"):
            problems += _unfit(writer, judgement)
        problems += [] if unlike else _of_both(writer, judgement, kinds, path)
        return Ruling((judgement,), _documents(writer, change), (*writer.told, *problems))


def _refuse_again(writer: Writer, judgement: Judgement, path: str | Path) -> None:
    """JudgementError where a decision that holds says the same of a record: the reason of the first would be lost."""
    words = {"reject": "rejected", "confirm": "confirmed"}
    for sequence in sorted(writer.curation.held - writer.curation.decisions.overruled.keys()):
        held = writer.curation.log[sequence]
        if judgement.decision == "assert" and _alone(held) == _alone(judgement):
            raise JudgementError(
                f"decision {sequence} says so already, by {held.who} on {held.when}; nothing was recorded"
            )
        if judgement.decision not in words:
            continue
        if (held.decision, held.subject) == (judgement.decision, judgement.subject):
            why = f": {held.because}" if held.because else ""
            told = f"{held.subject} is {words[held.decision]} already, by {held.who} on {held.when}{why}"
            raise JudgementError(f"{told}; to give another reason, take it back first: zhitu undo {path} {sequence}")


def _alone(judgement: Judgement) -> Judgement:
    """What is decided, without who did so, when, why, and as which decision."""
    return replace(judgement, sequence=0, who="", when="", because="")


def _standing_already(writer: Writer, judgement: Judgement) -> Iterator[str]:
    """That a thing has the name or the classes that it is given."""
    if judgement.decision == "rename" and _name(writer.graph, str(judgement.subject)) == judgement.object:
        yield f"it is called {judgement.object} already; decision {judgement.sequence} keeps it so"
    if judgement.decision == "retype" and _classes(writer, judgement) == [set(judgement.new_classes)]:
        yield f"it is a {', '.join(judgement.new_classes)} already; decision {judgement.sequence} keeps it so"


def _name(graph: Graph, thing: str) -> str:
    """What a thing is called now, given by the IRI that it has or had."""
    now = moved(graph, [thing]).get(thing, thing)
    return labels(graph, [now])[now]


def _classes(writer: Writer, judgement: Judgement) -> list[set[str]]:
    """The classes of each of the nodes that a decision is about, as they stand."""
    told = []
    for node in writer.curation.nodes(judgement):
        query = f"SELECT DISTINCT ?c WHERE {{ {iri(node)} dcterms:isReplacedBy?/rdf:type ?c }}"
        found = {local(str(kind)) for (kind,) in rows(writer.graph, query)}
        told.append(found & vocabulary().classes.keys())
    return told


def _of_both(writer: Writer, judgement: Judgement, before: list[set[str]], path: str | Path) -> Iterator[str]:
    """That what was made one has the classes of both."""
    if judgement.decision == "same":
        now = set[str]().union(*_classes(writer, judgement))
        if len(now) > 1 and all(now > kinds for kinds in before):
            kinds = " and a ".join(sorted(now))
            yield f"it is a {kinds} now; to choose one: zhitu retype {path} NAME {min(now)}"


def import_judgements(path: str | Path, file: str | Path) -> Ruling:
    """Add the rows of a log that the graph lacks, and carry them out; what does not apply is recorded and told.

    A row whose number is that of another decision in the graph gets one of its own, which is told.
    """
    rows_of = read_judgements(file)
    with open_writer(path) as writer:
        found = merged(writer.curation.log, rows_of)
        new = found.new
        change = writer.change(lambda change: change.judge(new)) if new else None
        problems = list(writer.curation.standing(writer.graph))
        told = (*writer.told, *_renumbered(file, found), *(problem.told for problem in problems))
        return Ruling(new, _documents(writer, change) if change else 0, told, sum(problem.idle for problem in problems))


def _renumbered(file: str | Path, found: Merged) -> Iterator[str]:
    """That rows of a file have other numbers in the graph."""
    if found.renumbered:
        told = ", ".join(f"{was} is {now}" for was, now in found.renumbered.items())
        yield f"{file}: rows whose numbers are those of other decisions in the graph have others there: {told}"


def export_judgements(path: str | Path, file: str | Path) -> int:
    """Write the log of the graph at `path` to a file; the number of rows."""
    with Graph.open(path, read_only=True) as graph:
        log = log_of(graph)
    try:
        write_judgements(file, log)
    except OSError as error:
        raise JudgementError(f"{file}: cannot be written ({error.strerror}); give the path of a file") from error
    return len(log)


def listed(path: str | Path) -> list[Listed]:
    """The log of the graph at `path`, each decision with what speaks against its being applied."""
    with Graph.open(path, read_only=True) as graph, closing(Ledger.read(graph.path, graph.marker.store)) as ledger:
        return [Listed(*entry) for entry in Curation(ledger, graph.iris).listed(graph)]


def _unlike(writer: Writer, judgement: Judgement, *, force: bool) -> list[str]:
    """That two things have classes of which nothing is both, before they are made one; refused but by `force`."""
    if judgement.decision != "same":
        return []
    one, other = _classes(writer, judgement)
    if not one or not other or any(compatible(a, b) for a in one for b in other):
        return []
    kinds = " and a ".join("/".join(sorted(classes)) for classes in (one, other))
    if not force:
        remedy = "where a class is wrong, retype that first; --force makes them one all the same"
        raise JudgementError(f"nothing is both a {kinds}; nothing was recorded; {remedy}")
    return [f"decision {judgement.sequence} makes one thing of a {kinds}; it can be undone"]


def _torn(judgement: Judgement) -> Iterator[str]:
    """That a thing is given classes of which nothing is both."""
    if judgement.decision != "retype":
        return
    for one, other in combinations(judgement.new_classes, 2):
        if not compatible(one, other):
            yield f"nothing is both a {one} and a {other}; decision {judgement.sequence} can be undone"


def _unfit(writer: Writer, judgement: Judgement) -> Iterator[str]:
    """Which claims of documents do not stand because of the classes that people gave their ends."""
    rows_of = filter(None, map(writer.ledger.nodes.find, writer.curation.nodes(judgement)))
    ends = " ".join(iri(thing) for thing in sorted({row.thing or row.iri for row in rows_of}))
    query = f"""SELECT DISTINCT ?claim WHERE {{ VALUES ?end {{ {ends} }}
          GRAPH ?d {{ ?claim rdf:subject|rdf:object ?end ; zt:status zt:rejected . ?d dcterms:identifier ?id }}
        }} ORDER BY ?claim"""
    by_people = frozenset().union(*writer.curation.decisions.rejected.values())
    found = [str(claim) for (claim,) in rows(writer.graph, query) if claim not in by_people]
    if found:
        shown = ", ".join(shorten(claim, writer.iris.prefixes) for claim in found[:5]) + (" …" if found[5:] else "")
        told = f"rejected now, since their relations do not lead from or to a thing of that class: {shown}"
        yield f"{len(found)} of the documents' claims are {told}; decision {judgement.sequence} can be undone"


def _documents(writer: Writer, change: Change) -> int:
    """How many documents were written anew."""
    beside = {writer.iris.graph(name) for name in ("curated", "gazetteer", "inferred", "ontology", "runs", "summary")}
    return len(set(change.changed) - beside)
