"""Everything about an entity, with its sources."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import zhitu_fake as fake
from rich.console import Console

from zhitu.errors import UnknownName
from zhitu.pipeline import build_documents
from zhitu.query import show
from zhitu.query.render import sheet_view
from zhitu.settings import Settings
from zhitu.store import Graph


def test_claims_both_ways_with_their_sentences(tiny: Graph) -> None:
    sheet = show(tiny, "广州实验室")
    assert (sheet.name, sheet.classes, sheet.mentions, sheet.documents) == ("广州实验室", ("Laboratory",), 3, 2)
    told = [(r.outgoing, r.property, r.other, r.role, r.date) for r in sheet.relations]
    assert told == [
        (True, "cooperatesWith", "香港科技大学（广州）", None, None),
        (True, "locatedIn", "广州", None, "2020-06"),
        (False, "affiliatedWith", "钟南山", "主任", None),
    ]
    (source,) = sheet.relations[1].sources
    assert source.quote == "广州实验室设在广州，2020年6月成立"
    assert (source.document, source.title, source.date) == ("port-2022", "南沙这一年", "2022-08-01")


def test_events_come_in_order_of_time_undated_ones_last(tiny: Graph) -> None:
    assert [(e.type, e.date) for e in show(tiny, "广州实验室").events] == [
        ("founded", "2020-06"),
        ("founded", "2020-08"),
    ]
    built = show(tiny, "南沙科学城").events
    assert [(e.type, e.date, e.status) for e in built] == [
        ("completed", "2025", "expected"),
        ("underConstruction", None, "occurred"),
    ]


def test_figures_keep_bound_period_and_status(tiny: Graph) -> None:
    figures = show(tiny, "白云国际机场").figures
    assert [(f.value, f.period, f.bound, f.status) for f in figures] == [
        (Decimal(40249700), "2021", "exactly", "occurred"),
        (Decimal(40257000), "2021", "exactly", "occurred"),
        (Decimal(26105000), "2022", "exactly", "occurred"),
        (Decimal(60000000), "2025", "moreThan", "expected"),
    ]
    assert all(f.unit == "人次" and f.sources for f in figures)


def test_every_source_is_in_its_document(tiny: Graph) -> None:
    texts = {
        str(row[0].value): row[1].value
        for row in tiny.query(
            "SELECT ?i ?t WHERE { ?d <http://purl.org/dc/terms/identifier> ?i ; "
            "<https://w3id.org/zhitu/ontology#text> ?t }"
        )
    }
    for name in ("南沙", "广州", "南沙方案", "白云国际机场"):
        sheet = show(tiny, name)
        for record in (*sheet.relations, *sheet.events, *sheet.figures):
            assert record.sources
            for source in record.sources:
                assert texts[source.document][source.start :].startswith(source.quote)


def test_what_users_write_carelessly_is_left_out(careless: Graph, tiny: Graph) -> None:
    told, before = show(careless, "广州实验室"), show(tiny, "广州实验室")
    assert {r.property for r in set(told.relations) - set(before.relations)} == {"urn:likes"}
    assert {e.type for e in set(told.events) - set(before.events)} == {"painted"}
    assert told.figures == before.figures


def test_an_unknown_name(tiny: Graph) -> None:
    with pytest.raises(UnknownName, match="nearest: 南沙科学城"):
        show(tiny, "南沙科技城")


@pytest.mark.parametrize("without_text", [False, True])
def test_a_thing_of_which_nothing_is_said_has_the_sentences_that_name_it(tmp_path: Path, without_text: bool) -> None:
    text = "前一句。\n苹果公司来过。广州实验室没说什么\n苹果公司位于深圳。"
    settings = Settings(with_text=not without_text)
    build_documents(
        [fake.document("a", text), fake.document("b", "广州实验室。")], tmp_path / "g.db", settings, extractor=fake.make
    )
    with Graph.open(tmp_path / "g.db") as graph:
        sheet = show(graph, "广州实验室")
        quotes = ["广州实验室", "广州实验室"] if without_text else ["广州实验室没说什么", "广州实验室。"]
        assert sorted(source.quote for source in sheet.named) == sorted(quotes)
        assert without_text or all(s.start == (text.index(s.quote) if s.document == "a" else 0) for s in sheet.named)
        shown = Console(width=200)
        with shown.capture() as out:
            shown.print(sheet_view(sheet))
        assert "提及 Named in" in out.get()
        assert show(graph, "苹果公司").named == ()
