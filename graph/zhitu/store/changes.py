"""A change of the store: graphs that get other lines, lines that come and go beside them; made in one transaction.

What is the same before and after is not touched, since removing and inserting again is what costs. Making a change
twice is making it once, so that a redo log may be played from any point.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["Piece", "make", "pack_lines", "unpack_lines"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Drop the named graphs of these IRIs, remove lines of N-Quads, then add lines."""

    drop: tuple[str, ...]
    add: str
    remove: str = ""

    def pack(self) -> bytes:
        """As bytes."""
        return zlib.compress(json.dumps([self.drop, self.add, self.remove], ensure_ascii=False).encode(), 1)

    @classmethod
    def unpack(cls, packed: bytes) -> Piece:
        """What `pack` made these bytes of."""
        drop, add, remove = json.loads(zlib.decompress(packed))
        return cls(tuple(drop), add, remove)


def pack_lines(lines: str) -> bytes:
    """Lines as bytes, a sixteenth of their size; what several calls gave may be put together.

    >>> unpack_lines(pack_lines("a\\n") + pack_lines("b\\n"))
    'a\\nb\\n'
    """
    return zlib.compress(lines.encode(), 1)


def unpack_lines(packed: bytes) -> str:
    """What `pack_lines` made these bytes of."""
    found: list[bytes] = []
    while packed:
        stream = zlib.decompressobj()
        found.append(stream.decompress(packed))
        packed = stream.unused_data
    return b"".join(found).decode()


def make(store: ox.Store, piece: Piece, known: Mapping[str, bytes] | None = None) -> None:
    """Change the store: all of it or nothing. SyntaxError where lines are bad, OSError where the disk refuses.

    `known` has, by their IRIs, the packed lines of graphs that are dropped, which takes a tenth of reading them.
    """
    dropped = [graph for graph in map(ox.NamedNode, piece.drop) if store.contains_named_graph(graph)]
    if not dropped and not piece.remove:
        store.load(piece.add.encode(), format=ox.RdfFormat.N_QUADS)
        return
    added = set(_lines(piece.add))
    # what is removed from a dropped graph goes with it; a number is stored as its value, so 0.50 and 0.5 are one line
    elsewhere = (line for line in _lines(piece.remove) if line.rsplit(" ", 2)[1][1:-1] not in piece.drop)
    removed = _canonical(elsewhere) - added
    filled = {line.rsplit(" ", 2)[1] for line in added}
    empty, read = [], bool(removed)
    for graph in dropped:
        if str(graph) not in filled:
            empty.append(f"DROP SILENT GRAPH {graph}")
        elif (lines := _written(store, graph, known or {})) is not None:
            removed |= lines
        else:
            removed |= _dump(store, graph)
            read = True
    come, go = added - removed, removed - added
    if come and go and read:
        stored = _canonical(come)
        come, go = stored, go - stored
    steps = [*empty, *_data("DELETE", go), *_data("INSERT", come)]
    if steps:
        store.update(" ;\n".join(steps))


def _lines(text: str) -> list[str]:
    # Not splitlines: a literal may hold U+2028 and others that it takes for line ends.
    return [line for line in text.split("\n") if line]


def _written(store: ox.Store, graph: ox.NamedNode, known: Mapping[str, bytes]) -> set[str] | None:
    """The known lines of a named graph; None where somebody else has added some or taken some away."""
    if graph.value not in known:
        return None
    lines = set(_lines(unpack_lines(known[graph.value])))
    solutions = store.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    number = next(solutions)[0]
    assert isinstance(number, ox.Literal)
    return lines if int(number.value) == len(lines) else None


def _dump(store: ox.Store, graph: ox.NamedNode) -> set[str]:
    """The lines of a named graph."""
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
    assert dumped is not None
    return {f"{line[:-2]} {graph} ." for line in _lines(dumped.decode())}


def _canonical(lines: Iterable[str]) -> set[str]:
    """The lines as a store gives them back."""
    through = ox.Store()
    through.load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    dumped = through.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    return set(_lines(dumped.decode()))


def _data(verb: str, lines: Iterable[str]) -> list[str]:
    """SPARQL that inserts or deletes the lines; what has one subject is written together, which parses faster."""
    graphs: dict[str, dict[str, list[str]]] = {}
    for line in sorted(lines):
        triple, graph, _ = line.rsplit(" ", 2)  # an IRI holds no blank
        subject, rest = triple.split(" ", 1)
        graphs.setdefault(graph, {}).setdefault(subject, []).append(rest)
    if not graphs:
        return []
    blocks = (
        f"GRAPH {graph} {{\n" + " .\n".join(f"{s} {' ; '.join(rest)}" for s, rest in subjects.items()) + " .\n}"
        for graph, subjects in graphs.items()
    )
    return [f"{verb} DATA {{\n" + "\n".join(blocks) + "\n}"]
