"""Sentences as units."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import extract

from zhitu.extract.mentions.units import Unit, make_units
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.extract.values.dates import dates_of
from zhitu.model import Span


def units(text: str) -> list[Unit]:
    view = View(text)
    text = view.folded
    tokens = make_tagger("lac").read([text])[0].tokens
    spans = [when.span for whens in dates_of(view, None) for when in whens]
    return make_units(text, Span(0, len(text)), tokens, spans, gazetteer())


def texts(text: str, kind: str) -> list[str]:
    return [u.text for u in units(text) if u.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("企业进驻中国（上海）自由贸易试验区", "中国（上海）自由贸易试验区"),
        ("香港科技大学（广州）招收首批学生", "香港科技大学（广州）"),
        ("“三北”工程攻坚推进", "“三北”工程"),
        ("“人工智能+”行动深入实施", "“人工智能+”行动"),
        ("乾縣的蘋果豐收", "乾县"),
        ("各方治理太湖", "太湖"),
    ],
)
def test_known_names_stay_whole(text: str, name: str) -> None:
    assert name in texts(text, "known")


def test_marks_make_units() -> None:
    text = "《关于支持（试行）的意见》面向“港湾（一期）”和企业（含个体户），2025年实施"
    assert texts(text, "title") == ["关于支持（试行）的意见"]
    assert texts(text, "quote") == ["港湾（一期）"]
    assert texts(text, "bracket") == ["含个体户"]
    assert texts(text, "date") == ["2025年"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推动穗深港合作", ["广州市", "深圳市", "香港特别行政区"]),
        ("京港两地签约", ["北京市", "香港特别行政区"]),
        ("广深两市签约", ["广州市", "深圳市"]),
        ("中越两国元首会谈", ["中国", "越南"]),
        ("中俄两国签约", ["中国", "俄罗斯"]),
    ],
)
def test_compounds_are_several_things(text: str, names: list[str]) -> None:
    (unit,) = [u for u in units(text) if u.members]
    assert ([e.name for e in unit.entries], unit.kind, unit.tag, unit.short) == (names, "known", "LOC", False)


@pytest.mark.parametrize("text", ["川渝携手共建", "深港合作不断深化"])
def test_a_compound_that_is_a_known_region_is_that(text: str) -> None:
    first = units(text)[0]
    assert (first.kind, first.members, [e.kind for e in first.entries]) == ("known", False, ["region"])


@pytest.mark.parametrize("text", ["金银首饰展开幕", "沪深港通扩容", "豫中地区增产", "他的中意之作"])
def test_words_that_look_like_compounds(text: str) -> None:
    assert not any(u.members for u in units(text))


@pytest.mark.parametrize(
    ("text", "sign", "name"),
    [
        ("赴港旅游升温", "港", "香港特别行政区"),
        ("来穗人员办理登记", "穗", "广州市"),
        ("驻沪机构增加", "沪", "上海市"),
        ("访华代表团抵达", "华", "中国"),
        ("代表团抵京", "京", "北京市"),
    ],
)
def test_one_character_after_a_verb(text: str, sign: str, name: str) -> None:
    (unit,) = [u for u in units(text) if u.text == sign]
    assert ([e.name for e in unit.entries], unit.members) == ([name], False)


@pytest.mark.parametrize("text", ["离合器厂投产", "进深十米", "来日方长"])
def test_one_character_that_is_no_place(text: str) -> None:
    assert not [u for u in units(text) if u.kind == "known" and len(u.text) == 1]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
        st.lists(
            st.sampled_from([*"（）《》“”，港穗来中", "广州市", "2025年", "“三北”工程", "🚀", "发展", "\r"]),
            max_size=20,
        ).map("".join),
    )
)
def test_units_cover_the_text_without_overlap(text: str) -> None:
    at = 0
    for unit in units(text):
        assert unit.span.start == at
        at = unit.span.end
    assert at == len(text)


def test_a_street_that_is_called_after_a_town_names_no_town() -> None:
    names = {e.name for e in extract("地址：昆明市盘龙区北京路918号").entities}
    assert {"昆明市", "盘龙区"} <= names
    assert "北京市" not in names
