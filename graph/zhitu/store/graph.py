"""A graph on disk: opened, queried, and changed one document at a time."""

from __future__ import annotations

import re
import time
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from zhitu.errors import GraphBusyError, GraphError, QueryError
from zhitu.iri import PREFIXES, Iris
from zhitu.settings import DEFAULT_BASE
from zhitu.sparql import Results
from zhitu.store.changes import Piece, make
from zhitu.store.glance import carried_out, peek, search_path, searchable
from zhitu.store.marker import NAME, Marker, rebuild
from zhitu.store.mistakes import query_error
from zhitu.store.snapshot import Moved, Snapshot
from zhitu.store.tally import tally_path
from zhitu.tokens import names_dataset
from zhitu.vocabulary import vocabulary

__all__ = ["DocumentInfo", "Graph", "open_store", "sorted_nquads"]

#: How often a reader tries to get hold of a store between two steps of its writer, and the seconds between.
_TRIES, _MOMENT = 500, 0.01


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document in a graph; absent metadata is None."""

    iri: str
    identifier: str
    title: str | None
    date: str | None
    publisher: str | None


class Graph:
    """An Oxigraph store with its marker; one writer at a time, any number of readers."""

    def __init__(self, path: Path, marker: Marker, store: ox.Store, snapshot: Snapshot | None = None) -> None:
        self.path, self.marker, self.read_only = path, marker, snapshot is not None
        self._store: ox.Store | None = store
        self._snapshot = snapshot
        self._letting_go = weakref.finalize(self, snapshot.remove) if snapshot else None
        self.state: str | None = None

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Graph:
        """The graph in this directory; GraphError where it is none, of another format, or being written.

        What is opened for reading stays as it is now, between two changes, whoever writes the graph meanwhile. Its
        `state` is then the number of changes; None where that is not sure.
        """
        path = Path(path)
        if read_only:
            return cls._still(path)
        marker = _with_store(path)
        return cls(path, marker, open_store(path, path / marker.store))

    @classmethod
    def _still(cls, path: Path) -> Graph:
        """The graph as it is now, for reading."""
        for _ in range(_TRIES):
            marker = Marker.read(path)
            try:
                snapshot, state = _taken(path, marker)
            except (Moved, FileNotFoundError) as error:
                moved = error
                time.sleep(_MOMENT)
                continue
            try:
                graph = cls(path, marker, open_store(path, snapshot.path, read_only=True), snapshot)
            except BaseException:
                snapshot.remove()
                raise
            graph.state = state
            return graph
        _with_store(path)
        raise GraphError(f"{path}: the store cannot be opened: {moved}; try again when nobody writes it")

    @classmethod
    def create(cls, path: str | Path, *, base: str = DEFAULT_BASE) -> Graph:
        """A new, empty graph; GraphError where something else is already there."""
        path = Path(path)
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            kind = "already a graph; open it" if (path / NAME).is_file() else "not empty; choose another path"
            raise GraphError(f"{path}: {kind}")
        marker = Marker(Iris(base).base, vocabulary().version)
        try:
            (path / marker.store).mkdir(parents=True)
            store = open_store(path, path / marker.store)
            marker.write(path)
        except OSError as error:
            raise GraphError(f"{path}: cannot be written: {error}") from error
        return cls(path, marker, store)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; results are to be read to their end before."""
        self._store = None
        if self._letting_go is not None:
            self._letting_go()

    @property
    def store(self) -> ox.Store:
        """The pyoxigraph store itself, for rdflib and exports."""
        if self._store is None:
            raise GraphError(f"{self.path}: closed; open it again")
        return self._store

    @property
    def iris(self) -> Iris:
        """Mints the IRIs of this graph, under its base."""
        return Iris(self.marker.base)

    @property
    def size(self) -> int:
        """Number of quads."""
        return len(self.store)

    def query(
        self,
        sparql: str,
        *,
        union: bool = True,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    ) -> Results:
        """Results of a SPARQL 1.1 query over the union of all graphs, or the default graph alone; FROM overrules it.

        `prefixes` are usable without declaration; `substitutions` bind variables, by name, to terms before the query
        runs, so that no text of a user is ever pasted into SPARQL. QueryError, with line and column, on bad SPARQL.
        """
        bound = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        try:
            return self.store.query(
                sparql,
                use_default_graph_as_union=union and not names_dataset(sparql),
                prefixes=dict(prefixes) if prefixes else None,
                substitutions=dict(bound) if bound else None,
            )
        except SyntaxError as error:
            raise query_error(sparql, str(error)) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(str(error)) from error

    def documents(self) -> list[DocumentInfo]:
        """All documents, by identifier."""
        rows = self.query(
            """SELECT ?d ?id (MIN(?t) AS ?title) (MIN(?i) AS ?issued) (MIN(?p) AS ?publisher) WHERE {
                ?d a zt:Document ; dcterms:identifier ?id .
                OPTIONAL { ?d dcterms:title ?t } OPTIONAL { ?d dcterms:issued ?i } OPTIONAL { ?d dc:publisher ?p }
            } GROUP BY ?d ?id""",
            prefixes=PREFIXES,
        )
        assert isinstance(rows, ox.QuerySolutions)
        found = [DocumentInfo(str(_value(r[0])), str(_value(r[1])), *(_value(r[n]) for n in (2, 3, 4))) for r in rows]
        return sorted(found, key=lambda d: d.identifier)

    def replace(
        self,
        drop: Collection[str],
        lines: Iterable[str],
        *,
        forget: Collection[tuple[str, str]] = (),
        remove: Iterable[str] = (),
    ) -> None:
        """Drop named graphs and add lines of N-Quads, in one transaction; otherwise as `apply`.

        `drop` holds IRIs of graphs, `forget` pairs of a graph and a subject that is to vanish from it, `remove` lines
        that are to go; `lines` are as `assertion` writes them.
        """
        gone = [*_ended(remove), *(line for graph, subject in forget for line in self.lines(graph, subject))]
        self.apply(Piece(tuple(drop), "".join(_ended(lines)), "".join(gone)))

    def lines(self, graph: str, subject: str) -> Iterator[str]:
        """What a named graph says of a subject, as lines of N-Quads."""
        for quad in self.store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.NamedNode(graph)):
            yield f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"

    def apply(self, piece: Piece, known: Mapping[str, bytes] | None = None) -> None:
        """Make a change, in one transaction: all of it happens or nothing. GraphError where the disk refuses.

        `known` are packed lines of the graphs that are dropped, as far as they are at hand.
        """
        if self.read_only:
            raise GraphError(f"{self.path}: opened for reading only")
        try:
            make(self.store, piece, known)
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be written: {error}") from error

    def flush(self) -> None:
        """Put all that was changed on disk, so that it outlasts a power failure."""
        try:
            self.store.flush()
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be written: {error}") from error

    def backup(self, path: str | Path) -> None:
        """Copy the graph, as it is now, to a new directory, for reading; cheap, since files are linked if possible.

        The copy has no ledger, so that no documents can be added to it or replaced in it.
        """
        path = Path(path)
        if path.exists():
            raise GraphError(f"{path}: already exists; choose another path for the backup")
        try:
            path.mkdir(parents=True)
            target = (path / self.marker.store).absolute()
            if self._snapshot is None:
                self.store.backup(str(target))
            else:
                self._snapshot.copy(target)
            self.marker.write(path)
        except OSError as error:
            raise GraphError(f"{path}: cannot be written: {error}") from error


