"""Pages and RDF of things, the description of the service."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from browsing import chromium

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.serve import Config, serving
from zhitu.serve.pages import local
from zhitu.store import Graph

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
BASE = "https://w3id.org/zhitu/id/"
KINDS = ("Entity", "Document", "Claim", "Event", "Observation")


def iris(graph: Graph, kind: str) -> list[str]:
    found = graph.query(f"SELECT DISTINCT ?x {{ ?x a <{ZT}{kind}> }}")
    assert isinstance(found, ox.QuerySolutions)
    return sorted(row["x"].value for row in found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_has_a_page_and_rdf(client: httpx.Client, tiny: Graph, kind: str) -> None:
    every = iris(tiny, kind)
    assert every
    for address in every:
        path = "/id/" + address.removeprefix(BASE)
        page = client.get(path, headers=HTML)
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8"), address
        assert address.rpartition("/")[2] in page.text
        data = client.get(path, headers={"Accept": "application/n-triples"})
        triples = list(ox.parse(data.content, ox.RdfFormat.N_TRIPLES))
        assert any(t.subject == ox.NamedNode(address) for t in triples), address


def test_the_page_of_an_entity_shows_its_evidence(client: httpx.Client) -> None:
    page = client.get("/id/广州实验室", headers=HTML).text
    assert "<h1>广州实验室</h1>" in page
    assert "<blockquote>" in page
    assert 'href="/id/doc/port-2022"' in page


def test_each_statement_on_a_page_has_status_confidence_and_record(client: httpx.Client) -> None:
    page = client.get("/id/广州实验室", headers=HTML).text
    said = re.findall(r'<div class="said">(.*?)</div>', page, re.DOTALL)
    assert len(said) > 1
    for each in said:
        assert '已发生 <small lang="en">occurred</small>' in each
        assert re.search(r"置信度 confidence [01]\.\d\d<", each)
        (record,) = set(re.findall(r'<a href="(/id/(?:claim|event|observation)/[0-9a-f]{16})">', each))
        assert client.get(record, headers=HTML).status_code == 200


def test_the_page_of_a_claim_is_called_by_what_it_says(client: httpx.Client, tiny: Graph) -> None:
    asked = f"SELECT ?c {{ ?c a <{ZT}Claim> ; <{PREFIXES['rdf']}predicate> <{ZT}locatedIn> }} LIMIT 1"
    page = client.get("/id/" + next(tiny.query(asked))[0].value.removeprefix(BASE), headers=HTML).text
    assert re.search(r"<h1>\S+ 位于 located in \S+</h1>", page)
    assert "#char=" in page
    assert ">char=" not in page


def test_a_record_is_told_in_the_order_in_which_one_reads_it(client: httpx.Client, tiny: Graph) -> None:
    asked = f"SELECT ?c {{ ?c a <{ZT}Claim> ; <{PREFIXES['rdf']}predicate> <{ZT}locatedIn> }} LIMIT 1"
    page = client.get("/id/" + next(tiny.query(asked))[0].value.removeprefix(BASE), headers=HTML).text
    told = re.findall(r"<th>(\S+)", page)
    order = ["主语", "谓语", "宾语", "状态"]
    assert told[: len(order)] == order
    assert re.search(r'#char=\d+,\d+">[^<]+</a> <cite>—— <a href="/id/doc/[^"]+">[^<]+</a> \d{4}', page)


def test_the_page_of_a_document_begins_with_its_title(client: httpx.Client) -> None:
    page = client.get("/id/doc/port-2022", headers=HTML).text
    assert re.findall(r"<th>(\S+)", page)[:2] == ["标题", "发布日期"]


def test_the_pages_of_what_was_measured_have_the_number_with_its_scale(client: httpx.Client) -> None:
    page = client.get("/id/白云国际机场", headers=HTML).text
    (record,) = re.findall(r'>6000万人次</span>.*?<a href="(/id/observation/[0-9a-f]{16})">', page)
    page = client.get(record, headers=HTML).text
    assert "<h1>白云国际机场 旅客吞吐量 6000万人次</h1>" in page
    assert '<span class="number">60000000</span> <small>6000万</small>' in page
    asked = {"query": f"SELECT ?v {{ ?o <{ZT}value> ?v }} ORDER BY DESC(?v) LIMIT 1"}
    assert '<td><span class="number">60000000</span></td>' in client.get("/sparql", params=asked, headers=HTML).text


def test_the_page_of_a_document_has_all_its_text(client: httpx.Client, tiny: Graph) -> None:
    for address in iris(tiny, "Document"):
        (row,) = tiny.query(f"SELECT ?t {{ <{address}> <{ZT}text> ?t }}")
        page = client.get("/id/" + address.removeprefix(BASE), headers=HTML).text
        assert html.escape(row[0].value) in page


def test_rdf_of_an_entity_holds_its_claims_with_their_passages(client: httpx.Client) -> None:
    data = client.get("/id/广州实验室", params={"format": "nt"})
    predicates = {quad.predicate.value for quad in ox.parse(data.content, ox.RdfFormat.N_TRIPLES)}
    assert {PREFIXES["rdf"] + "subject", ZT + "evidence", ZT + "quote", ZT + "start"} <= predicates


def test_the_page_of_a_document_has_its_passages_in_order_and_addresses_whole(
    client: httpx.Client, tiny: Graph
) -> None:
    address = next(a for a in iris(tiny, "Document") if a.endswith("/port-2022"))
    page = client.get("/id/" + address.removeprefix(BASE), headers=HTML).text
    begins = [int(begin) for begin in re.findall(r'#char=(\d+),\d+">[^<]', page)]
    assert len(begins) > 1
    assert begins == sorted(begins)
    assert ">char=" not in page  # they are called by their words
    source = next(tiny.query(f"SELECT ?s {{ <{address}> <{PREFIXES['dcterms']}source> ?s }}"))[0].value
    assert f'<a href="{source}">{source}</a>' in page


def test_a_graph_is_what_it_holds(client: httpx.Client, tiny: Graph) -> None:
    named = f"{tiny.iris.base}graph/runs"
    assert client.get("/id/graph/runs", params={"format": "nt"}).is_redirect
    told = client.get("/id/graph/runs", params={"format": "nt"}, follow_redirects=True)
    assert told.text == client.get("/graphs", params={"graph": named, "format": "nt"}).text != ""


def test_what_the_graph_does_not_know_has_no_page(client: httpx.Client) -> None:
    for path in ("/id/nobody", "/id/%ff", "/id/a b", "/id/%22%3E"):
        answer = client.get(path, headers=HTML)
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_that_is_not_there_leads_to_the_search(client: httpx.Client) -> None:
    page = client.get("/id/广州_某地", headers=HTML)
    (way,) = re.findall(r'href="(/search\?q=[^"]+)"', page.text)
    assert "<mark>广州</mark>" in client.get(way, headers=HTML).text


def test_a_page_that_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    tag = client.get("/id/广州实验室", headers=HTML).headers["etag"]
    assert client.get("/id/广州实验室", headers=HTML | {"If-None-Match": tag}).status_code == 304


#: Identifiers as files are called, with marks that are escaped in IRIs where letters are not.
MARKED = ["通知/关于《甲·乙》的（征求意见稿）", "a b，c%20d…"]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, hostile_path: Path) -> Iterator[str]:
    """A service on a graph with hostile texts, a replaced entity and a document with an odd name."""
    path = tmp_path_factory.mktemp("pages") / "odd.db"
    with Graph.open(hostile_path, read_only=True) as graph:
        quads = list(graph.store)
    with Graph.create(path) as graph:
        graph.store.extend(quads)
        document = graph.iris.document("2022/年报 #1")
        graph.replace(
            (),
            [
                f"<{BASE}旧名> <{PREFIXES['dcterms']}isReplacedBy> <{BASE}广州实验室> <{BASE}graph/curated> .",
                f'<{document}> <{PREFIXES["dcterms"]}identifier> "2022/年报 #1" <{document}> .',
                *(
                    f'<{d}> <{PREFIXES["dcterms"]}identifier> "of {d}" <{d}> .'
                    for d in map(graph.iris.document, MARKED)
                ),
            ],
        )
    with serving(path, Config(port=0, readers=1)) as url:
        yield url


def test_hostile_text_stays_text(odd: str) -> None:
    page = httpx.get(f"{odd}id/南沙科学城", headers=HTML, timeout=30)
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_an_entity_that_was_merged_leads_to_the_other(odd: str) -> None:
    answer = httpx.get(f"{odd}id/旧名", headers=HTML, timeout=30)
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/" + quote("广州实验室"))


def test_an_iri_with_escapes_of_its_own_is_found(odd: str) -> None:
    answer = httpx.get(f"{odd}id/doc/2022/年报%20%231", headers=HTML, timeout=30)
    assert answer.status_code == 200
    assert "2022/年报 #1" in answer.text


@pytest.mark.parametrize("identifier", MARKED)
def test_a_document_called_with_chinese_marks_has_its_page(odd: str, identifier: str) -> None:
    address = Iris().document(identifier)
    link = local(address, BASE).removeprefix("/")
    page = httpx.get(odd + link, headers=HTML, timeout=30)
    assert (page.status_code, address in html.unescape(page.text)) == (200, True)
    data = httpx.get(odd + link, headers={"Accept": "application/n-triples"}, timeout=30)
    assert {triple.subject.value for triple in ox.parse(data.content, ox.RdfFormat.N_TRIPLES)} == {address}


def test_the_service_describes_itself(client: httpx.Client, address: str, tiny: Graph) -> None:
    for path in ("/", "/sparql", "/.well-known/void"):
        answer = client.get(path, headers={"Accept": "text/turtle"})
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        store = ox.Store()
        store.load(answer.content, ox.RdfFormat.TURTLE)
        sd, void = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
        endpoint = ox.NamedNode(f"{address}sparql")
        assert list(store.quads_for_pattern(None, ox.NamedNode(sd + "endpoint"), endpoint))
        assert list(store.quads_for_pattern(None, None, ox.NamedNode(sd + "UnionDefaultGraph")))
        dataset = ox.NamedNode(f"{address}#dataset")
        (size,) = store.quads_for_pattern(dataset, ox.NamedNode(void + "triples"), None)
        assert isinstance(size.object, ox.Literal)
        assert int(size.object.value) == tiny.size


def test_people_get_a_page_with_a_form(client: httpx.Client) -> None:
    page = client.get("/", headers=HTML)
    assert '<form action="/search" class="search">' in page.text
    assert '<form action="/sparql" method="get">' in page.text
    assert client.get("/static/style.css").headers["content-type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("path", ["doc%2Fport-2022", quote(f"{BASE}广州实验室", safe="")])
def test_an_identifier_that_is_wholly_escaped_leads_to_its_thing(client: httpx.Client, path: str) -> None:
    assert client.get(f"/id/{path}", headers=HTML, follow_redirects=True).status_code == 200
    assert client.get("/id/doc%2Fno%20such", headers=HTML).status_code == 404


def test_what_is_made_here_is_compressed_for_who_takes_it(client: httpx.Client) -> None:
    for path in ("/", "/search?q=广州", "/questions", "/id/广州实验室"):
        for accept in ("text/html", "*/*"):
            packed = client.get(path, headers={"Accept": accept, "Accept-Encoding": "br, gzip"})
            plain = client.get(path, headers={"Accept": accept, "Accept-Encoding": "gzip;q=0"})
            assert packed.headers["content-encoding"] == "gzip", (path, accept)
            assert "content-encoding" not in plain.headers
            assert packed.text == plain.text
            assert all("accept-encoding" in told.headers["vary"].lower() for told in (packed, plain))


def test_a_page_can_be_asked_for_by_name(client: httpx.Client) -> None:
    assert client.get("/id/广州实验室?format=html").headers["content-type"].startswith("text/html")


@pytest.mark.browser
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("question", ["doubtful-claims?below=1", "document-says", "laboratories-in"])
def test_on_a_phone_no_word_of_an_answer_is_broken_and_the_page_is_no_wider(address: str, question: str) -> None:
    browser = chromium()
    try:
        phone = {"width": 320, "height": 700, "deviceScaleFactor": 1, "mobile": True}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        browser.get(f"{address}questions/{question}")
        words = "[...document.querySelectorAll('.answers small')].filter(e => !/\\W/.test(e.textContent))"
        counts = browser.execute_script(f"return {words}.map(e => e.getClientRects().length)")
        assert len(counts) > 2
        assert set(counts) == {1}
        assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
    finally:
        browser.quit()
