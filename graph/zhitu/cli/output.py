"""What leaves the graph: view, export, validate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from zhitu.cli.base import GraphPath, app, open_graph, whole
from zhitu.terminal import console, progress_bar

__all__ = ["export", "validate", "view"]


@app.command()
def view(
    graph: GraphPath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page.")] = Path("network.html"),
    around: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only what is near this entity; several give all of that.")
    ] = None,
    hops: Annotated[
        int | None, typer.Option(parser=whole(0), metavar="NUMBER", help="How near to it, in relations; 1 by default.")
    ] = None,
    of_type: Annotated[
        list[str] | None, typer.Option("--type", metavar="CLASS", help="Only this class and what it relates to.")
    ] = None,
    relation: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this relation, and what it joins.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only occurred, expected, rejected, gazetteer, any; all but rejected by default."
        ),
    ] = None,
    max_nodes: Annotated[
        int | None, typer.Option(parser=whole(1), metavar="NUMBER", help="Entities at most; 1500 by default.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title of the page.")] = "知图",
) -> None:
    """Write the network as one HTML page that works without a network connection."""
    if hops is not None and not around:
        raise typer.BadParameter("how near to what? Give --around NAME", param_hint="--hops")
    part = {
        "around": around or None,
        "hops": 1 if hops is None else hops,
        "types": of_type or (),
        "relations": relation or (),
        "statuses": status or (),
    }
    with open_graph(graph) as opened, progress_bar("drawing"):
        left_out = opened.view(output, title=title, max_nodes=max_nodes, **part)
    if left_out:
        console(stderr=True).print(left_out, style="yellow")
    print(output)


@app.command()
def export(
    graph: GraphPath,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The file, of csv the folder; - with --format for stdout."),
    ],
    form: Annotated[
        str | None, typer.Option("--format", help="nq, trig, ttl, nt, jsonld, rdf, graphml, gexf, csv.")
    ] = None,
    without_text: Annotated[bool, typer.Option("--without-text", help="Leave out full texts; quotes stay.")] = False,
) -> None:
    """Write the graph as RDF (nq, trig, ttl, nt, jsonld, rdf) or as a network (graphml, gexf; csv: a folder)."""
    with open_graph(graph) as opened, progress_bar("exporting"):
        if str(output) == "-":
            opened.write(sys.stdout.buffer, form or "nq", without_text=without_text)
        else:
            opened.export(output, form=form, without_text=without_text)
            print(output)


@app.command()
def validate(
    graph: GraphPath,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only this document.")] = None,
    fast: Annotated[bool, typer.Option("--fast", help="Leave out SHACL.")] = False,
    jobs: Annotated[int, typer.Option(parser=whole(1), metavar="NUMBER", help="Processes that check the shapes.")] = 1,
) -> None:
    """Check the promises: each quote in its text, each claim with evidence, the shapes of the vocabulary."""
    from zhitu.query.render import counted, plain

    with open_graph(graph) as opened, progress_bar("validating") as progress:
        findings = opened.validate(document, shacl=not fast, jobs=jobs, progress=progress)
    out = console()
    for finding in findings:
        out.print(plain(str(finding), "red" if finding.severity == "error" else "yellow"))
    errors = sum(finding.severity == "error" for finding in findings)
    out.print(f"{counted(errors, 'error')}, {counted(len(findings) - errors, 'warning')}")
    if errors:
        raise typer.Exit(1)
