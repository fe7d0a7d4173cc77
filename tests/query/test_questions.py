"""The competency questions: well formed, complete by themselves, safe whatever is typed, and right on a small graph."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
import zhitu_fake as fake

from zhitu.errors import QueryError, UnknownName, VocabularyError
from zhitu.pipeline import Adder, build_documents, create_graph
from zhitu.query import answer, faulty, question, questions, show
from zhitu.query import questions as parsed
from zhitu.query.answers import Passage
from zhitu.query.lookup import find_entity, find_node
from zhitu.query.mentioned import most_mentioned
from zhitu.query.parts import SOURCES, taken_apart
from zhitu.query.questions import Question, _parse, bind, bounded
from zhitu.resources import ontology_path
from zhitu.settings import Settings
from zhitu.store import Graph

#: What the fixture has in place of the sample's entities that some questions ask for.
HERE = {"one": "广州", "other": "香港", "in": "port-2022"}


def given_here(asked: Question) -> dict[str, str]:
    return {p.name: HERE[p.name] for p in asked.parameters if p.name in HERE}


def test_there_are_at_least_25_and_each_filters_on_status_and_cites() -> None:
    known = questions()
    assert len(known) >= 25
    for found in known.values():
        assert found.zh.endswith("？"), found.id
        assert found.en.endswith("?"), found.id
        if found.id not in ("most-mentioned", "documents-about"):  # these count mentions, which have no status
            assert re.search(r"\$status\b", found.sparql.partition("WHERE")[2]), found.id
            status = next(p for p in found.parameters if p.name == "status")
            assert status.default in ("occurred", "expected", "any"), found.id
            assert re.search(r"\?quote .*\?published", found.sparql), found.id


@pytest.mark.parametrize("name", sorted(parsed()))
def test_each_question_runs_with_and_without_parameters(tiny: Graph, name: str) -> None:
    found = question(name)
    assert list(tiny.query(found.sparql)) is not None, "a file is a query by itself"
    result = answer(tiny, name, given_here(found))
    assert result.columns
    for row in result.rows:
        assert len(row.cells) == len(result.columns)
        if "quote" in found.sparql and name not in ("most-mentioned", "documents-about"):
            assert row.sources, f"{name} answers without a source"


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        ("laboratories-in", {"place": "广州"}, [("广州实验室", "2020-06", "广州")]),
        ("laboratories-in", {"place": "广东省"}, [("广州实验室", "2020-06", "广州")]),
        ("policies-by", {"issuer": "国务院"}, [("南沙深化合作总体方案", "2022-06", "南沙")]),
        ("policies-by", {"issuer": "国务院", "from": "2023", "to": "2023"}, []),
        ("opened-in", {}, [("2022-09-01", "香港科技大学（广州）")]),
        ("opened-in", {"from": "2022-07"}, [("2022-07-28", "广州港四期码头"), ("2022-09-01", "香港科技大学（广州）")]),
        ("opened-in", {"status": "expected"}, []),
        ("cooperation-of", {"entity": "香港"}, [("香港", "广州")]),
        (
            "wholes-of",
            {"entity": "南沙"},
            [("南沙", "广州", "partOf"), ("广东省", "粤港澳大湾区", "partOf"), ("广州", "广东省", "partOf")],
        ),
        (
            "wholes-of",
            {"entity": "南沙科学城"},
            [
                ("南沙科学城", "南沙", "locatedIn"),
                ("南沙", "广州", "partOf"),
                ("广东省", "粤港澳大湾区", "partOf"),
                ("广州", "广东省", "partOf"),
            ],
        ),
        ("parts-of", {"entity": "南沙"}, [("南沙", "南沙科学城", "locatedIn")]),
        ("people-and-offices", {}, [("钟南山", "主任", "广州实验室")]),
        (
            "figures-disagree",
            {},
            [
                ("白云国际机场", "旅客吞吐量", "2021", "40249700", None, "人次"),
                ("白云国际机场", "旅客吞吐量", "2021", "40257000", None, "人次"),
            ],
        ),
        ("dates-disagree", {}, [("广州实验室", "founded", "2020-06"), ("广州实验室", "founded", "2020-08")]),
        ("under-construction", {}, [("南沙科学城", None, "南沙")]),
        ("under-construction", {"place": "广州"}, [("南沙科学城", None, "南沙")]),
        ("under-construction", {"place": "香港"}, []),
        ("targets", {}, [("白云国际机场", "旅客吞吐量", "moreThan", "60000000", None, "人次", "2025")]),
        ("doubtful-claims", {"below": "0.5"}, [("0.4", "广州", "uses", "白云国际机场", *[None] * 6, "expected")]),
        ("documents-about", {"entity": "国务院"}, [("南沙这一年", "2022-08-01", "国务院", "1")]),
        ("most-mentioned", {"class": "实验室"}, [("广州实验室", "3", "2")]),
        ("industries-of", {"place": "南沙"}, [("南沙科学城", "集成电路")]),
    ],
)
def test_answers(tiny: Graph, name: str, parameters: dict[str, str], expected: list[tuple[str | None, ...]]) -> None:
    assert sorted(map(str, (row.cells for row in answer(tiny, name, parameters).rows))) == sorted(map(str, expected))


def test_a_row_said_twice_has_both_sources(tiny: Graph) -> None:
    (row,) = answer(tiny, "laboratories-in", {"place": "广州"}).rows
    assert row.sources == (Passage("广州实验室设在广州，2020年6月成立", "南沙这一年", "2022-08-01"),)


def test_a_bound_is_told_where_it_is_reached_and_any_lifts_it(tiny: Graph) -> None:
    every = answer(tiny, "doubtful-claims", {"below": "1", "limit": "any"})
    assert len(every.rows) > 2
    assert every.cut is None
    first = answer(tiny, "doubtful-claims", {"below": "1", "limit": "2"})
    assert first.cut == 2
    assert 0 < len(first.rows) <= 2
    assert set(first.rows) <= set(every.rows)
    assert first == answer(tiny, "doubtful-claims", {"below": "1", "limit": "2"})
    with pytest.raises(UnknownName):
        answer(tiny, "doubtful-claims", {"limit": "0"})


@pytest.mark.parametrize("name", sorted(n for n, q in parsed().items() if bounded(q)))
def test_a_bounded_question_begins_with_its_answers_and_gives_the_same_in_two_steps(tiny: Graph, name: str) -> None:
    found = question(name)
    bound = bounded(found)
    assert bound is not None
    assert f"LIMIT {bound.default}" in found.sparql
    free = bind(tiny, Question("q", "", "", (bound,), found.sparql), {bound.name: "any"})
    assert f"LIMIT {bound.default}" not in free
    assert (taken_apart(found.sparql) is None) == (
        name == "documents-about"
    )  # whose answers are the documents themselves
    least = {p.name: "any" for p in found.parameters if p.type not in ("count", "document")} | given_here(found)
    for given_too in (given_here(found), least):
        every, first = answer(tiny, name, {**given_too, "limit": "any"}), answer(tiny, name, given_too)
        assert {row.cells: set(row.sources) for row in first.rows} == {r.cells: set(r.sources) for r in every.rows}
        assert first.cut is every.cut is None


def test_what_many_documents_repeat_is_one_answer_with_some_of_its_sources(tmp_path: Path) -> None:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for n in range(SOURCES + 5):
            adder.add(fake.document(f"d{n}", "苹果公司与广州实验室合作。"))
        adder.add(fake.document("e", "苹果公司与深圳合作。"))
    with Graph.open(tmp_path / "g.db") as graph:
        every = answer(graph, "cooperation-of", {"entity": "苹果公司", "limit": "any"})
        assert sorted(len(row.sources) for row in every.rows) == [1, SOURCES + 5]
        two = answer(graph, "cooperation-of", {"entity": "苹果公司", "limit": "2"})
        assert [row.cells for row in two.rows] == [row.cells for row in every.rows]
        assert sorted(len(row.sources) for row in two.rows) == [1, SOURCES]
        assert two.cut is None
        one = answer(graph, "cooperation-of", {"entity": "苹果公司", "limit": "1"})
        assert (len(one.rows), one.cut) == (1, 1)


def test_a_question_by_its_words_and_an_unknown_one() -> None:
    found = questions()["laboratories-in"]
    assert question(found.zh) is question(found.en) is question("laboratories-in") is found
    assert question("某段时间里成立了哪些机构？").id == "founded-in"  # what is added in brackets need not be said
    assert question("What opened in a period").id == "opened-in"
    with pytest.raises(UnknownName) as caught:
        question("laboratory")
    assert "laboratories-in" in caught.value.nearest


def test_wrong_parameters_name_the_right_ones(tiny: Graph) -> None:
    with pytest.raises(
        UnknownName, match=r"no parameter of question opened-in named 'when'; choose from: from, to, status"
    ):
        answer(tiny, "opened-in", {"when": "2022"})
    with pytest.raises(UnknownName, match="'June' is no date; write for example: 2022, 2022-09, "):
        answer(tiny, "opened-in", {"from": "June"})
    with pytest.raises(UnknownName, match="'NaN' is no number; write for example: 1000000, "):
        answer(tiny, "figures-above", {"above": "NaN"})
    with pytest.raises(UnknownName, match="no status named 'maybe'; choose from: occurred, expected, rejected, any"):
        answer(tiny, "opened-in", {"status": "maybe"})
    with pytest.raises(UnknownName, match="no status named 'expecte'; nearest: expected"):
        answer(tiny, "opened-in", {"status": "expecte"})
    with pytest.raises(UnknownName, match=r"no entity named '纽约'; look for it with: zhitu search GRAPH") as caught:
        answer(tiny, "laboratories-in", {"place": "纽约"})
    assert caught.value.meant == {"nearest": [], "parameter": "place"}
    # what was given is looked at before what is asked about unless told
    with pytest.raises(UnknownName, match="no status named 'occured'; nearest: occurred"):
        answer(tiny, "facilities-in", {"status": "occured"})
    with pytest.raises(QueryError, match="from=2023-01-01 is after to=2022-12-31; give both, or to=any"):
        answer(tiny, "policies-by", {"issuer": "any", "from": "2023", "to": "2022"})


def test_who_gives_one_end_of_a_period_leaves_the_other_open(tiny: Graph) -> None:
    own = {p.name: p.default for p in question("happened-in").parameters}
    assert answer(tiny, "happened-in", {"from": "2022年6月"}).parameters == own | {"from": "2022年6月", "to": "any"}
    assert answer(tiny, "happened-in", {"to": "2022"}).parameters == own | {"from": "any", "to": "2022"}
    assert answer(tiny, "happened-in", {"status": "any"}).parameters == own | {"status": "any"}


@pytest.mark.parametrize("given", [{"one": "any"}, {"other": None, "one": "广州"}, {"one": "any", "other": "any"}])
def test_what_a_question_needs_is_not_left_open(tiny: Graph, given: dict[str, str | None]) -> None:
    lacking = next(name for name, value in given.items() if value in ("any", None))
    told = rf"related-how needs {lacking}= \(one thing, by name, alias or IRI\); any would ask about everything\Z"
    with pytest.raises(QueryError, match=told):
        answer(tiny, "related-how", given)


def test_a_text_that_has_no_answers_brings_those_that_have(tiny: Graph) -> None:
    for text in ("旅客流量", "没有"):
        found = answer(tiny, "figure-over-time", {"entity": "白云国际机场", "indicator": text})
        assert (found.rows, found.near) == ((), {"indicator": ("旅客吞吐量",)})
    assert answer(tiny, "figure-over-time", {"entity": "白云国际机场", "indicator": "旅客"}).near == {}
    assert answer(tiny, "figure-over-time", {"entity": "广州实验室", "indicator": "旅客"}).near == {}


@pytest.fixture(scope="module")
def half_dated(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The small graph without the dates of the events of one of its two documents."""
    path = tmp_path_factory.mktemp("graphs") / "half.db"
    shutil.copytree(tiny_path, path)
    with Graph.open(path) as graph:
        graph.store.update(
            """PREFIX zt: <https://w3id.org/zhitu/ontology#> PREFIX doc: <https://w3id.org/zhitu/id/doc/>
            DELETE { GRAPH doc:port-2022 { ?e ?p ?o } } WHERE { GRAPH doc:port-2022 {
              ?e a zt:Event ; ?p ?o . FILTER (?p IN (zt:date, zt:earliest, zt:latest)) } }"""
        )
        yield graph


