"""The network finds names in sentences that it has not seen, and what it says of one does not hang on the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from zhitu.errors import VocabularyError
from zhitu.extract.mentions.recogniser import CLASSES, Read, Recogniser, features, recogniser
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text import models
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.model import Document, Span
from zhitu.resources import ontology_path
from zhitu.vocabulary import vocabulary


def reads(text: str) -> tuple[str, list[Read]]:
    view = View(text)
    asked = RuleExtractor(make_tagger("lac"), recogniser()).asked(Document("d", text, ""))
    return view.folded, recogniser().names(asked)


def test_its_classes_are_those_of_the_vocabulary() -> None:
    assert set(CLASSES) <= set(vocabulary().classes)


def test_names_are_found_in_order_and_apart() -> None:
    text, found = reads("长沙银行与湘江智能科技公司在岳麓山大学科技城签约。副省长郝云飞出席。")
    names = [text[n.span.start : n.span.end] for read in found for n in read.names if n.sure > 0.5]
    assert "长沙银行" in names
    assert "郝云飞" in names
    for read in found:
        assert all(a.span.end <= b.span.start for a, b in zip(read.names, read.names[1:], strict=False))
        assert all(0 < n.sure <= 1 for n in read.names)


def test_a_sentence_is_read_alike_alone_and_among_others() -> None:
    sentence = "青岛海关所属黄岛海关监管首列班列。"
    _, alone = reads(sentence)
    _, among = reads("大连海关所属营口海关监管首列班列。" + sentence + "全市经济平稳运行。" * 3)
    assert [(n.kind, n.sure, n.span.start - alone[0].start) for n in alone[0].names] == [
        (n.kind, n.sure, n.span.start - among[1].start) for n in among[1].names
    ]
    assert np.array_equal(alone[0].out, among[1].out)


def test_features_tell_what_tables_and_rules_hold() -> None:
    text = "广州实验室开放。"
    rows = features(text, Span(0, len(text)), [], gazetteer(), lexicon())
    assert rows.shape == (8, 6)
    assert rows[0, 0] > 0
    assert rows[1, 0] == rows[0, 0] + 1, "广州 is known"
    assert rows[4, 1], "实验室 is a head that ends here"
    assert not rows[:, 2:].any(), "there are no candidates"


def test_every_class_of_heads_and_of_known_names_is_one_of_its_own() -> None:
    heads = {head.classes[0] for head in lexicon().heads.values()}
    known = {entry.classes[0] for _, entries, _ in gazetteer()._told for entry in entries}
    assert heads | known <= set(CLASSES)


def test_its_version_tells_one_file_from_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = recogniser()
    content = (ontology_path() / "models" / "names.onnx").read_bytes()
    (tmp_path / "models").mkdir()
    # A field that no reader knows: the same network in another file.
    (tmp_path / "models" / "names.onnx").write_bytes(content + b"\xfa\x07\x01x")
    monkeypatch.setattr(models, "ontology_path", lambda: tmp_path)
    other = Recogniser(lexicon(), gazetteer())
    assert other.corpus == mine.corpus
    assert other.version != mine.version


@pytest.mark.parametrize("content", [None, b"", b"version https://git-lfs" * 20])
def test_a_model_that_cannot_be_read_is_told_with_the_remedy(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    if content is not None:
        (tmp_path / "models" / "names.onnx").write_bytes(content)
    monkeypatch.setattr(models, "ontology_path", lambda: tmp_path)
    with pytest.raises(VocabularyError, match=r"names\.onnx: the model of names .*; reinstall zhitu") as told:
        Recogniser(lexicon(), gazetteer())
    assert "\n" not in str(told.value)


def test_another_model_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (ontology_path() / "models" / "names.onnx").read_bytes()
    assert content.count(b"characters") > 1
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "names.onnx").write_bytes(content.replace(b"characters", b"charakters"))
    monkeypatch.setattr(models, "ontology_path", lambda: tmp_path)
    with pytest.raises(VocabularyError, match="another model"):
        Recogniser(lexicon(), gazetteer())


def test_nothing_is_asked_of_no_sentences() -> None:
    assert recogniser().names([]) == []
