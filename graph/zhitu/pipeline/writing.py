"""From the ledger's records to lines of N-Quads: a document's own graph, and what is needed beside it.

Needs are keys that the ledger counts: a division with all above it, a run, a line of graph:curated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from zhitu import assertion
from zhitu.assertion import Run, Told
from zhitu.divisions import divisions
from zhitu.errors import ZhituError
from zhitu.iri import Iris
from zhitu.memory import give_back
from zhitu.model import Claim, Document, Extraction, Failure
from zhitu.resolve import (
    Judgement,
    NameResolver,
    Resolved,
    Resolver,
    judged,
    parse_row,
    profile_from_json,
    profile_to_json,
    profiles,
    with_home,
    with_issuer,
)
from zhitu.store import Ledger, Node, Record, pack_lines, unpack, unpack_lines
from zhitu.vocabulary import vocabulary

__all__ = [
    "DOCUMENT",
    "JUDGEMENT",
    "Settled",
    "Thing",
    "Written",
    "isreplaced",
    "lines_for",
    "recorded",
    "things",
    "unwritten",
    "written",
    "written_or_not",
]

#: Kinds of sources in the ledger.
DOCUMENT, JUDGEMENT = "document", "judgement"
#: Characters of lines that are compressed together.
_PIECE = 1_000_000
#: Pieces after which memory is given back.
_GIVEN_BACK = 8
#: Lines that are counted together.
_LINES = 64
#: IRI, name and division code of what a node is, and the classes that people gave it.
Thing = tuple[str, str, str | None, tuple[str, ...]]


class Settled(NamedTuple):
    """A document's packed record, what its nodes are by their IRIs, and what in it people have rejected, by IRI."""

    packed: bytes
    things: Mapping[str, Thing]
    rejected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Written:
    """A source's lines in its own graph, and what it needs beside them.

    Lines are two hundred times as long as the text, so full pieces are compressed at once; `rest` is what follows.
    `digest` is one of all lines of a document.
    """

    full: tuple[bytes, ...]
    rest: str
    needs: tuple[str, ...]
    digest: str = ""

    @property
    def packed(self) -> bytes:
        """All lines, packed."""
        return b"".join((*self.full, pack_lines(self.rest)))

    @property
    def pieces(self) -> Iterator[str]:
        """The lines, some megabytes at a time."""
        for packed in self.full:
            yield unpack_lines(packed)
        yield self.rest

    @property
    def lines(self) -> str:
        """All lines."""
        return "".join(self.pieces)


def recorded(document: Document, extraction: Extraction, origin: tuple[str, ...], resolver: Resolver) -> Record:
    """What the ledger keeps of a document: what was extracted, who its entities are, what it says of them."""
    told = with_home(document, with_issuer(document, extraction))
    found = resolver.resolve(told)
    resolution = {entity.key: found[entity.key] for entity in extraction.entities}
    nodes = {key: Node(r.iri, r.pref_label, r.classes, r.adcode) for key, r in resolution.items()}
    of_document = {node.iri for node in nodes.values()}
    said = tuple(profile_to_json(p) for iri, p in profiles(told, found).items() if iri in of_document)
    return Record(document, extraction, nodes, said, origin)


def things(ledger: Ledger, record: Record) -> dict[str, Thing]:
    """What the nodes of a record are, by their IRIs, as the ledger has settled it."""
    found: dict[str, Thing] = {}
    for node in record.nodes.values():
        row = ledger.nodes.find(node.iri)
        if row is None:  # a judgement names what no document speaks of
            found[node.iri] = (node.iri, node.name, node.adcode, ())
            continue
        assert row.thing is not None, node.iri
        classes, adcode = tuple(row.classes.split(",")) if row.classes else (), node.adcode
        if row.thing != node.iri:
            thing = ledger.nodes.find(row.thing)
            assert thing is not None, row.thing
            adcode = profile_from_json(thing.profile).adcode
        found[node.iri] = (row.thing, row.label, adcode, classes)
    return found


