"""The network's names as they are written: whole, and without what only stands beside them."""

from __future__ import annotations

import numpy as np
import pytest
from statements import extract

from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.mentions.written import without_at, written
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("2019—2023年云川博览会签约500亿元。", "Conference", "云川博览会"),
        ("2023年云川博览会签约50亿元。", "Conference", "2023年云川博览会"),
        ("2021—2025年云川水利规划印发。", "Policy", "2021—2025年云川水利规划"),
    ],
)
def test_the_years_of_several_editions_are_no_part_of_a_fair(text: str, kind: str, named: str) -> None:
    end = text.index(named) + len(named)
    read = Read([Name(Span(0, end), kind, 0.9)], 0, np.zeros(len(text)))
    assert [name.span.of(text) for name in written(text, read, lexicon())] == [named]


@pytest.mark.parametrize(
    ("text", "stated", "named"),
    [
        (
            "云川科学院青岭研究院等离子体物理研究所建成。",
            [("云川科学院青岭研究院", "ResearchInstitute"), ("离子体物理研究所", "ResearchInstitute")],
            [("云川科学院青岭研究院等离子体物理研究所", "ResearchInstitute")],
        ),
        ("108-110连续三年入选。", [("108-110", "Product")], []),
        ("陈立任站长。", [("陈立任", "Person")], [("陈立", "Person")]),
        ("陈立任出席。", [("陈立任", "Person")], [("陈立任", "Person")]),
        ("由司法部商最高人民法院制定。", [("司法部商最高人民法院", "GovernmentBody")], [("司法部", "GovernmentBody")]),
        ("江川市商务局商贸科印发。", [("江川市商务局", "GovernmentBody")], [("江川市商务局", "GovernmentBody")]),
        ("江川城投原董事长受审。", [("江川城投原", "Company")], [("江川城投", "Company")]),
        ("江川水务原为全资企业。", [("江川水务原", "Company")], [("江川水务", "Company")]),
        ("江川中原董事长到会。", [("江川中原", "Company")], [("江川中原", "Company")]),
        ("副部长陈立新等领导参加。", [("陈立新等", "Person")], [("陈立新", "Person")]),
        ("陈立新教授团队落户。", [("陈立新", "School")], [("陈立新", "Person")]),
        ("江师大教授来访。", [("江师大", "School")], [("江师大", "School")]),
        ("安科技术博士后站揭牌。", [("安科技", "Company")], [("安科技", "Company")]),
        ("云川科大地处青岭。", [("云川科大地", "School")], [("云川科大", "School")]),
        # by whom, not a part of the name
        (
            "经市人大常委会表决，任命陈立新。",
            [("经市人大常委会", "GovernmentBody")],
            [("市人大常委会", "GovernmentBody")],
        ),
        ("经信局批准了方案。", [("经信局", "GovernmentBody")], [("经信局", "GovernmentBody")]),
        # a person who loses an office of the body that follows, or who leads it
        (
            "免去陈立新银川市人民政府副市长职务。",
            [("陈立新银川市人民政府", "GovernmentBody")],
            [("陈立新", "Person"), ("银川市人民政府", "GovernmentBody")],
        ),
        (
            "副县长陈立新率建设局参加。",
            [("陈立新率建设局", "GovernmentBody")],
            [("陈立新", "Person"), ("建设局", "GovernmentBody")],
        ),
        # the 和 of a list; but the county 民和
        (
            "在六一二和青岭设站。",
            [("六一二和", "District"), ("青岭", "District")],
            [("六一二", "District"), ("青岭", "District")],
        ),
        (
            "在民和云山镇设站。",
            [("民和", "District"), ("云山镇", "District")],
            [("民和", "District"), ("云山镇", "District")],
        ),
    ],
)
def test_names_end_where_the_words_beside_them_begin(
    text: str, stated: list[tuple[str, str]], named: list[tuple[str, str]]
) -> None:
    names = [Name(Span(at := text.index(name), at + len(name)), kind, 0.9) for name, kind in stated]
    read = Read(names, 0, np.zeros(len(text)))
    assert [(name.span.of(text), name.kind) for name in written(text, read, lexicon())] == named


