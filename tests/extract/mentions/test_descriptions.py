"""Phrases that say of what rank, size or sort a thing is."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.descriptions import without_descriptions, without_ends
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("大型控股集团", "Company"),
        ("亚洲首座货运机场", "Facility"),
        ("新一代通信卫星", "Product"),
        ("中国最大口岸站", "Facility"),
        ("全国综合保税区", "Zone"),
        ("世界第一长桥", "Facility"),
        ("党的二十大和二十届二中", "School"),
        ("各国客商参展参会", "Conference"),
    ],
)
def test_what_is_of_a_size_rank_or_sort_is_no_name(name: str, kind: str) -> None:
    text = f"它们是{name}。"
    c = Candidate(Span(3, 3 + len(name)), name, (kind,), "network", 2.0, sure=0.9)
    assert without_descriptions(text, [c]) == []


@pytest.mark.parametrize("name", ["大型语言模型云帆1号", "昆明综合保税区"])
def test_a_name_of_its_own_stays(name: str) -> None:
    c = Candidate(Span(3, 3 + len(name)), name, ("Product",), "network", 2.0, sure=0.9)
    assert without_descriptions(f"它们是{name}。", [c]) == [c]


@pytest.mark.parametrize("text", ["《云州水网规划》在合肥发布。", "《云州水网规划》共八章。"])
def test_a_title_keeps_its_last_word(text: str) -> None:
    assert [e.mentions[0].of(text) for e in extract(text).entities if "Policy" in e.classes] == ["《云州水网规划》"]


def test_what_is_measured_keeps_its_first_word() -> None:
    zone = Candidate(Span(0, 6), "平凉高新地区", ("Region",), "network", 2.0, sure=0.9)
    assert without_ends("平凉高新地区生产总值80亿元。", [zone], lexicon())[0].name == "平凉高新"
    assert without_ends("平凉高新地区发展很快。", [zone], lexicon()) == [zone]
