"""Finding things: search, index; and for programs that look for them: mcp."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from zhitu.cli.base import GraphPath, app, open_graph, seconds, whole
from zhitu.terminal import console, progress_bar

if TYPE_CHECKING:
    from zhitu.api import OpenGraph

__all__ = ["index", "mcp", "search"]


@app.command()
def search(
    graph: GraphPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, any part of a name, pinyin initials.")],
    of_type: Annotated[str | None, typer.Option("--type", metavar="CLASS", help="Only entities of this class.")] = None,
    limit: Annotated[int, typer.Option(parser=whole(1), metavar="NUMBER", help="Hits at most.")] = 10,
    quotes: Annotated[bool, typer.Option("--quotes", help="Search the quoted sentences, not the names.")] = False,
    texts: Annotated[
        bool, typer.Option("--texts", help="Search all sentences of the stored texts, quoted or not.")
    ] = False,
    form: Annotated[str | None, typer.Option("--format", help="table or json.")] = None,
) -> None:
    """Find entities by their names, or sentences by their words; the search index is made where it is missing."""
    from zhitu.query.render import plain
    from zhitu.query.search.drawing import found_entities, found_quotes

    if form not in (None, "table", "json"):
        raise typer.BadParameter(f"no format {form!r}; choose table or json", param_hint="--format")
    if not text.strip():
        raise typer.BadParameter("nothing to search for; give a word", param_hint="TEXT")
    if quotes and texts:
        raise typer.BadParameter("quoted sentences stand in the texts; leave out --quotes", param_hint="--texts")
    if (quotes or texts) and of_type is not None:
        raise typer.BadParameter("sentences have no class; leave out --quotes, --texts or --type", param_hint="--type")
    hint: list[str] = []
    with open_graph(graph) as opened, progress_bar("indexing") as progress:
        # one more than is shown tells whether there are more
        if texts:
            sentences = opened.search_texts(text, limit=limit + 1, progress=progress)
            hits, drawn = [asdict(hit) for hit in sentences], found_quotes(sentences[:limit])
        elif quotes:
            sentences = opened.search_quotes(text, limit=limit + 1, told=_warn, progress=progress)
            hits, drawn = [asdict(hit) for hit in sentences], found_quotes(sentences[:limit])
        else:
            entities = opened.search(text, kind=of_type, limit=limit + 1, told=_warn, progress=progress)
            hits, drawn = [asdict(hit) for hit in entities], found_entities(entities[:limit])
        if not hits:
            hint = list(_hints(opened, text, quotes=quotes, texts=texts))
    if form == "json":
        sys.stdout.write(json.dumps(hits[:limit], ensure_ascii=False, indent=1) + "\n")
    else:
        console().print(drawn)
        for line in hint:
            console(stderr=True).print(plain(line, "yellow"))
        if len(hits) > limit:
            print(f"the first {limit} of more: --limit gives more", file=sys.stderr)


@app.command()
def index(graph: GraphPath) -> None:
    """Make the search index anew; otherwise it is made when it is first needed, and kept current with the graph."""
    with open_graph(graph) as opened, progress_bar("indexing") as progress:
        print(opened.index(progress=progress))


@app.command()
def mcp(
    graph: GraphPath,
    timeout: Annotated[
        float, typer.Option(parser=seconds(0.1), metavar="SECONDS", help="Seconds that an answer may take.")
    ] = 20,
) -> None:
    """Give the graph to a language model: tools over the Model Context Protocol, on standard input and output."""
    from zhitu import mcp as tools

    tools.run(graph, seconds=timeout)


def _hints(opened: OpenGraph, text: str, *, quotes: bool, texts: bool) -> Iterator[str]:
    """What to try where nothing was found."""
    from zhitu.query.lookup import nearest_names
    from zhitu.query.search import has_texts

    if texts and not has_texts(opened.graph):
        yield "this graph keeps no full texts, only the quoted sentences: --quotes"
    elif quotes:
        yield "searched were the sentences that something was found in; --texts searches all of the texts"
    elif not texts:
        if near := nearest_names(opened.graph, text):
            yield f"nearest: {', '.join(near)}"
        yield "searched were names; --quotes searches quoted sentences, --texts all of the texts"


def _warn(problem: str) -> None:
    print(f"zhitu: {problem}", file=sys.stderr)
