"""A service for the public: without full texts, behind a reverse proxy, below a path."""

from __future__ import annotations

import re
import shutil
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from zhitu.errors import GraphError
from zhitu.iri import ZT
from zhitu.serve import Config, Limits, serving
from zhitu.store import Graph

ID = "https://w3id.org/zhitu/id/"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?i))) < 0) }"
)
STARTS = (
    "/",
    "/search?q=广州",
    "/questions",
    "/questions/laboratories-in",
    "/id/广州实验室",
    "/id/nobody",
    "/sparql?query=SELECT+*+%7B+%3Fs+a+zt%3AZone+%7D",
    "/reconcile/preview?id=广州实验室",
)
TEXTS = f"SELECT ?t {{ ?d <{ZT}text> ?t }}"


@pytest.fixture
def graph(tmp_path: Path, tiny_path: Path) -> Path:
    path = tmp_path / "g.db"
    shutil.copytree(tiny_path, path, ignore=shutil.ignore_patterns(".serving", "*.search"))
    return path


@contextmanager
def client_of(path: Path, config: Config) -> Iterator[httpx.Client]:
    with serving(path, config) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


def text_of(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        return min(q.object.value for q in graph.store.quads_for_pattern(None, ox.NamedNode(ZT + "text"), None))


def test_texts_stay_at_home_and_quotes_are_given_out(graph: Path) -> None:
    whole = text_of(graph)
    assert len(whole) > 50
    config = Config(port=0, readers=1, texts=False, writable=True, token="t")
    with client_of(graph, config) as client:
        document = "/id/doc/port-2022"

        def nothing_of_it() -> None:
            assert client.get("sparql", params={"query": TEXTS}).json()["results"]["bindings"] == []
            for path in (
                document,
                f"/graphs?graph={ID}doc/port-2022",
                f"{document}?format=nt",
                f"{document}?format=nq",
            ):
                for accept in (HTML["Accept"], "*/*"):
                    got = client.get(path, headers={"Accept": accept})
                    assert got.status_code == 200
                    assert "port-2022" in got.text
                    assert whole not in got.text.replace("\\n", "\n")
            everything = client.get(
                "sparql", params={"query": "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "format": "tsv"}
            ).text
            assert max(len(line) for line in everything.splitlines()) <= 320

        nothing_of_it()
        assert "<blockquote>" in client.get("/id/广州实验室", headers=HTML).text
        starts = client.get("sparql", params={"query": "SELECT ?q { ?q zt:start ?s ; zt:end ?e ; zt:quote ?t }"}).json()
        assert len(starts["results"]["bindings"]) > 10
        assert "no full texts" in client.get("/", headers=HTML).text
        assert client.get("search", params={"q": "广州"}).json()["quotes"]
        update = {"update": "INSERT DATA { GRAPH <urn:own> { <urn:a> <urn:b> 1 } }"}
        assert client.post("update", data=update, headers={"Authorization": "Bearer t"}).status_code == 204
        assert client.get("sparql", params={"query": "ASK { <urn:a> ?p ?o }"}).json()["boolean"] is True
        nothing_of_it()
    assert text_of(graph) == whole


def test_texts_that_would_not_stay_are_refused(graph: Path, address: str) -> None:
    with pytest.raises(GraphError, match="would be written back without them"):
        serving(graph, Config(port=0, texts=False, writable=True, documents=True, token="t")).__enter__()
    with pytest.raises(GraphError, match="cannot be held back"):
        serving(f"{address}sparql", Config(port=0, texts=False)).__enter__()


def wait_for_work(client: httpx.Client) -> None:
    for _ in range(100):
        if "zhitu_readers_idle 1" in client.get("metrics").text:
            return
        time.sleep(0.05)
    raise AssertionError("no query is under way")


@pytest.mark.parametrize("trusted", [True, False])
def test_clients_behind_a_proxy_are_told_apart_where_the_operator_says_so(graph: Path, trusted: bool) -> None:
    limits = Limits(seconds=4, per_client=1)
    proxies = ("127.0.0.0/8",) if trusted else ("10.0.0.0/8",)
    ask = {"query": "ASK {}"}

    def status(given: str) -> int:
        return client.get("sparql", params=ask, headers={"X-Forwarded-For": given}).status_code

    with client_of(graph, Config(port=0, readers=2, limits=limits, proxies=proxies)) as client:
        busy = threading.Thread(
            target=lambda: client.get("sparql", params={"query": ENDLESS}, headers={"X-Forwarded-For": "198.51.100.1"})
        )
        busy.start()
        wait_for_work(client)
        found = [status(given) for given in ("198.51.100.1", "198.51.100.2", "198.51.100.9, 198.51.100.1")]
        busy.join()
        assert found == ([429, 200, 429] if trusted else [429, 429, 429])


@pytest.mark.parametrize("taken_off", [True, False])
def test_pages_below_a_path_lead_to_each_other(graph: Path, taken_off: bool) -> None:
    with Graph.open(graph) as opened:
        old = f"<{ID}旧名> <http://purl.org/dc/terms/isReplacedBy> <{ID}广州实验室> <{ID}graph/curated> ."
        opened.replace((), [old])
    public = "https://data.example.org/kg/zhitu"
    before = "" if taken_off else "/kg/zhitu"
    seen: set[str] = set()
    with client_of(graph, Config(port=0, readers=1, public=public + "/")) as client:

        def get(path: str, **more: str) -> httpx.Response:
            return client.get(before + path, headers={**HTML, **more})

        for start in STARTS:
            page = get(start)
            assert page.headers["content-type"].startswith("text/html"), start
            seen |= set(re.findall(r'(?:href|action|src)="(/[^"]*|\w+:[^"]*)"', page.text))
        own = {target for target in seen if target.startswith("/")}
        assert len(own) > 20
        assert {target for target in own if not target.startswith("/kg/zhitu/")} == set()
        for target in sorted(own):
            path = target.removeprefix("/kg/zhitu").replace("&amp;", "&")
            form = "?show=form" if path.startswith("/questions/") and "?" not in path else ""
            assert get(path + form).status_code in (200, 303), target
        assert get("/id/旧名").headers["location"].startswith("/kg/zhitu/id/")
        manifest = get("/reconcile").json()
        assert manifest["view"]["url"] == f"{public}/id/{{{{id}}}}"
        assert f'template="{public}/search?q=' in get("/opensearch.xml").text
        described = client.get(f"{before}/", headers={"Accept": "application/n-triples"}).text
        assert f"<{public}/sparql>" in described
        assert get("/nowhere").status_code == 404


@pytest.mark.parametrize(
    "wrong", ["data.example.org/x", "ftp://a/", "https://a/x y", "https://a/?x", "https://ä/", "https://u@a/"]
)
def test_an_address_that_is_none_is_refused(graph: Path, wrong: str) -> None:
    with pytest.raises(GraphError, match="--public-url"):
        serving(graph, Config(port=0, public=wrong)).__enter__()


def test_a_graph_that_cannot_be_copied_keeps_its_texts_by_not_being_served(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.chmod(stat.S_IRUSR | stat.S_IXUSR)
    monkeypatch.setattr("os.access", lambda *_: False)  # whoever runs the tests may be allowed everything
    with pytest.raises(GraphError, match="nor copied without its texts"):
        serving(graph, Config(port=0, texts=False)).__enter__()
    graph.chmod(stat.S_IRWXU)
