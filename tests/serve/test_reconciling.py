"""The calls of OpenRefine 3.8: the manifest, a batch of queries in a form, suggestions, a preview, an extension."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

ID = "https://w3id.org/zhitu/id/"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def reconciled(client: httpx.Client, queries: dict[str, Any]) -> dict[str, Any]:
    got = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert got.status_code == 200, got.text
    found: dict[str, Any] = got.json()
    return found


def test_the_manifest_leads_to_everything_else(client: httpx.Client, address: str) -> None:
    told = client.get("/reconcile").json()
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == ID
    assert {t["id"] for t in told["defaultTypes"]} >= {"Laboratory", "City", "Policy"}
    view = told["view"]["url"].replace("{{id}}", "广州实验室")
    assert client.get(view, headers=HTML).status_code == 200
    preview = client.get(told["preview"]["url"].replace("{{id}}", "广州实验室"))
    assert "广州实验室" in preview.text
    assert "frame-ancestors" not in preview.headers["content-security-policy"]
    for what, service in told["suggest"].items():
        assert service["service_url"].rstrip("/") == address.rstrip("/")
        result = client.get(
            service["service_path"], params={"prefix": {"entity": "广", "type": "实", "property": "位"}[what]}
        )
        assert result.json()["result"][0]["name"] in ("广州", "实验室", "位于")
    proposed = client.get(
        told["extend"]["propose_properties"]["service_path"], params={"type": "Laboratory", "limit": 3}
    )
    assert len(proposed.json()["properties"]) == 3
    called = client.get("/reconcile", params={"callback": "jsonp123"})
    assert called.text.startswith('/**/jsonp123({"versions"')
    assert client.get("/reconcile", params={"callback": "alert(1)//"}).status_code == 400


def test_names_in_a_table_are_matched(client: httpx.Client) -> None:
    told = reconciled(
        client,
        {
            "q0": {"query": "廣州實驗室", "type": "Laboratory", "limit": 5},
            "q1": {"query": "广州", "limit": 3, "type_strict": "should"},
            "q2": {"query": "没有这个"},
            "q3": {"query": "广州", "type": {"id": "Laboratory"}, "properties": [{"pid": "locatedIn", "v": "广州"}]},
        },
    )
    first = told["q0"]["result"][0]
    assert (first["id"], first["name"], first["match"]) == ("广州实验室", "广州实验室", True)
    assert first["type"] == [{"id": "Laboratory", "name": "实验室"}]
    assert 85 < first["score"] <= 100
    assert told["q1"]["result"][0]["id"] == "广州"
    assert told["q1"]["result"][0]["match"] is True
    assert [hit["match"] for hit in told["q1"]["result"][1:]] == [False, False]
    assert told["q2"]["result"] == []
    assert told["q3"]["result"][0]["features"] == [{"id": "locatedIn", "value": True}]


def test_columns_are_added_to_a_table(client: httpx.Client) -> None:
    asked = {
        "ids": ["广州实验室", "南沙", "没有"],
        "properties": [{"id": "locatedIn"}, {"id": "adcode"}, {"id": "class"}],
    }
    told = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [(m["id"], m["name"]) for m in told["meta"]] == [
        ("locatedIn", "位于"),
        ("adcode", "行政区划代码"),
        ("class", "类别"),
    ]
    rows = told["rows"]
    assert rows["广州实验室"]["locatedIn"] == [{"id": "广州", "name": "广州"}]
    assert rows["广州实验室"]["class"] == [{"str": "实验室"}]
    assert rows["没有"] == {"locatedIn": [], "adcode": [], "class": []}


@pytest.mark.parametrize(
    "form",
    [
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": '{"q0": {}}'},
        {"queries": '{"q0": {"query": "x", "limit": "a"}}'},
        {"queries": '{"q0": {"query": "x", "type": "Planet"}}'},
        {"queries": json.dumps({"q0": {"properties": []}})},
        {"extend": '{"ids": 1}'},
        {"extend": '{"ids": ["a"], "properties": [{"id": "nothing"}]}'},
    ],
)
def test_what_is_no_call_of_the_api_is_refused(client: httpx.Client, form: dict[str, str]) -> None:
    got = client.post("/reconcile", data=form)
    assert got.status_code in (400, 404)
    assert got.headers["content-type"] == "application/problem+json"
