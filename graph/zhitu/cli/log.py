"""The log of what people decided: judgements."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhitu.cells import inert
from zhitu.cli.base import GraphPath, app, open_graph
from zhitu.cli.people import tell, warn
from zhitu.errors import JudgementError
from zhitu.terminal import console

if TYPE_CHECKING:
    from zhitu.pipeline.judging import Listed

__all__ = ["judgements"]

_ACTIONS = ("list", "export", "import")
_FORMATS = ("table", "json", "csv")
_COLUMNS = ("sequence", "who", "when", "decision", "what", "because", "problem")


@app.command()
def judgements(
    action: Annotated[str, typer.Argument(metavar="list|export|import")],
    graph: GraphPath,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The log, a decision a line.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="Of the list: table, json or csv; piped, a JSON object a line.")
    ] = None,
) -> None:
    """The log of decisions: list it, write it to a file, or add the rows of a file that the graph lacks."""
    from zhitu.pipeline.judging import export_judgements, import_judgements, listed
    from zhitu.query.render import counted

    if action not in _ACTIONS:
        raise typer.BadParameter(f"{action!r} is none of {', '.join(_ACTIONS)}", param_hint="ACTION")
    if action == "list" and file is not None:
        raise typer.BadParameter("the list goes to standard output; to write a file: export", param_hint="FILE")
    if form is not None and action != "list":
        raise typer.BadParameter("only the list has a format; the log is a JSON object a line", param_hint="--format")
    if form not in (None, *_FORMATS):
        raise typer.BadParameter(f"no format {form!r}; choose {', '.join(_FORMATS)}", param_hint="--format")
    if action == "list":
        _list(graph, listed(graph), form)
    elif file is None:
        raise JudgementError(f"zhitu judgements {action}: which file? Give it after the graph")
    elif action == "export":
        print(f"{counted(export_judgements(graph, file), 'row')}: {file}")
    else:
        ruling = import_judgements(graph, file)
        warn(ruling)
        tell(ruling)
        if ruling.idle:
            print(f"{counted(ruling.idle, 'decision')} not applied")


def _list(graph: Path, log: list[Listed], form: str | None) -> None:
    """The log as asked for, else as a table on a terminal and a JSON object a line elsewhere; each with its problem."""
    told = [json.loads(entry.row) | ({"problem": entry.problem} if entry.problem else {}) for entry in log]
    if form == "json":
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    if form is None and not sys.stdout.isatty():
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in told)
        return
    from rich.table import Table

    from zhitu.query.render import plain

    with open_graph(graph) as opened:
        prefixes = opened.prefixes
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for entry in log:
            writer.writerow(map(inert, (*entry.head, entry.what(prefixes), entry.judgement.because, entry.problem)))
        return
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for heading in ("", "who", "when", "decision", "what", "applies"):
        table.add_column(heading, overflow="fold")
    for entry in log:
        table.add_row(*map(plain, (*entry.head, entry.what(prefixes), entry.problem or "yes")))
    console().print(table)
