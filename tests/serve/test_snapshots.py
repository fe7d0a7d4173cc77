"""Copies of the graph stay as long as somebody reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.serve.snapshots import Snapshots


@pytest.fixture
def copies(tmp_path: Path) -> Snapshots:
    made = Snapshots(tmp_path / ".serving")
    made.prepare()
    return made


def put(copies: Snapshots, changes: str) -> Path:
    path = copies.fresh()
    path.mkdir()
    copies.put(path, changes)
    return path


def test_a_request_reads_one_copy_to_its_end(copies: Snapshots) -> None:
    first = put(copies, "1")
    with copies.steady():
        second = put(copies, "2")  # before anything is read
        assert not first.exists()
        with copies.read() as read:
            assert read.path == second
        third = put(copies, "3")
        with copies.read() as again:
            assert (again.path, again.changes) == (second, "2")
        assert copies.now() is again
        assert second.exists()
    assert not second.exists()
    with copies.read() as last:
        assert last.path == third


def test_requests_read_each_their_own(copies: Snapshots) -> None:
    first = put(copies, "1")
    with copies.steady():
        before = copies.now()
        put(copies, "2")
        with copies.steady():
            inner = copies.now()
            assert inner is not None
            assert inner.changes == "2"
        assert copies.now() is before
        assert first.exists()
    assert not first.exists()
