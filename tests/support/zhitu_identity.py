"""What names in documents are in a graph of all of them, which is the same in both orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate, combinations
from pathlib import Path

import pytest

from zhitu.model import Document, Entity, Extractor
from zhitu.pipeline import build_documents, open_writer
from zhitu.settings import Settings
from zhitu.store import Record, unpack

__all__ = ["Side", "identity_tests", "parted_test", "things"]

#: A name, the second of its kind where `#2` follows; the text that has it; who published that; its date, if it matters.
Side = tuple[str, str, str] | tuple[str, str, str, str]
Test = Callable[[Path, Extractor, str], None]


def identity_tests(apart: Mapping[str, list[Side]], together: Mapping[str, list[Side]]) -> tuple[Test, Test]:
    """Two tests: the sides of each case of `apart` are all different things, those of `together` are one."""

    @pytest.mark.parametrize("case", apart)
    def two_stay_two(tmp_path: Path, extractor: Extractor, case: str) -> None:
        found = things(tmp_path / "g.db", apart[case], extractor)
        alike = [pair for pair in combinations(found, 2) if pair[0][0] == pair[1][0]]
        assert not alike, found

    @pytest.mark.parametrize("case", together)
    def one_is_one(tmp_path: Path, extractor: Extractor, case: str) -> None:
        found = set(things(tmp_path / "g.db", together[case], extractor))
        assert len(found) == 1, found

    return two_stay_two, one_is_one


def parted_test(cases: Mapping[str, list[list[Side]]]) -> Test:
    """A test that the sides of each group of a case are one thing, and those of two groups are two."""

    @pytest.mark.parametrize("case", cases)
    def groups_are_things(tmp_path: Path, extractor: Extractor, case: str) -> None:
        groups = cases[case]
        found = things(tmp_path / "g.db", [side for group in groups for side in group], extractor)
        ends = list(accumulate(map(len, groups)))
        things_of = [{iri for iri, _ in found[end - len(g) : end]} for g, end in zip(groups, ends, strict=True)]
        assert all(len(iris) == 1 for iris in things_of), found
        assert len(frozenset().union(*things_of)) == len(groups), found

    return groups_are_things


def things(path: Path, sides: list[Side], extractor: Extractor) -> list[tuple[str, str]]:
    """IRI and name of what each side is, in a graph of all their documents; the same in both orders."""
    told = [(side[1], side[2], side[3] if len(side) == 4 else "2024") for side in sides]
    texts = list(dict.fromkeys(told))
    made = [
        Document(f"d{n}", text, "0" * 64, date=date, publisher=publisher or None)
        for n, (text, publisher, date) in enumerate(texts)
    ]
    found: list[list[tuple[str, str]]] = []
    for order in (made, made[::-1]):
        report = build_documents(order, path, Settings(), extractor=lambda _: extractor)
        assert report.failures == []
        with open_writer(path) as writer:
            sources = [writer.ledger.source("document", document.id) for document in made]
            records = [unpack(source.packed) for source in sources if source is not None]
            named = [(side[0], records[texts.index(of)]) for side, of in zip(sides, told, strict=True)]
            nodes = [writer.ledger.nodes.find(record.nodes[meant(name, record).key].iri) for name, record in named]
            found.append([(str(node.thing), node.label) for node in nodes if node is not None])
    assert found[0] == found[1]
    assert len(found[0]) == len(sides)
    return found[0]


def meant(name: str, record: Record) -> Entity:
    """The entity of a record that a name stands for in its text: the n-th time where `#n` follows it.

    Where its mention goes on to the left or begins later (a place before it), it is the one that ends there.
    """
    plain, _, number = name.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = record.document.text.index(plain, at + 1)
    spans = [(e, span) for e in record.extraction.entities for span in e.mentions]
    exact = [e for e, span in spans if (span.start, span.end) == (at, at + len(plain))]
    exact = exact or [e for e, span in spans if span.end == at + len(plain)]
    assert len(exact) == 1, (name, [(e.name, span) for e, span in spans])
    return exact[0]
