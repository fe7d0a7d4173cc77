"""Bodies of other countries are none of this one's."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("美国教育部发布报告。教育部发布通知。", {"美国教育部", "教育部"}),
        ("日本、美国商务部发布报告。", {"美国商务部"}),
        ("在美国，教育部发布报告。", {"教育部"}),
    ],
)
def test_a_body_behind_another_country_is_of_that_one(text: str, bodies: set[str]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    assert {e.name for e in found.entities if "GovernmentBody" in e.classes} == bodies