def written(
    kind: str, record: Record, known: Mapping[str, Thing], iris: Iris, *, rejected: frozenset[str] = frozenset()
) -> Written:
    """The lines of a record, now that it is known what its nodes are and what people reject."""
    resolution: dict[str, Resolved] = {}
    for key, node in record.nodes.items():
        iri, name, adcode, classes = known[node.iri]
        resolution[key] = Resolved(iri, name, classes or node.classes, adcode)
    needs = {f"division {code}" for code in _with_ancestors(r.adcode for r in resolution.values() if r.adcode)}
    if kind == JUDGEMENT:
        needs.update(f"line {line.rstrip(chr(10))}" for line in _curated(record, resolution, iris))
        return Written((), "", tuple(sorted(needs)))
    run = Run(*record.origin)
    with_text = bool(json.loads(run.settings)["with_text"])
    made = assertion.lines(
        record.document, record.extraction, resolution, iris, run.iri(iris), with_text=with_text, rejected=rejected
    )
    needs.add(f"run {json.dumps(record.origin, ensure_ascii=False)}")
    full, rest, digest = _packed(made)
    return Written(full, rest, tuple(sorted(needs)), digest)


def _packed(lines: Iterable[str]) -> tuple[tuple[bytes, ...], str, str]:
    """Full pieces, compressed, and what is left of the lines; a digest of them all."""
    full: list[bytes] = []
    digest = sha256()
    waiting: list[str] = []
    size = 0
    rest_of = iter(lines)
    while some := list(islice(rest_of, _LINES)):
        waiting += some
        size += sum(map(len, some))
        if size >= _PIECE:
            piece = "".join(waiting)
            digest.update(piece.encode())
            full.append(pack_lines(piece))
            waiting, size = [], 0
            if len(full) % _GIVEN_BACK == 0:
                give_back()
    rest = "".join(waiting)
    digest.update(rest.encode())
    return tuple(full), rest, digest.hexdigest()


def unwritten(stage: str, document: Document, error: Exception) -> Failure:
    """Why a document did not get through a stage."""
    cause = str(error) if isinstance(error, ZhituError) else f"{type(error).__name__}: {error}"
    return Failure(stage, document.where or document.id, cause)


def written_or_not(iris: Iris) -> Callable[[Iterable[Settled]], Iterator[Written | Failure]]:
    """Writes the lines of documents, from their records and what their nodes are; a failure is of that one alone."""

    def write(told: Iterable[Settled]) -> Iterator[Written | Failure]:
        for packed, known, rejected in told:
            record = unpack(packed)
            try:
                yield written(DOCUMENT, record, known, iris, rejected=rejected)
            except Exception as error:  # noqa: BLE001 - told with stage and cause, see work
                yield unwritten("assertion", record.document, error)

    return write


def _curated(record: Record, resolution: Mapping[str, Resolved], iris: Iris) -> Iterator[str]:
    """The judgement itself, and what follows from it where it applies."""
    row, _ = record.origin
    judgement = parse_row(row)
    yield from assertion.judgement_lines(judgement, _told(judgement, row, iris), iris)
    if judgement.decision == "assert" and record.nodes:
        document = record.document if judgement.evidence else None
        # what leads to itself says nothing, and what people made of its ends may keep a relation from standing
        claims = (c for c in record.extraction.claims if _stands(c, resolution[c.subject], resolution[c.object]))
        extraction = replace(record.extraction, claims=tuple(claims))
        yield from assertion.statement_lines(judgement, extraction, resolution, document, iris)
    elif judgement.decision == "link" and record.nodes:
        yield assertion.link_line(resolution["subject"].iri, str(judgement.object), iris)


def _stands(claim: Claim, subject: Resolved, obj: Resolved) -> bool:
    return subject.iri != obj.iri and vocabulary().unfit(claim.property, subject.classes, obj.classes) is None


def _told(judgement: Judgement, row: str, iris: Iris) -> Told:
    """What a judgement says, by IRIs."""
    given = str(judgement.object)
    return Told(
        row,
        judged(judgement, NameResolver(iris)),
        name=given if judgement.decision == "rename" else None,
        classes=judgement.new_classes,
        link=given if judgement.decision == "link" else None,
        undoes=int(given) if judgement.decision == "undo" else None,
    )


def lines_for(need: str, iris: Iris) -> list[str]:
    """The lines that stand in a graph while some source needs them."""
    kind, _, told = need.partition(" ")
    if kind == "division":
        return list(assertion.division_lines(told, iris))
    if kind == "run":
        return list(assertion.run_lines(Run(*json.loads(told)), iris))
    return [told + "\n"]


def isreplaced(old: str, new: str, iris: Iris) -> str:
    """The line that says by which IRI a thing goes now."""
    return assertion.replaced_line(old, new, iris)


@lru_cache(4096)
def _above(code: str) -> tuple[str, ...]:
    known = divisions()
    return tuple(row.code for row in (known.by_code[code], *known.ancestors(code)))


def _with_ancestors(codes: Iterable[str]) -> set[str]:
    return {above for code in codes for above in _above(code)}
