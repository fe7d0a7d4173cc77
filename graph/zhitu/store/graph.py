"""A graph on disk: opened, queried, and changed one document at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from zhitu.errors import GraphError, QueryError
from zhitu.iri import PREFIXES, Iris
from zhitu.settings import DEFAULT_BASE
from zhitu.store.changes import Piece, make
from zhitu.store.marker import NAME, Marker
from zhitu.tokens import tokens
from zhitu.vocabulary import vocabulary

__all__ = ["DocumentInfo", "Graph", "sorted_nquads"]

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)[^>]*>)*(?:INSERT|DELETE|DROP|CLEAR|LOAD|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


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

    def __init__(self, path: Path, marker: Marker, store: ox.Store, *, read_only: bool) -> None:
        self.path, self.marker, self.read_only = path, marker, read_only
        self._store: ox.Store | None = store

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Graph:
        """The graph in this directory; GraphError where it is none, of another format, or being written."""
        path = Path(path)
        marker = Marker.read(path)
        return cls(path, marker, open_store(path, path / marker.store, read_only=read_only), read_only=read_only)

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
        return cls(path, marker, store, read_only=False)

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; results that are still being read keep them open."""
        self._store = None

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
        """Results of a SPARQL 1.1 query over the union of all graphs, or the default graph alone.

        `prefixes` are usable without declaration; `substitutions` bind variables, by name, to terms before the query
        runs, so that no text of a user is ever pasted into SPARQL. QueryError, with line and column, on bad SPARQL.
        """
        bound = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        try:
            return self.store.query(
                sparql,
                use_default_graph_as_union=union,
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
            self.store.backup(str((path / self.marker.store).absolute()))
            self.marker.write(path)
        except OSError as error:
            raise GraphError(f"{path}: cannot be written: {error}") from error


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each with its line end."""
    return (line if line.endswith("\n") else line + "\n" for line in lines)


def open_store(graph: Path, directory: Path, *, read_only: bool = False) -> ox.Store:
    """The Oxigraph store in `directory`; GraphError, about `graph`, where it cannot be opened."""
    try:
        return ox.Store.read_only(str(directory)) if read_only else ox.Store(str(directory))
    except (OSError, RuntimeError) as error:  # RuntimeError: RocksDB found its files damaged
        if "lock" in str(error).casefold():
            raise GraphError(f"{graph}: another process is writing this graph; try again when it has ended") from error
        raise GraphError(f"{graph}: the store cannot be opened: {str(error).strip()}") from error


def query_error(sparql: str, message: str, *, update: bool = False) -> QueryError:
    """pyoxigraph's complaint about a query in one line, with the place and what stands there."""
    match = _POSITION.match(message)
    if not match:
        return QueryError(" ".join(message.split()))
    line, column = int(match[1]), int(match[2])
    row = [*sparql.split("\n"), ""][line - 1]
    start = column - 1
    while 0 < start <= len(row) and row[start - 1] not in " {}()<>,;.":
        start -= 1
    rest = row[start:].strip()
    near = f"near {rest[:20]!r}" if rest else "at the end"
    if not update and _UPDATE.match(sparql):
        return QueryError(f"{near}: an update, not a query", line, column)
    # What the parser could have gone on with: tokens in quotes, keywords, character classes; now and then a sentence.
    # Of keywords it names one out of many, which misleads.
    wanted = re.sub(r"\[[^\]]*\]|\s+", " ", match[3].removeprefix("expected ").removeprefix("one of ")).split(",")
    fitting = [token.strip() for token in wanted if token.strip(" |")]
    sentences = [token for token in fitting if " " in token and '"' not in token]
    if sentences:
        reason = "prefix not declared" if "Prefix not found" in sentences else sentences[0]
        return QueryError(f"{near}: {reason}", line, column)
    if not update and not any(token.word in _FORMS for token in tokens(sparql)):
        return QueryError(f"syntax error {near}; a query is SELECT, ASK, CONSTRUCT or DESCRIBE", line, column)
    marks = [token for token in fitting if not token.isalpha()]
    expected = f"; expected {', '.join(marks[:12])}" if marks else ""
    return QueryError(f"syntax error {near}{expected}", line, column)


def sorted_nquads(graph: Graph) -> str:
    """All quads as sorted lines of N-Quads: equal graphs give equal text (no blank nodes, so no canonicalisation)."""
    dumped = graph.store.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    return "".join(sorted(line + "\n" for line in dumped.decode().split("\n") if line))


def _value(term: object) -> str | None:
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else None
