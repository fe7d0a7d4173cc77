"""What one document means by a name can be told apart from what another means by it."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake
from zhitu_decided import DOCUMENTS, IRIS, LAB, ME, ask, built, content, replaced, said

from zhitu.errors import JudgementError, UnknownName
from zhitu.pipeline import Adder, open_writer
from zhitu.pipeline.drafting import pair, undoing
from zhitu.pipeline.judging import export_judgements, import_judgements, judge, listed
from zhitu.pipeline.single import remove

SPLIT = pair("different", f"{LAB}@a", f"{LAB}@b", ME)
ONE, OTHER = f"{IRIS.entity(LAB)}_a", f"{IRIS.entity(LAB)}_b"


def stated(path: Path, document: str, node: str) -> bool:
    return ask(path, f"GRAPH doc:{document} {{ <{node}> a zt:Entity }}")


def test_the_things_of_two_documents_are_two_from_then_on(path: Path, tmp_path: Path) -> None:
    before = content(path)
    ruling = judge(path, SPLIT)
    assert (ruling.problems, ruling.documents) == ((), 2)
    assert stated(path, "a", ONE)
    assert stated(path, "b", OTHER)
    assert not stated(path, "a", IRIS.entity(LAB))
    assert content(path) == built(tmp_path / "built.db", list(ruling.judgements))
    log = [*ruling.judgements, *judge(path, undoing(1, ME)).judgements]
    assert said(content(path)) == said(before)
    assert content(path) == built(tmp_path / "again.db", log)


def test_it_outlasts_that_the_document_is_replaced_and_comes_back(path: Path) -> None:
    judge(path, SPLIT)
    after = content(path)
    replaced(path, "a", DOCUMENTS["a"])
    assert content(path) == after
    with open_writer(path) as writer:
        remove(writer, "a")
    (told,) = (entry.problem for entry in listed(path))
    assert told is not None
    assert told.startswith(f"no document speaks of {ONE}")
    with open_writer(path) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("a", DOCUMENTS["a"]))
    assert content(path) == after


def test_it_is_exported_and_imported(path: Path, tmp_path: Path) -> None:
    judge(path, SPLIT)
    export_judgements(path, tmp_path / "log.jsonl")
    built(tmp_path / "bare.db", [])
    assert import_judgements(tmp_path / "bare.db", tmp_path / "log.jsonl").problems == ()
    assert content(tmp_path / "bare.db") == content(path)


def test_who_means_no_document_is_told_what_there_is(path: Path) -> None:
    with pytest.raises(UnknownName, match="no entity named '广州实验站'; nearest: 广州实验室"):
        judge(path, pair("different", "广州实验站@a", LAB, ME))
    with pytest.raises(UnknownName, match="no entity named '广州实验室@z'"):
        judge(path, pair("different", f"{LAB}@z", LAB, ME))
    with pytest.raises(JudgementError, match="are both"):  # a place of the gazetteer is one in all documents
        judge(path, pair("different", "广州@a", "广州", ME))
