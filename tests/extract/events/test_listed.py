"""What counted things undergo is told of each that a list after them names."""

from __future__ import annotations

import pytest
from statements import extract, happened

from zhitu.extract.events.listed import from_listed

THREE = {"漳州核电站", "瓯江北口大桥", "金塘海底隧道"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("当天，38个重大项目集中开工，包括漳州核电站、瓯江北口大桥和金塘海底隧道。", "constructionStarted"),
        ("此次集中开工项目共18个，主要有：漳州核电站、瓯江北口大桥、金塘海底隧道等。", "constructionStarted"),
        ("本次集中竣工的有漳州核电站、瓯江北口大桥、金塘海底隧道。", "completed"),
        ("25个项目建成投用，其中，漳州核电站总投资30亿元，瓯江北口大桥占地200亩，金塘海底隧道总投资9亿元。", "opened"),
        (
            "年内9个新建项目开工，分别是宁波市的漳州核电站、温州市的瓯江北口大桥和象山县的金塘海底隧道。",
            "constructionStarted",
        ),
        ("当天，另外3个项目也正式开工，分别是：漳州核电站、瓯江北口大桥、金塘海底隧道。", "constructionStarted"),
        (
            "今年开工的36个重大项目中，有28个是产业项目，占比七成。在具体项目中，总投资额达到50亿元以上的就有3个，"
            "分别是：漳州核电站、瓯江北口大桥、金塘海底隧道。",
            "constructionStarted",
        ),
        (
            "宁波市集中竣工项目26个，总投资88亿元。远帆集团派人到场。\n"
            "在这26个项目中，交通项目有9个，包括漳州核电站、瓯江北口大桥、金塘海底隧道。",
            "completed",
        ),
    ],
)
def test_each_member_of_the_list_undergoes_it(text: str, event: str) -> None:
    assert {name for name, kind, *_ in happened(text) if kind == event} == THREE


def test_the_list_goes_on_in_the_next_sentences_that_say_so() -> None:
    text = (
        "2023年9月6日，集中开工项目共12个，其中产业类9个，具体为：漳州核电站、瓯江北口大桥。基础设施类3个，具体为：金塘海底隧道。"
        "当地还有洋山港。"
    )
    found = happened(text)
    assert {(name, date) for name, _, date, _ in found} == {(name, "2023-09-06") for name in THREE}
    extraction = extract(text)
    for event in extraction.events:
        told = "".join(span.of(text) for span in event.evidence)
        assert "开工" in told
        assert next(e.name for e in extraction.entities if e.key == event.of) in told


def test_what_is_only_expected_stays_so() -> None:
    found = happened("明年计划开工的重大项目有漳州核电站、瓯江北口大桥等。")
    assert {status for _, kind, _, status in found if kind == "constructionStarted"} == {"expected"}


@pytest.mark.parametrize(
    "text",
    [
        "38个项目集中开工，宁波市委书记到场，漳州核电站也派人参加。",
        "3个项目开工，包括温州市、宁波市和象山县。",
        "集中开工项目26个。远帆集团派人到场。\n在这19个项目中，交通项目有9个，包括漳州核电站。",
        "集中开工项目共18个。漳州核电站服务了200家企业。",
    ],
)
def test_what_is_in_no_list_undergoes_nothing(text: str) -> None:
    assert not [event for event in extract(text).events if event.rule == "listed"]


def test_nothing_is_listed_of_no_sentences() -> None:
    assert from_listed([]) == []
