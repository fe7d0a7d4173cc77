"""Writing: who may, what, how it ends, and who sees it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import GraphError
from zhitu.serve import Config, Limits, serving
from zhitu.serve.embedded import signature
from zhitu.serve.updates import one_prologue
from zhitu.store import Graph

TOKEN = "für-tests"
HEAD = {"Authorization": f"Bearer {TOKEN}".encode()}
OWN = "https://example.org/own"
DOCUMENT = "https://w3id.org/zhitu/id/doc/port-2022"


@pytest.fixture
def path(tiny_path: Path, tmp_path: Path) -> Path:
    """A copy of the small graph, to be changed."""
    return Path(shutil.copytree(tiny_path, tmp_path / "mine.db", ignore=shutil.ignore_patterns(".serving")))


@pytest.fixture(scope="module")
def running(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("update") / "shared.db"
    shutil.copytree(tiny_path, path, ignore=shutil.ignore_patterns(".serving"))
    limits = Limits(seconds=4)
    with serving(path, Config(port=0, readers=2, writable=True, token=TOKEN, limits=limits)) as address:
        yield address


@pytest.fixture
def url(running: str) -> str:
    """The address of a writable service whose own graph is not there yet."""
    httpx.delete(f"{running}graphs", params={"graph": OWN}, headers=HEAD, timeout=30)
    return running


def update(url: str, text: str) -> httpx.Response:
    return httpx.post(f"{url}update", data={"update": text}, headers=HEAD, timeout=30)


def ask(url: str, query: str) -> bool:
    return bool(httpx.get(f"{url}sparql", params={"query": query}, timeout=30).json()["boolean"])


def test_an_update_that_looks_into_the_default_graph_is_told_so(url: str) -> None:
    text = f"INSERT {{ GRAPH <{OWN}> {{ ?a a <urn:B> }} }} WHERE {{ ?a a <urn:A> }}"
    told = update(url, text)
    assert told.status_code == 204
    assert "GRAPH or USING" in told.headers["query-warning"]
    assert "query-warning" not in update(url, insert(OWN)).headers


def insert(graph: str, subject: str = "urn:a") -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{ <{subject}> a <urn:B> }} }}"


def test_without_the_token_nothing_is_written(url: str) -> None:
    wrong = ({}, {"Authorization": "Bearer other"}, {"Authorization": "Basic " + TOKEN.encode().hex()})
    for head in wrong:
        for method, where in (("POST", "update"), ("PUT", f"graphs?graph={OWN}"), ("DELETE", f"graphs?graph={OWN}")):
            answer = httpx.request(method, url + where, content=b"CLEAR ALL", headers=head)
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert ask(url, "ASK { ?d a zt:Document }")


def test_a_service_is_for_reading_unless_told_otherwise(address: str) -> None:
    answer = httpx.post(f"{address}update", data={"update": "CLEAR ALL"}, headers=HEAD)
    assert (answer.status_code, answer.json()["title"]) == (403, "this service is for reading")


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1", "::"])
def test_it_does_not_start_writable_without_a_token(path: Path, host: str) -> None:
    with (
        pytest.raises(GraphError, match="without a token are refused"),
        serving(path, Config(host=host, writable=True)),
    ):
        pass


def test_readers_see_what_was_written_and_the_state_changes(url: str) -> None:
    query = {"query": f"ASK {{ GRAPH <{OWN}> {{ ?s a <urn:B> }} }}"}
    before = httpx.get(f"{url}sparql", params=query)
    assert update(url, insert(OWN)).status_code == 204
    after = httpx.get(f"{url}sparql", params=query, headers={"If-None-Match": before.headers["etag"]})
    assert (before.json()["boolean"], after.json()["boolean"]) == (False, True)
    assert before.headers["etag"] != after.headers["etag"]


def test_what_was_written_is_in_the_graph_afterwards(path: Path) -> None:
    with serving(path, Config(port=0, readers=1, writable=True, token=TOKEN)) as url:
        assert update(url, insert(OWN)).status_code == 204
    with Graph.open(path) as graph:
        assert graph.query(f"ASK {{ GRAPH <{OWN}> {{ <urn:a> a <urn:B> }} }}")
    assert not (path / ".serving").exists()


@pytest.mark.parametrize(
    "text",
    [
        insert(DOCUMENT),
        "CLEAR ALL",
        "DROP NAMED",
        f"DROP GRAPH <{DOCUMENT}>",
        "CLEAR GRAPH graph:curated",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"WITH <{DOCUMENT}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"MOVE <{DOCUMENT}> TO <{OWN}>",
        f"COPY <{OWN}> TO <{DOCUMENT}>",
        f"{insert(OWN)} ; {insert(DOCUMENT)}",
        f"INSERTDATA{{ GRAPH <{DOCUMENT}> {{ <urn:a> a <urn:B> }} }}",
        "INSERT DATA { GRAPHdoc:port-2022 { <urn:a> a <urn:B> } }",
        "PREFIX : <https://w3id.org/zhitu/id/doc/> INSERT DATA { GRAPH:x { <urn:a> a <urn:B> } }",
        "BASE <https://w3id.org/zhitu/id/> INSERT DATA { GRAPH <doc/x> { <urn:a> a <urn:B> } }",
    ],
)
def test_what_follows_from_documents_stays_as_it_is(url: str, text: str) -> None:
    assert update(url, text).status_code == 403
    assert ask(url, f"ASK {{ GRAPH <{DOCUMENT}> {{ ?d a zt:Document }} FILTER NOT EXISTS {{ ?x a <urn:B> }} }}")


def test_nor_do_graphs_by_the_other_protocol(url: str) -> None:
    content = {"content": b"<urn:a> a <urn:B> .", "headers": {**HEAD, b"Content-Type": b"text/turtle"}}
    assert httpx.put(f"{url}graphs", params={"graph": DOCUMENT}, **content).status_code == 403  # type: ignore[arg-type]
    assert httpx.delete(f"{url}graphs", params={"graph": DOCUMENT}, headers=HEAD).status_code == 403
    assert httpx.put(f"{url}graphs", params={"graph": OWN}, **content).status_code == 201  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a%20b", "%E6%94%BF%E7%AD%96", "a%2Fb", "a%22b"])
def test_an_address_names_its_graph(url: str, name: str) -> None:
    there = f"{url}graphs/{name}"
    triple, kind = "<urn:a> <urn:b> <urn:c> .", {**HEAD, "Content-Type": b"text/turtle"}
    assert httpx.put(there, content=triple, headers=kind, timeout=30).status_code == 201
    assert triple in httpx.get(there, timeout=30).text
    assert httpx.delete(there, headers=HEAD, timeout=30).status_code == 204
    odd = httpx.put(f"{there}?x=1", content=triple, headers=kind, timeout=30)
    assert (odd.status_code, odd.json()["title"]) == (400, "there is no parameter 'x'")


@pytest.mark.parametrize(
    "text",
    [
        insert(OWN),
        f"COPY <{DOCUMENT}> TO <{OWN}>",
        f"INSERT {{ GRAPH <{OWN}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o ; a zt:Document }} }}",
        f"WITH <{OWN}> INSERT {{ ?s a zt:Seen }} USING <{DOCUMENT}> WHERE {{ ?s a zt:Document }}",
        "INSERT DATA { <urn:a> a <urn:B> } ; CLEAR DEFAULT",
    ],
)
def test_own_graphs_may_be_written(url: str, text: str) -> None:
    answer = update(url, text)
    assert answer.status_code == 204, answer.text


def test_an_update_that_does_not_end_is_ended_and_leaves_nothing(url: str) -> None:
    pattern = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?i))) < 0)"
    runaway = f"{insert(OWN)} ; INSERT {{ GRAPH <{OWN}> {{ ?a ?b ?c }} }} WHERE {{ GRAPH ?g {{ {pattern} }} }}"
    assert update(url, runaway).status_code == 504
    assert not ask(url, f"ASK {{ GRAPH <{OWN}> {{ ?s ?p ?o }} }}")
    assert update(url, insert(OWN)).status_code == 204


def test_a_wrong_update_changes_nothing_and_is_explained(url: str) -> None:
    answer = update(url, f"{insert(OWN)} ; INSERT DATA {{ <urn:a> }}")
    assert (answer.status_code, answer.json()["line"]) == (400, 1)
    assert not ask(url, f"ASK {{ GRAPH <{OWN}> {{ ?s ?p ?o }} }}")


def test_a_reader_ends_on_the_graph_that_it_began_on(path: Path) -> None:
    every = {"query": "SELECT ?a ?d { ?a zt:evidence ?c . ?d ?e ?f . ?d ?g ?h }", "format": "tsv"}
    with Graph.open(path, read_only=True) as graph:
        expected = sum(1 for _ in graph.query(every["query"], prefixes=graph.iris.prefixes))  # type: ignore[arg-type, misc]
    with serving(path, Config(port=0, readers=2, writable=True, token=TOKEN)) as url, httpx.Client() as client:
        with client.stream("GET", f"{url}sparql", params=every, headers={"Accept-Encoding": "identity"}) as answer:
            pieces = answer.iter_raw()
            rows = next(pieces).count(b"\n")
            assert update(url, insert(OWN)).status_code == 204
            copies = [line for line in httpx.get(f"{url}metrics").text.splitlines() if line.startswith("zhitu_copies")]
            rows += sum(piece.count(b"\n") for piece in pieces)
        assert rows == expected + 1 > 10_000
        assert copies == ["zhitu_copies 2"]
        assert "zhitu_copies 1\n" in httpx.get(f"{url}metrics").text


def test_what_another_program_writes_is_seen(path: Path) -> None:
    with serving(path, Config(port=0, readers=1)) as url:
        query = f"ASK {{ GRAPH <{OWN}> {{ ?s ?p ?o }} }}"
        assert not ask(url, query)
        with Graph.open(path) as graph:
            graph.replace((), [f"<urn:a> <urn:b> <urn:c> <{OWN}> ."])
            wait(url, query)
            with serving(path, Config(port=0, readers=1)) as second:  # one that is started meanwhile
                assert ask(second, query)


def test_the_first_request_after_another_program_is_done_sees_what_it_did(path: Path) -> None:
    with serving(path, Config(port=0, readers=1)) as url:
        for each in ("urn:x", "urn:y", "urn:z"):
            with Graph.open(path) as graph:
                graph.replace((), [f"<{each}> <urn:b> <urn:c> <{OWN}> ."])
            time.sleep(0.15)  # a program takes as long to end
            assert ask(url, f"ASK {{ <{each}> ?p ?o }}"), each


def wait(url: str, query: str) -> None:
    """Until the service says yes."""
    end = time.monotonic() + 20
    while not ask(url, query):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_opening_a_graph_does_not_look_like_a_change(path: Path) -> None:
    Graph.open(path).close()
    Graph.open(path).close()
    before = signature(path)
    Graph.open(path).close()
    assert signature(path) == before != ()


def test_updates_from_many_are_all_applied(url: str) -> None:
    answers: list[int] = []
    writers = [
        threading.Thread(target=lambda n=n: answers.append(update(url, insert(OWN, f"urn:{n}")).status_code))  # type: ignore[misc]
        for n in range(6)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert answers == [204] * 6
    count = httpx.get(f"{url}sparql", params={"query": f"SELECT * {{ GRAPH <{OWN}> {{ ?s a ?c }} }}"}).json()
    assert len(count["results"]["bindings"]) == 6


def test_the_token_is_in_no_log(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"), serving(path, Config(port=0, readers=1, writable=True, token=TOKEN)) as url:
        update(url, insert(OWN))
        httpx.post(f"{url}update", data={"update": "CLEAR ALL"}, headers={"Authorization": "Bearer guessed"})
    told = [record.getMessage() for record in caplog.records if record.name.startswith("zhitu")]
    assert any("POST /update 204" in line for line in told)
    assert not [line for line in told if TOKEN in line or "guessed" in line]
    assert TOKEN not in repr(Config(token=TOKEN))


@pytest.mark.parametrize(
    ("text", "column"),
    [("INSRT DATA { <urn:a> <urn:b> <urn:c> }", 1), ("INSERT DATA { GRAPH <urn:g> { <urn:a> } }", 39)],
)
def test_a_mistake_has_its_place_and_is_no_matter_of_rights(url: str, text: str, column: int) -> None:
    told = update(url, text)
    assert told.status_code == 400
    assert (told.json()["line"], told.json()["column"]) == (1, column)
    assert "not a query" not in told.json()["detail"]
    assert "a query is" not in told.json()["detail"]


def test_a_base_in_an_update_is_understood(url: str) -> None:
    told = update(url, "BASE <https://example.org/x/y> INSERT DATA { GRAPH <../own> { <urn:a> <urn:b> <urn:c> } }")
    assert told.status_code == 204, told.text
    assert "<urn:c>" in httpx.get(f"{url}graphs", params={"graph": OWN, "format": "nt"}, timeout=30).text
    kept = update(url, f"BASE <{DOCUMENT}/x> CLEAR GRAPH <../port-2022>")
    assert kept.status_code == 403, kept.text


def test_prefixes_may_be_declared_before_any_operation(url: str) -> None:
    told = update(
        url,
        f"PREFIX : <urn:one:> INSERT DATA {{ GRAPH <{OWN}> {{ :a :b :c }} }};\n"
        f"PREFIX : <urn:two:> BASE <https://example.org/x/y> INSERT DATA {{ GRAPH <../own> {{ :a :b :c }} }};\n"
        f"INSERT DATA {{ GRAPH <{OWN}> {{ :a :b ':d' }} }}; PREFIX zt: <urn:three:>",
    )
    assert told.status_code == 204, told.text
    found = httpx.get(f"{url}graphs", params={"graph": OWN, "format": "nt"}, timeout=30).text
    assert sorted(found.splitlines()) == [
        "<urn:one:a> <urn:one:b> <urn:one:c> .",
        '<urn:two:a> <urn:two:b> ":d" .',
        "<urn:two:a> <urn:two:b> <urn:two:c> .",
    ]
    kept = update(url, f"CLEAR GRAPH <{OWN}>; PREFIX d: <{DOCUMENT[:-9]}> CLEAR GRAPH d:port-2022")
    assert kept.status_code == 403, kept.text


@pytest.mark.parametrize(
    "text", ["CLEAR DEFAULT;\nPREFIX x: 'urn:x' CLEAR ALL", "CLEAR DEFAULT;\nPREFIX x: <urn:x> x:y {}"]
)
def test_what_is_wrong_after_a_semicolon_is_said_with_its_line(url: str, text: str) -> None:
    told = update(url, text)
    assert told.status_code == 400
    assert told.json()["line"] == 2


@given(st.data())
def test_a_request_of_one_prologue_does_what_its_operations_do(data: st.DataObject) -> None:
    whole, apart = ox.Store(), ox.Store()
    parts, known = [], dict[str, str]()
    for _ in range(data.draw(st.integers(1, 4))):
        declared = data.draw(st.dictionaries(st.sampled_from(["", "a", "b"]), st.sampled_from(["urn:x:", "urn:y#"])))
        known |= declared
        names = data.draw(st.lists(st.sampled_from([f"{p}:n" for p in known] + ["<rel>", "<urn:z>"]), min_size=2))
        triples = " . ".join(f"{n} a {names[0]} ; <urn:p> 'a:n', 1" for n in names)
        parts.append(("".join(f"PREFIX {p}: <{i}>\n" for p, i in declared.items()), f"INSERT DATA {{ {triples} }}"))
        apart.update(parts[-1][1], base_iri="http://e/", prefixes=dict(known))
    text = " ;\n".join(declared + operation for declared, operation in parts)
    whole.update(one_prologue(text, {}, "http://e/"), base_iri="http://e/")
    assert set(whole) == set(apart)
