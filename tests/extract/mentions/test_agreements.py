"""What agreements are about."""

from __future__ import annotations

import re

import pytest

from zhitu.extract.mentions.agreements import with_subjects, with_two
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("云州绿色发展基金战略合作框架协议", "云州绿色发展基金"),
        ("运城市天湖小镇三期建设项目合作协议", "天湖小镇三期建设项目"),
        ("渭南高新区奥德零部件生产线项目合作协议", "奥德零部件生产线项目"),
        ("“高原生态+旅游”示范区战略合作协议", "“高原生态+旅游”示范区"),
        ("关于共建青山湖科技示范区战略合作协议", "青山湖科技示范区"),
        ("共建青湖海洋研究院协议", "青湖海洋研究院"),
        ("产学研合作协议", None),
        ("《云州发展基金合作协议》", None),
    ],
)
def test_what_an_agreement_is_about_lies_in_its_name(name: str, about: str | None) -> None:
    c = Candidate(Span(0, len(name)), name, ("Policy",), "head:协议", 2.0, head="协议")
    assert [k.name for k in with_subjects(name, [c], lexicon()) if k.nested] == ([about] if about else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("两校签署校地合作协议暨青湖研究院共建协议。", ["校地合作协议", "青湖研究院共建协议"]),
        ("双方签订投资框架协议暨江湾产业园项目合作协议，", ["投资框架协议", "江湾产业园项目合作协议"]),
        ("校地合作协议暨青湖研究院共建协议签约仪式举行。", ["校地合作协议暨青湖研究院共建协议"]),
        ("双方签署校地合作协议。", ["校地合作协议"]),
    ],
)
def test_two_agreements_signed_as_one_are_two(text: str, names: list[str]) -> None:
    found = re.search("[校投][^，。签]*协议", text)
    assert found is not None
    paper = Candidate(Span(*found.span()), found[0], ("Policy",), "head:协议", 2.0, head="协议")
    assert [c.name for c in with_two(text, Span(0, len(text)), [paper])] == names
