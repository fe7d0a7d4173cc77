"""The ledger: sources, counts, redo log, and what becomes of a transaction that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhitu.errors import GraphError
from zhitu.store import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger.create(tmp_path, tmp_path / "x.ledger")
    made.harden()
    yield made
    made.close()


def test_sources_come_and_go(ledger: Ledger) -> None:
    with ledger.transaction():
        first, second = ledger.put("document", "b", b"1"), ledger.put("document", "a", b"2")
        ledger.put("judgement", "a", b"3")
        ledger.note(second, ["one", "two words"])
    found = ledger.source("document", "a")
    assert found is not None
    assert (found.number, found.packed, found.needs) == (second, b"2", ("one", "two words"))
    assert [s.id for s in ledger.sources("document")] == ["b", "a"]
    assert list(ledger.identifiers("document")) == ["a", "b"]
    ledger.take(first)
    assert ledger.source("document", "b") is None
    assert [s.kind for s in ledger.sources("judgement")] == ["judgement"]


def test_sources_may_change_while_they_are_gone_through(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.store.ledger._MANY", 3)
    with ledger.transaction():
        numbers = [ledger.put("document", f"{9 - n}", b"") for n in range(7)]
        ledger.put("judgement", "1", b"")
    seen: list[str] = []
    for source in ledger.sources("document"):
        seen.append(source.id)
        if source.id == "9":
            ledger.take(numbers[1])  # of the same handful
            ledger.take(numbers[4])
            ledger.put("document", "0", b"")
    assert seen == ["9", "7", "6", "4", "3", "0"]


def test_what_is_needed_first_and_last_is_told(ledger: Ledger) -> None:
    assert ledger.count({"a": 2, "b": 1}) == (["a", "b"], [])
    assert ledger.count({"a": -1, "b": -1, "c": 0}) == ([], ["b"])
    assert ledger.count({"a": 1, "b": 1}) == (["b"], [])
    assert ledger.count({"a": -2}) == ([], ["a"])
    assert list(ledger.needed()) == ["b"]


def test_the_redo_log_is_in_order_and_numbers_are_not_used_again(ledger: Ledger) -> None:
    numbers = [ledger.log(piece) for piece in (b"1", b"2", b"3")]
    assert [piece for _, piece in ledger.logged()] == [b"1", b"2", b"3"]
    assert [piece for _, piece in ledger.logged(numbers[0])] == [b"2", b"3"]
    assert ledger.log_size() == (3, 3)
    ledger.unlog(numbers[1])
    assert [piece for _, piece in ledger.logged()] == [b"1", b"2"]
    ledger.clear_log()
    assert ledger.log_size() == (0, 0)
    assert ledger.log(b"4") > numbers[2]


def put_all(ledger: Ledger, *identifiers: str) -> None:
    with ledger.transaction():
        for identifier in identifiers:
            ledger.put("document", identifier or str(1 // 0), b"")


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError):
        put_all(ledger, "a", "")
    assert ledger.source("document", "a") is None
    with pytest.raises(GraphError, match="cannot be written"):
        put_all(ledger, "a", "a")
    assert ledger.source("document", "a") is None


def test_facts_are_remembered(tmp_path: Path, ledger: Ledger) -> None:
    assert ledger.fact("x", "none") == "none"
    with ledger.transaction():
        ledger.remember("x", "知")
    ledger.close()
    again = Ledger.open(tmp_path, tmp_path / "x.ledger")
    assert again.fact("x") == "知"
    again.close()


def test_a_second_writer_is_told(tmp_path: Path, ledger: Ledger) -> None:
    other = Ledger(tmp_path, sqlite3.connect(tmp_path / "x.ledger", isolation_level=None, timeout=0))
    with ledger.transaction(), pytest.raises(GraphError, match="another process is writing"), other.transaction():
        pass
    other.close()


def test_a_copy_for_reading_has_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(
        GraphError, match="such as zhitu load makes; change the graph that was built, and load it again"
    ):
        Ledger.open(tmp_path, tmp_path / "none.ledger")


def test_a_damaged_ledger_is_told_with_the_remedy(tmp_path: Path) -> None:
    (file := tmp_path / "store-1.ledger").write_text("no database")
    for way in (lambda: Ledger.open(tmp_path, file), lambda: Ledger.read(tmp_path, "store-1")):
        with pytest.raises(GraphError, match=r": damaged \(file is not a database\); build the graph anew"):
            way()


def test_an_older_ledger_gets_the_columns_that_it_lacks(tmp_path: Path, ledger: Ledger) -> None:
    with ledger.transaction():
        node = ledger.nodes.number("id:a")
        ledger.nodes.describe(node, "{}", "[]", ["core:甲"])
        ledger.nodes.move(node, {}, {"core:甲": True}, 9)
    for table, column in (("block", "own"), ("node", "parsed")):
        ledger.sql.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    ledger.close()
    again = Ledger.open(tmp_path, tmp_path / "x.ledger")
    with again.transaction():
        assert again.nodes.row(node).parsed == ""
        again.nodes.move(node, {"core:甲": True}, {"core:乙": False}, 9)
        assert list(again.nodes.moved(9)) == [("core:乙", 0, 1), ("core:甲", 1, 0)]
    again.close()
