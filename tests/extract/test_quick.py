"""`--quick`: rules alone, for those who would rather have much text read soon than all that it says."""

from __future__ import annotations

from pathlib import Path

import zhitu
from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings

TEXT = "2023年5月8日，青云湖实验室在绵阳揭牌。该实验室由绵阳市人民政府与西南科技大学共建。"


def test_rules_alone_load_no_network_and_say_so_in_their_version() -> None:
    quick, whole = make_extractor(Settings(quick=True)), make_extractor(Settings())
    assert quick.version.split("+")[:3] == whole.version.split("+")[:3]
    assert "statements" in whole.version
    assert not any(name in quick.version for name in ("encoder", "names", "statements"))


def test_rules_alone_read_what_is_plainly_said() -> None:
    told = make_extractor(Settings(quick=True)).extract(Document("d", TEXT, "0" * 64))
    names = {entity.name for entity in told.entities}
    assert {"青云湖实验室", "绵阳市人民政府", "西南科技大学"} <= names
    assert {event.type for event in told.events} == {"founded"}
    assert all(claim.rule != "network" for claim in told.claims)


def test_a_graph_takes_documents_read_either_way(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(TEXT, encoding="utf-8")
    other.write_text("绵阳市印发《绵阳市量子产业行动方案》。", encoding="utf-8")
    zhitu.build([one], tmp_path / "g.db", Settings(quick=True))
    report = zhitu.add(tmp_path / "g.db", [other])
    assert not report.failures
    with zhitu.open(tmp_path / "g.db") as graph:
        made = {str(row[0].value) for row in graph.query("SELECT DISTINCT ?v { ?run zt:extractorVersion ?v }")}
    assert len(made) == 2
