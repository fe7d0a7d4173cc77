"""Change and contradiction: diff, history, conflicts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from zhitu.cli.base import As, GraphPath, Name, app, given, open_graph
from zhitu.terminal import console, progress_bar

__all__ = ["conflicts", "diff", "history"]


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The graph before; a directory as zhitu build wrote it.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The graph after.")],
    form: Annotated[str, typer.Option("--format", help="words, json or rdfpatch.")] = "words",
) -> None:
    """Compare two graphs: what appeared, vanished and changed. Exit status 1 where they differ."""
    from zhitu.query.changed import diff_view
    from zhitu.query.render import plain
    from zhitu.query.tables import write_told

    if form not in ("words", "json", "rdfpatch"):
        raise typer.BadParameter(f"no format {form!r}; choose words, json or rdfpatch", param_hint="--format")
    with open_graph(old) as before, open_graph(new) as after:
        bases = [opened.graph.iris.base for opened in (before, after)]
        if bases[0] != bases[1]:
            told = f"IRIs begin with {bases[0]} in {old}, with {bases[1]} in {new}, so that nothing is the same thing"
            console(stderr=True).print(plain(f"warning: {told}", "yellow"))
        if form == "rdfpatch":
            differs = False
            for line in before.patch(after):
                differs = True
                sys.stdout.write(line)
        else:
            with progress_bar("comparing"):
                found = before.diff(after)
            if form == "json":
                write_told(found, sys.stdout, form)
            else:
                console().print(diff_view(found))
            differs = bool(found)
    if differs:
        raise typer.Exit(1)


@app.command()
def history(graph: GraphPath, name: Name, form: As = None) -> None:
    """Events, figures and dated relations of an entity in order of time, with their sources."""
    from zhitu.query.changed import history_view

    with open_graph(graph) as opened:
        if not given(told := opened.history(name), form):
            console().print(history_view(told))


@app.command()
def conflicts(
    graph: GraphPath,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Only those about this entity.")] = None,
    status: Annotated[str, typer.Option(help="occurred, expected or any.")] = "occurred",
    form: As = None,
) -> None:
    """Where documents give different dates for one event, or figures for one thing, indicator and period."""
    from zhitu.query.changed import conflicts_view

    with open_graph(graph) as opened:
        if not given(told := opened.conflicts(entity, status=status), form):
            console().print(conflicts_view(told))