@pytest.mark.parametrize(
    ("text", "stated", "named"),
    [
        ("陳校長於雲山樓致詞。", [("於雲山樓", "Facility")], ["雲山樓"]),
        ("陳立新於雲山樓致詞。", [("陳立新於雲山樓", "Person")], ["陳立新"]),
        ("於潛鎮舉辦雲山書市。", [("於潛鎮", "District")], ["於潛鎮"]),
        ("于都县举办云山书市。", [("于都县", "District")], ["于都县"]),
    ],
)
def test_a_preposition_of_traditional_texts_is_in_no_name(
    text: str, stated: list[tuple[str, str]], named: list[str]
) -> None:
    names = [Name(Span(at := text.index(name), at + len(name)), kind, 0.9) for name, kind in stated]
    read = without_at(text, Read(names, 0, np.zeros(len(text))))
    assert [name.span.of(text) for name in read.names] == named


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("省教委会同市财政局印发通知。", "GovernmentBody", "省教委"),
        ("海外青年创新创业", "Group", "海外青年"),
        ("云岭材料研究院系江川工业大学", "ResearchInstitute", "云岭材料研究院"),
    ],
)
def test_what_a_body_does_is_no_part_of_its_name(text: str, kind: str, named: str) -> None:
    end = text.index("同") if "会同" in text else len(text)
    read = Read([Name(Span(0, end), kind, 0.9)], 0, np.zeros(len(text)))
    assert next(written(text, read, lexicon())).span.of(text) == named


def test_and_joins_two_bodies_and_begins_no_name() -> None:
    text = "江川大学和远帆集团签约。"
    names = [Name(Span(0, 4), "School", 0.9), Name(Span(4, 9), "Company", 0.9)]
    found = [name.span.of(text) for name in written(text, Read(names, 0, np.zeros(len(text))), lexicon())]
    assert found == ["江川大学", "远帆集团"]


@pytest.mark.parametrize("text", ["请将简历发至hr@yunling.example.cn。", "邮箱：fgw_2023@yunling.example.cn"])
def test_no_part_of_an_address_of_mail_is_a_name(text: str) -> None:
    assert not extract(text).entities


@pytest.mark.parametrize("joint", ["同志", "同志的"])
def test_who_is_called_a_comrade_is_no_part_of_his_body(joint: str) -> None:
    names = {e.name for e in extract(f"免去周建国{joint}嘉兴市水利局副局长职务。").entities}
    assert {"周建国", "嘉兴市水利局"} <= names


@pytest.mark.parametrize(
    ("text", "kind", "end", "named"),
    [
        ("海川区区属国企揭牌。", "District", 4, "海川区"),
        ("海川高新区所形成的格局完善。", "Zone", 6, "海川高新区"),
        ("首都河内市召开会议。", "City", 5, "河内市"),
        ("江湾研究所形成成果。", "ResearchInstitute", 5, "江湾研究所"),
        ("首都机场启用。", "Facility", 4, "首都机场"),
    ],
)
def test_what_goes_on_behind_a_place_is_none_of_it(text: str, kind: str, end: int, named: str) -> None:
    read = Read([Name(Span(0, end), kind, 0.9)], 0, np.zeros(len(text)))
    assert [name.span.of(text) for name in written(text, read, lexicon())] == [named]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("江川区位优势明显。", ("江川区", "District")),
        ("双方达成海洋发展战略合作。", ("海洋发展战略", "Programme")),
    ],
)
def test_a_stretch_that_ends_within_a_word_is_no_name(text: str, stated: tuple[str, str]) -> None:
    start = text.index(stated[0])
    read = Read([Name(Span(start, start + len(stated[0])), stated[1], 0.9)], 0, np.zeros(len(text)))
    assert not [*written(text, read, lexicon())]
    still = text.replace("优势明显", "于江边").replace("合作", "目标")
    read = Read([Name(Span(start, start + len(stated[0])), stated[1], 0.9)], 0, np.zeros(len(still)))
    assert [name.span.of(still) for name in written(still, read, lexicon())] == [stated[0]]
