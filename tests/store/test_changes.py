"""A change of a store is what dropping, removing and inserting one after the other would give; twice is once."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from zhitu.store import Piece, changes
from zhitu.store.changes import make, pack_lines, unpack_lines

GRAPHS = ("a:g", "a:h")
DECIMAL = "<http://www.w3.org/2001/XMLSchema#decimal>"
VALUES = st.one_of(
    st.sampled_from([f'"0.50"^^{DECIMAL}', f'"0.5"^^{DECIMAL}', f'"1"^^{DECIMAL}', "<a:o>", '"知"@zh']),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4).map(lambda text: str(ox.Literal(text))),
)
LINES = st.builds("<a:s{}> <a:p> {} <{}> .\n".format, st.integers(0, 2), VALUES, st.sampled_from(GRAPHS))
TEXTS = st.lists(LINES, max_size=6).map("".join)


def content(store: ox.Store) -> set[str]:
    return {str(quad) for quad in store}


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sets(st.sampled_from(GRAPHS)), TEXTS, TEXTS)
@example("", {"a:g"}, *(f'<a:s0> <a:p> "{n}"^^{DECIMAL} <a:g> .\n' for n in ("0.5", "0.50")))
def test_a_change_is_its_three_steps(there: str, drop: set[str], add: str, remove: str) -> None:
    store, plain = ox.Store(), ox.Store()
    for one in (store, plain):
        one.load(there.encode(), format=ox.RdfFormat.N_QUADS)
    piece = Piece.unpack(Piece(tuple(drop), add, remove).pack())
    make(store, piece)
    for graph in drop:
        plain.remove_graph(ox.NamedNode(graph))
    for quad in quads(remove):
        plain.remove(quad)
    plain.extend(quads(add))
    assert content(store) == content(plain)
    make(store, piece)
    assert content(store) == content(plain)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sets(st.sampled_from(GRAPHS), min_size=1), TEXTS, TEXTS, st.booleans())
@example(
    *[f'<a:s0> <a:p> "0.50"^^{DECIMAL} <a:g> .\n', {"a:g"}, *[f'<a:s0> <a:p> "0.50"^^{DECIMAL} <a:g> .\n'] * 2, False]
)
def test_lines_that_are_known_change_nothing_but_the_time(
    there: str, drop: set[str], add: str, remove: str, foreign: bool
) -> None:
    stored = ox.Store()
    stored.load(there.encode(), format=ox.RdfFormat.N_QUADS)
    assume(len(stored) == len(set(there.split("\n")) - {""}))  # who writes has one form of a number
    known = {g: pack_lines("".join(x + "\n" for x in there.split("\n") if x.endswith(f"<{g}> ."))) for g in GRAPHS}
    read, told = ox.Store(), ox.Store()
    for store, lines in ((read, None), (told, known)):
        store.load(there.encode(), format=ox.RdfFormat.N_QUADS)
        if foreign:  # somebody else wrote into a graph
            store.load(
                "".join(f'<a:x> <a:p> "x" <{graph}> .\n' for graph in GRAPHS).encode(), format=ox.RdfFormat.N_QUADS
            )
        make(store, Piece(tuple(sorted(drop)), add, remove), lines)
    assert content(read) == content(told)


def test_known_lines_are_not_read_from_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> set[str]:
        raise AssertionError

    monkeypatch.setattr(changes, "_dump", fail)
    store, before = ox.Store(), f'<a:s> <a:p> "1" <a:g> .\n<a:s> <a:q> "0.50"^^{DECIMAL} <a:g> .\n'
    store.load(before.encode(), format=ox.RdfFormat.N_QUADS)
    make(store, Piece(("a:g",), '<a:s> <a:p> "2" <a:g> .\n'), {"a:g": pack_lines(before)})
    assert content(store) == {'<a:s> <a:p> "2" <a:g>'}
    with pytest.raises(AssertionError):
        make(store, Piece(("a:g",), '<a:s> <a:p> "2" <a:g> .\n'))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_lines_are_packed_piece_by_piece(pieces: list[str]) -> None:
    assert unpack_lines(b"".join(map(pack_lines, pieces))) == "".join(pieces)


def test_a_log_may_be_played_from_any_point() -> None:
    pieces = [
        Piece(("a:g",), '<a:s> <a:p> "1" <a:g> .\n<a:s> <a:p> "x" <a:h> .\n'),
        Piece(("a:g",), '<a:s> <a:p> "2" <a:g> .\n', '<a:s> <a:p> "x" <a:h> .\n'),
        Piece((), '<a:s> <a:p> "x" <a:h> .\n'),
        Piece(("a:g",), '<a:s> <a:p> "3" <a:g> .\n'),
    ]
    store = ox.Store()
    for piece in pieces:
        make(store, piece)
    end = content(store)
    for start in range(len(pieces)):
        for piece in pieces[start:]:
            make(store, piece)
        assert content(store) == end


def test_lines_that_are_none_change_nothing() -> None:
    store = ox.Store()
    make(store, Piece((), '<a:s> <a:p> "1" <a:g> .\n'))
    before = content(store)
    for add in ("<a:s> <a:p> nonsense <a:g> .\n", '<a:s> <a:p> "2" } DROP ALL # <a:g> .\n'):
        for drop in ((), ("a:g",)):
            with pytest.raises(SyntaxError):
                make(store, Piece(drop, add))
    assert content(store) == before
