"""Guessed offices yield to told ones."""

from __future__ import annotations

from zhitu.extract.relations.rivals import without_rivals
from zhitu.model import Claim, Span


def office(person: str, body: str, rule: str) -> Claim:
    return Claim(person, "affiliatedWith", body, (Span(0, 4),), rule=rule)


def test_who_holds_an_office_by_name_holds_none_by_guess() -> None:
    told = office("王建国", "浙江大学", "office")
    guessed = [office("王建国", "南京大学", rule) for rule in ("office:carried", "network")]
    assert without_rivals([told, *guessed]) == [told]


def test_a_further_office_that_stands_in_the_row_is_no_guess() -> None:
    told = [office("王建国", "浙江大学", "office"), office("王建国", "浙江省委", "office:further")]
    assert without_rivals(told) == told


def test_what_is_only_guessed_stands() -> None:
    guessed = [office("王建国", "南京大学", "network"), office("李明", "浙江大学", "office")]
    assert without_rivals(guessed) == guessed


def test_where_a_thing_lies_by_a_verb_it_lies_nowhere_else_by_guess() -> None:
    told = [
        Claim("大学", "locatedIn", "黄岛区", (Span(0, 4),), rule="predicate:位于"),
        Claim("黄岛区", "partOf", "青岛市", (Span(0, 4),), rule="name:adjoining"),
        Claim("大学", "locatedIn", "青岛市", (Span(0, 4),), rule="network"),
    ]
    guessed = Claim("大学", "locatedIn", "昌平区", (Span(0, 9),), rule="network")
    assert without_rivals([*told, guessed]) == told


def test_those_that_make_up_a_whole_cooperate_by_no_guess() -> None:
    told = [Claim(city, "partOf", "都市圈", (Span(0, 4),), rule="pattern:forms") for city in ("兰州市", "定西市")]
    guessed = Claim("兰州市", "cooperatesWith", "定西市", (Span(0, 4),), rule="network")
    assert without_rivals([*told, guessed]) == told
    founded = Claim("都市圈", "foundedBy", "定西市", (Span(0, 4),), rule="predicate:组成")
    assert without_rivals([*told, founded, guessed]) == [*told, founded, guessed]


def test_who_approves_a_school_does_not_found_it_by_guess() -> None:
    told = Claim("校区", "approvedBy", "教育部", (Span(0, 4),), rule="predicate:批准设立")
    guessed = Claim("校区", "foundedBy", "教育部", (Span(0, 4),), rule="network")
    assert without_rivals([told, guessed]) == [told]
