"""我校, 本公司 and 我局 are the publisher, whether or not the text names it."""

from __future__ import annotations

import pytest
from tests.support.statements import claimed, extract


@pytest.mark.parametrize(
    ("text", "publisher", "own"),
    [
        ("云岭大学简讯。我校与青州市共建青州海洋实验室。", "云岭大学新闻网", "云岭大学"),
        ("雲嶺大學簡訊。本校與青州市共建青州海洋實驗室。", "雲嶺大學", "雲嶺大學"),
        ("青州市水利局印发通知。我局牵头，2023年我局与云江县共建云江水库。", "青州市水利局", "青州市水利局"),
        ("云山化工有限公司发布公告。本公司与青州市共建青州海洋实验室。", "云山化工有限公司", "云山化工有限公司"),
    ],
)
def test_a_publisher_speaks_of_itself(text: str, publisher: str, own: str) -> None:
    assert own in {s for s, p, _, _ in claimed(text, publisher) if p == "builds"}
    assert own not in {s for s, p, _, _ in claimed(text) if p == "builds"}


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("云岭大学校长来访。我校与青州市共建青州海洋实验室。", "南江大学"),
        ("云岭大学简讯。日本校企与青州市共建青州海洋实验室。", "云岭大学"),
        ("青州市水利局印发通知。我局部调整后与云江县共建云江水库。", "青州市水利局"),
        ("青州市水利局印发通知。我校与云江县共建云江水库。", "青州市水利局"),
    ],
)
def test_others_are_not_meant(text: str, publisher: str) -> None:
    name = text[: text.index("大学") + 2] if "大学" in text else "青州市水利局"
    assert name not in {s for s, p, _, _ in claimed(text, publisher) if p == "builds"}


@pytest.mark.parametrize(
    ("text", "publisher", "own"),
    [
        ("我校与青州市共建青州海洋实验室。", "云岭大学新闻网", {"云岭大学"}),
        ("本公司与青州市共建青州海洋实验室。", "云山化工有限公司", {"云山化工有限公司"}),
        ("我县与云山化工有限公司共建青州海洋实验室。", "湖北省兴山县人民政府", {"兴山县"}),
        ("我校与青州市共建青州海洋实验室。", "甘肃日报", set()),
        ("我校举行运动会。", "云岭大学", set()),
        ("南江大学校长介绍，我校与青州市共建青州海洋实验室。", "云岭大学", set()),
    ],
)
def test_a_publisher_that_the_text_does_not_name_is_told_if_something_is_said_of_it(
    text: str, publisher: str, own: set[str]
) -> None:
    told = extract(text, publisher=publisher)
    names = {e.key: e.name for e in told.entities}
    builders = {names[c.subject] for c in told.claims if c.property == "builds"}
    assert {e.name for e in told.entities} - {e.name for e in extract(text).entities} == own
    assert own <= builders


@pytest.mark.parametrize(
    ("text", "publisher", "title"),
    [
        ("我校建于1958年，坐落于四川省绵阳市。\n学校设有18个学院。", "云岭大学", None),
        ("本校建于1958年，坐落于四川省绵阳市。\n学校设有18个学院。", None, "云岭大学"),
    ],
)
def test_what_calls_itself_so_is_meant_by_the_bare_word_too(
    text: str, publisher: str | None, title: str | None
) -> None:
    found = extract(text, publisher=publisher, title=title)
    assert {e.name for e in found.entities for o in found.observations if o.about == e.key} == {"云岭大学"}
