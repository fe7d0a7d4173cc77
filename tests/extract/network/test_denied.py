"""What a clause denies the networks do not say either."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    "text",
    [
        "东海音乐节在舟山市尚未举行。",
        "平陆运河尚未沟通西江和北部湾。",
        "浙江省并未审议并通过《海洋经济发展规划》。",
        "云山大学与江海集团没有共同发起组建云海实验室。",
    ],
)
def test_nothing_that_is_denied_is_said(text: str) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    assert not found.events
    assert not found.claims