OF_PERIODS = sorted(q.id for q in questions().values() if any(p.type == "since" for p in q.parameters))


def test_the_questions_about_a_period_say_what_becomes_of_the_undated() -> None:
    assert len(OF_PERIODS) >= 5
    for name in OF_PERIODS:
        assert "不限时段则含日期不明的" in question(name).zh
        assert "undated ones too" in question(name).en


@pytest.mark.parametrize("name", OF_PERIODS)
def test_undated_events_are_in_no_period_and_last_where_none_is_given(half_dated: Graph, name: str) -> None:
    given_too = {p.name: "国务院" for p in question(name).parameters if p.name == "issuer"}
    within = answer(half_dated, name, {**given_too, "from": "1900", "to": "2100"})
    at = next(n for n, column in enumerate(within.columns) if column in ("date", "issued"))
    assert all(row.cells[at] for row in within.rows)
    for bounds in ({"from": "any", "to": "2100"}, {"from": "1900", "to": "any"}):  # half a period is one
        assert answer(half_dated, name, {**given_too, **bounds}).rows == within.rows
    whole = answer(half_dated, name, {**given_too, "from": "any", "to": "any"})
    dated = [bool(row.cells[at]) for row in whole.rows]
    assert dated == sorted(dated, reverse=True)
    assert not dated[-1]
    assert whole.rows[: dated.count(True)] == within.rows


