"""What is called after the document that it carries out is a document of its own."""

from __future__ import annotations

import pytest
from statements import claimed, extract

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.derived import with_derived
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("宁波市印发《节水条例》实施细则。", "《节水条例》实施细则"),
        ("宁波市出台《节水规划》的行动方案和配套措施。", "《节水规划》的行动方案"),
        ("宁波市印发《节水规划》重点任务分工方案，", "《节水规划》重点任务分工方案"),
        ("宁波市关于印发宁波市贯彻落实《节水规划》实施方案的通知", "宁波市贯彻落实《节水规划》实施方案"),
        ("宁波市落实《节水规划》实施方案", "宁波市落实《节水规划》实施方案"),
        ("各区认真落实《节水规划》实施方案，推进建设。", "《节水规划》实施方案"),
        ("宁波市印发贯彻落实《节水条例》若干措施。", "《节水条例》若干措施"),
        ("宁波市印发《节水条例》。", None),
        ("宁波市发布《节水条例》解读。", None),
        ("宁波市印发《节水条例》实施方案设计指南。", None),
    ],
)
def test_a_document_called_after_another(text: str, whole: str | None) -> None:
    span = Span(text.index("《"), text.index("》") + 1)
    title = Candidate(span, text[slice(*span)].strip("《》"), ("Policy",), "title", 3.0)
    found = [c for c in with_derived(text, [title]) if not c.nested]
    assert [text[slice(*c.span)] for c in found] == [whole or text[slice(*span)]]


def test_it_is_what_is_issued() -> None:
    text = "国务院印发《节水条例》。宁波市印发《节水条例》实施细则。"
    assert {(s, p, o) for s, p, o, _ in claimed(text) if p == "issuedBy"} == {
        ("《节水条例》", "issuedBy", "国务院"),
        ("《节水条例》实施细则", "issuedBy", "宁波市"),
    }
    assert {e.name for e in extract(text).entities} >= {"《节水条例》", "《节水条例》实施细则"}


def test_a_name_that_ends_with_the_document_it_carries_out_goes_on() -> None:
    text = "关于印发宁波市贯彻落实《节水规划》实施方案的通知"
    cut = Candidate(Span(4, text.index("》") + 1), "宁波市贯彻落实《节水规划》", ("Policy",), "network", 2.0)
    found = [(text[slice(*c.span)], c.nested) for c in with_derived(text, [cut])]
    assert found == [("宁波市贯彻落实《节水规划》实施方案", False), ("《节水规划》", True)]
