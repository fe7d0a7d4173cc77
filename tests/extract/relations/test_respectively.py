"""Members of two lists that 分别 joins have each their own, and not one another's."""

from __future__ import annotations

import pytest
from tests.support.statements import said

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


def claims(text: str) -> set[tuple[str, str, str]]:
    told = make_extractor(Settings()).extract(Document("d", text, "", date="2024-06-15"))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], c.property, names[c.object]) for c in told.claims}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "清华大学、北京大学分别与苏州市、无锡市开展合作。",
            {("清华大学", "cooperatesWith", "苏州市"), ("北京大学", "cooperatesWith", "无锡市")},
        ),
        (
            "清华大学、北京大学分别与江苏省苏州市、无锡市开展合作。",
            {
                ("清华大学", "cooperatesWith", "苏州市"),
                ("北京大学", "cooperatesWith", "无锡市"),
                ("苏州市", "partOf", "江苏省"),
                ("无锡市", "partOf", "江苏省"),
            },
        ),
        (
            "清华大学分别与苏州市、无锡市开展合作。",
            {("清华大学", "cooperatesWith", "苏州市"), ("清华大学", "cooperatesWith", "无锡市")},
        ),
        (
            "清华大学、北京大学分别与苏州市开展合作。",
            {("清华大学", "cooperatesWith", "苏州市"), ("北京大学", "cooperatesWith", "苏州市")},
        ),
        (
            "云川大学、云岭大学分别位于广州市、深圳市。",
            {("云川大学", "locatedIn", "广州市"), ("云岭大学", "locatedIn", "深圳市")},
        ),
        ("清华大学、北京大学、复旦大学分别与苏州市、无锡市开展合作。", set()),
        (
            "江苏省在无锡、苏州布局建设太湖实验室、姑苏实验室。",
            {
                *(("江苏省", "builds", lab) for lab in ("太湖实验室", "姑苏实验室")),
                *((place, "partOf", "江苏省") for place in ("无锡市", "苏州市")),
                ("太湖实验室", "locatedIn", "无锡市"),
                ("姑苏实验室", "locatedIn", "苏州市"),
            },
        ),
    ],
)
def test_each_has_its_own(text: str, told: set[tuple[str, str, str]]) -> None:
    assert claims(text) == told


def test_what_another_sentence_says_stays() -> None:
    text = "清华大学、北京大学分别与苏州市、无锡市开展合作。清华大学与无锡市合作。"
    assert ("清华大学", "cooperatesWith", "无锡市") in claims(text)


def test_those_whom_others_sign_for_each_cooperate() -> None:
    text = "甘宁、叶飞分别代表苏州大学与昆山市人民政府签署合作协议。"
    assert ("苏州大学", "昆山市人民政府") in said(text, "cooperatesWith")


def test_the_last_of_a_list_of_nameless_has_the_last_place() -> None:
    found = claims("远帆集团研发中心、洮河集团华东总部分别落户苏州市和无锡市。")
    assert {o for s, p, o in found if p == "locatedIn" and s.startswith("洮河集团")} <= {"无锡市"}
