"""Logs of two people become one: no row is lost, none stands twice, and undos undo what they did."""

from __future__ import annotations

from dataclasses import replace

from zhitu.pipeline.merging import merged
from zhitu.resolve import Judgement, effective


def same(number: int, one: str) -> Judgement:
    return Judgement(number, "same", "某人", "2024-05-01", "", f"https://e.org/{one}", object="https://e.org/丙")


def undo(number: int, of: int) -> Judgement:
    return Judgement(number, "undo", "某人", "2024-05-02", "", "", object=str(of))


def log(*rows: Judgement) -> dict[int, Judgement]:
    return {row.sequence: row for row in rows}


def test_rows_whose_number_is_taken_follow_with_what_undoes_them() -> None:
    ours = log(same(1, "甲"), same(2, "乙"))
    found = merged(ours, [same(1, "甲"), same(2, "丁"), undo(3, 2), same(4, "戊")])
    assert found.new == (same(5, "丁"), undo(6, 5), same(7, "戊"))
    assert found.renumbered == {2: 5, 3: 6, 4: 7}
    held = effective([*ours.values(), *found.new])
    assert [j.sequence for j in held] == [1, 2, 7]


def test_rows_that_are_there_under_another_number_stand_once() -> None:
    ours = log(same(1, "甲"), same(2, "丁"), undo(3, 2))
    theirs = [same(1, "丁"), undo(2, 1)]
    assert merged(ours, theirs).new == ()
    assert merged(ours, theirs).renumbered == {1: 2, 2: 3}


def test_what_was_decided_again_after_it_was_taken_back_stands_again() -> None:
    theirs = [same(1, "丁"), undo(2, 1), same(3, "丁")]
    first = merged(log(same(1, "甲")), theirs)
    assert first.new == (same(4, "丁"), undo(5, 4), same(6, "丁"))
    assert merged(log(same(1, "甲"), *first.new), theirs).new == ()


def test_rows_whose_numbers_are_free_keep_them() -> None:
    theirs = [same(2, "丁"), undo(3, 2)]
    found = merged(log(same(1, "甲")), theirs)
    assert (found.new, found.renumbered) == (tuple(theirs), {})


def test_of_rows_that_differ_in_a_word_both_stay() -> None:
    found = merged(log(same(1, "甲")), [replace(same(1, "甲"), because="另一理由")])
    assert [j.sequence for j in found.new] == [2]
