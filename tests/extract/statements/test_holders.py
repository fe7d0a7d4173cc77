"""Whose event a predicate states."""

from __future__ import annotations

import pytest
from statements import happened


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("宁波市3个项目集中开工。", "constructionStarted"),
        ("宁波市、温州市5个项目集中开工。", "constructionStarted"),
        ("甬江大厦由瓯江建设有限公司承建，2023年投产。", "opened"),
    ],
)
def test_who_only_has_it_or_builds_it_does_not_undergo_it(text: str, event: str) -> None:
    assert not {name for name, kind, *_ in happened(text) if kind == event and not name.endswith("大厦")}


def test_a_topic_before_a_comma_is_unveiled_somewhere() -> None:
    found = happened("由浙江大学与云山集团共建的鹏城实验室，于5月1日在浙江大学揭牌。")
    assert ("鹏城实验室", "founded", "2024-05-01", "occurred") in found


def test_what_is_called_by_an_epithet_is_the_subject() -> None:
    found = happened("被誉为“天河之眼”的白鹤滩水电站于2016年9月25日落成启用。")
    assert ("白鹤滩水电站", "opened", "2016-09-25", "occurred") in found
