"""What follows from a graph: infer."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from zhitu.cli.base import GraphPath, app
from zhitu.terminal import progress_bar

__all__ = ["infer"]


@app.command()
def infer(
    graph: GraphPath,
    remove: Annotated[bool, typer.Option("--remove", help="Take out all that was inferred.")] = False,
    alignments: Annotated[
        bool, typer.Option("--alignments", help="Terms of schema.org, PROV-O, ORG and others follow too.")
    ] = False,
) -> None:
    """Write what follows by the rules of the ontology into graph:inferred; from then on it is kept current."""
    from zhitu import pipeline

    if remove:
        if alignments:
            raise typer.BadParameter("give --remove or --alignments, not both", param_hint="--remove")
        pipeline.infer(graph, remove=True)
        print(f"graph: {graph}: nothing is inferred any more")
        return
    started = time.perf_counter()
    with progress_bar("inferring"):
        count = pipeline.infer(graph, alignments=alignments)
    print(f"{count:,} triples inferred in {time.perf_counter() - started:.1f} seconds")
