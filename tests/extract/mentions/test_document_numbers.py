"""The number of a document is a name of it."""

from __future__ import annotations

import pytest
from tests.support.statements import extract


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("《云州市节水决定》（云政发〔2014〕45号）施行。", "《云州市节水决定》", "云政发〔2014〕45号"),
        ("《云州市节水决定》（云政发[2014]45号，2014年印发）施行。", "《云州市节水决定》", "云政发[2014]45号"),
        (
            "云州市人民政府关于节水的实施意见\n云政发〔2014〕20号\n各县：\n现提出如下意见。",
            "云州市人民政府关于节水的实施意见",
            "云政发〔2014〕20号",
        ),
        (
            "云政发〔2014〕20号\n云州市人民政府关于节水的实施意见\n各县：\n现提出如下意见。",
            "云州市人民政府关于节水的实施意见",
            "云政发〔2014〕20号",
        ),
        ("《云州市节水决定》（2014年）施行。", "《云州市节水决定》", None),
        (
            "云州市人民政府关于节水的实施意见\n各县：\n按照云政发〔2014〕20号提出如下意见。",
            "云州市人民政府关于节水的实施意见",
            None,
        ),
    ],
)
def test_a_document_goes_by_its_number(text: str, title: str, number: str | None) -> None:
    (policy,) = (e for e in extract(text).entities if title in (e.name, *e.aliases))
    assert [alias for alias in policy.aliases if alias.endswith("号")] == ([] if number is None else [number])
