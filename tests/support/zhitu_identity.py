"""What names in documents are in a graph of all of them, which is the same in both orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from zhitu.model import Document, Entity, Extractor
from zhitu.pipeline import build_documents, open_writer
from zhitu.settings import Settings
from zhitu.store import Record, unpack

__all__ = ["Side", "identity_tests", "things"]

#: A name, the second of its kind where `#2` follows; the text that has it; who published that.
Side = tuple[str, str, str]
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


def things(path: Path, sides: list[Side], extractor: Extractor) -> list[tuple[str, str]]:
    """IRI and name of what each side is, in a graph of all their documents; the same in both orders."""
    texts = list(dict.fromkeys((text, publisher) for _, text, publisher in sides))
    made = [
        Document(f"d{n}", text, "0" * 64, date="2024", publisher=publisher or None)
        for n, (text, publisher) in enumerate(texts)
    ]
    found: list[list[tuple[str, str]]] = []
    for order in (made, made[::-1]):
        report = build_documents(order, path, Settings(), extractor=lambda _: extractor)
        assert report.failures == []
        with open_writer(path) as writer:
            sources = [writer.ledger.source("document", document.id) for document in made]
            records = [unpack(source.packed) for source in sources if source is not None]
            named = [(name, records[texts.index((text, publisher))]) for name, text, publisher in sides]
            nodes = [writer.ledger.nodes.find(record.nodes[meant(name, record).key].iri) for name, record in named]
            found.append([(str(node.thing), node.label) for node in nodes if node is not None])
    assert found[0] == found[1]
    assert len(found[0]) == len(sides)
    return found[0]


def meant(name: str, record: Record) -> Entity:
    """The entity of a record that a name stands for in its text: the n-th time where `#n` follows it."""
    plain, _, number = name.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = record.document.text.index(plain, at + 1)
    spans = [(e, span) for e in record.extraction.entities for span in e.mentions]
    exact = [e for e, span in spans if (span.start, span.end) == (at, at + len(plain))]
    assert len(exact) == 1, (name, [(e.name, span) for e, span in spans])
    return exact[0]
