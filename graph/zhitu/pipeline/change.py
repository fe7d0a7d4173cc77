"""One change of a graph: sources come and go, what they touch is settled again, and the store's part of it is written.

Everything happens in one transaction of the ledger, which ends with the pieces for the store in the redo log: so the
change is decided in one moment, and can be carried out from there however often the program is killed.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from zhitu.iri import Iris
from zhitu.model import Failure
from zhitu.pipeline.curation import Curation
from zhitu.pipeline.report import Stage, unheard
from zhitu.pipeline.resolving import Resolution
from zhitu.pipeline.splitting import Splits
from zhitu.pipeline.writing import (
    DOCUMENT,
    JUDGEMENT,
    Settled,
    Written,
    isreplaced,
    lines_for,
    recorded,
    things,
    written,
    written_or_not,
)
from zhitu.resolve import Judgement, NameResolver
from zhitu.resolve.judgements import PAIRS
from zhitu.resolve.suffixes import as_suffix
from zhitu.store import Ledger, Piece, Source, pack, unpack

__all__ = ["Change", "Unwritable", "Write"]

#: Characters of lines that go into one piece; a change that touches more than this takes several.
_PIECE = 8_000_000
#: Writes the lines of documents, in order, once it is settled what their nodes are.
Write = Callable[[Iterable[Settled]], Iterator[Written | Failure]]
#: Identifiers of the documents that state a claim, event or observation.
Where = Callable[[str], Iterable[str]]


class Unwritable(Exception):  # noqa: N818 - says what is wrong, as in errors
    """A document whose lines cannot be written; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.cause)


