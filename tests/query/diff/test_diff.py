"""Two graphs compared: in words with quotes, and as a patch that makes the one of the other."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import zhitu_fake as fake
from rich.console import Console

from zhitu.iri import Iris
from zhitu.pipeline import build_documents
from zhitu.query import difference, patch
from zhitu.query.changed import diff_view
from zhitu.query.diff import Diff, Item
from zhitu.resolve import Judgement, Passage, Thing
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads

IRIS = Iris()
OLD = [
    fake.document("a", "广州实验室位于广州。苹果公司与广州实验室合作。", title="甲报", date="2022-05"),
    fake.document("b", "广州实验室成立于2020年。\n广州有12人。", title="乙报"),
    fake.document("c", "苹果公司位于朝阳区。", title="丙报"),
]
NEW = [
    OLD[0],
    fake.document("b", "广州实验室成立于2021年。\n广州有15人。\n广州实验室将位于深圳。", title="乙报，更正"),
    fake.document("d", "深圳与广州合作。", title="丁报"),
]


def made(path: Path, documents: Iterable[Any]) -> Graph:
    build_documents(documents, path, Settings(), extractor=fake.make)
    return Graph.open(path, read_only=True)


@pytest.fixture
def old(tmp_path: Path) -> Graph:
    return made(tmp_path / "old.db", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Graph:
    return made(tmp_path / "new.db", NEW)


def told(old: Graph, new: Graph) -> list[tuple[str, str, str]]:
    return [(item.how, item.kind, item.words) for item in difference(old, new).items]


def test_what_appeared_vanished_and_changed(old: Graph, new: Graph) -> None:
    assert told(old, new) == [
        ("appeared", "document", "丁报"),
        ("vanished", "document", "丙报"),
        ("changed", "document", "乙报，更正"),
        ("appeared", "entity", "深圳市  City"),
        ("vanished", "entity", "朝阳区  District"),
        ("appeared", "claim", "广州实验室  位于 located in  深圳市  expected"),
        ("appeared", "claim", "深圳市  合作 cooperates with  广州市"),
        ("vanished", "claim", "苹果公司  位于 located in  朝阳区"),
        ("changed", "event", "广州实验室  成立 founded  2021"),
        ("changed", "figure", "广州市  人数  15人"),
    ]


def test_a_change_shows_both_sides_with_their_quotes(old: Graph, new: Graph) -> None:
    items = {item.words: item for item in difference(old, new).items}
    event = items["广州实验室  成立 founded  2021"]
    assert ("date", "2020", "2021") in event.changes
    assert [p.quote for p in event.passages] == ["广州实验室成立于2020年。", "广州实验室成立于2021年。"]
    figure = items["广州市  人数  15人"]
    assert ("value", "12", "15") in figure.changes
    gone = items["苹果公司  位于 located in  朝阳区"].passages
    assert [(p.quote, p.document) for p in gone] == [("苹果公司位于朝阳区。", "丙报")]
    assert items["乙报，更正"].changes[0] == ("title", "乙报", "乙报，更正")
    assert ("text", "…", "…") in items["乙报，更正"].changes


def test_the_other_way_round_appeared_is_vanished(old: Graph, new: Graph) -> None:
    swap = {"appeared": "vanished", "vanished": "appeared", "changed": "changed"}
    forth = {(how, kind) for how, kind, _ in told(old, new)}
    assert {(swap[how], kind) for how, kind, _ in told(new, old)} == forth


def test_equal_graphs_have_no_difference(old: Graph, tmp_path: Path) -> None:
    again = made(tmp_path / "again.db", reversed(OLD))
    assert not difference(old, again)
    assert list(patch(old, again)) == []


def test_a_patch_makes_the_new_graph_of_the_old(old: Graph, new: Graph) -> None:
    lines = list(patch(old, new))
    assert (lines[0], lines[-1]) == ("TX .\n", "TC .\n")
    store = ox.Store()
    store.load(sorted_nquads(old).encode(), format=ox.RdfFormat.N_QUADS)
    for line in lines[1:-1]:
        (quad,) = ox.parse(line[2:].encode(), format=ox.RdfFormat.N_QUADS)
        assert (quad in store) == (line[0] == "D")
        (store.remove if line[0] == "D" else store.add)(quad)
    kept = store.dump(format=ox.RdfFormat.N_QUADS)
    assert kept is not None
    assert "".join(sorted(f"{line}\n" for line in kept.decode().split("\n") if line)) == sorted_nquads(new)


def test_in_words_for_a_terminal(old: Graph, new: Graph) -> None:
    console = Console(width=200, record=True, file=None)
    with console.capture() as caught:
        console.print(diff_view(difference(old, new)))
    shown = caught.get()
    assert "事件 Events  1 变化 changed" in shown
    assert "date: 2020 → 2021" in shown
    assert "“广州实验室成立于2021年。” — 乙报，更正" in shown
    assert "quads fewer" in shown
    with console.capture() as caught:
        console.print(diff_view(difference(old, old)))
    assert caught.get() == "no difference\n"


def test_large_figures_read_as_everywhere() -> None:
    changes = (("value", "90680000000", "91240000000"), ("upper", None, "93000000000"), ("period", "2022", "2023"))
    out = io.StringIO()
    Console(file=out, width=200).print(diff_view(Diff((Item("changed", "figure", "九州", changes),), {})))
    for told in ("value: 906.8亿 → 912.4亿", "upper: – → 930亿", "period: 2022 → 2023"):
        assert told in out.getvalue()


def test_a_hostile_name_stays_inert(hostile: Graph, tiny: Graph, hostile_text: dict[str, str]) -> None:
    console = Console(width=300)
    with console.capture() as caught:
        console.print(diff_view(difference(tiny, hostile)))
    assert "name: 南沙科学城 → " in caught.get()
    assert "\x1b[31m" not in caught.get()
    assert hostile_text["name"].split("'")[0] in caught.get()


def test_a_new_name_changes_the_thing_and_nothing_that_is_said_of_it(old: Graph, tmp_path: Path) -> None:
    log = [
        Judgement(1, "rename", "某人", "2024", "", IRIS.entity("广州实验室"), object="穗城 实验室"),
        Judgement(2, "retype", "某人", "2024", "", IRIS.entity("苹果公司"), object="School"),
    ]
    build_documents(OLD, tmp_path / "new.db", Settings(), extractor=fake.make, judgements=log)
    with Graph.open(tmp_path / "new.db", read_only=True) as new:
        assert told(old, new) == [
            ("changed", "entity", "穗城 实验室  Laboratory"),
            ("changed", "entity", "苹果公司  School"),
            ("appeared", "judgement", "1  rename  广州实验室  穗城 实验室  某人"),
            ("appeared", "judgement", "2  retype  苹果公司  School  某人"),
        ]


def test_a_merger_changes_what_is_said_of_the_one_that_goes(old: Graph, tmp_path: Path) -> None:
    log = [Judgement(1, "same", "某人", "2024", "", IRIS.entity("苹果公司"), object=IRIS.entity("广州实验室"))]
    build_documents(OLD, tmp_path / "new.db", Settings(), extractor=fake.make, judgements=log)
    with Graph.open(tmp_path / "new.db", read_only=True) as new:
        assert ("changed", "claim", "苹果公司  位于 located in  广州市") in told(old, new)


def test_a_decision_says_what_was_decided(old: Graph, tmp_path: Path) -> None:
    claim, link = IRIS.claim("c", "苹果公司", "locatedIn", "朝阳区"), "https://www.wikidata.org/entity/Q1"
    lab, firm = Thing("广州实验室", ("Laboratory",)), Thing("苹果公司", ("Company",))
    log = [
        Judgement(1, "reject", "某人", "2024", "另有其事", claim, evidence=Passage("c", "苹果公司位于朝阳区。")),
        Judgement(2, "assert", "某人", "2024", "", lab, "supports", firm),
        Judgement(3, "link", "某人", "2024", "", IRIS.entity("苹果公司"), object=link),
        Judgement(4, "undo", "某人", "2024", "", "", object="3"),
    ]
    build_documents(OLD, tmp_path / "new.db", Settings(), extractor=fake.make, judgements=log)
    with Graph.open(tmp_path / "new.db", read_only=True) as new:
        assert [words for _, kind, words in told(old, new) if kind == "judgement"] == [
            f"1  reject  claim:{claim[-16:]}  “苹果公司位于朝阳区。”  另有其事  某人",
            "2  assert  广州实验室  supports  苹果公司  某人",
            f"3  link  苹果公司  {link}  某人",
            "4  undo  3  某人",
        ]


def test_a_document_without_a_title_goes_by_its_identifier(tmp_path: Path) -> None:
    old = made(tmp_path / "old.db", [fake.document("sub/one", "广州。", date="2024-03")])
    new = made(tmp_path / "new.db", [fake.document("sub/one", "深圳。", date="2024-03")])
    with old, new:
        words = [item.words for item in difference(old, new).items if item.kind == "document"]
    assert words == ["sub/one  2024-03"]