@pytest.mark.parametrize("name", ["conferences-in", "timeline", "planned", "awards", "approvals", "targets"])
def test_what_has_no_date_comes_last(name: str) -> None:
    assert re.search(r"ORDER BY \(!BOUND\(\?(date|period)\)\) \?\1", question(name).sparql)


def test_only_parameters_are_replaced(tiny: Graph) -> None:
    text = '# a | b\n# param: x a text\nSELECT * { ?s ?p "$x \'$x" . ?s <urn:$x> $x, $xy . # $x\n }'
    sparql = bind(tiny, _parse("q", text), {"x": "n"})
    assert sparql.splitlines()[2:] == ['SELECT * { ?s ?p "$x \'$x" . ?s <urn:$x> "n", $xy . # $x', " }"]


@pytest.mark.parametrize("text", ["SELECT * {}", "# no bar\n", "# a | b\n# param: x y\n", "# a | b\n# param: x y z\n"])
def test_a_malformed_file_is_named(text: str) -> None:
    with pytest.raises(VocabularyError, match=r"queries/broken\.rq:[12]: expected"):
        _parse("broken", text)


def test_a_malformed_file_leaves_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(ontology_path() / "queries", tmp_path / "queries")
    (tmp_path / "queries" / "mine.rq").write_text("SELECT * {}", encoding="utf-8")
    (tmp_path / "queries" / "bytes.rq").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "queries" / "empty.rq").write_text("", encoding="utf-8")
    module: Any = sys.modules["zhitu.query.questions"]  # the package has a function of that name
    monkeypatch.setattr(module, "ontology_path", lambda: tmp_path)
    module._read.cache_clear()
    try:
        assert set(faulty()) == {"mine", "bytes", "empty"}
        assert "laboratories-in" in questions()
        with pytest.raises(VocabularyError, match=r"queries/mine\.rq:1: expected"):
            question("mine")
    finally:
        module._read.cache_clear()