class Change:
    """To be used within a transaction of the ledger: first sources, then `settle`, then what is to be written.

    changed  IRIs of the graphs that are dropped or get other lines, known once `pieces` are drawn
    written  lines of the documents that were put, by identifier, known then too
    before   packed lines that the store has of those graphs, by their IRIs, as far as they are known
    lasting  that the ledger cannot be put back, so that the change is to be completed
    """

    def __init__(self, ledger: Ledger, iris: Iris, curation: Curation, where: Where = lambda _: ()) -> None:
        self.ledger, self.iris, self.curation, self.where = ledger, iris, curation, where
        self.resolution = Resolution(ledger)
        self.changed: list[str] = []
        self.written: dict[str, str] = {}
        self.before: dict[str, bytes] = {}
        self.lasting = False
        self._same: set[str] = set()
        self._needs: Counter[str] = Counter()
        self._gone: dict[str, None] = {}
        self._come: dict[int, None] = {}
        self._put: set[str] = set()
        self._judged: list[Judgement] = []
        self._undo: list[tuple[str, str, bytes | None]] = []

    def take(self, kind: str, identifier: str) -> bool:
        """Remove a source; whether there was one."""
        source = self.ledger.source(kind, identifier)
        if source is None:
            return False
        self._undo.append((kind, identifier, source.packed))
        self.resolution.say(source.number, unpack(source.packed).profiles, -1)
        self._needs.subtract(source.needs)
        self._remember(source)
        self.ledger.take(source.number)
        self._come.pop(source.number, None)
        if kind == DOCUMENT:
            self._gone[identifier] = None
        return True

    def _remember(self, source: Source) -> None:
        """Keep what the store has of a document, before the ledger has something else of it."""
        lines = self.ledger.lines(source.number)
        if lines is not None:
            self.before.setdefault(self.iris.document(source.id), lines)

    def put(self, kind: str, identifier: str, packed: bytes, profiles: Sequence[str] | None = None) -> None:
        """Add a source, in the place of the one of this identifier if there is one; `profiles` are the record's."""
        if not self.take(kind, identifier):
            self._undo.append((kind, identifier, None))
        self._put.add(identifier)
        if kind == DOCUMENT and as_suffix(identifier) in self.curation.splits.suffixes:
            record = self.curation.splits.of(unpack(packed))
            packed, profiles = pack(record), record.profiles
        number = self.ledger.put(kind, identifier, packed)
        self._come[number] = None
        self.resolution.say(number, unpack(packed).profiles if profiles is None else profiles, 1)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements, or derive those that are there again, and all that these undo."""
        again, before = set[int](), self.curation.held
        for judgement in judgements:
            self.curation.know(judgement)
            again.add(judgement.sequence)
        for sequence in sorted(again | (before ^ self.curation.held)):
            judgement = self.curation.log[sequence]
            self._judged.append(judgement)
            self.put(JUDGEMENT, str(sequence), pack(self.curation.record(judgement)))
            if judgement.decision in ("reject", "confirm"):
                self._rewrite(judgement)
            elif judgement.decision in PAIRS:
                self._split(judgement)

    def _rewrite(self, judgement: Judgement) -> None:
        """Write the documents anew that state what is rejected, or no longer is."""
        told = [judgement.evidence.document] if judgement.evidence else self.where(str(judgement.subject))
        for identifier in told:
            source = self.ledger.source(DOCUMENT, identifier)
            if source is not None:
                self._come[source.number] = None

    def _split(self, judgement: Judgement) -> None:
        """Put the documents again of which a decision tells apart what they mean, or no longer does."""
        suffixes = Splits(self.curation.nodes(judgement)).suffixes
        for identifier in [self._documents[suffix] for suffix in sorted(suffixes) if suffix in self._documents]:
            source = self.ledger.source(DOCUMENT, identifier)
            assert source is not None
            old = unpack(source.packed)
            new = recorded(old.document, old.extraction, old.origin, NameResolver(self.iris))
            if self.curation.splits.of(new) != old:
                self.put(DOCUMENT, identifier, pack(new), new.profiles)

    @cached_property
    def _documents(self) -> dict[str, str]:
        """Identifiers of documents by what they are in IRIs of nodes."""
        return {as_suffix(identifier): identifier for identifier in self.ledger.identifiers(DOCUMENT)}

    def renew(self) -> None:
        """Derive all again from what was extracted, where other rules said who is who; this cannot be reverted."""
        self.lasting = True
        resolver = NameResolver(self.iris)
        for source in self.ledger.sources(DOCUMENT):
            old = unpack(source.packed)
            new = self.curation.splits.of(recorded(old.document, old.extraction, old.origin, resolver))
            if new != old:
                self.resolution.say(source.number, old.profiles, -1)
                self.resolution.say(source.number, new.profiles, 1)
                self.ledger.repack(source.number, pack(new))
                self._come[source.number] = None
        self.ledger.nodes.doubt()
        self.judge(list(self.curation.log.values()))

    def revert(self, back: Change) -> None:
        """Ask another change for all sources as they were before this one."""
        for kind, identifier, packed in reversed(self._undo):
            if packed is None:
                back.take(kind, identifier)
            else:
                back.put(kind, identifier, packed)
        back.curation = Curation(self.ledger, self.iris)
        back._judged = self._judged

    def settle(self, stage: Stage = unheard) -> None:
        """Say anew which of the touched nodes are one thing."""
        for judgement in self._judged:
            self.resolution.reconsider(self.curation.nodes(judgement))
        self.resolution.describe(self.curation.decisions, stage)
        for judgement, before in self.curation.find_again():
            self.resolution.reconsider((*before, *self.curation.nodes(judgement)))
            if judgement.decision == "link":
                self.put(JUDGEMENT, str(judgement.sequence), pack(self.curation.record(judgement)))
        decisions = self.curation.decisions
        self.resolution.settle(decisions)
        for node, _, _ in self.resolution.moved:
            for sequence in decisions.links.get(node, ()):  # what is linked is the thing
                source = self.ledger.source(JUDGEMENT, str(sequence))
                assert source is not None
                self._come[source.number] = None

    def pieces(self) -> Iterator[Piece]:
        """What is to be done to the store, in order; Unwritable where a document has no lines."""
        self.settle()
        drop, lines, size = dict(self._gone), list[str](), 0
        for identifier, made in self.documents(written_or_not(self.iris)):
            if isinstance(made, Failure):
                raise Unwritable(made)
            if identifier in self._same:
                continue
            drop[identifier] = None
            if identifier in self._put:
                self.written[identifier] = made.lines
            lines.append(made.lines)
            size += len(made.lines)
            if size > _PIECE:
                yield self._piece(drop, lines)
                drop, lines, size = {}, [], 0
        yield self._piece(drop, lines, *self.beside())
        self.ledger.nodes.done()

    def documents(self, write: Write) -> Iterator[tuple[str, Written | Failure]]:
        """Identifiers of all documents that are to be written, with what came of it; needs are counted."""
        waiting: deque[Source] = deque()

        def told() -> Iterator[Settled]:
            for source in self._affected(DOCUMENT):
                waiting.append(source)
                known = things(self.ledger, unpack(source.packed))
                yield Settled(source.packed, known, self.curation.decisions.rejected_in(source.id))

        for made in write(told()):
            source = waiting.popleft()
            if isinstance(made, Written):
                self._need(source, made)
            yield source.id, made

    def _affected(self, kind: str) -> Iterator[Source]:
        """Sources of a kind that came or speak of a node that is another thing now."""
        for number in list(self._come):
            source = self.ledger.numbered(number)
            if source.kind == kind:
                yield source
        for number in self.ledger.nodes.renewed():
            if number not in self._come:
                source = self.ledger.numbered(number)
                if source.kind == kind:
                    yield source

    def _need(self, source: Source, made: Written) -> None:
        if made.digest and made.digest == self.ledger.digest(source.number):
            self._same.add(source.id)
        self._remember(source)
        self._needs.subtract(source.needs)
        self._needs.update(made.needs)
        self.ledger.note(source.number, made.needs, made.digest, made.packed)

    def beside(self) -> tuple[str, str]:
        """Lines that come and that go beside the documents, once these are written."""
        for source in self._affected(JUDGEMENT):
            record = unpack(source.packed)
            self._need(source, written(JUDGEMENT, record, things(self.ledger, record), self.iris))
        came, went = self.ledger.count({key: step for key, step in self._needs.items() if step})
        add, remove = ([line for key in keys for line in lines_for(key, self.iris)] for keys in (came, went))
        for node, old, new in self.resolution.moved:
            if old is not None and old != node:
                remove.append(isreplaced(node, old, self.iris))
            if new is not None and new != node:
                add.append(isreplaced(node, new, self.iris))
        return "".join(add), "".join(remove)

    def _piece(self, documents: Iterable[str], lines: Iterable[str], add: str = "", remove: str = "") -> Piece:
        drop = tuple(map(self.iris.document, documents))
        beside = {line.rsplit(" ", 2)[1][1:-1] for text in (add, remove) for line in text.split("\n") if line}
        self.changed += [*drop, *sorted(beside)]
        return Piece(drop, "".join(lines) + add, remove)
