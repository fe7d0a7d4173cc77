"""The competency questions over HTTP: pages, JSON, and tables at the endpoint."""

from __future__ import annotations

import codecs
import csv
import io
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest
import yaml

from zhitu.query import questions
from zhitu.resources import ontology_path
from zhitu.serve import Config, serving

ID = "https://w3id.org/zhitu/id/"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


#: What the small graph has in place of the sample's things.
HERE = {"one": "广州", "other": "香港", "in": "port-2022"}


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_question_is_answered_with_its_query(client: httpx.Client, name: str) -> None:
    given = {p.name: HERE[p.name] for p in questions()[name].parameters if p.name in HERE}
    told = client.get(f"/questions/{name}", params=given).json()
    assert told["zh"] == questions()[name].zh
    for row in told["answers"]:
        assert row["sources"] or name in ("most-mentioned", "documents-about")
    again = client.get("/sparql", params={"query": told["sparql"]}).json()
    assert len(told["answers"]) <= len(again["results"]["bindings"])
    assert bool(told["answers"]) == bool(again["results"]["bindings"])


def test_the_questions_of_the_sample_are_listed(client: httpx.Client) -> None:
    listed = yaml.safe_load((ontology_path() / "questions.yaml").read_text(encoding="utf-8"))
    assert [q["id"] for q in client.get("/questions").json()] == list(listed)
    page = client.get("/questions", headers=HTML).text
    assert all(f'href="/questions/{name}"' in page for name in listed)


def test_an_answer_as_a_page_has_form_quotes_and_query(client: httpx.Client) -> None:
    text = client.get("/questions/laboratories-in", params={"place": "广州"}, headers=HTML).text
    assert '<input name="place" value="广州">' in text
    assert "广州实验室设在广州，2020年6月成立" in text
    assert "SELECT DISTINCT" in text
    form = client.get("/questions/laboratories-in", params={"show": "form"}, headers=HTML).text
    assert "$place" in form
    missing = client.get("/questions/laboratories-in", params={"place": "广州实验"}, headers=HTML)
    assert missing.status_code == 404
    assert f'href="/questions/laboratories-in?{urlencode({"place": "广州实验室"})}">广州实验室</a>、' in missing.text
    plain = client.get("/questions/laboratories-in", params={"place": "广州实验"})
    assert (plain.status_code, plain.json()["parameter"]) == (404, "place")
    assert plain.json()["nearest"][0] == "广州实验室"
    lost = client.get("/questions/laboratories-in", params={"place": "纽约"}, headers=HTML)
    assert f'href="/search?{urlencode({"q": "纽约"})}"' in lost.text
    wrong = client.get("/questions/opened-in", params={"from": "June"}, headers=HTML)
    assert "2022-09-01" in wrong.text
    assert "/questions/opened-in?from=2022" not in wrong.text
    assert client.get("/questions/nothing").status_code == 404
    assert client.get("/questions/opened-in", params={"when": "2022"}).status_code == 404


def test_what_an_answer_names_leads_to_its_page(client: httpx.Client) -> None:
    told = client.get("/questions/laboratories-in", params={"place": "广州"}).json()["answers"]
    assert {row["iris"]["laboratory"] for row in told} >= {"https://w3id.org/zhitu/id/广州实验室"}
    assert all(said["source"] and said["record"] for row in told for said in row["sources"])
    text = client.get("/questions/laboratories-in", params={"place": "广州"}, headers=HTML).text
    ways = [unescape(way) for way in re.findall(r'href="(/id/[^"]*)"', text)]
    assert {way.split("/")[2] for way in ways} >= {quote("广州实验室"), "doc", "claim"}
    for way in set(ways):
        assert client.get(way, headers=HTML).status_code == 200


def test_where_the_graph_lacks_a_default_what_it_has_most_of_is_asked_about(client: httpx.Client) -> None:
    page = client.get("/questions/document-says", headers=HTML)
    assert page.status_code == 200
    assert "“brief-01-nansha-plan”没有回答，改问" in page.text
    assert 'value="port-2022"' in page.text
    told = client.get("/questions/document-says").json()
    assert told["answers"]
    assert told["instead"] == {"in": "brief-01-nansha-plan"}
    assert told["asked"]["in"] == "port-2022"
    absent = client.get("/questions/document-says", params={"in": "brief-01-nansha-plan"}, headers=HTML)
    assert absent.status_code == 404


def test_terms_of_the_ontology_are_shown_by_their_labels(client: httpx.Client) -> None:
    text = client.get("/questions/happened-in", params={"from": "any", "to": "any"}, headers=HTML).text
    assert '<td>成立 <small lang="en">founded</small></td>' in text
    assert '<th scope="col">事件 <small lang="en">happened</small></th>' in text
    assert '<option value="occurred" selected>已发生 occurred</option>' in text


def test_a_text_without_answers_brings_those_that_have_some(client: httpx.Client) -> None:
    given = {"entity": "白云国际机场", "indicator": "客流量"}
    told = client.get("/questions/figure-over-time", params=given).json()
    assert (told["answers"], told["nearest"]) == ([], {"indicator": ["旅客吞吐量"]})
    text = client.get("/questions/figure-over-time", params=given, headers=HTML).text
    (way,) = re.findall(r'href="([^"]*)">旅客吞吐量</a>', text)
    assert client.get(unescape(way)).json()["answers"]


