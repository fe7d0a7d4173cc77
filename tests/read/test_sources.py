"""What the arguments of a build name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu.errors import InputError, ManifestError
from zhitu.read.sources import survey

Put = Callable[[str, str | bytes], Path]


def ids(*paths: Path) -> list[str]:
    return [source.id for source in survey(paths).sources]


def test_a_folder_is_read_in_depth_and_in_order(put: Put, tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.MD", "a/1.html", "a.b/v1.2.txt", "z.pdf", "方案.docx", "rows.jsonl"):
        put(f"in/{name}", "甲")
    assert ids(tmp_path / "in") == ["a.b/v1.2", "a/1", "a/2", "b", "rows", "z", "方案"]


def test_hidden_files_and_other_formats_are_left_out(put: Put, tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".git/c.txt", "~$d.docx", "e.xlsx", "f", "manifest.json", "g.csv"):
        put(f"in/{name}", "甲")
    found = survey([tmp_path / "in"])
    assert [source.id for source in found.sources] == ["a"]
    assert (found.ignored.total(), [path.name for path in found.beside]) == (2, ["g.csv", "manifest.json"])


def test_a_graph_among_the_documents_is_passed_over_in_silence(put: Put, tmp_path: Path) -> None:
    for name in ("a.txt", "graph.db/zhitu.json", "graph.db/store-1/b.txt", "graph.db/store-1.ledger"):
        put(f"in/{name}", "甲")
    found = survey([tmp_path / "in"])
    assert ([source.id for source in found.sources], found.ignored.total()) == (["a"], 0)


def test_a_hidden_folder_that_is_named_is_read(put: Put) -> None:
    assert ids(put(".in/a.txt", "甲").parent) == ["a"]


def test_a_file_is_named_by_its_stem(put: Put) -> None:
    assert ids(put("x/y/方案.v2.txt", "甲"), put("x/b.md", "乙")) == ["方案.v2", "b"]


def test_composed_and_decomposed_names_are_one(put: Put) -> None:
    assert ids(put("e\u0301tude.txt", "甲")) == ["\u00e9tude"]


def test_a_name_that_is_not_utf8_can_be_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/a\xff.txt"
    try:
        Path(os.fsdecode(raw)).write_text("甲", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (source,) = survey([tmp_path]).sources
    assert source.id == "a\ufffd"
    assert source.where.encode()


def test_links_to_folders_do_not_lead_in_circles(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "甲")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    assert ids(tmp_path / "in") == ["a"]


@pytest.mark.parametrize("name", ["m.json", "m.csv"])
def test_a_manifest_names_its_files_from_where_it_is(put: Put, name: str) -> None:
    rows = [("x", "in/a.txt", "甲"), ("", "in/b.v1.txt", "乙"), ("", "../c.txt", "丙")]
    table = "id,file,title\n" + "".join(",".join(row) + "\n" for row in rows)
    listed = json.dumps([dict(zip(("id", "file", "title"), row, strict=True)) for row in rows])
    path = put(f"d/{name}", table if name == "m.csv" else listed)
    found = survey([path]).sources
    assert [source.id for source in found] == ["x", "in/b.v1", "../c"]
    assert [source.path.resolve() for source in found][2] == (path.parent.parent / "c.txt").resolve()
    assert found[0].fields["title"] == "甲"


@pytest.mark.parametrize("names", [("a.txt", "a.pdf"), ("x/a.txt", "x/a.md")])
def test_two_alike_in_a_folder_are_both_named(put: Put, tmp_path: Path, names: tuple[str, str]) -> None:
    for name in names:
        put(f"in/{name}", "甲")
    put("in/b.txt", "乙")
    found = survey([tmp_path / "in"])
    assert [source.id for source in found.sources] == ["b"]
    assert [failure.where for failure in found.failures] == sorted(str(tmp_path / "in" / name) for name in names)
    assert all(str(tmp_path / "in" / name) in str(failure) for name in names for failure in found.failures)


def test_two_alike_over_arguments_are_both_named(put: Put) -> None:
    first, second = survey([put("x/a.txt", "甲").parent, put("y/a.txt", "乙")]).failures
    assert first.cause.startswith("its identifier 'a' is that of ")
    assert first.cause.endswith("y/a.txt too, so neither was taken")
    assert second.cause.endswith("x/a.txt too, so neither was taken")
    assert first.remedy == "rename one, or give each an id"


def test_a_file_that_is_named_twice_is_one(put: Put, tmp_path: Path) -> None:
    one, two = put("in/a.txt", "甲"), put("in/b.txt", "乙")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    found = survey(
        [one, tmp_path / "in", two, one, tmp_path / "link" / "a.txt", put("rows.jsonl", ""), tmp_path / "rows.jsonl"]
    )
    assert [source.id for source in found.sources] == ["a", "b", "rows"]
    assert (found.failures, found.refused) == ([], {})


def test_three_alike_are_all_named(put: Put) -> None:
    found = survey([put(f"{folder}/a.txt", "甲") for folder in "xyz"])
    assert found.sources == []
    assert len(found.failures) == 3
    assert str(found.failures[1]).count("/a.txt") == 3
    assert "so none was taken" in found.failures[1].cause


def test_two_alike_in_a_manifest_are_both_named(put: Put) -> None:
    path = put("m.json", '[{"id": "a", "file": "1.txt"}, {"id": "b", "file": "2.txt"}, {"id": "a", "file": "3.txt"}]')
    found = survey([path])
    assert [source.id for source in found.sources] == ["b"]
    assert [failure.where for failure in found.failures] == [f"{path} row 1", f"{path} row 3"]


def test_rows_in_a_manifest_are_refused(put: Put) -> None:
    with pytest.raises(ManifestError, match=r"rows\.jsonl holds many documents"):
        survey([put("m.json", '[{"id": "a", "file": "rows.jsonl"}]')])


def test_a_path_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder; check the path"):
        survey([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("name", "cause"),
    [("a.xlsx", "unknown format .xlsx"), ("a.DOC", "unknown format .doc"), ("a", "a file without a suffix")],
)
def test_a_file_of_another_format_is_refused_where_it_is_named(put: Put, name: str, cause: str) -> None:
    with pytest.raises(InputError, match=f"{cause}; convert it to one of .txt, .md"):
        survey([put(name, "甲")])


def test_a_folder_without_documents(put: Put, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no documents in this folder; put in some of"):
        survey([tmp_path / "empty"])
    with pytest.raises(InputError, match="no documents in this folder; its 1 file is of other formats"):
        survey([put("other/a.xlsx", "甲").parent])
    listing = put("lists/m.csv", "file\na.txt\n")
    with pytest.raises(InputError) as caught:
        survey([listing.parent])
    assert str(caught.value).endswith(f"is read only where it is named; give the path of that: {listing}")


def test_what_a_folder_can_be_given_is_what_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        survey([tmp_path])
    assert caught.value.remedy == "put in some of .txt, .md, .markdown, .html, .htm, .pdf, .docx, .jsonl, .ndjson"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_listed_is_reported(put: Put, tmp_path: Path) -> None:
    put("in/a.txt", "甲")
    locked = put("in/locked/b.txt", "乙").parent
    locked.chmod(0)
    try:
        found = survey([tmp_path / "in"])
    finally:
        locked.chmod(0o700)
    assert [source.id for source in found.sources] == ["a"]
    assert "the folder cannot be read (Permission denied); check its permissions" in str(found.failures[0])
