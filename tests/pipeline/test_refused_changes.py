"""A change that the store or the disk refuses is not made, and stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from zhitu_decided import (
    DOCUMENTS,
    DRAFTS,
    content,
    replaced,
)

from zhitu.errors import GraphError
from zhitu.pipeline import open_writer
from zhitu.pipeline.judging import judge, listed
from zhitu.pipeline.single import remove
from zhitu.store import Graph, Ledger, Piece


class Spoiling:
    """A hook by whose fault a change is of lines that are none."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        del graph
        return replace(piece, add=piece.add + "<no> <line> .\n")

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Nothing follows."""


def test_a_change_that_the_store_cannot_read_is_not_made_and_stops_no_other(path: Path) -> None:
    before = content(path)
    with open_writer(path, hooks=[Spoiling()]) as writer, pytest.raises(GraphError, match="cannot read a change"):
        remove(writer, "c")
    assert content(path) == before
    replaced(path, "c", DOCUMENTS["c"] + "无。")
    assert content(path) != before


def test_a_decision_that_the_disk_refuses_is_not_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(path)

    def refuse(self: Graph, piece: Piece, known: object = None) -> None:
        del known
        raise GraphError(f"{self.path}: cannot be written: no room for {len(piece.add)} characters")

    for name in ("same", "rename", "retype", "reject", "assert"):
        with monkeypatch.context() as patch:
            patch.setattr(Graph, "apply", refuse)
            with pytest.raises(GraphError, match="no room"):
                judge(path, DRAFTS[name])
        assert content(path) == before
        assert listed(path) == []
    for draft in DRAFTS.values():
        judge(path, draft)
    replaced(path, "c", DOCUMENTS["c"] + "无。")
    assert "穗城实验室" in content(path)
