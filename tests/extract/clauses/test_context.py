"""What a document is about when its sentences do not say."""

from __future__ import annotations

from zhitu.model import Document
from zhitu.pipeline.work import default_extractor
from zhitu.settings import Settings

_TEXT = "兰州市、西宁市早有往来。兰州市的企业多。\n运输时间缩短3天，货物增至40种。\n2022年，河湟通道开通。"


def _owners(title: str | None) -> set[str]:
    found = default_extractor(Settings()).extract(Document("a", _TEXT, "0" * 64, title=title))
    names = {e.key: e.name for e in found.entities}
    return {names[o.about] for o in found.observations}


def test_a_title_that_the_text_does_not_hold_says_what_the_document_is_about() -> None:
    assert _owners("河湟通道开通三年：货物增至40种") == {"河湟通道"}


def test_without_a_title_it_is_what_the_text_names_most() -> None:
    assert _owners(None) == {"兰州市"}
