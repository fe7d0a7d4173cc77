"""A graph opened for writing: store and ledger together, every change whole, whenever the program is killed.

A change is decided by one transaction of the ledger, which puts it into the redo log; then it is carried out in the
store. The log is emptied once the store has it on disk, at the latest when the graph is closed; what is found in it
when the graph is opened is carried out again, which does no harm. Readers see each document before or after.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from zhitu import assertion
from zhitu.errors import GraphError
from zhitu.iri import PREFIXES, ZT, Iris, is_iri
from zhitu.pipeline.change import Change, Unwritable
from zhitu.pipeline.curation import Curation
from zhitu.pipeline.hooks import HOOKS, Hook
from zhitu.pipeline.outside import mend
from zhitu.pipeline.writing import DOCUMENT
from zhitu.resolve import rules_version
from zhitu.settings import Settings
from zhitu.store import Graph, Ledger, Piece, ledger_path
from zhitu.summary import marker

__all__ = ["RULES", "Writer", "check_base", "create_graph", "open_writer"]

#: Pieces and bytes that the redo log may hold before the store is made to put everything on disk.
_PIECES, _BYTES = 64, 32_000_000
#: Room on disk, beyond some copies of a change, without which it is not begun.
_ROOM = 8_000_000


#: The ledger's name for the rules that settled it.
RULES = "rules"


class Writer:
    """A graph that may be changed, held by one process; a context manager.

    `told` says what else had to be done when it was opened.
    """

    def __init__(self, graph: Graph, ledger: Ledger, hooks: Sequence[Hook]) -> None:
        self.graph, self.ledger, self.hooks = graph, ledger, hooks
        self.iris: Iris = graph.iris
        self.curation = Curation(ledger, self.iris)
        self._begun = False
        self._undone = True
        self.told: list[str] = []
        self._recover()
        if ledger.fact(RULES) != rules_version():
            self._renew()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Put everything on disk and let go of the files."""
        try:
            self.checkpoint()
        finally:
            self.graph.close()
            self.ledger.close()

    def change(self, what: Callable[[Change], None]) -> Change:
        """Carry out what `what` asks of a change, whole or not at all; GraphError where the disk refuses."""
        try:
            with self.ledger.transaction():
                change = Change(self.ledger, self.iris, self.curation, self._where)
                what(change)
                after = self._log(self._followed(change.pieces()))
                self.ledger.remember("changes", str(self.changes + 1))
        except BaseException:
            self.curation = Curation(self.ledger, self.iris)  # it has learnt what did not happen
            raise
        self._begun, self._undone = False, True
        try:
            self._carry_out(after, change.before)
        except GraphError as error:
            self._put_back(change, after, error)
            raise
        self._tell(change.changed)
        self._undone = False
        pieces, size = self.ledger.log_size()
        if pieces >= _PIECES or size >= _BYTES:
            self.checkpoint()
        return change

    def _renew(self) -> None:
        """Settle anew what other rules settled."""

        def renew(change: Change) -> None:
            change.renew()
            self.ledger.remember(RULES, rules_version())

        try:
            changed = self.change(renew).changed
        except Unwritable as error:
            told = f"{error.failure.where} cannot be written by the present rules ({error.failure.cause})"
            raise GraphError(f"{self.graph.path}: {told}; build the graph anew with: zhitu build") from error
        number = len([iri for iri in changed if iri.startswith(self.iris.document(""))])
        self.told.append(
            f"{self.graph.path}: other rules had settled what is one thing; it was settled anew, "
            f"which changed {number} of {self.ledger.size(DOCUMENT)} documents"
        )

    def _where(self, record: str) -> Iterator[str]:
        """Identifiers of the documents that state a claim, event or observation."""
        store, identifier = self.graph.store, ox.NamedNode(PREFIXES["dcterms"] + "identifier")
        for quad in store.quads_for_pattern(ox.NamedNode(record), ox.NamedNode(ZT + "status"), None):
            if isinstance(quad.graph_name, ox.NamedNode):
                for told in store.quads_for_pattern(quad.graph_name, identifier, None, quad.graph_name):
                    assert isinstance(told.object, ox.Literal)
                    yield told.object.value

    @property
    def with_text(self) -> bool:
        """Whether the graph keeps full texts."""
        return self.ledger.fact("with_text", "yes") == "yes"

    @property
    def changes(self) -> int:
        """How many changes there were; what is derived from the graph can tell by it whether it is current."""
        return int(self.ledger.fact("changes", "0"))

    def _log(self, pieces: Iterable[Piece]) -> int:
        """Put the pieces into the redo log, if there is room to carry them out; the number before the first."""
        size, numbers = 0, []
        for piece in pieces:
            size += len(piece.add) + len(piece.remove)
            numbers.append(self.ledger.log(piece.pack()))
        free = shutil.disk_usage(self.graph.path).free
        if free < _ROOM + 4 * size:
            raise GraphError(f"{self.graph.path}: cannot be written: {free / 1e6:.0f} MB left on disk; make room first")
        return numbers[0] - 1

    def _carry_out(self, after: int, known: Mapping[str, bytes]) -> None:
        for _, packed in self.ledger.logged(after):
            self._apply(Piece.unpack(packed), known)
            self._begun = True

    def _apply(self, piece: Piece, known: Mapping[str, bytes] | None = None) -> None:
        try:
            self.graph.apply(piece, known)
        except SyntaxError as error:  # a fault of this program, which must not stop all later changes as well
            told = f"the store cannot read a change of this graph ({error}); build it anew if that stays"
            raise GraphError(f"{self.graph.path}: {told}") from error

    def _put_back(self, change: Change, after: int, error: GraphError) -> None:
        """The ledger as it was before a change that the store refused."""
        try:
            if self._begun or change.lasting:
                raise GraphError("it cannot be taken back")
            with self.ledger.transaction():
                back = Change(self.ledger, self.iris, self.curation)
                change.revert(back)
                for _ in back.pieces():
                    pass  # the store has nothing to take back
                self.ledger.unlog(after)
            self._undone = False
        except GraphError as second:
            raise GraphError(f"{error}; the change is noted and will be completed when there is room") from second
        finally:
            self.curation = Curation(self.ledger, self.iris)

    def _followed(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces with what they entail; where they are several, that is made anew when all are carried out."""
        first, second = next(pieces), next(pieces, None)
        if second is None:
            for hook in self.hooks:
                first = hook.before(self.graph, first)
            yield first
            return
        self.ledger.remember("stale", "yes")
        yield from (first, second)
        yield from pieces

    def _tell(self, changed: Sequence[str]) -> None:
        stale = self.ledger.fact("stale") == "yes"
        for hook in self.hooks:
            hook.after(self.graph, self.ledger, None if stale else changed)
        if stale:
            with self.ledger.transaction():
                self.ledger.remember("stale", "no")

    def _recover(self) -> None:
        """Carry out what the redo log holds, and follow a change past the ledger that was cut off."""
        mend(self.graph)
        changed: list[str] = []
        for _, packed in self.ledger.logged():
            piece = Piece.unpack(packed)
            self._apply(piece)
            lines = (piece.add + piece.remove).split("\n")[:-1]
            changed += [*piece.drop, *sorted({line.rsplit(" ", 2)[1][1:-1] for line in lines})]
        if changed or self.ledger.fact("stale") == "yes":
            self._tell(changed)
        self._undone = False
        self.checkpoint()

    def checkpoint(self) -> None:
        """Make sure that the store has on disk what the redo log holds, and empty it.

        To be called before anything else than a change is written into the store.
        """
        if not self._undone and self.ledger.log_size()[0]:  # what was broken off waits for the next opening
            self.graph.flush()
            with self.ledger.transaction():
                self.ledger.clear_log()


def open_writer(path: str | Path, *, hooks: Sequence[Hook] | None = None) -> Writer:
    """The graph at `path`, opened for writing; GraphError where there is none, or another process is writing it.

    The only way in which a graph that is there is changed; what a crash left undone is completed first.
    """
    graph = Graph.open(path)
    try:
        ledger = Ledger.open(graph.path, ledger_path(graph.path, graph.marker.store))
        try:
            return Writer(graph, ledger, HOOKS if hooks is None else hooks)
        except BaseException:
            ledger.close()
            raise
    except BaseException:
        graph.close()
        raise


def check_base(base: str) -> None:
    """GraphError where IRIs cannot begin so."""
    if not is_iri(base):
        raise GraphError(f"the base {base!r} is no IRI; give one such as https://data.example.org/id/")
    if "#" in base:  # those of passages have a fragment of their own
        raise GraphError(f"the base {base!r} has a #; give one such as https://data.example.org/id/")


def create_graph(path: str | Path, settings: Settings | None = None) -> Writer:
    """A new graph without documents, opened for writing; GraphError where something else is at `path`."""
    settings = settings or Settings()
    check_base(settings.base)
    graph = Graph.create(path, base=settings.base)
    graph.replace(
        (), [*assertion.ontology_lines(graph.iris), *assertion.gazetteer_lines((), graph.iris), marker(graph.iris)]
    )
    ledger = Ledger.create(graph.path, ledger_path(graph.path, graph.marker.store))
    with ledger.transaction():
        ledger.remember("with_text", "yes" if settings.with_text else "no")
        ledger.remember(RULES, rules_version())
    ledger.harden()
    return Writer(graph, ledger, HOOKS)
