"""Whom a clause speaks of that does not name them."""

from __future__ import annotations

import pytest
from statements import said


@pytest.mark.parametrize(
    ("text", "relation", "told"),
    [
        (
            "兰州市政府与远帆集团签约，建设洮河隧道；与青山银行合作，建设洮河大桥。",
            "cooperatesWith",
            {("兰州市政府", "远帆集团"), ("兰州市政府", "青山银行")},
        ),
        (
            "兰州市政府与远帆集团签约，建设洮河隧道；与青山银行合作，建设洮河大桥。",
            "builds",
            {("兰州市政府", "洮河隧道"), ("远帆集团", "洮河隧道"), ("兰州市政府", "洮河大桥")},
        ),
        # both act on where no other is named, or where they are no partners
        (
            "兰州市政府与远帆集团签约。同时，建设洮河大桥。",
            "builds",
            {("兰州市政府", "洮河大桥"), ("远帆集团", "洮河大桥")},
        ),
        (
            "兰州市和白银市签约，同时与远帆集团共建洮河隧道。",
            "builds",
            {("兰州市", "洮河隧道"), ("白银市", "洮河隧道"), ("远帆集团", "洮河隧道")},
        ),
    ],
)
def test_who_has_another_partner_now_is_the_first_alone(text: str, relation: str, told: set[tuple[str, str]]) -> None:
    assert said(text, relation) == told
