"""Where a question has no answers, what has some is told: things, places and years, with how many."""

from __future__ import annotations

import pytest

from zhitu.query import answer, question, questions
from zhitu.query.instead import _standing_for
from zhitu.query.render import replied
from zhitu.store import Graph

#: Questions that are about one thing at a time, and may be asked about anything.
ABOUT = [(q.id, p.name) for q in questions().values() for p in q.parameters if p.type == "entity" and not p.needed]


def test_the_years_that_have_answers_are_told(tiny: Graph) -> None:
    told = answer(tiny, "opened-in", {"from": "1999", "to": "2000"})
    assert (told.rows, told.choices) == ((), {"from": {"2022": 2}})
    assert answer(tiny, "opened-in").choices == {}


@pytest.mark.parametrize(("name", "parameter"), ABOUT)
def test_each_thing_that_is_told_has_as_many_answers(tiny: Graph, name: str, parameter: str) -> None:
    free = {p.name: "any" for p in question(name).parameters if p.type in ("since", "until")}
    told = answer(tiny, name, {**free, parameter: "粤港澳大湾区"})
    for thing, count in told.choices.get(parameter, {}).items():
        assert len(answer(tiny, name, {**free, parameter: thing}).rows) >= count, thing
    assert not (told.rows and told.choices)


def test_where_no_single_one_of_the_parameters_is_the_reason_all_are_left_open(tiny: Graph) -> None:
    told = answer(tiny, "policies-by", {"issuer": "香港", "from": "1999", "to": "1999"})
    assert told.choices == {"from": {"2022": 1}, "issuer": {"国务院": 1}}
    assert told.opened == ("from", "to", "issuer")
    assert answer(tiny, "policies-by", {"issuer": "香港", "from": "2022", "to": "2022"}).opened == ()


@pytest.mark.parametrize(("name", "parameter"), ABOUT)
def test_what_is_told_has_answers_with_what_else_was_asked_for(tiny: Graph, name: str, parameter: str) -> None:
    ends = [p.name for p in question(name).parameters if p.type in ("since", "until")]
    told = answer(tiny, name, {**dict.fromkeys(ends, "1999"), parameter: "粤港澳大湾区"})
    for group, counts in told.choices.items():
        for value, count in counts.items():
            own = dict.fromkeys(ends if group in ends else [group], value)
            again = answer(tiny, name, {**told.parameters, **dict.fromkeys(told.opened, "any"), **own})
            assert len(again.rows) >= count, (group, value)


@pytest.mark.parametrize(
    ("name", "parameter", "variable"),
    [
        ("policies-by", "issuer", "issuer"),
        ("approvals", "approver", "one"),
        ("operators-and-owners", "who", "one"),
        ("cooperation-of", "entity", "self"),
        ("timeline", "entity", "it"),
        ("documents-about", "entity", "entity"),
    ],
)
def test_what_stands_for_a_parameter_is_read_off_the_query(name: str, parameter: str, variable: str) -> None:
    assert _standing_for(question(name).sparql, parameter) == variable


def test_a_terminal_shows_what_to_ask_about(tiny: Graph) -> None:
    from rich.console import Console

    console = Console(width=200)
    with console.capture() as said:
        console.print(replied(answer(tiny, "opened-in", {"from": "1999", "to": "2000"})))
        console.print(replied(answer(tiny, "laboratories-in", {"place": "香港"})))
    lines = said.get().splitlines()
    assert "--from 1999 --to 2000 has none; there is, with so many answers: 2022 (2)" in lines
    assert "--place 香港 has none; there is, with so many answers: 广州 (1)" in lines
    with console.capture() as said:
        console.print(replied(answer(tiny, "policies-by", {"issuer": "香港", "from": "1999", "to": "1999"})))
    assert said.get().splitlines()[-2:] == [
        "--from 1999 --to 1999 has none; with --issuer any there is, with so many answers: 2022 (1)",
        "--issuer 香港 has none; with --from any --to any there is, with so many answers: 国务院 (1)",
    ]
