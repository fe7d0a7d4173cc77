"""What is told of documents without a date, and of those that have only their file's."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import docx
import pytest
import zhitu_fake as fake

from zhitu.model import Document, Failure
from zhitu.pipeline import add, build, replace
from zhitu.pipeline.dating import Dating
from zhitu.pipeline.work import Extracted
from zhitu.settings import Settings


def put_word(path: Path, text: str) -> Path:
    """A Word file that says of itself when it was made."""
    document = docx.Document()
    document.add_paragraph(text)
    document.core_properties.created = datetime(2024, 5, 6)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_all_without_a_date_are_one_line(texts: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g.db"
    (told,) = build([texts], graph, extractor=fake.make).warnings
    assert told == (
        f"no date: 3 documents ({texts / 'a.txt'}, {texts / 'b.txt'}, {texts / 'c.txt'}),"
        " so what was still to come may count as done; give it with --date, or in a manifest"
    )
    (told,) = replace(graph, [texts / "a.txt"], extractor=fake.make).warnings
    assert told.startswith(f"no date: 1 document ({texts / 'a.txt'}), so")
    assert replace(graph, [texts / "b.txt"], Settings(date="2024"), extractor=fake.make).warnings == []


def test_a_date_that_is_only_the_files_is_told(texts: Path, tmp_path: Path) -> None:
    graph = tmp_path / "g.db"
    build([texts], graph, Settings(date="2024"), extractor=fake.make)
    word = put_word(texts / "d.docx", "苹果公司位于深圳。")
    (told,) = add(graph, [word], extractor=fake.make).warnings
    assert told == (
        f"no date but the file's own: 1 document ({word}), most likely not the day of issue;"
        " give it with --date, or in a manifest"
    )
    assert replace(graph, [word], Settings(date="2024"), extractor=fake.make).warnings == []
    (told,) = build([word, texts / "a.txt"], tmp_path / "h.db", Settings(), extractor=fake.make).warnings[1:]
    assert told.startswith("no date but the file's own: 1 document")


def test_those_that_have_the_date_of_the_options_are_told(texts: Path, tmp_path: Path) -> None:
    (texts / "b.txt").write_text("通知\n发布日期：2022-03-01\n苹果公司位于深圳。", encoding="utf-8")
    (texts / "rows.jsonl").write_text('{"text": "深圳。"}\n{"text": "深圳市。", "date": "2021"}\n', encoding="utf-8")
    report = build([texts], tmp_path / "g.db", Settings(date="2024-07"), extractor=fake.make)
    those = f"{texts / 'a.txt'}, {texts / 'c.txt'}, {texts / 'rows.jsonl'}:1"
    assert report.notes == [f"3 documents ({those}) tell no date and took that of --date, 2024-07"]
    assert report.warnings == []
    report = replace(tmp_path / "g.db", [texts], Settings(date="2025"), extractor=fake.make)
    assert report.notes == [f"3 documents ({those}) tell no date and took that of --date, 2025"]
    # said of this very file
    assert build([texts / "a.txt"], tmp_path / "h.db", Settings(date="2024"), extractor=fake.make).notes == []
    assert build([texts], tmp_path / "h.db", extractor=fake.make).notes == []


@pytest.mark.parametrize(("number", "named"), [(5, "1, 2, 3, 4, 5"), (1200, "1, 2, 3, 4, 5, …")])
def test_of_many_the_first_are_named(number: int, named: str) -> None:
    dating = Dating()
    for at in range(1, number + 1):
        dating.take(Document(str(at), "", ""))
        dating.done(Extracted(str(at)))
    (told,) = dating.warnings()
    assert told.startswith(f"no date: {number:,} documents ({named}), so")


def test_who_was_told_already_is_not_told_again() -> None:
    dating = Dating()
    for name, extracted in {
        "failed": Extracted("failed", failure=Failure("extract", "failed", "cause")),
        "open": Extracted("open", warnings=("open: 今年 is left open; give it with --date",)),
        "other": Extracted("other", warnings=("other: of something else",)),
    }.items():
        dating.take(Document(name, "", ""))
        dating.done(extracted)
    dating.done(Extracted("unknown"))
    (told,) = dating.warnings()
    assert told.startswith("no date: 1 document (other), so")
