"""The offices that the lines of a resume tell."""

from __future__ import annotations

from statements import extract

_RESUME = """王建国，男，汉族，1968年5月生。
1996.03—2002.08 兰州市财政局副局长
2010年11月至今，江湾学院院长"""


def _held(text: str) -> set[tuple[str, str, str | None, str | None]]:
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    return {(names[c.subject], names[c.object], c.role, c.date) for c in found.claims if c.rule == "resume"}


def test_a_line_tells_an_office_and_since_when() -> None:
    assert _held(_RESUME) == {
        ("王建国", "兰州市财政局", "原副局长", "1996-03"),
        ("王建国", "江湾学院", "院长", "2010-11"),
    }


def test_lines_without_a_person_above_and_of_others_tell_none() -> None:
    assert not _held(_RESUME.partition("\n")[2])
    assert not _held("王建国，男，1968年生。\n2015年，江湾学院院长张明来访。")


def test_a_number_that_is_no_month_dates_nothing() -> None:
    assert not _held("王建国，男，1968年生。\n1996.45—2002.08 兰州市财政局副局长")
