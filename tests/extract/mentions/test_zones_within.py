"""Zones that a text names only inside of other names, and else calls by their kind."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import Extractor, make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


def owners(text: str) -> set[str]:
    """Whose the figures of a text are."""
    told = extractor().extract(Document("d", text, "0" * 64, date="2024-05-10"))
    names = {e.key: e.name for e in told.entities}
    return {names[o.about] for o in told.observations}


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("《合肥经济技术开发区条例》发布。开发区已落户企业56家。", "合肥经济技术开发区"),
        ("合肥经济技术开发区招商新闻发布会举行。目前，开发区已落户企业56家。", "合肥经济技术开发区"),
        ("《兰州新区招商办法》印发。新区现有企业56家。", "兰州新区"),
        ("《兰州新区招商办法》印发。会议通报，新区现有企业56家。", "兰州新区"),
        ("《昆明高新区人才措施》出台。高新区拥有企业56家。", "昆明高新区"),
    ],
)
def test_the_zone_in_a_title_is_what_its_kind_means(text: str, zone: str) -> None:
    assert any(zone in owner for owner in owners(text))


@pytest.mark.parametrize(
    "text",
    [
        "《合肥市开发区条例》发布。开发区已落户企业56家。",  # one of several
        "《安徽省开发区条例》发布。开发区已落户企业56家。",
        "《全国高新技术产业开发区评价办法》发布。目前，高新区共有企业56家。",
        "《兰州新区招商办法》和《贵安新区数据办法》印发。新区现有企业56家。",
        "《兰州新区招商办法》印发。新区域现有企业56家。",
        "《兰州新区招商办法》印发。江岭新区揭牌，新区现有企业56家。",
    ],
)
def test_what_a_kind_may_mean_besides_is_not_guessed(text: str) -> None:
    assert not {owner for owner in owners(text) if owner.endswith(("合肥市开发区", "安徽省开发区", "兰州新区"))}
