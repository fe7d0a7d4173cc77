"""What agreements are about."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.agreements import with_subjects
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
        ("产学研合作协议", None),
        ("《云州发展基金合作协议》", None),
    ],
)
def test_what_an_agreement_is_about_lies_in_its_name(name: str, about: str | None) -> None:
    c = Candidate(Span(0, len(name)), name, ("Policy",), "head:协议", 2.0, head="协议")
    assert [k.name for k in with_subjects(name, [c], lexicon()) if k.nested] == ([about] if about else [])
