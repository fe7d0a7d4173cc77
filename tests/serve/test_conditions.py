"""Writing only where a graph is as the client thinks, and what is refused before it is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from zhitu.serve import Config, serving
from zhitu.store import Graph

TOKEN = "for-tests"
DOCUMENT = "https://w3id.org/zhitu/id/doc/port-2022"


@pytest.fixture
def path(tiny_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_path, tmp_path / "mine.db", ignore=shutil.ignore_patterns(".serving")))


@pytest.fixture
def client(path: Path) -> Iterator[httpx.Client]:
    config = Config(port=0, readers=2, writable=True, token=TOKEN, services=frozenset({"example.org"}))
    head = {"Authorization": f"Bearer {TOKEN}"}
    with serving(path, config) as url, httpx.Client(base_url=url, headers=head, timeout=60) as made:
        yield made


def put(client: httpx.Client, text: str, kind: str = "text/turtle", **headers: str) -> httpx.Response:
    named = {"graph": "http://my/g"}
    told = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
    return client.put("graphs", params=named, content=text.encode(), headers=told)


def read(client: httpx.Client) -> httpx.Response:
    return client.get("graphs", params={"graph": "http://my/g", "format": "nt"})


def test_a_graph_is_made_only_where_it_is_missing(client: httpx.Client) -> None:
    assert put(client, "<a:a> <a:b> 1 .", If_Match="*").status_code == 412
    assert put(client, "<a:a> <a:b> 1 .", If_None_Match="*").status_code == 201
    told = put(client, "<a:a> <a:b> 2 .", If_None_Match="*")
    assert told.status_code == 412
    assert told.json()["detail"] == "it exists"
    assert '"1"' in read(client).text
    assert put(client, "<a:a> <a:b> 3 .", If_Match="*").status_code == 204


def test_a_graph_is_changed_only_in_the_state_that_was_read(client: httpx.Client) -> None:
    put(client, "<a:a> <a:b> 1 .")
    tag = read(client).headers["etag"]
    assert client.delete("graphs", params={"graph": "http://my/g"}, headers={"If-Match": '"x"'}).status_code == 412
    assert put(client, "<a:a> <a:b> 2 .", If_Match=tag).status_code == 204
    assert put(client, "<a:a> <a:b> 3 .", If_Match=tag).status_code == 412
    assert '"2"' in read(client).text


def test_who_has_anything_needs_nothing_new(client: httpx.Client) -> None:
    put(client, "<a:a> <a:b> 1 .")
    read(client)
    again = client.get("graphs", params={"graph": "http://my/g", "format": "nt"}, headers={"If-None-Match": "*"})
    assert again.status_code == 304


def rdf_xml(declared: str, used: str, encoding: str = "utf-8") -> bytes:
    """One triple whose object is a text, after entities of its own."""
    text = f"""<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE r [{declared}]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">
        <rdf:Description rdf:about="urn:a"><e:b>{used}</e:b></rdf:Description></rdf:RDF>"""
    return text.encode(encoding)


@pytest.mark.parametrize(
    "content",
    [
        rdf_xml('<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">', "&b;"),
        rdf_xml('<!ENTITY a "aaaaaaaaaa">', "&a;", "utf-16"),
        rdf_xml(f'<!ENTITY a "{"a" * 60_000}">', "&a;" * 300),
        rdf_xml('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        rdf_xml('<!ENTITY a "a"><!ENTITY a "aa">', "&a;"),
    ],
)
def test_entities_of_xml_that_grow_or_fetch_are_refused(client: httpx.Client, content: bytes) -> None:
    head = {"Content-Type": "application/rdf+xml"}
    told = client.put("graphs", params={"graph": "http://my/g"}, content=content, headers=head)
    assert told.status_code == 400
    assert "entities" in told.json()["detail"]


def test_entities_of_xml_that_name_a_text_are_read(client: httpx.Client) -> None:
    content = rdf_xml('<!ENTITY owl "http://www.w3.org/2002/07/owl#" ><!ENTITY x "y">', "&owl;Class &x;")
    head = {"Content-Type": "application/rdf+xml"}
    assert client.put("graphs", params={"graph": "http://my/g"}, content=content, headers=head).is_success
    assert '"http://www.w3.org/2002/07/owl#Class y"' in read(client).text


def test_who_finds_the_graph_being_written_asks_again(client: httpx.Client, path: Path) -> None:
    update = {"update": "INSERT DATA { GRAPH <http://my/g> { <a:a> <a:b> 1 } }"}
    writer = Graph.open(path)
    try:
        told = client.post("update", data=update)
        assert told.status_code == 503
        assert told.headers["retry-after"] == "5"
        assert str(path.parent) not in told.text
    finally:
        writer.close()
    assert client.post("update", data=update).status_code == 204


def test_a_prefix_may_be_called_like_a_keyword_after_it(client: httpx.Client) -> None:
    mine = "PREFIX graph: <http://my/> INSERT DATA { GRAPH graph:g { <a:a> <a:b> 1 } }"
    assert client.post("update", data={"update": mine}).status_code == 204
    kept = client.post("update", data={"update": "INSERT DATA { GRAPH graph:summary { <a:a> <a:b> 1 } }"})
    assert kept.status_code == 403
    assert "follow from the documents" in kept.json()["title"]


def test_a_refusal_tells_its_reason(client: httpx.Client) -> None:
    told = client.post("update", data={"update": f"LOAD <http://example.org/a> INTO GRAPH <{DOCUMENT}>"})
    assert told.status_code == 403
    assert "follow from the documents" in told.json()["title"]
    told = client.post(
        "update", data={"update": "INSERT { GRAPH <http://my/g> { ?e <a:hit> 1 } } WHERE { ?e zt:matches '广州' }"}
    )
    assert told.status_code == 400
    assert told.json()["title"] == "updates do not search"


@pytest.mark.parametrize(
    ("kind", "text", "status", "detail"),
    [
        ("text/turtle", "\ufeff<a:a> <a:b> 1 .", 201, None),
        ("", "<a:a> <a:b> 1 .", 415, "no Content-Type; known are text/turtle"),
        ("application/ld+json", '{"@context": "http://e/c", "@id": "a:a", "b": 1}', 400, "is not fetched"),
    ],
)
def test_formats_are_told_and_marks_of_their_order_taken(
    client: httpx.Client, kind: str, text: str, status: int, detail: str | None
) -> None:
    told = put(client, text, kind)
    assert told.status_code == status
    assert detail is None or detail in told.json()["detail"]


def test_an_update_is_sent_by_itself(client: httpx.Client) -> None:
    told = client.post("update", data={"update": "CLEAR GRAPH <http://my/g>", "query": "ASK {}"})
    assert told.json()["title"] == "a query and an update"
    allowed = client.options("update", headers={"Origin": "http://e", "Access-Control-Request-Method": "POST"})
    assert "PATCH" not in allowed.headers["access-control-allow-methods"]


def test_of_clients_that_change_the_same_state_one_succeeds(client: httpx.Client) -> None:
    put(client, "<a:a> <a:b> 0 .")
    tag = read(client).headers["etag"]
    with ThreadPoolExecutor(6) as several:
        told = list(several.map(lambda n: put(client, f"<a:a> <a:b> {n} .", If_Match=tag).status_code, range(1, 7)))
    assert sorted(told) == [204, *[412] * 5]


def test_plain_json_is_no_rdf_and_takes_nothing_away(client: httpx.Client) -> None:
    assert put(client, "<http://a> <http://b> 1, 2 .").status_code == 201
    for media in ("application/json", "application/x-json", "text/json"):
        told = put(client, '{"name": "张三", "age": 3}', media)
        assert (told.status_code, told.json()["detail"]) == (415, "send JSON-LD as application/ld+json"), media
    assert put(client, "<http://a> <http://b> 3 .", Content_Range="bytes 0-10/20").status_code == 400
    assert len(read(client).text.splitlines()) == 2
    assert put(client, '{"@id": "http://a", "http://b": 7}', "application/ld+json").status_code == 204
    assert '"7"' in read(client).text


def test_what_is_not_there_is_not_copied_over_a_graph(client: httpx.Client) -> None:
    put(client, "<http://a> <http://b> 1 .")
    told = client.post("update", data={"update": "COPY <http://my/none> TO <http://my/g>"})
    assert (told.status_code, "does not exist" in told.text) == (400, True)
    assert len(read(client).text.splitlines()) == 1
    emptied = "DROP GRAPH <http://my/h0> ; COPY <http://my/h0> TO <http://my/g>"
    assert client.post("update", data={"update": emptied}).status_code == 400
    made = "INSERT DATA { GRAPH <http://my/h> { <http://a> <http://b> 1, 2 } } ; COPY <http://my/h> TO <http://my/g>"
    assert client.post("update", data={"update": made}).status_code == 204
    assert len(read(client).text.splitlines()) == 2
    assert client.post("update", data={"update": "COPY SILENT <http://my/none> TO <http://my/g>"}).status_code == 204