def _with_store(path: Path) -> Marker:
    """The marker of a graph whose store is there; GraphError where it is gone, in the place of which none is begun."""
    for _ in range(2):  # one that is built anew may just have got another store
        marker = Marker.read(path)
        if (path / marker.store / "CURRENT").is_file():
            return marker
    lost = f"{marker.store}/CURRENT" if (path / marker.store).is_dir() else f"the folder {marker.store}"
    raise GraphError(f"{path}: the store cannot be opened: {lost} is gone; {rebuild(path)}, or put its copy back")


def _taken(path: Path, marker: Marker) -> tuple[Snapshot, str | None]:
    """The store as it is now, and the number of changes that it has in it; None where it may be one less.

    A writer tells the ledger what it is going to do, does it, and tells the search index, if there is one.
    """
    counts = tally_path(path, marker.store)
    if not counts.is_file():  # a copy that nobody has written yet
        snapshot = Snapshot(path / marker.store)
        return snapshot, None if counts.is_file() else "0"
    done = carried_out(counts), searchable(search_path(path, marker.store))
    snapshot = Snapshot(path / marker.store)
    try:
        begun = peek(counts, "changes")
        return snapshot, begun if begun in done else None
    except BaseException:
        snapshot.remove()
        raise


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each with its line end."""
    return (line if line.endswith("\n") else line + "\n" for line in lines)


#: Seconds for which a graph that is being written is waited for, and between two tries.
_PATIENCE, _PAUSE = 5.0, 0.05
#: What the system says where files are not ours to write; a store on them is whole.
_FORBIDDEN = re.compile("permission denied|read-only file system", re.IGNORECASE)
#: What it says where there is no room; the store is whole then too.
_FULL = re.compile("no space left|disk quota exceeded|file too large", re.IGNORECASE)


def open_store(graph: Path, directory: Path, *, read_only: bool = False) -> ox.Store:
    """The Oxigraph store in `directory`; GraphError, about `graph`, where it cannot be opened.

    Who writes gets some seconds to end: a service lets go of its graph soon after each update.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return _opened(graph, directory, read_only=read_only)
        except GraphBusyError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _opened(graph: Path, directory: Path, *, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(directory)) if read_only else ox.Store(str(directory))
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB found its files damaged
        told = str(error).strip().replace(f"{directory}/", "")
        if _FORBIDDEN.search(told):
            done = "read" if read_only else "written"
            raise GraphError(f"{graph}: cannot be {done}: {told}; check the permissions of its files") from error
        if _FULL.search(told):
            raise GraphError(f"{graph}: the store cannot be opened: {told}; make room on its disk") from error
        if "lock" in told.casefold():
            raise GraphBusyError(
                f"{graph}: another process is writing this graph; try again when it has ended"
            ) from error
        raise GraphError(f"{graph}: the store cannot be opened: {told}; build the graph anew") from error


def sorted_nquads(graph: Graph) -> str:
    """All quads as sorted lines of N-Quads: equal graphs give equal text (no blank nodes, so no canonicalisation)."""
    dumped = graph.store.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    return "".join(sorted(line + "\n" for line in dumped.decode().split("\n") if line))


def _value(term: object) -> str | None:
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else None
