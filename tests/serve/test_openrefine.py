"""The calls that OpenRefine makes, each answered in the shape that version 0.2 of the API asks for.

The shapes are those of the specification of the W3C's Entity Reconciliation group, in words of our own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from zhitu.iri import PREFIXES
from zhitu.serve.extending import Cell, values
from zhitu.store import Graph

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is missing; it comes with the extra mcp")

ID = "https://w3id.org/zhitu/id/"


def thing(*required: str, **members: Any) -> dict[str, Any]:
    """An object with these members and no others."""
    return {"type": "object", "properties": members, "required": list(required), "additionalProperties": False}


TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
NAMED = thing("id", "name", id=TEXT, name=TEXT)
ADDRESS = {"type": "string", "pattern": "^https?://"}
TEMPLATE = {"type": "string", "pattern": r"^https?://.*\{\{id\}\}"}
SERVICE = thing("service_url", "service_path", service_url=ADDRESS, service_path={"type": "string", "pattern": "^/"})
MANIFEST = thing(
    "versions",
    "name",
    "identifierSpace",
    "schemaSpace",
    versions={"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
    name=TEXT,
    identifierSpace=ADDRESS,
    schemaSpace=ADDRESS,
    defaultTypes={"type": "array", "items": NAMED, "uniqueItems": True, "minItems": 1},
    view=thing("url", url=TEMPLATE),
    preview=thing("url", "width", "height", url=TEMPLATE, width={"type": "integer"}, height={"type": "integer"}),
    suggest=thing("entity", "type", "property", entity=SERVICE, type=SERVICE, property=SERVICE),
    extend=thing("propose_properties", propose_properties=SERVICE, property_settings={"type": "array"}),
    batchSize={"type": "integer", "minimum": 1},
)
FEATURE = thing("id", "value", id=TEXT, value={"type": ["boolean", "number"]})
CANDIDATE = thing(
    "id",
    "name",
    "score",
    "match",
    id=TEXT,
    name=TEXT,
    description={"type": "string"},
    score={"type": "number"},
    match={"type": "boolean"},
    type={"type": "array", "items": NAMED},
    features={"type": "array", "items": FEATURE},
)
RESULTS = {"type": "object", "additionalProperties": thing("result", result={"type": "array", "items": CANDIDATE})}
SUGGESTION = thing(
    "id", "name", id=TEXT, name=TEXT, description={"type": "string"}, notable={"type": "array", "items": NAMED}
)
SUGGESTED = thing("result", result={"type": "array", "items": SUGGESTION})
PROPOSED = thing(
    "properties", "type", properties={"type": "array", "items": NAMED}, type=TEXT, limit={"type": "integer"}
)
CELL = {"oneOf": [NAMED, thing("str", str={"type": "string"}), thing()]}
EXTENDED = thing(
    "meta",
    "rows",
    meta={"type": "array", "items": thing("id", "name", id=TEXT, name=TEXT, type=NAMED)},
    rows={
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": CELL}},
    },
)

ROWS = [
    {"query": "广州实验室", "type": "Laboratory", "type_strict": "should"},
    {"query": "廣州實驗室", "type": ["Laboratory", "Zone"], "limit": 3},
    {"query": "广州", "type": "City", "properties": [{"pid": "class", "v": "城市"}], "type_strict": "should"},
    {"query": "广州实验室", "properties": [{"pid": "locatedIn", "v": {"id": "广州", "name": "广州"}}]},
    {
        "query": "广州实验室",
        "properties": [{"pid": "locatedIn", "v": ["香港", {"id": "广州"}]}, {"pid": "adcode", "v": 440100}],
    },
    {"query": "没有这个东西"},
    {"query": ""},
]


def checked(told: Any, shape: dict[str, Any]) -> Any:
    jsonschema.Draft202012Validator(shape).validate(told)
    return told


def asked(client: httpx.Client, queries: object, **how: Any) -> dict[str, list[dict[str, Any]]]:
    got = client.post("/reconcile", data={"queries": json.dumps(queries, ensure_ascii=False)}, **how)
    assert got.status_code == 200, got.text
    return {key: told["result"] for key, told in checked(got.json(), RESULTS).items()}


def test_the_service_is_added(client: httpx.Client, address: str) -> None:
    """Add standard service: the manifest by GET, across origins."""
    got = client.get("/reconcile", headers={"Origin": "http://127.0.0.1:3333", "Accept": "*/*"})
    assert got.headers["access-control-allow-origin"] == "*"
    told = checked(got.json(), MANIFEST)
    assert told["view"]["url"].startswith(address)
    assert checked(client.get("/reconcile/").json(), MANIFEST) == told
    assert checked(client.post("/reconcile").json(), MANIFEST) == told
    assert client.options("/reconcile").status_code == 204


def test_types_are_guessed_and_rows_are_matched(client: httpx.Client) -> None:
    """Start reconciling: ten values to guess the type from, then the column in batches."""
    guess = {f"q{n}": {"query": row["query"], "limit": 3} for n, row in enumerate(ROWS)}
    guessed = asked(client, guess)
    assert guessed.keys() == guess.keys()
    assert guessed["q0"][0]["type"][0] == {"id": "Laboratory", "name": "实验室"}
    told = asked(client, {f"q{n}": row for n, row in enumerate(ROWS)})
    assert [(told[f"q{n}"][0]["id"], told[f"q{n}"][0]["match"]) for n in (0, 1, 2, 3)] == [
        ("广州实验室", True),
        ("广州实验室", True),
        ("广州", True),
        ("广州实验室", True),
    ]
    assert told["q3"][0]["features"] == [{"id": "locatedIn", "value": True}]
    assert {f["id"]: f["value"] for f in told["q4"][0]["features"]} == {"locatedIn": True, "adcode": False}
    assert told["q5"] == told["q6"] == []
    for result in told.values():
        assert [c["score"] for c in result] == sorted((c["score"] for c in result), reverse=True)
        assert sum(c["match"] for c in result) <= 1


def test_forms_json_and_addresses_say_the_same(client: httpx.Client) -> None:
    batch = {"q0": ROWS[0], "q1": ROWS[3]}
    text = json.dumps(batch, ensure_ascii=False)
    by_form = asked(client, batch)
    others = [
        client.get("/reconcile", params={"queries": text}),
        client.post("/reconcile", json={"queries": batch}),
        client.post("/reconcile", json=batch),
        client.post(
            "/reconcile",
            content=f"queries={quote(text)}",
            headers={"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"},
        ),
    ]
    for got in others:
        assert {key: told["result"] for key, told in checked(got.json(), RESULTS).items()} == by_form
    called = client.get("/reconcile", params={"queries": text, "callback": "jsonp"}).text
    assert json.loads(called.removeprefix("/**/jsonp(").rstrip(");\n")).keys() == batch.keys()
    assert client.post("/reconcile", content="x", headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.post("/reconcile", json=[1]).status_code == 400
    assert client.post("/reconcile", data={"queries": "[" * 100_000}).status_code == 400


def test_an_identifier_finds_its_entity(client: httpx.Client) -> None:
    for query in ("广州实验室", ID + "广州实验室"):
        assert asked(client, {"q": {"query": query}})["q"][0]["id"] == "广州实验室"
    assert asked(client, {"q": {"query": ID + "广州实验室", "type": "City"}})["q"] == []
    assert asked(client, {"q": {"query": ID + "nobody"}})["q"] == []
    assert asked(client, {"q": {"query": 'x y<>"{}'}})["q"] == []


@pytest.mark.parametrize(
    "value", ["广州", "廣州", ["广州"], {"id": "广州", "name": "广州"}, {"id": "广州"}, ["没有", {"id": ID + "广州"}]]
)
def test_a_row_may_have_other_columns_alone(client: httpx.Client, value: object) -> None:
    only = {"properties": [{"pid": "locatedIn", "v": value}], "type": "Laboratory"}
    (found,) = asked(client, {"q": only})["q"]
    assert (found["id"], found["match"]) == ("广州实验室", False)
    assert asked(client, {"q": only | {"type": "Person"}})["q"] == []
    by_class = asked(client, {"q": {"properties": [{"pid": "class", "v": "实验室"}]}})["q"]
    assert "广州实验室" in [c["id"] for c in by_class]
    assert asked(client, {"q": {"properties": [{"pid": "adcode", "v": "000000"}]}})["q"] == []


def test_more_than_a_batch_is_too_large(client: httpx.Client) -> None:
    size = client.get("/reconcile").json()["batchSize"]
    assert len(asked(client, {f"q{n}": {"query": "x"} for n in range(size)})) == size
    batch = {f"q{n}": {"query": "x"} for n in range(size + 1)}
    assert client.post("/reconcile", data={"queries": json.dumps(batch)}).status_code == 413


@pytest.mark.parametrize(
    ("what", "prefix", "first"),
    [
        ("entity", "广州实", "广州实验室"),
        ("entity", "gzsys", "广州实验室"),
        ("entity", ID + "广州实验室", "广州实验室"),
        ("type", "实验", "Laboratory"),
        ("type", "lab", "Laboratory"),
        ("type", "Laboratory", "Laboratory"),
        ("property", "位", "locatedIn"),
        ("property", "locatedIn", "locatedIn"),
        ("property", "", None),
        ("entity", "", None),
    ],
)
def test_suggestions_while_typing(client: httpx.Client, what: str, prefix: str, first: str | None) -> None:
    service = client.get("/reconcile").json()["suggest"][what]
    where = service["service_url"] + service["service_path"]
    told = checked(client.get(where, params={"prefix": prefix, "cursor": "0"}).json(), SUGGESTED)["result"]
    if first is not None:
        assert told[0]["id"] == first
    assert (
        checked(client.get(where, params={"prefix": prefix, "cursor": 1}).json(), SUGGESTED)["result"][:5] == told[1:6]
    )
    assert client.get(where, params={"prefix": prefix, "cursor": "x"}).status_code == 400
    assert client.get(where, params={"prefix": prefix, "callback": "f"}).text.startswith("/**/f({")


def test_a_candidate_is_previewed_and_viewed(client: httpx.Client) -> None:
    told = client.get("/reconcile").json()
    for url in (told["preview"]["url"], told["view"]["url"]):
        got = client.get(url.replace("{{id}}", quote("广州实验室", safe="")), headers={"Accept": "text/html,*/*;q=0.8"})
        assert (got.status_code, got.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert "广州实验室" in got.text
    for name in ("广州实验室", "南沙科学城"):
        shown = client.get("/reconcile/preview", params={"id": name}).text
        assert " · </p>" not in shown
    framed = client.get("/reconcile/preview", params={"id": "广州实验室"})
    assert "frame-ancestors" not in framed.headers["content-security-policy"]
    assert "x-frame-options" not in framed.headers


def test_columns_are_proposed_and_added(client: httpx.Client) -> None:
    service = client.get("/reconcile").json()["extend"]["propose_properties"]
    where = service["service_url"] + service["service_path"]
    proposed = checked(client.get(where, params={"type": "Laboratory", "limit": 5}).json(), PROPOSED)
    assert (len(proposed["properties"]), proposed["type"], proposed["limit"]) == (5, "Laboratory", 5)
    properties = checked(client.get(where, params={"type": "Laboratory"}).json(), PROPOSED)["properties"]
    ids = ["广州实验室", "广州", ID + "南沙", "nobody", "no <identifier> at all"]
    query = {"ids": ids, "properties": [{"id": p["id"], "settings": {"limit": "1"}} for p in properties]}
    got = client.post("/reconcile", data={"extend": json.dumps(query)})
    told = checked(got.json(), EXTENDED)
    assert [column["id"] for column in told["meta"]] == [p["id"] for p in properties]
    assert told["rows"].keys() == set(ids)
    assert all(row.keys() == {p["id"] for p in properties} for row in told["rows"].values())
    assert told["rows"]["广州实验室"]["locatedIn"] == [{"id": "广州", "name": "广州"}]
    for other in (
        client.get("/reconcile", params={"extend": json.dumps(query)}),
        client.post("/reconcile", json={"extend": query}),
    ):
        assert other.json() == told
    empty = client.post("/reconcile", data={"extend": json.dumps({"ids": [], "properties": [{"id": "locatedIn"}]})})
    assert checked(empty.json(), EXTENDED)["rows"] == {}


def test_a_column_of_former_identifiers_is_filled(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        label, replaced = PREFIXES["skos"] + "prefLabel", PREFIXES["dcterms"] + "isReplacedBy"
        graph.replace(
            (),
            [
                f"<{ID}甲桥> <{replaced}> <{ID}乙桥> <{ID}graph/curated> .",
                f"<{ID}乙桥> <{PREFIXES['zt']}locatedIn> <{ID}甲市> <{ID}doc/d> .",
                f'<{ID}甲市> <{label}> "甲市"@zh <{ID}doc/d> .',
            ],
        )
        found = values(graph, [ID + "甲桥", ID + "乙桥", "no identifier"], ["locatedIn"])
    place = {"locatedIn": [Cell("甲市", ID + "甲市")]}
    assert found == {ID + "甲桥": place, ID + "乙桥": place, "no identifier": {"locatedIn": []}}


def test_other_columns_bring_up_what_the_name_alone_leaves_below(client: httpx.Client) -> None:
    row = {"query": "实验室", "properties": [{"pid": "locatedIn", "v": "广州"}]}
    all_found = asked(client, {"q": row | {"limit": 100}})["q"]
    assert asked(client, {"q": row | {"limit": 1}})["q"] == all_found[:1]
    assert all_found[0]["features"] == [{"id": "locatedIn", "value": True}]
    assert client.post("/reconcile", json={"queries": {"q": row | {"properties": "x"}}}).status_code == 400
