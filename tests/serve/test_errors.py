"""Errors and results as people see them, in a browser."""

from __future__ import annotations

import json

import httpx
import pytest

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
LABS = "SELECT DISTINCT ?lab ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/nobody", 404),
        ("/id/%ff", 400),
        ("/nowhere", 404),
        ("/search?q=x&limit=0", 400),
        ("/search?q=x&type=Planet", 404),
        ("/questions/nothing", 404),
        ("/sparql?query=SELECT+%3Fx+WHERE+%7B", 400),
        ("/sparql?nothing", 400),
        ("/graphs", 400),
        ("/update", 405),
        ("/reconcile?queries=%7B", 400),
        ("/reconcile/preview?id=nobody", 404),
    ],
)
def test_people_get_errors_as_pages_and_programs_as_problems(client: httpx.Client, path: str, status: int) -> None:
    page = client.get(path, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "Accept" in page.headers["vary"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    told = client.get(path)
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert told.json()["title"] in page.text
    for accept in ("application/sparql-results+json,text/html;q=0.1", "text/turtle, */*", "text/*"):
        assert client.get(path, headers={"Accept": accept}).headers["content-type"] == "application/problem+json"


def test_what_may_be_asked_is_told(client: httpx.Client) -> None:
    for path in ("", "id/nobody", "search", "questions", "health", "sparql", "graphs"):
        told = client.request("OPTIONS", path)
        assert (told.status_code, told.content) == (204, b"")
        assert {"GET", "OPTIONS"} <= set(told.headers["allow"].split(", "))


def test_hostile_text_in_an_error_is_text(client: httpx.Client) -> None:
    script = "<script>alert(1)</script>"
    for path in (f"/id/{script}", f"/questions/{script}", f"/sparql?query={script}", f"/search?type={script}"):
        page = client.get(path, headers=HTML)
        assert page.status_code in (400, 404)
        assert "<script" not in page.text, path


def test_a_mistaken_query_comes_back_in_its_form(client: httpx.Client) -> None:
    page = client.get("/sparql", params={"query": "SELECT ?x WHERE {\n ?x a zt:Zone"}, headers=HTML)
    assert page.status_code == 400
    assert "SELECT ?x WHERE {\n ?x a zt:Zone</textarea>" in page.text
    assert "line 1, column 17" in page.text


@pytest.mark.parametrize("name", ["above", "below"])
def test_what_is_no_number_is_a_bad_request(client: httpx.Client, name: str) -> None:
    question = next(q["id"] for q in client.get("/questions").json() if name in {p["name"] for p in q["parameters"]})
    for value in ("abc", "1e999999x", "NaN", "一百"):
        told = client.get(f"/questions/{question}", params={name: value})
        assert (told.status_code, told.json()["title"]) == (400, "this cannot be meant")
        page = client.get(f"/questions/{question}", params={name: value}, headers=HTML)
        assert page.status_code == 400
        assert f'name="{name}" value="{value}"' in page.text
    assert client.get(f"/questions/{question}", params={name: "100"}).status_code == 200


def test_a_question_about_everything_is_a_bad_request(client: httpx.Client) -> None:
    said = "related-how needs one= (one thing, by name, alias or IRI); any would ask about everything"
    told = client.get("/questions/related-how", params={"one": "any"})
    assert told.status_code == 400
    assert said in told.json()["detail"]
    page = client.get("/questions/related-how", params={"one": "any"}, headers=HTML)
    assert page.status_code == 400
    assert said in page.text
    assert 'name="one" value="any"' in page.text


def test_a_thing_of_another_class_than_the_question_asks_about_is_told(client: httpx.Client) -> None:
    asked = {"place": "广州实验室"}
    told = client.get("/questions/laboratories-in", params=asked).json()
    assert (told["answers"], told["unfit"]) == ([], {"place": ["Laboratory"]})
    page = client.get("/questions/laboratories-in", params=asked, headers=HTML).text
    assert "此处问的是" in page


@pytest.mark.parametrize("accept", [HTML["Accept"], "text/html"])
def test_a_result_is_a_table(client: httpx.Client, accept: str) -> None:
    page = client.get("/sparql", params={"query": LABS}, headers={"Accept": accept})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert '<th scope="col">lab</th><th scope="col">name</th>' in page.text
    assert ">id:广州实验室</a>" in page.text
    assert "<span>广州实验室</span> <small>zh</small>" in page.text
    assert "format=csv" in page.text
    head = client.head("/sparql", params={"query": LABS}, headers={"Accept": accept})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == page.headers["content-length"] or "content-encoding" in page.headers


def test_other_results_are_pages_too(client: httpx.Client) -> None:
    def shown(query: str) -> str:
        page = client.get("/sparql", params={"query": query}, headers=HTML)
        assert page.status_code == 200
        return page.text

    assert "<b>true</b>" in shown("ASK { ?s ?p ?o }")
    assert "no rows" in shown("SELECT * { ?s ?p <urn:nothing> }")
    assert "zt:Laboratory" in shown("CONSTRUCT WHERE { ?s a zt:Laboratory }")
    assert "_:" in shown("SELECT (BNODE() AS ?b) {}")
    assert "<small>–</small>" in shown("SELECT ?a ?b { BIND(1 AS ?a) OPTIONAL { ?b a <urn:nothing> } }")
    assert "&lt;script&gt;" in shown("SELECT ('<script>' AS ?x) {}")


def test_a_long_result_is_shown_to_some_row_and_is_whole_elsewhere(client: httpx.Client) -> None:
    many = "SELECT ?a ?b { ?a ?p ?o . ?b ?q ?r } LIMIT 5000"
    page = client.get("/sparql", params={"query": many}, headers=HTML)
    assert page.text.count("<tr>") == 501
    assert "the beginning only" in page.text
    whole = client.get("/sparql", params={"query": many, "format": "json"}, headers=HTML)
    assert len(json.loads(whole.content)["results"]["bindings"]) == 5000


def test_the_form_of_data_is_chosen_as_before(client: httpx.Client) -> None:
    for accept, form, expected in (
        (HTML["Accept"], "csv", "text/csv; charset=utf-8"),
        (HTML["Accept"], "html", "text/html; charset=utf-8"),
        ("*/*", "html", "text/html; charset=utf-8"),
        ("text/csv", "html", "text/csv; charset=utf-8"),
        ("*/*", None, "application/sparql-results+json; charset=utf-8"),
        ("text/tab-separated-values, text/html;q=0.5, */*;q=0.1", None, "text/tab-separated-values; charset=utf-8"),
    ):
        given = {"query": LABS} | ({"format": form} if form else {})
        assert client.get("/sparql", params=given, headers={"Accept": accept}).headers["content-type"] == expected


def test_a_browser_at_the_endpoint_gets_a_form(client: httpx.Client) -> None:
    page = client.get("/sparql", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<form action="/sparql" method="get">' in page.text


def test_a_tag_of_the_present_state_excuses_no_mistake(client: httpx.Client) -> None:
    """The tag tells the state of the graph; what is wrong in a request is told all the same."""
    good = {"query": "SELECT * { ?s ?p ?o } LIMIT 1"}
    tag = {"If-None-Match": client.get("/sparql", params=good).headers["etag"]}
    assert client.get("/sparql", params=good, headers=tag).status_code == 304
    wrong = {
        "/sparql?query=SELECT": 400,
        "/sparql?query=SELECT+*+{+?e+zt:matches+?what+}": 400,
        "/sparql?query=ASK+{}&format=nonsense": 400,
        "/graphs?graph=urn:none": 404,
        "/id/nothing": 404,
        "/questions/opened-in?from=June": 400,
        "/?format=nonsense": 400,
    }
    for _ in range(2):  # a refusal is remembered no better
        for target, status in wrong.items():
            assert client.get(target, headers=tag).status_code == status, target
    assert client.get("/sparql", params=good, headers=tag).status_code == 304
    assert client.get("/sparql", params=good | {"union": "false"}, headers=tag).status_code == 200
