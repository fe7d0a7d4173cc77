"""The whole stage: arguments → documents and failures."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx.document
import pytest

import zhitu.read
from zhitu.errors import InputError
from zhitu.model import Document, Failure
from zhitu.read import Metadata, count, ignored, read
from zhitu.read.formats import READERS
from zhitu.settings import Settings

Put = Callable[[str, str | bytes], Path]
PDF = Callable[..., bytes]
Word = Callable[[Callable[[docx.document.Document], object]], bytes]
GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev"


def documents(*paths: Path, settings: Settings | None = None) -> list[Document]:
    read_ones = list(read(paths, settings or Settings()))
    assert all(isinstance(item, Document) for item in read_ones), read_ones
    return [item for item in read_ones if isinstance(item, Document)]


def failure(*paths: Path) -> Failure:
    (item,) = read(paths, Settings())
    assert isinstance(item, Failure)
    assert item.stage == "read"
    assert "\n" not in item.cause
    return item


def test_the_public_names_are_these() -> None:
    names = ["Metadata", "alike", "count", "identifier_of", "ignored", "named", "read", "single"]
    assert sorted(zhitu.read.__all__) == names
    assert all(callable(getattr(zhitu.read, name)) for name in zhitu.read.__all__)


def test_importing_the_stage_loads_no_format_library() -> None:
    heavy = "{'trafilatura', 'docx', 'pypdfium2', 'lxml', 'yaml'}"
    code = f"import sys, zhitu.read; print(sorted({heavy} & sys.modules.keys()))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.strip() == "[]"


def test_every_format_gives_the_same_text(put: Put, pdf: PDF, word: Word, tmp_path: Path) -> None:
    text = "支持广州南沙建设。"
    raw = {
        "txt.txt": text.encode(),
        "md.md": text.encode(),
        "html.html": f"<html><body><p>{text}</p></body></html>".encode(),
        "htm.htm": f"<p>{text}</p>".encode("gb18030"),
        "pdf.pdf": pdf([[(72, 700, text)]]),
        "docx.docx": word(lambda document: document.add_paragraph(text)),
        "markdown.markdown": text.encode("utf-16"),
    }
    assert {Path(name).suffix for name in raw} == set(READERS)
    for name, content in raw.items():
        put(f"in/{name}", content)
    put("in/rows.jsonl", json.dumps({"id": "rows", "text": text}))
    found = {document.id: document for document in documents(tmp_path / "in")}
    assert {document.text for document in found.values()} == {text}
    for name, content in raw.items():
        assert found[Path(name).stem].sha256 == hashlib.sha256(content).hexdigest()
        assert found[Path(name).stem].where == str(tmp_path / "in" / name)
    assert found["rows"].sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_who_wins_manifest_document_options_suggestion(put: Put, word: Word) -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("首行")
        document.core_properties.author = "作者"

    put("a.md", "---\ntitle: 自称\ndate: 2022-01\npublisher: 自署\n---\n正文。")
    put("b.docx", word(fill))
    rows = [{"id": "a", "file": "a.md", "title": "清单", "date": ""}, {"id": "b", "file": "b.docx"}]
    manifest = put("m.json", json.dumps(rows))
    first, second = documents(manifest, settings=Settings(date="2020年", publisher="选项"))
    assert (first.title, first.date, first.publisher) == ("清单", "2022-01", "自署")
    assert (second.title, second.date, second.publisher) == ("首行", "2020", "选项")
    assert (first.given, second.given) == (("title",), ("date", "publisher"))
    _, second = documents(manifest)
    assert (second.title, second.date, second.publisher) == ("首行", None, "作者")
    assert second.given == ()


def test_what_is_given_for_one_file_alone_wins(put: Put) -> None:
    text = "云州港口\n发布时间：2024-06-19　来源：云州日报\n港口今年建成。"
    path, other = put("in/a.txt", text), put("in/b.md", "---\ndate: 2022-01\n---\n正文。")
    given = Settings(date="2024-06-20", publisher="云州市港口局")
    (alone,) = documents(path, settings=given)
    assert (alone.date, alone.publisher, alone.given) == ("2024-06-20", "云州市港口局", ("date", "publisher"))
    (alone,) = documents(other, settings=given)
    assert alone.date == "2024-06-20"
    for several in ((path, other), (path.parent,), (put("m.csv", "file\nin/a.txt\nin/b.md\n"),)):
        found = documents(*several, settings=given)
        assert [(document.date, document.publisher) for document in found] == [
            ("2024-06-19", "云州日报"),
            ("2022-01", "云州市港口局"),
        ]


def test_of_a_date_that_is_only_the_files_is_told(put: Put, pdf: PDF) -> None:
    info = b"<</CreationDate(D:20240506101010)>>"
    put("in/a.pdf", pdf([[(72, 700, "云州市建设港口。")]], info=info))
    put("in/b.pdf", pdf([[(72, 760, "云州市建设港口。"), (400, 700, "2024-02")]], info=info))
    put("in/c.txt", "云州市建设港口。")
    told: list[str] = []
    path = put("in/d.pdf", pdf([[(72, 760, "港口"), (72, 700, "发布时间：2024-02-01")]], info=info)).parent
    found = list(read([path], Settings(), by_file=lambda document: told.append(document.id)))
    dates = {document.id: document.date for document in found if isinstance(document, Document)}
    assert dates == {"a": "2024-05-06", "b": "2024-05-06", "c": None, "d": "2024-02-01"}
    assert told == ["a", "b"]
    assert {document.date for document in documents(path, settings=Settings(date="2024"))} == {"2024", "2024-02-01"}


def test_what_is_known_fills_in_before_what_a_file_suggests(put: Put) -> None:
    known = {"a": Metadata("旧题", "2021", "旧署"), "b": Metadata("旧题", "2021", "旧署")}
    put("in/a.md", "---\ndate: 2022-01\n---\n# 首行\n正文。")
    put("in/b.txt", "首行\n正文。")
    found = list(
        read([put("in/c.txt", "首行").parent], Settings(publisher="选项"), known=lambda i: known.get(i, Metadata()))
    )
    told = {d.id: (d.title, d.date, d.publisher, d.given) for d in found if isinstance(d, Document)}
    assert told["a"] == ("旧题", "2022-01", "选项", ("title", "publisher"))
    assert told["b"] == ("旧题", "2021", "选项", ("title", "date", "publisher"))
    assert told["c"] == ("首行", None, "选项", ("publisher",))


def test_options_that_cannot_be_used_are_refused_at_once(put: Put) -> None:
    with pytest.raises(InputError, match="the options: '昨天' is not a date"):
        read([put("a.txt", "甲")], Settings(date="昨天"))


def test_language_is_stated_or_seen(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "The plan for Nansha.")
    put("in/b.txt", "南沙方案")
    put("in/c.md", "---\nlanguage: zh-Hant\n---\nPlan")
    assert [document.language for document in documents(tmp_path / "in")] == ["en", "zh", "zh-Hant"]


def test_rows_without_id_are_numbered(put: Put) -> None:
    path = put("x/rows.jsonl", '{"text": "甲"}\n\n{"id": "b", "text": "乙"}\n{"text": "丙"}\n')
    assert [(document.id, document.where) for document in documents(path)] == [
        ("rows/1", f"{path}:1"),
        ("b", f"{path}:3"),
        ("rows/4", f"{path}:4"),
    ]


def test_rows_alike_come_all_since_it_shows_late(put: Put) -> None:
    rows = put("rows.jsonl", '{"id": "a", "text": "甲"}\n{"id": "a", "text": "乙"}\n')
    assert [document.id for document in documents(rows, put("a.txt", "丙"))] == ["a", "a", "a"]


def test_a_row_named_like_two_files_is_refused_with_them(put: Put) -> None:
    paths = [put("rows.jsonl", '{"id": "b", "text": "甲"}\n{"text": "丁"}\n'), put("b.txt", "乙"), put("b.md", "丙")]
    found = list(read(paths, Settings()))
    assert [item.id for item in found if isinstance(item, Document)] == ["rows/2"]
    failures = {Path(item.where).name: item.cause for item in found if isinstance(item, Failure)}
    assert set(failures) == {"b.txt", "b.md", "rows.jsonl:1"}
    assert all("rename one, or give each an id" in cause for cause in failures.values())
    assert all(name in failures["rows.jsonl:1"] for name in ("b.txt", "b.md", "none was taken"))
    assert count(paths) == len(found)


def test_an_unusable_argument_is_an_error_before_anything_is_read(put: Put, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read([put("a.txt", "甲"), tmp_path / "b.txt"], Settings())


@pytest.mark.parametrize(
    ("name", "raw", "cause"),
    [
        ("a.txt", b"", "the file is empty; leave it out, or fetch it again"),
        ("a.pdf", b"", "the file is empty"),
        ("a.docx", b"", "the file is empty"),
        ("a.txt", b" \n", "there is no text in it"),
        ("a.md", b"---\ntitle: x\n---\n", "there is no text in it"),
        ("a.txt", b"\x00\x01" * 99, "it looks like a binary file"),
        ("a.txt", b"\xfd\xfc\x00\x81" * 9, "wrong encoding"),
        ("a.html", b"<html></html>", "the page has no text"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj", "the PDF is cut off"),
        ("a.docx", b"PK\x03\x04\x14\x00", "the Word document is damaged or cut off"),
        ("a.jsonl", b"{", "the row is not JSON"),
        ("a.jsonl", b"", "the file is empty"),
        ("a.txt", b"---\ndate: x\n---\nabc", "'x' is not a date; write 2022"),
    ],
)
def test_a_broken_document_is_a_failure_with_a_remedy(put: Put, name: str, raw: bytes, cause: str) -> None:
    path = put(name, raw)
    failed = failure(path)
    assert failed.where.startswith(str(path))
    assert failed.cause.startswith(cause)
    assert "; " in failed.cause


def test_a_broken_document_does_not_stop_the_rest(put: Put, tmp_path: Path) -> None:
    for name, raw in (
        ("1.txt", "甲"),
        ("2.pdf", "x"),
        ("3.txt", "乙"),
        ("4.jsonl", '{"text": "丙"}\n{'),
        ("5.md", "丁"),
    ):
        put(f"in/{name}", raw)
    items = list(read([tmp_path / "in"], Settings()))
    assert [type(item).__name__ for item in items] == [
        "Document",
        "Failure",
        "Document",
        "Document",
        "Failure",
        "Document",
    ]
    assert count([tmp_path / "in"]) == len(items)


def test_a_file_that_a_manifest_names_may_be_missing_or_of_no_use(put: Put, tmp_path: Path) -> None:
    put("ok.txt", "甲")
    (tmp_path / "folder.txt").mkdir()
    files = ["none.txt", "ok.txt", "folder.txt", "a.xlsx"]
    put("a.xlsx", "x")
    items = list(read([put("m.json", json.dumps([{"file": file} for file in files]))], Settings()))
    causes = [item.cause if isinstance(item, Failure) else item.id for item in items]
    assert causes[0].endswith("m.json row 1 names is missing; correct its path, which is relative to the manifest")
    assert causes[1] == "ok"
    assert causes[2] == "not a file; give the path of a file"
    assert causes[3].startswith("unknown format; convert it to one of")


def test_a_bad_date_in_a_manifest_names_row_and_value(put: Put) -> None:
    put("a.txt", "甲")
    with (put("m.csv", "")).open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([["file", "date"], ["a.txt", "２０２２.13"]])
        path = Path(out.name)
    failed = failure(path)
    assert failed.where == f"{path}:2"
    assert "'２０２２.13' is not a date" in failed.cause


def test_a_link_that_leads_nowhere_is_a_failure(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "甲")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "gone.txt")
    document, failed = read([tmp_path / "in"], Settings())
    assert isinstance(document, Document)
    assert isinstance(failed, Failure)
    assert failed.cause.startswith("the file is missing")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens but does not read")
@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").symlink_to("/proc/self/mem")
    failed = failure(tmp_path / f"a{suffix}")
    assert failed.cause == "the file cannot be read (Input/output error); check its permissions"
    assert count([tmp_path / f"a{suffix}"]) == 1


def test_a_pipe_does_not_hold_the_build_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.jsonl")
    causes = [item.cause for item in read([tmp_path], Settings()) if isinstance(item, Failure)]
    assert causes == ["not a file; give the path of a file"] * 2
    assert count([tmp_path]) == 2


def test_count_and_ignored(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "甲")
    put("in/rows.jsonl", '{"text": "甲"}\n\n{"text": "乙"}')
    put("in/x.xlsx", "x")
    put("b.txt", "甲")
    manifest = put("m.json", '[{"id": "m", "file": "b.txt"}]')
    assert count([tmp_path / "in", manifest]) == 4
    (told,) = ignored([tmp_path / "in", manifest])
    assert told.startswith("1 file is passed over, of formats that are not read: 1 .")
    assert ignored([manifest]) == []
    put("data.json", '{"a": 1}')
    _, listing, told = ignored([tmp_path], "zhitu add g.db")
    assert listing == (
        f"{manifest} is passed over, since a folder is read as it is, though it lists 1 file; to use it name it, too: "
        f"zhitu add g.db {tmp_path} {manifest}"
    )
    assert told == "1 file is passed over, since a folder is read as it is: 1 .json; give a manifest by itself"


def test_a_manifest_in_a_folder_is_told_with_the_command_that_reads_it(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "甲")
    put("in/rows.csv", "id,text\nr,乙\n")
    put("in/none.csv", "id,file\nr,gone.txt\n")
    listing = put("in/list 1.csv", "编号,标题,日期,来源,file\nx,通知,2024-07-01,,a.txt\n")
    first, rows, none = ignored([tmp_path / "in"])
    command = f"zhitu build {tmp_path / 'in'}"
    assert first.endswith(f"though it lists 1 file with title, date; to use it name it, too: {command} '{listing}'")
    assert rows.endswith(f"holds documents in its rows; to use it name it, too: {command} {tmp_path / 'in/rows.csv'}")
    assert none == "1 file is passed over, since a folder is read as it is: 1 .csv; give a manifest by itself"
    # as the command says, each file is read once, by what the manifest tells
    assert len(ignored([tmp_path / "in", listing, tmp_path / "in/rows.csv"])) == 1
    found = [d for d in read([tmp_path / "in", listing], Settings()) if isinstance(d, Document)]
    assert [(d.id, d.title, d.date) for d in found] == [("x", "通知", "2024-07-01")]


def test_columns_of_a_manifest_that_seem_misspelt_are_told(put: Put) -> None:
    put("a.txt", "甲")
    manifest = put("m.csv", "file,titel,pages,lang\na.txt,甲,3,zh\n")
    titel, lang = ignored([manifest])
    assert titel == f"{manifest}: the column titel is not read; is title meant?"
    assert lang.endswith("the column lang is not read; is language meant?")


def test_files_are_read_one_at_a_time(put: Put, tmp_path: Path) -> None:
    for number in range(3):
        put(f"in/{number}.txt", "甲")
    items = read([tmp_path / "in"], Settings())
    assert isinstance(next(items), Document)
    (tmp_path / "in" / "2.txt").unlink()
    assert [type(item).__name__ for item in items] == ["Document", "Failure"]


def test_rows_are_read_one_at_a_time(put: Put) -> None:
    row = json.dumps({"text": "The plan for Nansha. " * 5000}) + "\n"
    path = put("rows.jsonl", row * 10)
    items = read([path], Settings())
    assert isinstance(next(items), Document)
    with path.open("a", encoding="utf-8") as out:
        out.write('{"id": "late", "text": "甲"}')
    late = list(items)[-1]
    assert isinstance(late, Document)
    assert late.id == "late"


def test_two_megabytes_of_text_in_seconds(put: Put) -> None:
    text = "支持广州南沙建设，总投资约25.5亿元🚄。\n" * 40_000
    path = put("a.txt", text)
    assert path.stat().st_size > 2_000_000
    start = time.perf_counter()
    (document,) = documents(path)
    assert document.text == text
    assert time.perf_counter() - start < 10


def test_the_gold_manifest() -> None:
    if not GOLD.is_dir():
        pytest.skip(f"needs the folder {GOLD}")
    rows = json.loads((GOLD / "manifest.json").read_text(encoding="utf-8"))
    found = documents(GOLD / "manifest.json")
    for row, document in zip(rows, found, strict=True):
        stated = (document.id, document.title, document.date, document.publisher, document.url, document.language)
        assert stated == tuple(row.get(key) for key in ("id", "title", "date", "publisher", "url", "language"))
        assert document.text == (GOLD / row["file"]).read_text(encoding="utf-8")


def test_a_table_with_texts_is_read_and_counted(put: Put) -> None:
    table = put("港.csv", "标题,日期,正文\n甲文,2023-05,云州港开通。\n乙文,2023-06,云州港扩建。\n")
    assert [(d.id, d.title, d.date, d.text) for d in documents(table)] == [
        ("港/1", "甲文", "2023-05", "云州港开通。"),
        ("港/2", "乙文", "2023-06", "云州港扩建。"),
    ]
    assert count([table]) == 2
