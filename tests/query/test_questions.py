"""The competency questions: well formed, complete by themselves, safe whatever is typed, and right on a small graph."""

from __future__ import annotations

import re
from datetime import date

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import UnknownName, VocabularyError
from zhitu.query import answer, question, questions
from zhitu.query import questions as parsed
from zhitu.query.questions import Parameter, Question, _parse, bind
from zhitu.resources import ontology_path
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
            assert "zt:status $status" in found.sparql, found.id
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
        ("wholes-of", {"entity": "南沙"}, [("南沙", "广州"), ("广东省", "粤港澳大湾区"), ("广州", "广东省")]),
        ("people-and-offices", {}, [("钟南山", "主任", "广州实验室")]),
        (
            "figures-disagree",
            {},
            [
                ("白云国际机场", "旅客吞吐量", "2021", "40249700", "人次"),
                ("白云国际机场", "旅客吞吐量", "2021", "40257000", "人次"),
            ],
        ),
        ("dates-disagree", {}, [("广州实验室", "founded", "2020-06"), ("广州实验室", "founded", "2020-08")]),
        ("under-construction", {}, [("南沙科学城", None, "南沙")]),
        ("under-construction", {"place": "广州"}, []),
        ("targets", {}, [("白云国际机场", "旅客吞吐量", "moreThan", "60000000", "人次", "2025")]),
        ("doubtful-claims", {"below": "0.5"}, [("0.4", "广州", "uses", "白云国际机场")]),
        ("documents-about", {"entity": "国务院"}, [("南沙这一年", "2022-08-01", "国务院", "1")]),
        ("most-mentioned", {"class": "实验室"}, [("广州实验室", "3", "2")]),
        ("industries-of", {"place": "南沙"}, [("南沙科学城", "集成电路")]),
    ],
)
def test_answers(tiny: Graph, name: str, parameters: dict[str, str], expected: list[tuple[str | None, ...]]) -> None:
    assert sorted(map(str, (row.cells for row in answer(tiny, name, parameters).rows))) == sorted(map(str, expected))


def test_a_row_said_twice_has_both_sources(tiny: Graph) -> None:
    (row,) = answer(tiny, "laboratories-in", {"place": "广州"}).rows
    assert row.sources == (("广州实验室设在广州，2020年6月成立", "南沙这一年", "2022-08-01"),)


def test_a_question_by_its_words_and_an_unknown_one() -> None:
    found = questions()["laboratories-in"]
    assert question(found.zh) is question(found.en) is question("laboratories-in") is found
    with pytest.raises(UnknownName) as caught:
        question("laboratory")
    assert "laboratories-in" in caught.value.nearest


def test_wrong_parameters_name_the_right_ones(tiny: Graph) -> None:
    with pytest.raises(
        UnknownName, match=r"no parameter of question opened-in named 'when'; nearest: from, to, status"
    ):
        answer(tiny, "opened-in", {"when": "2022"})
    with pytest.raises(UnknownName, match="no date named 'June'"):
        answer(tiny, "opened-in", {"from": "June"})
    with pytest.raises(UnknownName, match="no number named 'NaN'"):
        answer(tiny, "figures-above", {"above": "NaN"})
    with pytest.raises(UnknownName, match="no status named 'maybe'; nearest: occurred, expected, rejected"):
        answer(tiny, "opened-in", {"status": "maybe"})
    with pytest.raises(UnknownName, match="no entity named '纽约'"):
        answer(tiny, "laboratories-in", {"place": "纽约"})


def test_periods_take_their_first_and_last_day(tiny: Graph) -> None:
    sparql = bind(tiny, question("opened-in"), {"from": "2022-02", "to": "2024-02"})
    assert f'"{date(2022, 2, 1)}"^^' in sparql
    assert f'"{date(2024, 2, 29)}"^^' in sparql


def test_only_parameters_are_replaced(tiny: Graph) -> None:
    text = '# a | b\n# param: x a text\nSELECT * { ?s ?p "$x \'$x" . ?s <urn:$x> $x, $xy . # $x\n }'
    sparql = bind(tiny, _parse("q", text), {"x": "n"})
    assert sparql.splitlines()[2:] == ['SELECT * { ?s ?p "$x \'$x" . ?s <urn:$x> "n", $xy . # $x', " }"]


@given(st.text())
def test_typed_text_stays_one_literal(text: str) -> None:
    store = ox.Store()
    asked = Question("q", "", "", (Parameter("x", "a", "text"),), "SELECT ($x AS ?y) {}")

    class Plain:
        def query(self, sparql: str, /) -> ox.QuerySolutions:
            found = store.query(sparql)
            assert isinstance(found, ox.QuerySolutions)
            return found

    if text != "any" and not re.search("[\ud800-\udfff]", text):
        (row,) = Plain().query(bind(Plain(), asked, {"x": text}))
        assert row[0] == ox.Literal(text)


@pytest.mark.parametrize("text", ["SELECT * {}", "# no bar\n", "# a | b\n# param: x y\n", "# a | b\n# param: x y z\n"])
def test_a_malformed_file_is_named(text: str) -> None:
    with pytest.raises(VocabularyError, match=r"queries/broken\.rq:[12]: expected"):
        _parse("broken", text)


def test_questions_yaml_has_every_question_with_its_parameters() -> None:
    listed = yaml.safe_load((ontology_path() / "questions.yaml").read_text(encoding="utf-8"))
    assert list(listed) == list(questions())
    for name, entry in listed.items():
        assert set(entry) == {"params", "expected"}
        assert set(entry["params"]) <= {p.name for p in questions()[name].parameters}, name
