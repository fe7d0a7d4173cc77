"""What is expected, until a document reports it as done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhitu.query import answer
from zhitu.store import Graph

#: Thing, kind of event, status, date with its first and last day, and the day of the document that says so.
EVENTS = [
    ("甲厂", "completed", "expected", "2023-07", "2023-07-01", "2023-07-31", "2022-03-18"),
    ("甲厂", "completed", "occurred", "2023-07-28", "2023-07-28", "2023-07-28", "2023-08-02"),
    ("乙厂", "completed", "expected", "2023-07", "2023-07-01", "2023-07-31", "2022-03-18"),
    ("乙厂", "opened", "occurred", "2023-09", "2023-09-01", "2023-09-30", "2023-10-02"),
    # a second part, after what was opened long ago
    ("丙厂", "opened", "expected", "2026", "2026-01-01", "2026-12-31", "2024-01-01"),
    ("丙厂", "opened", "occurred", "2010", "2010-01-01", "2010-12-31", "2024-01-01"),
    # another kind of event, and one that only begins
    ("丁厂", "opened", "expected", "2026", "2026-01-01", "2026-12-31", "2024-01-01"),
    ("丁厂", "constructionStarted", "occurred", "2024-05", "2024-05-01", "2024-05-31", "2024-06-01"),
    # every year
    ("戊会", "held", "expected", "2026-05", "2026-05-01", "2026-05-31", "2025-01-01"),
    ("戊会", "held", "occurred", "2025-05", "2025-05-01", "2025-05-31", "2025-06-01"),
    ("己会", "held", "expected", "2025-05", "2025-05-01", "2025-05-31", "2025-01-01"),
    ("己会", "held", "occurred", "2025-05-06", "2025-05-06", "2025-05-06", "2025-06-01"),
    ("庚厂", "opened", "expected", None, None, None, "2024-01-01"),
    ("辛厂", "opened", "expected", None, None, None, "2024-01-01"),
    ("辛厂", "opened", "occurred", "2025", "2025-01-01", "2025-12-31", "2026-01-01"),
]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Works and meetings, each event in a document of its own."""
    with Graph.create(tmp_path_factory.mktemp("graphs") / "g") as graph:
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        for n, (name, kind, status, date, first, last, said) in enumerate(EVENTS):
            document = graph.iris.document(f"d{n}")
            days = f'zt:earliest "{first}"^^xsd:date ; zt:latest "{last}"^^xsd:date ; ' if date else ""
            dated = f'zt:date "{date}"^^edtf:edtf ; {days}' if date else ""
            graph.store.update(f"""{prefixes}INSERT DATA {{
              GRAPH graph:summary {{ <{document}> zt:firstDay "{said}"^^xsd:date }}
              GRAPH <{document}> {{
                <{document}> a zt:Document ; dcterms:identifier "d{n}" .
                id:{name} a zt:Entity, zt:Facility ; skos:prefLabel "{name}"@zh .
                event:{n} a zt:Event ; zt:of id:{name} ; zt:eventType zt:{kind} ; {dated}zt:status zt:{status} ;
                  zt:evidence <{document}#1> .
                <{document}#1> a zt:Quote ; zt:quote "{name}{kind}" ; zt:document <{document}> .
            }} }}""")
        yield graph


def told(graph: Graph, **given: str) -> set[tuple[str | None, ...]]:
    return {row.cells[:2] for row in answer(graph, "expected-events", given).rows}


@pytest.mark.parametrize("limit", ["200", "any"])
def test_what_is_reported_as_done_since_is_expected_no_more(plans: Graph, limit: str) -> None:
    dated = {("2026", "丙厂"), ("2026", "丁厂"), ("2026-05", "戊会")}
    assert told(plans, limit=limit) == dated | {(None, "庚厂")}
    assert told(plans, limit=limit, **{"from": "2023"}) == dated


def test_what_occurred_is_not_left_out(plans: Graph) -> None:
    assert {name for _, name in told(plans, status="occurred")} == {
        "甲厂",
        "乙厂",
        "丙厂",
        "丁厂",
        "戊会",
        "己会",
        "辛厂",
    }
