"""Search and questions over HTTP, on a graph without an index and on one with it."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

import zhitu
from zhitu.pipeline.indexing import index
from zhitu.serve import Config, serving
from zhitu.serve.finding import Finder
from zhitu.store import Graph, Ledger, ledger_path, peek

ID = "https://w3id.org/zhitu/id/"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_search_gives_entities_and_sentences(client: httpx.Client) -> None:
    told = client.get("/search", params={"q": "廣州", "limit": 3}).json()
    assert [hit["label"] for hit in told["entities"]][:2] == ["广州", "广州实验室"]
    assert len(told["entities"]) == 3
    assert told["quotes"][0]["document"].startswith(ID + "doc/")
    labs = client.get("/search", params={"q": "gz", "type": "实验室"}).json()
    assert ([hit["label"] for hit in labs["entities"]], labs["quotes"]) == (["广州实验室"], [])


def test_all_of_the_texts_are_searched_where_that_is_asked_for(client: httpx.Client) -> None:
    told = client.get("/search", params={"q": "廣州實驗室 设在", "texts": "yes"}).json()
    assert told["quotes"]
    page = client.get("/search", params={"q": "广州实验所"}, headers=HTML).text
    assert "在全文中查找" in page
    assert ">广州实验室</a>" in page
    assert client.get("/search", params={"q": "广州实验所"}).json()["nearest"][0] == "广州实验室"


def test_what_a_search_found_is_not_sent_again_while_the_graph_is_the_same(client: httpx.Client) -> None:
    asked = {"q": "广州", "limit": 4}
    held = {"If-None-Match": client.get("/search", params=asked).headers["etag"]}
    again = client.get("/search", params=asked, headers=held)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", held["If-None-Match"])
    assert client.get("/search", params=asked | {"limit": 3}, headers=held).status_code == 200


def test_the_page_says_where_more_is_found_than_it_shows(client: httpx.Client) -> None:
    few = client.get("/search", params={"q": "广州", "limit": 2}, headers=HTML).text
    assert few.count('class="hit"') == few.count("<blockquote>") == 2
    assert few.count("the first 2 of more") == 2
    every = client.get("/search", params={"q": "广州实验室", "limit": 50}, headers=HTML).text
    assert "of more" not in every


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"q": "x", "limit": "0"}, 400),
        ({"q": "x", "limit": "many"}, 400),
        ({"q": "x", "limit": "٣"}, 400),
        ({"q": "x", "type": "Planet"}, 404),
        ({}, 200),
        ({"q": '" OR *'}, 200),
        ({"q": "\x00"}, 200),
        ({"q": "广" * 5000}, 200),
    ],
)
def test_odd_searches_have_their_status(client: httpx.Client, parameters: dict[str, str], status: int) -> None:
    got = client.get("/search", params=parameters)
    assert got.status_code == status
    if status != 200:
        assert got.headers["content-type"] == "application/problem+json"


def test_what_a_person_asserted_is_shown_as_theirs(tmp_path: Path, tiny_path: Path) -> None:
    path = tmp_path / "g.db"
    shutil.copytree(tiny_path, path, ignore=shutil.ignore_patterns(".serving", "*.search"))
    curated, document = f"{ID}graph/curated", f"{ID}doc/port-2022"
    with Graph.open(path) as graph:
        graph.store.update(
            f"""INSERT DATA {{ GRAPH <{curated}> {{
              <{curated}#1> a zt:Judgement ; dc:creator "张三" .
              id:南沙灯塔 a zt:Entity, zt:Facility ; skos:prefLabel "南沙灯塔"@zh .
              id:南沙 a zt:Entity, zt:District ; skos:prefLabel "南沙"@zh .
              claim:00ab a zt:Claim ; prov:wasGeneratedBy <{curated}#1> ; rdf:subject id:南沙灯塔 ;
                rdf:predicate zt:locatedIn ; rdf:object id:南沙 ; zt:status zt:occurred ; zt:confidence 1.00 ;
                zt:evidence <{document}#char=900,905> .
              <{document}#char=900,905> a zt:Quote ; zt:document <{document}> ; zt:start 900 ; zt:end 905 ;
                zt:quote "灯塔在南沙" .
              <{curated}#2> a zt:Judgement ; dc:creator "李四" ; rdf:subject id:南沙灯塔 ;
                rdf:predicate zt:partOf ; rdf:object id:南沙 .
              id:南沙灯塔 zt:partOf id:南沙 .
            }} }}""",
            prefixes=graph.iris.prefixes,
        )
    with serving(path, Config(port=0, readers=1)) as url, httpx.Client(base_url=url, timeout=30) as client:
        told = client.get("/search", params={"q": "灯塔"}).json()
        assert [(hit["label"], hit["by"]) for hit in told["entities"]] == [("南沙灯塔", ["张三", "李四"])]
        assert [(hit["quote"], hit["by"]) for hit in told["quotes"]] == [("灯塔在南沙", "张三")]
        page = client.get("/search", params={"q": "灯塔"}, headers=HTML).text
        assert "asserted by 张三、李四" in page
        assert "提及 0 次" not in page
        sheet = client.get("/id/南沙灯塔", headers=HTML).text
        assert "asserted by 张三" in sheet
        assert "李四 decided so, no source" in sheet
        queries = json.dumps({"q0": {"query": "南沙灯塔"}})
        matched = client.post("/reconcile", data={"queries": queries}).json()["q0"]["result"][0]
        assert "张三、李四断言" in matched["description"]


class Elements(HTMLParser):
    """Names of elements and event handlers, and all that a page would load or lead to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loads: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name in ("src", "srcset") or (tag == "link" and name == "href"):
                self.loads.add(value or "")


