"""One text under two identifiers is told, once for all."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.pipeline import build
from zhitu.pipeline.twice import Twice


def test_two_files_of_one_text_are_told(texts: Path, tmp_path: Path) -> None:
    (texts / "copy.txt").write_bytes((texts / "b.txt").read_bytes())
    report = build([texts, texts / "b.txt"], tmp_path / "g.db", extractor=fake.make)
    (told,) = [line for line in report.warnings if "same text" in line]
    assert told == (
        f"the same text as another: 1 document ({texts / 'copy.txt'} as {texts / 'b.txt'});"
        " zhitu remove withdraws the one or the other"
    )
    assert report.documents == 4


@pytest.mark.parametrize(("number", "more"), [(0, ""), (5, ""), (7, ", …")])
def test_of_many_the_first_are_named(number: int, more: str) -> None:
    twice = Twice()
    for at in range(number + 1):
        twice.take(fake.document(f"d{at}", "深圳。"))
    told = list(twice.warnings())
    assert len(told) == (number > 0)
    if told:
        assert told[0].startswith(f"the same text as another: {number} documents (d1.txt as d0.txt, d2.txt as")
        assert f"d5.txt as d0.txt{more});" in told[0]
