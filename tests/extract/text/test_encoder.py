"""The encoder tells states of characters, of each text alike whatever else it is asked of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from zhitu.errors import VocabularyError, ZhituError
from zhitu.extract import make_extractor
from zhitu.extract.text import encoder as module
from zhitu.extract.text.encoder import Pieces, encoder, inputs, places, plain
from zhitu.extract.text.models import ENCODER
from zhitu.settings import Settings

TEXT = "云川市与远帆科技公司签约，共建海洋实验室（筹），总投资２.5亿元。"


def test_each_character_has_states_and_a_text_the_same_among_others() -> None:
    (alone,) = encoder().states([TEXT])
    assert alone.shape == (len(TEXT), ENCODER)
    others = [TEXT[:-1] + "！", "全市经济平稳运行。", TEXT[:9], TEXT[::-1], TEXT]
    assert np.array_equal(encoder().states(others)[-1], alone)


def test_what_stands_around_a_word_changes_its_states() -> None:
    river, bank = encoder().states(["他沿着长江边走", "他在长江银行存款"])
    assert not np.allclose(river[3:5], bank[2:4], atol=0.05)


@pytest.mark.parametrize("text", ["", " ", "㎡", "龘𠮷鱻", "😀", "GDP 5%", "\u3000", "\u0301", "▁"])
def test_any_text_has_states(text: str) -> None:
    (told,) = encoder().states([text])
    assert told.shape == (len(text), ENCODER)
    assert np.isfinite(told).all()


def test_a_long_text_is_read_in_parts() -> None:
    text = "产业" * 700
    (told,) = encoder().states([text])
    assert len(told) == len(text)
    assert np.array_equal(told[:480], encoder().states([text[:480]])[0])


def test_pieces_are_the_text() -> None:
    for text in (TEXT, "a  b", "㎡龘", "2023年 12月"):
        ((numbers, lengths),) = Pieces().of([text])
        assert len(numbers) == len(lengths)
        assert lengths.sum() == len(text)


def test_signs_are_those_that_the_pieces_have() -> None:
    assert plain("，") == ","
    assert plain("㎡") == "㎡", "two characters would move what follows"


def test_where_a_character_is_in_its_piece() -> None:
    assert places(1).tolist() == [0]
    assert places(2).tolist() == [1, 7]
    assert places(4).tolist() == [1, 2, 3, 9]
    assert places(9).tolist() == [1, 2, 3, 4, 5, 6, 6, 6, 11]
    asked = inputs([(np.array([9, 8]), np.array([2, 1])), (np.array([7, 6]), np.array([1, 1]))])
    assert asked["pieces"].tolist() == [[0, 9, 8, 2], [0, 7, 6, 2]]
    assert asked["of"].tolist() == [[1, 1, 2], [1, 2, 0]]
    assert asked["at"].tolist() == [[1, 7, 0], [0, 0, 0]]


def test_missing_pieces_are_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ontology_path", lambda: tmp_path)
    with pytest.raises(VocabularyError, match=r"pieces.model: .*reinstall zhitu"):
        Pieces()


def test_a_missing_package_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(ZhituError, match=r"sentencepiece is missing; install it \(pip install sentencepiece\)"):
        Pieces()


def test_networks_of_several_trainings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder(), "corpus", "another")
    with pytest.raises(VocabularyError, match="several trainings; run python -m training"):
        make_extractor(Settings())