def test_years_and_things_with_answers_are_links_where_there_are_none(client: httpx.Client) -> None:
    asked = {"from": "1999", "to": "2000"}
    assert client.get("/questions/opened-in", params=asked).json()["choices"] == {"from": {"2022": 2}}
    text = unescape(client.get("/questions/opened-in", params=asked, headers=HTML).text)
    (way,) = re.findall(r'href="([^"]*)">2022（2）', text)
    assert len(client.get(f"{way}&format=json").json()["answers"]) == 2
    text = unescape(client.get("/questions/laboratories-in", params={"place": "香港"}, headers=HTML).text)
    assert "广州（1）" in text


def test_what_an_answer_leaves_out_is_a_link_to_all(client: httpx.Client) -> None:
    asked = {"place": "广州"}
    told = client.get("/questions/facilities-in", params=asked).json()
    text = unescape(client.get("/questions/facilities-in", params=asked, headers=HTML).text)
    (way,) = re.findall(rf'href="([^"]*)">[^"]*另有 {told["unplaced"]} 项未写明地点，未列入', text)
    assert len(client.get(f"{way}&format=json").json()["answers"]) >= len(told["answers"]) + told["unplaced"]


def test_numbers_are_read_with_their_scale_on_pages_and_stay_numbers_in_data(client: httpx.Client) -> None:
    text = client.get("/questions/targets", headers=HTML).text
    assert '<td><span class="number">6000万人次</span></td>' in text
    assert re.search(r"</a> [0-9-]* · 置信度 confidence 0\.\d\d · <a", text)
    assert ".number { white-space: nowrap; }" in client.get("/static/style.css").text
    (told,) = client.get("/questions/targets").json()["answers"]
    assert (told["cells"]["value"], told["cells"]["unit"]) == ("60000000", "人次")
    assert all(0.4 < said["confidence"] <= 1 for said in told["sources"])
    assert ",60000000,,人次," in client.get("/questions/targets", params={"format": "csv"}).text
    asked = {"above": "4000万"}
    assert client.get("/questions/figures-above", params=asked, headers=HTML).status_code == 200


@pytest.mark.parametrize(("form", "accept"), [("csv", "*/*"), (None, "text/csv"), ("csv", HTML["Accept"])])
def test_a_question_as_a_table(client: httpx.Client, form: str | None, accept: str) -> None:
    asked = {"place": "广州"} | ({"format": form} if form else {})
    got = client.get("/questions/laboratories-in", params=asked, headers={"Accept": accept})
    assert got.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(got.text)))
    assert rows[0]["laboratory"] == "广州实验室"


@pytest.mark.parametrize("path", ["/questions", "/questions/laboratories-in", "/search?q=广州"])
def test_a_form_by_name_goes_before_what_a_client_accepts(client: httpx.Client, path: str) -> None:
    told = {
        "page": client.get(path, params={"format": "html"}),
        "data": client.get(path, params={"format": "json"}, headers=HTML),
    }
    assert told["page"].headers["content-type"].startswith("text/html")
    assert told["data"].headers["content-type"].startswith("application/json")
    odd = client.get(path, params={"format": "pdf"})
    assert (odd.status_code, "json, html" in odd.json()["detail"]) == (400, True)


def test_a_table_has_the_answers_whatever_the_default_graph_is(tiny_path: Path) -> None:
    with (
        serving(tiny_path, Config(port=0, readers=1, union=False)) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        asked = {"place": "广州"}
        told = client.get("/questions/laboratories-in", params=asked).json()["answers"]
        rows = client.get("/questions/laboratories-in", params=asked | {"format": "csv"}).text.splitlines()
        assert len(rows) > len(told) > 0


def test_the_page_of_an_answer_leads_to_its_table(client: httpx.Client) -> None:
    page = client.get("/questions/laboratories-in", params={"place": "广州"}, headers=HTML).text
    (way,) = re.findall(r'href="([^"]*)">CSV</a>', page)
    marked = client.get(unescape(way))
    assert marked.content.startswith(codecs.BOM_UTF8 + b"laboratory"), "which Excel takes for UTF-8"
    plain = client.get(unescape(way).replace("&bom=1", ""))
    assert marked.content == codecs.BOM_UTF8 + plain.content
    assert client.head(unescape(way)).status_code == 200
    address = client.base_url.copy_with(path="/questions/laboratories-in")
    raw = httpx.get(address, params={"place": "广州", "format": "csv", "bom": ""}, headers={"Accept-Encoding": "gzip"})
    assert (raw.content, "content-encoding" in raw.headers) == (marked.content, False)
    assert client.get("/questions/laboratories-in", params={"place": "广州", "bom": ""}).json()["answers"]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_no_cell_of_a_table_for_excel_is_a_formula(formulas_path: Path, form: str) -> None:
    with serving(formulas_path, Config(port=0, readers=1)) as address, httpx.Client(base_url=address) as client:
        asked = {"place": "南沙", "format": form}
        plain = client.get("/questions/industries-of", params=asked).text
        marked = client.get("/questions/industries-of", params=asked | {"bom": ""}).text
        assert plain.count('"=HYPERLINK') == marked.count("\"'=HYPERLINK") > 0
        assert '"=HYPERLINK' not in marked


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_the_questions_are_told_to_be_a_page_or_json_by_accept(client: httpx.Client, accept: str) -> None:
    told = client.get("/questions", headers={"Accept": accept})
    assert told.headers["content-type"].startswith(accept)
    assert "accept" in told.headers["vary"].lower()