def test_questions_yaml_has_every_question_with_its_parameters() -> None:
    listed = yaml.safe_load((ontology_path() / "questions.yaml").read_text(encoding="utf-8"))
    assert list(listed) == list(questions())
    for name, entry in listed.items():
        assert set(entry) == {"params", "expected"}
        assert set(entry["params"]) <= {p.name for p in questions()[name].parameters}, name


def test_a_question_of_documents_tells_that_there_are_more(tiny: Graph) -> None:
    every = answer(tiny, "documents-about", {"limit": "any"})
    assert len(every.rows) > 1
    one = answer(tiny, "documents-about", {"limit": "1"})
    assert (len(one.rows), one.cut) == (1, 1)
    assert answer(tiny, "documents-about", {"limit": str(len(every.rows))}).cut is None


def test_instead_of_a_default_that_the_graph_lacks_what_it_has_most_of_is_asked_about(tmp_path: Path) -> None:
    texts = ["深圳与广州实验室合作。深圳在海边。", "苹果公司位于深圳。"]
    path = tmp_path / "g.db"
    documents = [fake.document(f"d{n}", text) for n, text in enumerate(texts)]
    build_documents(documents, path, Settings(), extractor=fake.make)
    with Graph.open(path) as graph:
        told = answer(graph, "timeline")
        assert (told.parameters["entity"], told.instead) == ("深圳市", {"entity": "南沙方案"})
        assert answer(graph, "timeline", {"entity": "深圳"}).instead == {}
        # nothing is of the kind, and nothing need be
        told = answer(graph, "policies-by")
        assert (told.parameters["issuer"], told.instead) == ("any", {"issuer": "国务院"})
        # two things are two
        told = answer(graph, "related-how", {"one": "深圳"})
        assert told.parameters["other"] == "广州实验室"
        with pytest.raises(UnknownName, match="no entity named '南沙方案'"):
            answer(graph, "timeline", {"entity": "南沙方案"})
        assert most_mentioned(graph, "Place") == ["深圳市"]
        assert set(most_mentioned(graph, "Organization")) == {"广州实验室", "苹果公司"}


