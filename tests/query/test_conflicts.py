"""Contradictions are found by the competency questions and shown with both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import zhitu_fake as fake
from rich.console import Console

from zhitu.errors import UnknownName
from zhitu.extract import make_extractor
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.measures import one_indicator
from zhitu.model import Document, Extraction
from zhitu.pipeline import Adder, build_documents, open_writer
from zhitu.query import answer, conflicts
from zhitu.query.changed import conflicts_view
from zhitu.settings import Settings
from zhitu.sparql import rows
from zhitu.store import Graph, sorted_nquads
from zhitu.summary.disagreeing import figures_disagree


def test_both_sides_with_their_sources(tiny: Graph) -> None:
    found = conflicts(tiny)
    assert [(c.kind, c.name, c.topic) for c in found] == [
        ("date", "广州实验室", ("founded",)),
        ("figure", "白云国际机场", ("旅客吞吐量", "2021")),
    ]
    assert [side.value for side in found[0].sides] == ["2020-06", "2020-08"]
    assert [side.value for side in found[1].sides] == ["40249700 人次", "40257000 人次"]
    assert all(side.sources and all(quote for quote, _, _ in side.sources) for c in found for side in c.sides)


def test_they_are_those_of_the_competency_questions(tiny: Graph) -> None:
    rows = answer(tiny, "dates-disagree").rows
    assert sorted(s.value for c in conflicts(tiny) if c.kind == "date" for s in c.sides) == sorted(
        str(row.cells[2]) for row in rows
    )


def test_of_one_entity(tiny: Graph) -> None:
    assert [c.name for c in conflicts(tiny, "广州实验室")] == ["广州实验室"]
    assert conflicts(tiny, "南沙") == []
    with pytest.raises(UnknownName):
        conflicts(tiny, "没有此人")


def test_shown(tiny: Graph) -> None:
    console = Console(width=200)
    with console.capture() as caught:
        console.print(conflicts_view(conflicts(tiny)))
    assert "广州实验室  成立 founded" in caught.get()
    assert "  4025.7万人次\n" in caught.get()
    assert "2 contradictions" in caught.get()
    with console.capture() as caught:
        console.print(conflicts_view([]))
    assert caught.get() == "no contradiction\n"


class Counting(fake.FakeExtractor):
    """As the fake one; what is counted is of 2021."""

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        return replace(found, observations=tuple(replace(o, period="2021") for o in found.observations))


def counting(_: Settings) -> Counting:
    return Counting()


@pytest.mark.parametrize(
    ("figures", "disputed"),
    [
        (("44786000", "44800000"), []),
        (("44786000", "44900000"), ["44786000", "44900000"]),
        (("44786000", "45000000"), []),
        (("40257000", "40249700"), ["40249700", "40257000"]),
        (("40257000", "40249700", "40000000"), ["40249700", "40257000"]),  # what is vague hides nothing
        (("100", "96"), ["96", "100"]),
        (("12", "12"), []),
        (("1200", "1180", "1350"), ["1180", "1200", "1350"]),
    ],
)
def test_rounding_contradicts_nothing_wherever_it_is_asked(
    tmp_path: Path, figures: tuple[str, ...], disputed: list[str]
) -> None:
    documents = [fake.document(f"d{n}", f"广州实验室有{figure}人。") for n, figure in enumerate(figures)]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=counting)
    with Graph.open(tmp_path / "g.db") as graph:
        found = conflicts(graph)
        assert [side.value.split()[0] for conflict in found for side in conflict.sides] == disputed
        assert [row.cells[3] for row in answer(graph, "figures-disagree").rows] == disputed
        told = list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))
        assert bool(told) == bool(disputed)


class Written(fake.FakeExtractor):
    """As the fake one; a text says indicator, figure and unit, as `吞吐量=广州实验室有12人=TEU` does."""

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        indicator, _, unit = document.text.split("=")
        figures = (replace(o, period="2021", indicator=indicator, unit=unit) for o in found.observations)
        return replace(found, observations=tuple(figures))


def written(_: Settings) -> Written:
    return Written()


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (("地区生产总值", "12", "元"), ("地區生產總值", "15", "元"), ["12 元", "15 元"]),
        (("吞吐量", "12", "TEU"), ("吞吐量", "15", "标箱"), ["12 TEU", "15 标箱"]),
        (("面积", "12", "平方千米"), ("面積", "15", "平方公里"), ["12 平方千米", "15 平方公里"]),
        (("面积", "12", "公頃"), ("面积", "15", "公顷"), ["12 公顷", "15 公顷"]),
        (("吞吐量", "12", "标准箱"), ("吞吐量", "12", "标箱"), []),
        (("吞吐量", "12", "自然箱"), ("吞吐量", "15", "标箱"), []),
    ],
)
def test_what_is_one_however_it_is_written_is_compared(
    tmp_path: Path, one: tuple[str, str, str], other: tuple[str, str, str], sides: list[str]
) -> None:
    texts = [f"{indicator}=广州实验室有{value}人={unit}" for indicator, value, unit in (one, other)]
    documents = [fake.document(f"d{n}", text) for n, text in enumerate(texts)]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=written)
    with Graph.open(tmp_path / "g.db") as graph:
        assert [side.value for conflict in conflicts(graph) for side in conflict.sides] == sides
        assert len(conflicts(graph)) == bool(sides)
        told = list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))
        assert bool(told) == bool(sides)
        asked = {"entity": "广州实验室", "indicator": other[0]}
        assert len(answer(graph, "figure-over-time", asked).rows) == 2


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (("全长", "12", "公里"), ("全长", "12400", "米"), []),  # 12 may be 12.4
        (("全长", "12", "公里"), ("全长", "12600", "米"), ["12 公里", "12600 米"]),
        (("面积", "803", "平方公里"), ("面积", "80300", "公顷"), []),
        (("面积", "803", "平方公里"), ("面积", "80700", "公顷"), ["803 平方公里", "80700 公顷"]),
        (("面积", "15", "亩"), ("面积", "10000", "平方米"), []),
        (("面积", "15", "亩"), ("面积", "12000", "平方米"), ["15 亩", "12000 平方米"]),
        (("产量", "12000", "公斤"), ("产量", "14", "吨"), ["14 吨", "12000 公斤"]),
        (("GDP", "12", "元"), ("生产总值", "15", "元"), ["12 元", "15 元"]),
        (("GDP", "12", "元"), ("地区生产总值", "12", "元"), []),
        (("GDP", "12", "元"), ("财政收入", "15", "元"), []),
    ],
)
@pytest.mark.parametrize("status", ["occurred", "any"])
def test_figures_are_compared_across_units_and_names(
    tmp_path: Path, one: tuple[str, str, str], other: tuple[str, str, str], sides: list[str], status: str
) -> None:
    texts = [f"{indicator}=广州实验室有{value}人={unit}" for indicator, value, unit in (one, other)]
    documents = [fake.document(f"d{n}", text) for n, text in enumerate(texts)]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=written)
    with Graph.open(tmp_path / "g.db") as graph:
        found = conflicts(graph, status=status)
        assert sorted(side.value for conflict in found for side in conflict.sides) == sorted(sides)
        assert bool(list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))) == bool(sides)


class Undated(Written):
    """As written, of no period."""

    def extract(self, document: Document) -> Extraction:
        found = super().extract(document)
        return replace(found, observations=tuple(replace(o, period=None) for o in found.observations))


@pytest.mark.parametrize(
    ("indicator", "texts", "disputed"),
    [
        ("面积", ("有12人", "有13人"), True),
        ("总面积", ("有12人", "有13人"), True),
        ("面积", ("有12人", "调整为13人"), False),
        ("面积", ("有12人", "由12增至13人"), False),
        ("签约项目", ("有12人", "有13人"), False),
        ("总投资", ("有12人", "有13人"), True),  # of the laboratory's building
        ("跑道长度", ("有12人", "有13人"), False),  # of which a laboratory has none
    ],
)
@pytest.mark.parametrize("dates", [("2022-03", "2022"), ("2022-03", "2024"), ("2022-03", None)])
def test_what_a_thing_itself_measures_is_compared_unless_a_text_says_that_it_changed(
    tmp_path: Path, indicator: str, texts: tuple[str, str], dates: tuple[str, str | None], disputed: bool
) -> None:
    documents = [
        replace(fake.document(f"d{n}", f"{indicator}=广州实验室{text}=公里"), date=date)
        for n, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    path = tmp_path / "g.db"
    build_documents(documents[:1], path, Settings(), extractor=lambda _: Undated())
    with open_writer(path) as writer:
        Adder(writer, extractor=lambda _: Undated()).add(documents[1])
    with Graph.open(path) as graph:
        told = [(conflict.topic, [side.value for side in conflict.sides]) for conflict in conflicts(graph)]
        assert told == ([((one_indicator(indicator), ""), ["12 公里", "13 公里"])] if disputed else [])
        assert bool(list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))) == disputed
        stands = sorted_nquads(graph)
    build_documents(documents, path, Settings(), extractor=lambda _: Undated())
    with Graph.open(path) as graph:
        assert sorted_nquads(graph) == stands


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        (("2023年，云川大桥总投资12亿元。", "云川大桥总投资15亿元。"), ["1200000000 元", "1500000000 元"]),
        (("2022年，云川大桥总投资12亿元。", "2023年，云川大桥总投资15亿元。"), ["1200000000 元", "1500000000 元"]),
        (("云川市人民医院总投资12亿元。", "云川市人民医院总投资15亿元。"), ["1200000000 元", "1500000000 元"]),
        (("2022年，云川市人民医院床位数1200张。", "2023年，云川市人民医院床位数1500张。"), []),  # which grow
        (("云川市人民医院床位数1200张。", "云川市人民医院床位数1500张。"), ["1200 张", "1500 张"]),
        (("2023年，云川市总投资12亿元。", "2022年，云川市总投资15亿元。"), []),
    ],
)
def test_what_a_thing_itself_measures_is_of_no_year_unless_it_grows(
    tmp_path: Path, texts: tuple[str, str], sides: list[str]
) -> None:
    documents = [replace(fake.document(f"d{n}", text), date="2024-05") for n, text in enumerate(texts)]
    build_documents(documents, tmp_path / "g.db", Settings())
    with Graph.open(tmp_path / "g.db") as graph:
        assert sorted(side.value for conflict in conflicts(graph) for side in conflict.sides) == sides
        assert bool(list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))) == bool(sides)


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        ("云川大桥总投资12亿元。", "云川大桥总投资15亿元。", ["1200000000 元", "1500000000 元"]),
        ("云川大桥总投资12亿元。", "云川大桥总投资由12亿元增至15亿元。", []),
        ("云川产业园占地500亩。", "云川产业园占地面积40公顷。", ["40 公顷", "500 亩"]),
        ("云川水厂设计日处理能力20万吨。", "云川水厂设计日处理能力30万吨。", ["200000 吨", "300000 吨"]),
        ("云川市新开工项目80个，总投资12亿元。", "云川市新开工项目90个，总投资15亿元。", []),
    ],
)
def test_two_releases_differ_in_what_a_work_measures(tmp_path: Path, one: str, other: str, sides: list[str]) -> None:
    documents = [Document("a", one, "0" * 64, date="2022"), Document("b", other, "0" * 64, date="2024")]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=lambda _: make_extractor(Settings()))
    with Graph.open(tmp_path / "g.db") as graph:
        assert sorted(side.value for conflict in conflicts(graph) for side in conflict.sides) == sides
        assert bool(list(rows(graph, "SELECT ?i WHERE { ?it zt:disputedFigure ?i }"))) == bool(sides)


NUMBERS = (
    "0.5",
    "0.45",
    "6.1",
    "6.14",
    "-6.1",
    "6",
    "99",
    "100",
    "1000",
    "1040",
    "1049.5",
    "1050",
    "23456000",
    "23500000",
    "5..7",
    "900..1045",
)


def test_the_question_rounds_as_the_summary_does(tmp_path: Path) -> None:
    pairs = list(combinations(NUMBERS, 2))
    with Graph.create(tmp_path / "g.db") as graph:
        graph.replace((), [line for n, pair in enumerate(pairs) for line in two_say(graph.iris, f"机场{n:03d}", pair)])
        found = {conflict.name for conflict in conflicts(graph)}
    for n, (one, other) in enumerate(pairs):
        told = [(name, "2021", "人", *ends_of(value)) for name, value in zip("ab", (one, other), strict=True)]
        assert (f"机场{n:03d}" in found) == figures_disagree(told), (one, other)


def ends_of(value: str) -> tuple[str, str]:
    """A value and the upper end of its range, where it is one."""
    least, _, most = value.partition("..")
    return least, most


def two_say(iris: Iris, name: str, values: tuple[str, str]) -> Iterator[str]:
    """Lines of two documents, each with a figure of the thing for one year."""
    it = f"<{iris.entity(name)}>"
    for document, value in zip("ab", values, strict=True):
        graph = iris.document(document)
        figure, quote = f"<{iris.base}observation/{document}{name}>", f"<{graph}#char=0,1>"
        number, end = (f'"{one}"^^<{PREFIXES["xsd"]}decimal>' for one in ends_of(value))
        told = {"about": it, "indicator": '"客流量"@zh', "period": f'"2021"^^<{PREFIXES["edtf"]}edtf>', "value": number}
        told |= {"unit": '"人"', "bound": f"<{ZT}exactly>", "status": f"<{ZT}occurred>", "evidence": quote}
        told |= {"upper": end} if ".." in value else {}
        yield from (f"{figure} <{ZT}{key}> {term} <{graph}> ." for key, term in told.items())
        yield f'{quote} <{ZT}quote> "{name}" <{graph}> .'
        yield f"{quote} <{ZT}document> <{graph}> <{graph}> ."
        yield f'{it} <{PREFIXES["skos"]}prefLabel> "{name}"@zh <{graph}> .'
        yield f'<{graph}> <{PREFIXES["dcterms"]}identifier> "{document}" <{graph}> .'
