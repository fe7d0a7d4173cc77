"""Rows of JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.errors import InputError
from zhitu.read.jsonl import Row, count_rows, read_rows, table_rows
from zhitu.read.metadata import Metadata

Put = Callable[[str, str | bytes], Path]


def test_a_row_is_a_document(put: Put) -> None:
    row = {
        "id": "a1",
        "title": "方案",
        "date": "2022/9",
        "publisher": "国务院",
        "url": "https://example.org/a",
        "text": "正文。\r\n",
    }
    (read,) = read_rows(put("a.jsonl", json.dumps(row)), "a.jsonl")
    assert isinstance(read, Row)
    assert (read.id, read.where, read.number) == ("a1", "a.jsonl:1", 1)
    assert read.content.text == "正文。\n"
    assert read.content.stated == Metadata("方案", "2022-09", "国务院", "https://example.org/a")
    assert read.sha256 == hashlib.sha256("正文。\r\n".encode()).hexdigest()


def test_the_fields_of_a_row_may_be_chinese(put: Put) -> None:
    line = json.dumps({"编号": 7, "标题": "甲", "发布日期": "2024-07-01", "正文": "支持南沙。"}, ensure_ascii=False)
    (row,) = read_rows(put("r.jsonl", line), "r.jsonl")
    assert isinstance(row, Row)
    assert (row.id, row.content.text) == ("7", "支持南沙。")
    assert row.content.stated == Metadata("甲", "2024-07-01")


def test_lone_surrogates_have_a_checksum_too(put: Put) -> None:
    (read,) = read_rows(put("a.jsonl", '{"text": "甲\\ud800乙\\ud83d\\ude84"}'), "a.jsonl")
    assert isinstance(read, Row)
    assert read.content.text == "甲\ufffd乙🚄"
    assert read.sha256 == hashlib.sha256("甲\ufffd乙🚄".encode()).hexdigest()


def test_blank_lines_count_as_lines_but_not_as_rows(put: Put) -> None:
    path = put("a.jsonl", '\ufeff{"text": "甲"}\r\n\r\n  \n{"id": 7, "text": "乙"}')
    rows = [row for row in read_rows(path, "a.jsonl") if isinstance(row, Row)]
    assert [(row.id, row.number, row.content.text) for row in rows] == [(None, 1, "甲"), ("7", 4, "乙")]
    assert count_rows(path) == 2


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_rows_of_a_table_may_hold_their_texts(mark: str) -> None:
    table = '编号,标题,日期,正文\n1,甲,2023-05,"云州港开通。\n市长出席。"\n2,乙,不详,云州港。\n3,丙\n'.replace(
        ",", mark
    )
    first, *others = table_rows(table, "r.csv")
    assert isinstance(first, Row)
    assert (first.id, first.content.text, first.content.stated.date) == ("1", "云州港开通。\n市长出席。", "2023-05")
    assert [str(other) for other in others] == [
        "r.csv:4: '不详' is not a date; write 2022, 2022-09 or 2022-09-28",
        'r.csv:5: the row has no text; give it a field "text", in quotes',
    ]
    (told,) = table_rows("编号,正文\n", "r.csv")
    assert str(told) == "r.csv: the table has no rows; leave it out, or put its rows in"


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "the row is not JSON"),
        ('{"text": "甲"', "the row is not JSON"),
        ("[" * 100000, "the row is not JSON"),
        ('["甲"]', "the row is not a JSON object"),
        ("12", "the row is not a JSON object"),
        ('{"id": "a"}', "the row has no text"),
        ('{"text": 5}', "the row has no text"),
        ('{"text": null}', "the row has no text"),
        ('{"text": " \\n"}', "there is no text in it"),
        ('{"text": "甲", "date": "昨天"}', "'昨天' is not a date"),
        ('{"text": "甲", "id": []}', "id is \\[\\], not a text"),
        (b'{"text": "\xff\xfe"}', "wrong encoding"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_goes_on(put: Put, line: str | bytes, cause: str) -> None:
    raw = line.encode() if isinstance(line, str) else line
    good = '{"text": "好"}'.encode()
    first, broken, last = read_rows(put("a.jsonl", good + b"\n" + raw + b"\n" + good), "a.jsonl")
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert isinstance(broken, InputError)
    with pytest.raises(InputError, match=f"^a.jsonl:2: {cause}.*; .+"):
        raise broken


def test_rows_in_gb18030(put: Put) -> None:
    path = put("a.jsonl", '{"text": "支持广州南沙建设"}\n'.encode("gb18030") * 2)
    assert [row.content.text for row in read_rows(path, "a") if isinstance(row, Row)] == ["支持广州南沙建设"] * 2


def test_rows_in_utf16_are_refused_once(put: Put) -> None:
    (error,) = read_rows(put("a.jsonl", '{"text": "甲"}\n{"text": "乙"}\n'.encode("utf-16")), "a.jsonl")
    assert str(error) == "a.jsonl: wrong encoding: rows in UTF-16; save it as UTF-8"


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_rows_says_so(put: Put, content: str) -> None:
    (error,) = read_rows(put("a.jsonl", content), "a.jsonl")
    assert "the file is empty" in str(error)
