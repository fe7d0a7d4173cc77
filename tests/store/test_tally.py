"""Changes past the ledger are counted, and what was cut off is remembered."""

from __future__ import annotations

from pathlib import Path

from zhitu.store import Graph, ledger_path
from zhitu.store.tally import abandon, begin, begun, counted, done, tally_path


def test_a_copy_counts_as_a_graph_with_a_ledger_does(tmp_path: Path) -> None:
    Graph.create(tmp_path / "g.db").close()
    path, store = tmp_path / "g.db", "store-1"
    assert not ledger_path(path, store).exists()
    assert (counted(path, store), begun(path, store)) == ("0", ())
    with Graph.open(path, read_only=True) as graph:
        assert graph.state == "0"
    assert not tally_path(path, store).exists(), "who only reads leaves nothing behind"
    assert begin(path, store, ["urn:b", ""]) == 0
    assert (counted(path, store), begun(path, store)) == ("1", ("", "urn:b"))
    with Graph.open(path, read_only=True) as graph:
        assert graph.state is None, "it may be in there or not"
    done(path, store)
    assert (counted(path, store), begun(path, store)) == ("1", ())
    with Graph.open(path, read_only=True) as graph:
        assert graph.state == "1"


def test_what_fails_was_no_change_and_what_is_cut_off_stays_noted(tmp_path: Path) -> None:
    Graph.create(tmp_path / "g.db").close()
    path, store = tmp_path / "g.db", "store-1"
    abandon(path, store, begin(path, store, ["urn:a"]))
    assert (counted(path, store), begun(path, store)) == ("0", ())
    begin(path, store, ["urn:a"])
    begin(path, store, ["urn:b"])
    assert (counted(path, store), begun(path, store)) == ("2", ("urn:a", "urn:b"))
