"""The page as a file: self-contained, the same every time, inert."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.names import simplify
from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.page import _embedded, page


class Elements(HTMLParser):
    """Start tags, attributes and the text of scripts, as a browser's parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script" and self.scripts:
            self.scripts[-1] += data


def data_of(html: str) -> Any:
    (text,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


def test_the_page_needs_nothing_from_outside(tiny: Graph) -> None:
    parsed = Elements(page(network(tiny)).html)
    for tag, attributes in parsed.tags:
        assert "src" not in attributes, tag
        assert attributes.get("href", "data:,") == "data:,", tag
        assert not [name for name in attributes if name.startswith("on")], "no inline event strings"
    policy = next(a["content"] for t, a in parsed.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    own = "".join(parsed.scripts[2:])
    assert "textContent" in own
    for markup in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "createContextualFragment",
    ):
        assert markup not in own, "what comes from documents is put there as text"


def test_the_same_bytes_every_time(tiny: Graph) -> None:
    assert page(network(tiny)).html == page(network(tiny)).html


def test_search_has_the_other_characters_of_its_names(tiny: Graph) -> None:
    data = data_of(page(network(tiny)).html)
    names = "".join(name for node in data["nodes"] for name in (node["name"], *node["aliases"]))
    assert {one: data["simplified"][one] for one in "廣實驗"} == {"廣": "广", "實": "实", "驗": "验"}
    assert set(data["simplified"].values()) <= set(simplify(names))
    assert "龜" not in data["simplified"]


def test_names_colours_and_places_are_in_it(tiny: Graph) -> None:
    data = data_of(page(network(tiny), title="标题").html)
    assert data["title"] == "标题"
    assert {n["name"] for n in data["nodes"]} >= {"南沙", "广州实验室"}
    colours = {c["name"]: c["color"] for c in data["classes"]}
    assert colours["Laboratory"] == "#783C96"
    by_id = {n["id"]: n for n in data["drawn"]["nodes"]}
    for node in data["nodes"]:
        assert by_id[node["id"]]["color"] == colours[node["classes"][0]]
        assert isinstance(by_id[node["id"]]["x"], int)
    dashed = {e["id"] for e in data["drawn"]["edges"] if e["dashes"]}
    assert dashed == {e["id"] for e in data["edges"] if e["status"] == "expected"}
    assert len(dashed) == 3


def test_lines_of_the_gazetteer_are_thin_and_dotted(divided: Graph) -> None:
    data = data_of(page(network(divided)).html)
    (place,) = [edge["id"] for edge in data["edges"] if edge["status"] == "gazetteer"]
    (line,) = [edge for edge in data["drawn"]["edges"] if edge["id"] == place]
    assert (line["dashes"], line["width"]) == ([1, 4], 0.8)
    notice = page(network(divided, max_nodes=17)).notice
    assert notice is not None
    assert "18 entities and 19 claims; shown are the 17 best connected entities and the 18 claims" in notice["en"]


def test_hostile_text_cannot_leave_its_place(hostile: Graph, hostile_text: dict[str, str]) -> None:
    html = page(network(hostile), title=hostile_text["title"]).html
    parsed, plain = Elements(html), Elements(page(network(hostile), title="t").html)
    assert [t for t, _ in parsed.tags] == [t for t, _ in plain.tags], "no tag comes from a document"
    assert "<script>window" not in html
    assert "onerror=window.pwned" not in html.replace(r"\u003cimg src=x onerror=window.pwned=1\u003e", "")
    data = data_of(html)
    assert hostile_text["name"] in {n["name"] for n in data["nodes"]}
    assert hostile_text["quote"] in {quote for _, quote in data["passages"]}
    assert hostile_text["title"] in {d["title"] for d in data["documents"]}


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_embedded_text_is_what_it_was(text: str) -> None:
    written = _embedded({"x": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"x": text}


def test_a_cap_is_told_on_the_page_and_to_the_caller(tiny: Graph) -> None:
    made = page(network(tiny, max_nodes=4))
    assert made.notice is not None
    assert "18 entities and 19 claims; shown are the 4" in made.notice["en"]
    assert "--max-nodes" in made.notice["zh"]
    assert data_of(made.html)["notice"] == made.notice
    assert page(network(tiny)).notice is None
    nothing = page(network(tiny, types=["Hospital"])).notice
    assert nothing is not None
    assert "No entity" in nothing["en"]


@pytest.mark.parametrize("around", [None, "https://w3id.org/zhitu/id/国务院"])
def test_parts_and_empty_networks_make_a_page(tiny: Graph, around: str | None) -> None:
    assert "application/json" in page(network(tiny, around=around, relations=["owns"])).html
    assert data_of(page(network(tiny, types=["Hospital"])).html)["nodes"] == []
