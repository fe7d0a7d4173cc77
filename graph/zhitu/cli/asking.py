"""Answers on the terminal: query, ask, show, stats."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from zhitu.cells import for_spreadsheet
from zhitu.cli.base import ANY_OPTION, As, GraphPath, Name, app, given, hosts, open_graph
from zhitu.errors import InputError
from zhitu.terminal import console

if TYPE_CHECKING:
    from zhitu.api import OpenGraph

__all__ = ["ask", "query", "show", "stats"]

_Bom = Annotated[bool, typer.Option("--bom", help="CSV or TSV for Excel: marked as UTF-8, and no cell is a formula.")]
#: What the answer to a question may be written as.
_TABLES = ("csv", "tsv", "json", "xml")


@app.command()
def query(
    graph: GraphPath,
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", help="The query; prefixes are known.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="A file with the query.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json, xml, turtle; table on a terminal, else tsv or turtle."),
    ] = None,
    allow_service: Annotated[
        list[str] | None, typer.Option(metavar="HOST[:PORT]", help="A host that SERVICE may ask.")
    ] = None,
    bom: _Bom = False,
) -> None:
    """Ask in SPARQL, over the union of all graphs."""
    if (sparql is None) == (file is None):
        raise typer.BadParameter("give a query, or a file with -f", param_hint="SPARQL")
    text = sparql if file is None else _read(file)
    assert text is not None
    with open_graph(graph) as opened, _stoppable():
        _print_results(opened, text, form, sorted(hosts(allow_service)), bom=bom)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Lets Ctrl-C end the process at once: the engine does not come back to Python before it has an answer."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(file: Path) -> str:
    """The text of a file, a pipe or whatever else the path opens."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(str(file), "there is no such file", "give the path of a .rq file with -f") from error
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise InputError(str(file), f"cannot be read ({cause})", "give the path of a .rq file with -f") from error


def _print_results(
    opened: OpenGraph, sparql: str, form: str | None, services: Sequence[str] = (), *, bom: bool = False
) -> None:
    import pyoxigraph as ox

    from zhitu.query import write
    from zhitu.query.render import drawn, plain
    from zhitu.query.unknown import unknown_terms, unknown_things, untagged

    if bom and form not in ("csv", "tsv"):
        raise typer.BadParameter("only for --format csv or tsv", param_hint="--bom")
    results = opened.results(sparql, allow_service=services)
    for said in (*unknown_terms(sparql, opened.prefixes), *unknown_things(opened.graph, sparql, opened.prefixes)):
        console(stderr=True).print(plain(f"warning: {said}", "yellow"))
    if (lines := untagged(opened.graph, sparql, opened.prefixes)) and _found_nothing(opened, sparql, services):
        for said in lines:
            console(stderr=True).print(plain(f"nothing found: {said}", "yellow"))
    if form is None:
        terminal, piped = sys.stdout.isatty(), "turtle" if isinstance(results, ox.QueryTriples) else "tsv"
        form = "table" if terminal else piped
    if form == "table":
        console().print(drawn(results, opened.prefixes))
    else:
        sys.stdout.flush()
        with for_spreadsheet(sys.stdout.buffer, form) if bom else nullcontext(sys.stdout.buffer) as output:
            write(results, output, form, prefixes=opened.prefixes)
        if form in ("json", "xml"):  # the engine ends these without a line break
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()


def _found_nothing(opened: OpenGraph, sparql: str, services: Sequence[str]) -> bool:
    """Whether a query has no solution; it is asked once more, since results can be read once."""
    import pyoxigraph as ox

    found = opened.results(sparql, allow_service=services)
    return not found if isinstance(found, ox.QueryBoolean) else next(iter(found), None) is None


class _Question(TyperCommand):
    """Tells the parameters of a question where its name stands beside `--help`, or without a graph."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # typer keeps the type of contexts to itself
        from zhitu.query import questions
        from zhitu.query.render import parameters

        names = [each for each in args if not each.startswith("-")]
        named = next((questions()[each] for each in names if each in questions()), None)
        wants_help = not {"--help", "-h"}.isdisjoint(args)
        if named is not None and (wants_help or (names[0] == named.id and not Path(named.id).exists())):
            console().print(parameters(named))
            ctx.exit(0 if wants_help else 2)
        return super().parse_args(ctx, args)


@app.command(cls=_Question, context_settings=ANY_OPTION)
def ask(
    context: typer.Context,
    graph: GraphPath,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="Its name or wording.")] = None,
    menu: Annotated[bool, typer.Option("--list", help="List the questions and their parameters.")] = False,
    form: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or xml.")] = None,
    bom: _Bom = False,
) -> None:
    """Ask a prepared question, its parameters as options: zhitu ask GRAPH laboratories-in --place 广州.

    zhitu ask QUESTION --help tells the parameters of a question.
    """
    from zhitu import query
    from zhitu.query.answers import answered_with
    from zhitu.query.questions import asked_with, bind, bounded
    from zhitu.query.render import beside, plain, replied, taken_instead
    from zhitu.query.render import menu as listed

    parameters = _parameters(context.args)
    if form not in (None, "table", *_TABLES):
        raise typer.BadParameter(f"no format {form!r}; choose table, {', '.join(_TABLES)}", param_hint="--format")
    for wrong in query.faulty().values():
        console(stderr=True).print(plain(f"warning: {wrong}; it cannot be asked", "yellow"))
    with open_graph(graph) as opened:
        if menu or question is None:
            console().print(listed(opened.ask()))
        elif form in (None, "table") and not bom:
            console().print(replied(opened.ask(question, **parameters)))
        else:
            asked = query.question(question)
            values, own = answered_with(opened.graph, asked, parameters), asked_with(asked, parameters)
            instead = {name: own[name] for name in values if values[name] != own[name]}
            for told in taken_instead(asked, values, instead):
                console(stderr=True).print(plain(f"warning: {told}", "yellow"))
            _print_results(opened, bind(opened.graph, asked, values), form, bom=bom)
            few = {bound.name: "1"} if (bound := bounded(asked)) else {}
            for line in beside(opened.ask(question, **{**values, **few})):
                console(stderr=True).print(plain(line, "yellow"))


def _parameters(arguments: Sequence[str]) -> dict[str, str]:
    """`--name value` and `--name=value` of a question's own options."""
    given: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, equals, value = option.removeprefix("--").partition("=")
        if not option.startswith("--") or not name:
            raise typer.BadParameter(f"expected --name value, not {option!r}", param_hint="QUESTION")
        if not equals and not rest:
            raise typer.BadParameter(f"{option} has no value; --{name} any leaves it open", param_hint="QUESTION")
        given[name.replace("-", "_")] = value if equals else rest.pop(0)
    return given


@app.command()
def show(
    graph: GraphPath,
    name: Name,
    ids: Annotated[
        bool, typer.Option("--ids", help="With what reject and confirm go by, such as claim:0a1b….")
    ] = False,
    form: As = None,
) -> None:
    """Everything about an entity, each line with its quote, document and date."""
    from zhitu.query.render import sheet_view

    with open_graph(graph) as opened:
        if not given(told := opened.show(name), form):
            console().print(sheet_view(told, opened.prefixes if ids else None))


@app.command()
def stats(graph: GraphPath, form: As = None) -> None:
    """Counts by class, relation and event type."""
    from zhitu.query.render import counts

    with open_graph(graph) as opened:
        if not given(told := opened.stats(), form):
            console().print(counts(told))
