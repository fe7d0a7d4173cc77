"""The classes that a name gets by what stands before its head."""

from __future__ import annotations

import pytest

from zhitu.extract.lexicon import lexicon
from zhitu.extract.singles import classes_of


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("云岭国家农试区", ("Zone",)),
        ("云岭区", ("District",)),
        ("中铁六局", ("Company",)),
        ("云岭省水利局", ("GovernmentBody",)),
        ("云岭大学教务部", ("Organization",)),
        ("云岭宣传部", ("GovernmentBody",)),
    ],
)
def test_what_stands_before_a_head_may_tell_the_class(name: str, classes: tuple[str, ...]) -> None:
    head = lexicon().head_at(name, len(name))
    assert head is not None
    assert classes_of(name, head) == classes
