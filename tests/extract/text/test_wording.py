"""Each form that rules look for finds what its row says it finds, and nothing where the row says so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from zhitu.errors import VocabularyError
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import SLOT, wording
from zhitu.resources import ontology_path, table

CODE = Path(__file__).parents[3] / "graph" / "zhitu" / "extract"
TABLES = sorted(path.stem for path in (ontology_path() / "lexicon" / "wording").glob("*.tsv"))
ROWS = [(name, row) for name in TABLES for row in table(f"lexicon/wording/{name}")]


class Read(NamedTuple):
    """A sentence as a rule reads it, and where in it a form is to be found."""

    text: str
    start: int
    end: int


def read(example: str) -> Read:
    """云岭市[拟]|建设江湾港: what stands before the bar, without brackets, and where they stood."""
    text = example.split("|")[0].replace("□", SLOT)
    start, end = text.index("["), text.index("]") - 1
    return Read(text.replace("[", "").replace("]", ""), start, end)


def found(form: str, text: str) -> list[tuple[int, int]]:
    """Where a form is found; from every place, as rules that match at a verb look for it."""
    pattern = re.compile(form.replace("□", SLOT), re.ASCII)
    return [m.span() for at in range(len(text) + 1) if (m := pattern.match(text, at)) is not None]


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['set']} {row['form']}") for _, row in ROWS])
def test_form(row: dict[str, str]) -> None:
    text, start, end = read(row["example"])
    assert (start, end) in found(row["form"], text), "the example has the form in the brackets"
    for other in filter(None, row["not"].split(" / ")):
        assert found(row["form"], other.split("|")[0].replace("□", SLOT)) == [], other
    shown = text.replace(SLOT, "某")  # a slot stands only in what is masked
    assert fold(shown) == shown, "as rules see it: simplified, full-width"


def test_no_form_stands_twice() -> None:
    counts = Counter((row["set"], row["form"]) for _, row in ROWS)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_two_sets_hold_the_same() -> None:
    sets: dict[str, set[str]] = {}
    for _, row in ROWS:
        sets.setdefault(row["set"], set()).add(row["form"])
    held = Counter(frozenset(forms) for forms in sets.values() if len(forms) > 3)
    assert [sorted(forms) for forms, count in held.items() if count > 1] == []


def test_no_two_tables_share_a_set() -> None:
    owners = {(row["set"], name) for name, row in ROWS}
    assert len(owners) == len({owner[0] for owner in owners})


def test_every_set_is_used_and_every_used_set_is_there() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    used = set(re.findall(r"\bword(?:ing|s)\(\s*[\"']([a-z-]+)[\"']", code))
    assert used == {row["set"] for _, row in ROWS}


def test_a_set_that_is_not_there_is_told() -> None:
    with pytest.raises(VocabularyError, match="no set talks-open; sets are "):
        wording("talks-open")
