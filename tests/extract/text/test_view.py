"""Folding and cutting of texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.extract.text.view import LONGEST, View, fold

#: Texts of the marks that cuts depend on, and of anything else.
TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="南沙廣州。；！？…，：（）《》“”\"'、 \n\r\t１２３,.:;—🚀", max_size=600),
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("廣州實驗室（南沙）", "广州实验室（南沙）"),
        ("１２３家 企業", "123家 企业"),
        ("「灣區通」(試行)[二]", "“湾区通”（试行）［二］"),
        ("增长1,200家,其中", "增长1,200家，其中"),
        ('所谓"绿色"和"智慧"', "所谓“绿色”和“智慧”"),
        ("〈方案〉;实施!", "《方案》；实施！"),
        ("时间10:30,地点:南沙", "时间10:30，地点：南沙"),
        ("产业🚀园\r", "产业🚀园\r"),
        ("云岭\ue002园", "云岭□园"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_fold_keeps_offsets_and_settles(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_cuts_cover_the_text_in_order(text: str) -> None:
    view = View(text)
    at = 0
    for sentence in view.sentences:
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        assert not view.folded[at : sentence.span.start].strip()
        assert sentence.span.end - sentence.span.start <= LONGEST
        inner = sentence.span.start
        for clause in sentence.clauses:
            assert inner <= clause.span.start < clause.span.end
            assert not view.folded[inner : clause.span.start].strip()
            inner = clause.span.end
        assert inner == sentence.span.end
        at = sentence.span.end
    assert not view.folded[at:].strip()


def test_sentences_end_where_they_should() -> None:
    text = "港口一期已建成；二期（含堆场。）将于明年开工！\r\n\r\n  三期在规划……完。"
    view = View(text)
    assert [view.folded[s.span.start : s.span.end] for s in view.sentences] == [
        "港口一期已建成；",
        "二期（含堆场。）将于明年开工！",
        "三期在规划……",
        "完。",
    ]
    assert [s.paragraph for s in view.sentences] == [0, 0, 1, 1]


def test_headings_are_short_lines_without_an_end() -> None:
    view = View("一、发展目标\n到明年，园区建成投产。\n" + "很长的一行" * 20)
    assert [p.heading for p in view.paragraphs] == [True, False, False]


def test_a_long_sentence_is_cut_at_a_comma() -> None:
    view = View("推进港航建设，" * 100 + "完成。")
    assert len(view.sentences) > 2
    assert all(view.folded[s.span.end - 1] in "，。" for s in view.sentences)


def test_clauses_and_offsets() -> None:
    view = View("南沙建港口，深圳建机场，东莞建厂。")
    sentence = view.sentence_at(8)
    assert sentence.clause_at(7).index == 1
    assert sentence.cover(3, 8) == (0, 12)
    assert sentence.cover(7, 8) == (6, 12)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("兰州3月5日电 黄河风情线改造完工。", "兰州3月5日电"),
        ("本报西宁5日讯（记者 王华） 盐湖产业提速。", "本报西宁5日讯（记者 王华）"),
    ],
)
def test_a_dateline_is_a_sentence_of_its_own(text: str, first: str) -> None:
    sentence, rest = View(text).sentences[:2]
    assert (text[slice(*sentence.span)], sentence.dateline, rest.dateline) == (first, True, False)
    assert not View("3月5日电站并网。").sentences[0].dateline


def test_pairs_that_do_the_same_are_clauses_of_their_own() -> None:
    text = "江校与石化厂共建化工所、河校与海油厂共建海工所，湖校建成南馆、北馆。"
    (sentence,) = View(text).sentences
    clauses = [text[slice(*clause.span)] for clause in sentence.clauses]
    assert clauses == ["江校与石化厂共建化工所、", "河校与海油厂共建海工所，", "湖校建成南馆、北馆。"]
