"""The sentences that the recogniser learns from are marked as the reader of them expects."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from training.corpus import CODES, annotated, digest, gold

from zhitu.extract.mentions.recogniser import CLASSES, recogniser
from zhitu.extract.network.classifier import classifier
from zhitu.extract.text.encoder import encoder

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "training" / "corpus").glob("*.txt"))


def test_marks_become_places_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[云山市:CI]的[《云山条例》:PO]施行。\n\n没有名字。\n", encoding="utf-8")
    first, second = annotated(path)
    assert first.text == "云山市的《云山条例》施行。"
    assert [(first.text[a:b], kind) for a, b, kind in first.names] == [("云山市", "City"), ("《云山条例》", "Policy")]
    assert second.names == ()


def test_an_unknown_code_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[云山市:XX]\n", encoding="utf-8")
    with pytest.raises(KeyError, match="XX"):
        list(annotated(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_no_marks_left_over(path: Path) -> None:
    texts = list(annotated(path))
    assert len(texts) > 100
    assert not [text.text for text in texts if "[" in text.text or "]" in text.text]
    assert not [text for text, count in Counter(t.text for t in texts).items() if count > 1]


def test_every_class_has_examples() -> None:
    assert set(CODES.values()) == set(CLASSES)
    counts = Counter(kind for path in FILES for text in annotated(path) for _, _, kind in text.names)
    assert {kind for kind in CLASSES if counts[kind] < 100} == set()


def test_gold_documents_are_found_by_their_names() -> None:
    found = list(gold(ROOT / "tests" / "gold" / "tuned"))
    assert found
    assert all(text.text[a:b].strip() for text in found for a, b, _ in text.names)


def test_the_models_were_trained_on_this_corpus() -> None:
    """Change a paragraph, a claim or a document, and `python -m training` must be run."""
    trained = digest(ROOT / "training/corpus", ROOT / "training/documents", ROOT / "tests/gold/tuned")
    assert {encoder().corpus, recogniser().corpus, classifier().corpus} == {trained}