@pytest.mark.parametrize("path", ["/search?q=南沙", "/search?q=", "/questions", "/questions/opened-in?from=2022", "/"])
def test_pages_load_nothing_from_elsewhere_and_run_nothing(client: httpx.Client, path: str) -> None:
    got = client.get(path, headers=HTML)
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in got.headers["content-security-policy"]
    elements = Elements(got.text)
    assert "script" not in elements.tags
    assert elements.loads <= {"/static/style.css", "/opensearch.xml"}


def test_hostile_names_are_text(hostile_path: Path, hostile_text: dict[str, str]) -> None:
    with (
        serving(hostile_path, Config(port=0, readers=1)) as address,
        httpx.Client(base_url=address, timeout=30, headers=HTML) as client,
    ):
        for path in ("/search?q=window", "/search?q=onerror", "/questions/laboratories-in", "/questions/targets"):
            text = client.get(path).text
            assert "<script>" not in text
            assert "<img" not in text
            Elements(text)
        assert "&lt;script&gt;" in client.get("/search?q=window").text
        told = client.get("/search?q=window&format=json").json()
        assert told["entities"][0]["label"] == hostile_text["name"]
        wrong = client.get("/questions/opened-in", params={"from": '"><script>x</script>'})
        assert wrong.status_code == 400
        assert "<script" not in wrong.text


def test_a_browser_learns_to_search(client: httpx.Client, address: str) -> None:
    described = ET.fromstring(client.get("/opensearch.xml").content)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    urls = {u.get("type"): str(u.get("template")) for u in described.iter(f"{space}Url")}
    assert urls["text/html"] == f"{address}search?q={{searchTerms}}"
    suggested = client.get(urls["application/x-suggestions+json"].replace("{searchTerms}", "南沙")).json()
    assert suggested[0] == "南沙"
    assert suggested[1][0] == "南沙"
    assert len(suggested[1]) == len(suggested[2]) == len(suggested[3])


def test_search_inside_sparql(client: httpx.Client) -> None:
    query = 'SELECT DISTINCT ?name { ?e zt:matches "實驗" ; skos:prefLabel ?name }'
    got = client.get("/sparql", params={"query": query, "format": "csv"}, headers={"Accept": "*/*"})
    assert got.text == "name\r\n广州实验室\r\n"
    wrong = client.get("/sparql", params={"query": "SELECT * {\n ?e zt:matches ?what }"})
    assert (wrong.status_code, wrong.json()["line"], wrong.json()["column"]) == (400, 2, 16)
    elsewhere = client.get("/sparql", params={"query": 'SELECT * { ?e zt:matches "广" .\n ?x nope:y ?z }'})
    assert (elsewhere.status_code, elsewhere.json()["line"]) == (400, 2)


def test_every_passage_with_the_words_is_found_inside_sparql(client: httpx.Client) -> None:
    asked = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?c zt:evidence ?p . ?p %s }"
    found = [
        client.get("/sparql", params={"query": asked % pattern, "format": "csv"}).text
        for pattern in ("zt:quoteMatches '广州'", "zt:quote ?q FILTER(REGEX(?q, '[广廣]州'))")
    ]
    assert found[0] == found[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tiny_path: Path) -> Path:
    """The small graph with a ledger, as a build has it."""
    path = tmp_path_factory.mktemp("finding") / "g.db"
    shutil.copytree(tiny_path, path, ignore=shutil.ignore_patterns("*.search"))
    Ledger.create(path, ledger_path(path, "store-1")).close()
    return path


