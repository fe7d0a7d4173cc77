"""Sentences of the stored texts, whether or not anything was found in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.api import OpenGraph
from zhitu.pipeline import build_documents
from zhitu.query.search import has_texts
from zhitu.settings import Settings

TEXTS = {
    "a": "各镇人民政府：\n現將辦法印發。請遵照執行；有事報告。",
    "b": "The Optics Valley of China covers 518 sq.km. It opened in 1988. Valley of optics.",
    "c": "长句" + "很长，" * 200 + "各镇人民政府" + "很长，" * 200 + "。另一句。",
}
DATES = {"a": "2022", "b": None, "c": "2024"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graphs") / "g.db"
    documents = [replace(fake.document(name, text), date=DATES[name]) for name, text in TEXTS.items()]
    build_documents(documents, path, Settings(), extractor=fake.make)
    return path


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("现将办法", [("a", "現將辦法印發。")]),
        ("報告", [("a", "有事報告。")]),
        ("optics valley", [("b", "The Optics Valley of China covers 518 sq.km."), ("b", "Valley of optics.")]),
        ("valley 1988", []),  # in two sentences
        ("、", []),
    ],
)
def test_all_words_stand_in_one_sentence(path: Path, asked: str, found: list[tuple[str, str]]) -> None:
    with OpenGraph(path) as graph:
        hits = graph.search_texts(asked)
        assert [(hit.identifier, hit.quote) for hit in hits] == found
        for hit in hits:
            assert TEXTS[hit.identifier][hit.start : hit.start + len(hit.quote)] == hit.quote
            assert hit.spans
            assert hit.iri == f"{hit.document}#char={hit.start},{hit.start + len(hit.quote)}"


def test_the_latest_documents_come_first_and_long_sentences_are_cut(path: Path) -> None:
    with OpenGraph(path) as graph:
        one, two = graph.search_texts("各镇人民政府")
        assert [one.identifier, two.identifier] == ["c", "a"]
        assert len(one.quote) <= 300
        assert "各镇人民政府" in one.quote
        assert graph.search_texts("各镇人民政府", limit=1) == [one]


def test_a_graph_without_texts_says_so(tmp_path: Path) -> None:
    documents = [fake.document("a", TEXTS["a"])]
    build_documents(documents, tmp_path / "g.db", Settings(with_text=False), extractor=fake.make)
    with OpenGraph(tmp_path / "g.db") as graph:
        assert graph.search_texts("办法") == []
        assert not has_texts(graph.graph)
