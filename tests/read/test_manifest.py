"""Manifests in JSON and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.errors import InputError, ManifestError
from zhitu.read.manifest import Entry, misspelt, read_manifest
from zhitu.read.metadata import Metadata, from_fields

Put = Callable[[str, str | bytes], Path]


def entries(path: Path, where: str) -> list[Entry]:
    found = read_manifest(path, where)
    told = [entry for entry in found if isinstance(entry, Entry)]
    assert told == found
    return told


def test_json(put: Put) -> None:
    rows = [{"id": "a", "file": "x/a.txt", "title": "甲", "pages": 3}, {"file": "b.pdf", "id": 7}]
    first, second = entries(put("m.json", "\ufeff" + json.dumps(rows)), "m.json")
    assert (first.id, first.file, first.fields["title"], first.where) == ("a", "x/a.txt", "甲", "m.json row 1")
    assert (second.id, second.file, second.where) == ("7", "b.pdf", "m.json row 2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(put: Put, encoding: str) -> None:
    table = 'ID , file,Title,备注\r\na,a.txt,"方案, ""全文""\n下",x\r\n\r\n,,,\r\nb,b.txt\r\n'
    first, second = entries(put("m.csv", table.encode(encoding)), "m.csv")
    assert dict(first.fields) == {"id": "a", "file": "a.txt", "title": '方案, "全文"\n下', "备注": "x"}
    assert (second.id, second.where, second.fields.get("title")) == ("b", "m.csv:6", None)


@pytest.mark.parametrize(("name", "mark"), [("m.csv", ";"), ("m.csv", "\t"), ("m.tsv", "\t")])
def test_columns_may_be_apart_by_what_spreadsheets_write(put: Put, name: str, mark: str) -> None:
    table = f'id{mark}Title{mark}"file"\na{mark}"甲,乙{mark}丙"{mark}a.txt\n'
    (entry,) = entries(put(name, table), name)
    assert (entry.id, entry.file, entry.fields["title"]) == ("a", "a.txt", f"甲,乙{mark}丙")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_headings_may_be_chinese(put: Put, mark: str) -> None:
    heads = ["编号", "標題", "日期", "来源", "发布机构", "链接", "语言", "文件", "备注"]
    cells = ["a", "甲", "2024年7月", "甲日报", "", "https://a.cn/", "中文", "a.txt", "x"]
    (entry,) = entries(put("m.csv", f"{mark.join(heads)}\n{mark.join(cells)}\n".encode("gb18030")), "m.csv")
    assert (entry.id, entry.file, entry.fields["备注"]) == ("a", "a.txt", "x")
    assert from_fields(entry.fields, "") == Metadata("甲", "2024-07", "甲日报", "https://a.cn/", "zh")
    assert list(misspelt(entry.fields)) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("m.json", "{", r"m\.json: not JSON .*; a manifest is a list of objects"),
        ("m.json", '{"file": "a.txt"}', r"m\.json: not a manifest; write a list of objects"),
        ("m.json", '["a.txt"]', r"m\.json row 1: not an object; write"),
        ("m.json", '[{"id": "b"}]', r"m\.json row 1: the row names no file; give it"),
        ("m.json", '[{"file": ["a.txt"]}]', r"m\.json row 1: file is \['a\.txt'\], not a text"),
        ("m.json", "[" * 100000, "not JSON"),
        ("m.json", "[]", "the manifest has no rows; write one"),
        ("m.csv", "id,file\na,\n", r"m\.csv:2: the row names no file"),
        (
            "m.csv",
            "\n编号,名称\na,a\n",
            r"m\.csv:2: no column is called file or 文件, or text or 正文; these are 编号, 名称; begin with a",
        ),
        (
            "m.csv",
            "id|file\na|a.txt\n",
            r"m\.csv:1: no column is called file or 文件, or text or 正文; these are id\|file",
        ),
        ("m.csv", "file,id,File\na.txt,a,b.txt\n", r"m\.csv:1: two columns are called file; give each a name"),
        ("m.csv", "id,file\na,a.txt,x\n", r"m\.csv:2: 3 cells for 2 columns; put cells that hold a comma in quotes"),
        ("m.csv", 'id,file\n"a"b,a.txt\n', r"m\.csv:2: not CSV"),
        ("m.csv", "id,file\n", "the manifest has no rows"),
        ("m.csv", "", "the manifest has no rows"),
    ],
)
def test_what_is_no_manifest(put: Put, name: str, content: str, message: str) -> None:
    with pytest.raises(ManifestError, match=message):
        read_manifest(put(name, content), name)


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("m.json", '[{"file": "a.txt"}, {"id": "b"}, {"file": "c.txt"}]', "the row names no file"),
        ("m.json", '[{"file": "a.txt"}, "b.txt", {"file": "c.txt"}]', "not an object"),
        ("m.csv", "id,file\na,a.txt\nb,\nc,c.txt\n", "the row names no file"),
        ("m.csv", "id,file\na,a.txt\nb,b.txt,x\nc,c.txt\n", "3 cells for 2 columns"),
    ],
)
def test_a_row_that_names_no_document_is_told_and_the_rest_goes_on(
    put: Put, name: str, content: str, cause: str
) -> None:
    first, wrong, last = read_manifest(put(name, content), name)
    assert [entry.file for entry in (first, last) if isinstance(entry, Entry)] == ["a.txt", "c.txt"]
    assert isinstance(wrong, InputError)
    assert (wrong.where.partition("row")[0].strip(": 3"), wrong.cause) == (name, cause)


def test_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"m\.json: cannot be read \(No such file"):
        read_manifest(tmp_path / "m.json", "m.json")