def test_the_index_is_made_beside_the_service_and_gives_the_same(built: Path) -> None:
    with (
        serving(built, Config(port=0, readers=1)) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        without = client.get("/search", params={"q": "广州"}).json()
        deadline = time.monotonic() + 60
        while not (built / "store-1.search").exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert client.get("/search", params={"q": "广州"}).json() == without
        query = 'SELECT ?e { ?e zt:matches "gzsys" }'
        found = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        assert [row["e"]["value"] for row in found] == [ID + "广州实验室"]


@pytest.mark.parametrize("large", [True, False])
def test_a_large_graph_has_its_index_made_before_anybody_searches(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, large: bool
) -> None:
    path = tmp_path / "g.db"
    shutil.copytree(built, path, ignore=shutil.ignore_patterns("*.search*"))
    made: list[Path] = []

    async def making(_: Finder, graph: Path) -> None:
        made.append(graph)

    monkeypatch.setattr(Finder, "_make", making)
    monkeypatch.setattr("zhitu.serve.finding._LARGE", 0 if large else 50_000_000)
    with serving(path, Config(port=0, readers=1)) as address:
        assert httpx.get(f"{address}health", timeout=30).status_code == 200
        assert made == ([path] if large else [])


def test_many_search_at_once(built: Path) -> None:
    async def ask(address: str) -> list[int]:
        async with httpx.AsyncClient(base_url=address, timeout=30) as client:
            got = await asyncio.gather(*(client.get("/search", params={"q": q}) for q in "广州南沙实验"))
        return [response.status_code for response in got]

    with serving(built, Config(port=0, readers=2)) as address:
        assert set(asyncio.run(ask(address))) <= {200, 429}


def test_an_update_of_a_documents_graph_makes_the_index_older_than_the_graph(built: Path) -> None:
    config = Config(port=0, readers=1, writable=True, documents=True, token="t")
    document = f"<{ID}doc/port-2022>"
    entity = f'<{ID}新实验室> a zt:Entity, zt:Laboratory ; skos:prefLabel "新实验室"@zh'
    with serving(built, config) as address, httpx.Client(base_url=address, timeout=30) as client:
        assert client.get("/search", params={"q": "新实验室"}).json()["entities"] == []
        headers = {"Authorization": "Bearer t", "Content-Type": "application/sparql-update"}
        own = client.post("/update", content="INSERT DATA { GRAPH <urn:own> { <urn:a> a <urn:b> } }", headers=headers)
        assert own.status_code < 300
        before = peek(ledger_path(built, "store-1"), "changes")
        text = f"INSERT DATA {{ GRAPH {document} {{ {entity} }} }}"
        assert client.post("/update", content=text, headers=headers).status_code < 300
        assert int(peek(ledger_path(built, "store-1"), "changes") or 0) == int(before or 0) + 1
        found = client.get("/search", params={"q": "新实验室"}).json()["entities"]
        assert [hit["label"] for hit in found] == ["新实验室"]


@pytest.mark.parametrize(
    ("made", "changes", "after", "state"),
    [
        (None, "4", "4", "s"),
        (True, "5", "5", "s"),
        (False, "5", "5", None),
        (True, "4", "5", "s"),
        (True, "4", "4", None),
    ],
)
def test_what_an_index_finds_of_another_state_than_the_graph_is_of_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, made: bool | None, changes: str, after: str, state: str | None
) -> None:
    found = None if made is None else (tmp_path, made)
    monkeypatch.setattr("zhitu.serve.finding.current", lambda _: found)
    held = None if made is None else SimpleNamespace(state="5")
    monkeypatch.setattr(Finder, "_current", lambda _: held)

    class Backend:
        state = "s"

        def __init__(self) -> None:
            self.changes = changes

        async def catch_up(self, wanted: str) -> None:
            assert wanted == "5"
            self.changes = after

    assert asyncio.run(Finder(Backend(), tmp_path).state()) == state  # type: ignore[arg-type]


def test_what_another_program_adds_is_found_with_the_graph_that_has_it(tmp_path: Path) -> None:
    text, path = tmp_path / "old.txt", tmp_path / "g.db"
    text.write_text("广州实验室2021年在黄埔区挂牌。", encoding="utf-8")
    zhitu.build([text], path)
    with Graph.open(path, read_only=True) as graph:
        index(graph)
    new = tmp_path / "new.txt"
    new.write_text("量子星图实验室2024年5月6日在广州市南沙区揭牌。", encoding="utf-8")
    query = 'SELECT ?l { ?e zt:matches "量子星图" ; skos:prefLabel ?l }'
    with serving(path, Config(port=0, readers=1)) as address, httpx.Client(base_url=address, timeout=30) as client:

        def found() -> list[str]:
            rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
            return [row["l"]["value"] for row in rows]

        assert client.get("/search", params={"q": "量子星图"}).json()["entities"] == found() == []
        zhitu.add(path, [new])
        hits = client.get("/search", params={"q": "量子星图"}).json()["entities"]
        assert [hit["label"] for hit in hits] == found() == ["量子星图实验室"]
        assert client.get("/id/量子星图实验室").status_code == 200
