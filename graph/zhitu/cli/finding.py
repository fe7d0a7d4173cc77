"""Finding things: search, index; and for programs that look for them: mcp."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from zhitu.cli.base import GraphPath, app, open_graph
from zhitu.terminal import console, progress_bar

__all__ = ["index", "mcp", "search"]


@app.command()
def search(
    graph: GraphPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Words, any part of a name, pinyin initials.")],
    of_type: Annotated[str | None, typer.Option("--type", metavar="CLASS", help="Only entities of this class.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Hits at most.")] = 10,
    quotes: Annotated[bool, typer.Option("--quotes", help="Search the sentences, not the names.")] = False,
    form: Annotated[str | None, typer.Option("--format", help="table or json.")] = None,
) -> None:
    """Find entities by their names, or sentences by their words; the search index is made where it is missing."""
    from zhitu.query.search.drawing import found_entities, found_quotes

    if form not in (None, "table", "json"):
        raise typer.BadParameter(f"no format {form!r}; choose table or json", param_hint="--format")
    if quotes and of_type is not None:
        raise typer.BadParameter("sentences have no class; leave out --quotes or --type", param_hint="--type")
    with open_graph(graph) as opened, progress_bar("indexing") as progress:
        # one more than is shown tells whether there are more
        if quotes:
            sentences = opened.search_quotes(text, limit=limit + 1, told=_warn, progress=progress)
            hits, drawn = [asdict(hit) for hit in sentences], found_quotes(sentences[:limit])
        else:
            entities = opened.search(text, kind=of_type, limit=limit + 1, told=_warn, progress=progress)
            hits, drawn = [asdict(hit) for hit in entities], found_entities(entities[:limit])
    if form == "json":
        sys.stdout.write(json.dumps(hits[:limit], ensure_ascii=False, indent=1) + "\n")
    else:
        console().print(drawn)
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
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that an answer may take.")] = 20,
) -> None:
    """Give the graph to a language model: tools over the Model Context Protocol, on standard input and output."""
    from zhitu import mcp as tools

    tools.run(graph, seconds=timeout)


def _warn(problem: str) -> None:
    print(f"zhitu: {problem}", file=sys.stderr)
