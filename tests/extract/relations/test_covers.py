"""Who issued the plan that a text is, and when, as its cover or its end tells."""

from __future__ import annotations

import pytest
from tests.support.statements import extract

TITLE = "平凉市养老服务发展规划"


def told(text: str) -> tuple[set[str], set[str | None]]:
    """By whom the plan is issued, and when."""
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    issued = {names[c.object] for c in found.claims if c.property == "issuedBy" and names[c.subject] == TITLE}
    return issued, {e.date for e in found.events if e.type == "issued" and names[e.of] == TITLE}


@pytest.mark.parametrize(
    ("text", "bodies", "date"),
    [
        (
            f"{TITLE}\n（2024—2028年）\n平凉市民政局\n二O二四年五月\n为发展养老，制定本规划。",
            {"平凉市民政局"},
            "2024-05",
        ),
        (f"{TITLE}\n一、总体要求\n发展养老。\n平凉市民政局\n2024年5月6日", {"平凉市民政局"}, "2024-05-06"),
        (
            f"{TITLE}\n一、总体要求\n发展养老。\n平凉市人民政府\n平凉市民政局\n2024年5月6日",
            {"平凉市人民政府", "平凉市民政局"},
            "2024-05-06",
        ),
        (f"5月6日，规划公布。\n{TITLE}\n发展养老。\n平凉市民政局\n2024年5月6日", {"平凉市民政局"}, "2024-05-06"),
    ],
)
def test_a_plan_is_issued_by_who_signs_it(text: str, bodies: set[str], date: str) -> None:
    assert told(text) == (bodies, {date})


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n一、总体要求\n发展养老。\n兰州市民政局到会介绍。",
        f"{TITLE}解读\n发展养老。\n平凉市民政局\n2024年5月6日",
        f"{TITLE}\n发展养老。\n平凉市民政局\n做好服务。\n办好食堂。\n加强培训。\n增加床位。\n提高补贴。\n落实责任。\n做好宣传。",
    ],
)
def test_a_body_that_stands_elsewhere_has_not_signed(text: str) -> None:
    assert told(text) == (set(), set())
