"""Plans with the years for which they hold."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.terms import with_terms
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "name", "kind", "named"),
    [
        ("云州水网计划（2025—2027年）", "云州水网计划", "Programme", [("云州水网计划（2025—2027年）", "Policy")]),
        ("云州产业目录（2024年版）印发", "云州产业目录", "Policy", [("云州产业目录（2024年版）", "Policy")]),
        ("云州水网（2025—2027年）", "云州水网", "Project", [("云州水网", "Project"), ("2025—2027年", "Policy")]),
        ("云州水网计划（三期）", "云州水网计划", "Programme", [("云州水网计划", "Programme")]),
    ],
)
def test_a_plan_has_the_years_behind_it(text: str, name: str, kind: str, named: list[tuple[str, str]]) -> None:
    candidates = [Candidate(Span(0, len(name)), name, (kind,), "network", 2.0)]
    if "—" in text:
        span = Span(len(name) + 1, len(text) - 1)
        candidates.append(Candidate(span, text[slice(*span)], ("Policy",), "network", 2.0))
    assert [(c.name, c.classes[0]) for c in with_terms(text, candidates)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("云州水网二期工程计划2026年开工。", [("云州水网二期工程", "Project")]),
        ("云州水网工程计划通过评审。", [("云州水网工程计划", "Programme")]),
    ],
)
def test_a_work_is_planned_where_a_time_follows(text: str, named: list[tuple[str, str]]) -> None:
    name = text[: text.index("计划") + 2]
    found = with_terms(text, [Candidate(Span(0, len(name)), name, ("Programme",), "head:工程计划", 2.0)])
    assert [(c.name, c.classes[0]) for c in found] == named


def test_a_planned_work_has_the_head_of_its_own_name() -> None:
    name = "云州机场扩建工程计划"
    (found,) = with_terms(
        name + "于2026年建成。", [Candidate(Span(0, len(name)), name, ("Programme",), "head:工程计划", 2.0)]
    )
    assert (found.name, found.head) == ("云州机场扩建工程", "扩建工程")