def test_an_indicator_that_the_graph_lacks_gives_way_to_that_told_most_often(tiny: Graph) -> None:
    told = answer(tiny, "figures-above", {"above": "1"})
    assert told.instead == {}  # 旅客吞吐量 has 吞吐量 in it
    told = answer(tiny, "figure-over-time", {"entity": "广州实验室"})
    assert (told.rows, told.parameters["indicator"]) == ((), "旅客吞吐量")


def test_what_a_name_means_besides_is_told_and_the_one_mentioned_more_often_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    documents = [fake.document(f"d{n}", "深圳与广州实验室合作。") for n in range(3)]
    build_documents([*documents, fake.document("e", "苹果公司位于深圳。")], path, Settings(), extractor=fake.make)
    with Graph.open(path) as graph:
        for one, also in (("苹果公司", "广州实验室"), ("广州实验室", "深圳市")):
            graph.store.update(
                f'INSERT DATA {{ GRAPH <urn:x> {{ <{find_entity(graph, also)}> skos:altLabel "{one}"@zh }} }}',
                prefixes=graph.iris.prefixes,
            )
        told = answer(graph, "cooperation-of", {"entity": "苹果公司"})
        (other,) = told.others["entity"]
        assert [row.cells for row in told.rows] == [("广州实验室", "深圳市")]
        assert (other.label, other.classes, other.mentions) == ("苹果公司", ("Company",), 1)
        assert show(graph, "苹果公司").others == told.others["entity"]
        assert find_entity(graph, "苹果公司", preferred=True) == find_node(graph, "苹果公司") == other.iri
        assert answer(graph, "cooperation-of", {"entity": other.iri}).others == {}
