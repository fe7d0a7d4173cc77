"""`zhitu infer` says how much follows, and takes it out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_infer_says_how_much_and_takes_it_out(made: Path, run: Run) -> None:
    ask = "ASK { GRAPH graph:inferred { ?s ?p ?o } }"
    status, out, _ = run("infer", made)
    assert status == 0
    assert "triples inferred in" in out
    assert run("query", made, ask)[1] == "true\n"
    assert run("infer", made, "--remove") == (0, f"graph: {made}: nothing is inferred any more\n", "")
    assert run("query", made, ask)[1] == "false\n"
    assert run("infer", made, "--remove", "--alignments")[0] == 2


def test_what_has_no_ontology_is_refused(tiny_path: Path, run: Run) -> None:
    status, _, err = run("infer", tiny_path)
    assert status == 2
    assert "has no ontology; build the graph anew" in err
