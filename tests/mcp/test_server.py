"""The MCP server through the package's own client, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")
from mcp import Client, StdioServerParameters
from zhitu.errors import ZhituError
from zhitu.mcp import server, work
from zhitu.store import Graph

Call = Callable[..., Awaitable[Any]]


def with_client(graph: Path, use: Callable[[Client], Awaitable[None]], *options: str) -> None:
    """Start the server as a client does, and use it."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "zhitu.cli", "mcp", str(graph), *options])

    async def run() -> None:
        async with Client(command) as client:
            await use(client)

    asyncio.run(run())


async def called(client: Client, tool: str, **arguments: Any) -> Any:
    """What a tool says, as values."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return json.loads(result.content[0].text)  # type: ignore[union-attr]


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    """What a tool says of a mistake."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)  # type: ignore[union-attr]


def cited(told: Any) -> bool:
    """Whether some quote comes with its document and date."""
    if isinstance(told, dict):
        return {"quote", "document", "date"} <= told.keys() or any(cited(value) for value in told.values())
    return isinstance(told, list) and any(cited(value) for value in told)


def test_each_tool_answers_with_quotes(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        names = [tool.name for tool in (await client.list_tools()).tools]
        assert names == [
            "search_entities", "describe_entity", "list_questions", "ask_question", "sparql", "source_passage"
        ]  # fmt: skip
        found = await called(client, "search_entities", text="廣州實驗室")
        assert [hit["label"] for hit in found["entities"]] == ["广州实验室"]
        found = await called(client, "search_entities", text="广州", kind="实验室")
        assert [hit["label"] for hit in found["entities"]] == ["广州实验室"]
        assert cited(found)
        sheet = await called(client, "describe_entity", name="广州实验室")
        place = next(r for r in sheet["relations"] if r["relation"] == "locatedIn")
        assert (place["subject"], place["object"]) == ("广州实验室", "广州")
        assert place["quotes"][0]["quote"] == "广州实验室设在广州，2020年6月成立"
        listed = await called(client, "list_questions")
        assert len(listed["questions"]) >= 25
        answered = await called(client, "ask_question", question="laboratories-in", parameters={"place": "广州"})
        assert answered["answers"][0]["laboratory"] == "广州实验室"
        assert cited(answered)
        rows = await called(client, "sparql", query='SELECT DISTINCT ?n { ?e zt:matches "實驗" ; skos:prefLabel ?n }')
        assert rows == {"columns": ["n"], "rows": [{"n": "广州实验室"}], "more": False}
        quote = place["quotes"][0]
        passage = await called(client, "source_passage", document=quote["id"], quote=quote["quote"])
        assert passage["start"] == quote["start"]
        assert passage["date"] == "2022-08-01"

    with_client(tiny_path, use)


def test_queries_are_read_only_short_and_limited(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        some = await called(client, "sparql", query="SELECT ?s { ?s ?p ?o }", limit=3)
        assert (len(some["rows"]), some["more"]) == (3, True)
        assert (await called(client, "sparql", query="ASK { ?s a zt:City }")) == {"answer": True}
        built = await called(client, "sparql", query="CONSTRUCT WHERE { ?s a zt:Laboratory }", limit=1)
        assert len(built["triples"]) == 1
        assert "query" in await refused(client, "sparql", query="DROP ALL")
        assert "line 1, column" in await refused(client, "sparql", query="SELECT ?? {}")
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        assert "second" in await refused(client, "sparql", query=endless)
        assert (await called(client, "sparql", query="ASK { ?s a zt:City }")) == {"answer": True}

    with_client(tiny_path, use, "--timeout", "5")


def test_answers_are_small_and_say_what_they_leave_out(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        told = await client.call_tool("sparql", {"query": "SELECT * { ?s ?p ?o }", "limit": 500})
        text = told.content[0].text  # type: ignore[union-attr]
        assert 20_000 < len(text) < 26_000
        assert json.loads(text)["more"]
        huge = "SELECT (GROUP_CONCAT(?t) AS ?all) { ?d zt:text ?t . ?a ?b ?c }"
        (row,) = (await called(client, "sparql", query=huge))["rows"]
        assert re.search(r"… \([\d,]+ more characters\)$", row["all"])
        assert len(row["all"]) < 2_100

    with_client(tiny_path, use)


def test_long_sheets_and_answers_are_cut(tiny: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, asked = work.describe(tiny, "广州实验室", 50), work.ask(tiny, "documents-about", {"entity": "广州"}, 50)
    assert not any(whole["left_out"].values())
    monkeypatch.setattr(work, "SIZE", len(work.compact(whole)) - 1)
    told = work.describe(tiny, "广州实验室", 500)
    assert len(told["relations"]) + told["left_out"]["relations"] == len(whole["relations"])
    assert sum(told["left_out"].values()) > 0
    monkeypatch.setattr(work, "SIZE", 1)
    assert len(work.describe(tiny, "广州实验室", 50)["relations"]) == 1
    assert work.ask(tiny, "documents-about", {"entity": "广州"}, 50)["left_out"] == len(asked["answers"]) - 1 > 0


def test_mistakes_say_what_was_meant(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        assert "广州实验室" in await refused(client, "describe_entity", name="广州实验")
        assert "Laboratory" in await refused(client, "search_entities", text="广", kind="Laboratori")
        assert "laboratories-in" in await refused(client, "ask_question", question="laboratory")
        assert "place" in await refused(client, "ask_question", question="laboratories-in", parameters={"town": "广州"})
        lost = await refused(client, "ask_question", question="laboratories-in", parameters={"place": "纽约"})
        assert lost.endswith("no entity named '纽约'; look with search_entities or list_questions")
        everything = await refused(client, "ask_question", question="related-how", parameters={"one": "any"})
        assert "related-how needs one=" in everything
        for query, word in (
            ("SELECT * { ?x a zt:Labratory }", "zt:Laboratory"),
            ("SELECT * { id:广洲 ?p ?o }", "id:广洲"),
        ):
            (warning,) = (await called(client, "sparql", query=query))["warnings"]
            assert word in warning
        near = {"entity": "白云国际机场", "indicator": "客流量"}
        told = await called(client, "ask_question", question="figure-over-time", parameters=near)
        assert (told["answers"], told["nearest"]) == ([], {"indicator": ["旅客吞吐量"]})
        assert "does not hold this quote" in await refused(client, "source_passage", document="port-2022", quote="没有")
        assert "port-2022" in await refused(client, "source_passage", document="port-2023", quote="没有")

    with_client(tiny_path, use)


def test_resources_tell_the_vocabulary(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        uris = sorted(str(resource.uri) for resource in (await client.list_resources()).resources)
        assert uris == ["zhitu://classes", "zhitu://relations"]
        read = await client.read_resource("zhitu://relations")
        assert json.loads(read.contents[0].text)["issuedBy"]["zh"]  # type: ignore[union-attr]

    with_client(tiny_path, use)


def test_without_the_package_the_remedy_is_told(tiny_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(ZhituError, match=r"pip install 'zhitu\[mcp\]'"):
        server(tiny_path)


def test_other_hosts_are_not_asked(tiny_path: Path) -> None:
    async def use(client: Client) -> None:
        told = await refused(client, "sparql", query="SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
        assert "SERVICE is switched off" in told
        assert "Permission" not in told

    with_client(tiny_path, use)
