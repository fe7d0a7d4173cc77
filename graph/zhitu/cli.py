"""The command `zhitu`: parses arguments, calls the package, prints what comes back.

Exit status: 0; 1 where a document failed or validation found errors; 2 for input that cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhitu.errors import InputError, ZhituError
from zhitu.terminal import console, make_safe, progress_bar

if TYPE_CHECKING:
    from zhitu.api import OpenGraph
    from zhitu.pipeline import Report

__all__ = ["app", "main"]

app = typer.Typer(
    name="zhitu",
    help="知图: policy documents to a knowledge graph in which every edge has its source sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

GraphPath = Annotated[Path, typer.Argument(metavar="GRAPH", help="The directory that `zhitu build -o` wrote.")]
_ANY_OPTION = {"allow_extra_args": True, "ignore_unknown_options": True}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit."""
    for stream in (sys.stdout, sys.stderr):
        make_safe(stream)
    try:
        app(args=None if arguments is None else list(arguments), prog_name="zhitu")
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (ZhituError, OSError) as error:
        print(f"zhitu: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(2)


def _open(path: Path) -> OpenGraph:
    from zhitu.api import OpenGraph

    return OpenGraph(path)


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, JSONL or a manifest.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GRAPH", help="Directory of the graph.")],
    date: Annotated[
        str | None, typer.Option(help="Date of documents that state none: 2022, 2022-09, 2022-09-01.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of documents that state none.")] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where your own IRIs begin.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that extract.")] = 1,
    without_text: Annotated[bool, typer.Option("--without-text", help="Keep quotes, not full texts.")] = False,
    judgements: Annotated[Path | None, typer.Option(metavar="FILE", help="Decisions of people, as JSONL.")] = None,
    tagger: Annotated[str, typer.Option(help="lac, jieba, or auto.")] = "auto",
) -> None:
    """Build a graph from documents: txt, md, html, pdf, docx, JSONL, or a manifest that lists them."""
    import zhitu
    from zhitu.settings import DEFAULT_BASE, Settings

    _check(date, tagger)
    settings = Settings(base or DEFAULT_BASE, not without_text, date, publisher, tagger, jobs)
    with progress_bar("building") as progress:
        report = zhitu.build(paths, output, settings, progress=progress, judgements=judgements)
    _summary(report)
    if report.failures or not report.written:
        raise typer.Exit(1 if report.written else 2)


def _check(date: str | None, tagger: str) -> None:
    """Refuse what no document could be read with."""
    from zhitu.edtf import is_edtf

    if date is not None and not is_edtf(date):
        raise typer.BadParameter(f"{date!r} is no date; write 2022, 2022-09 or 2022-09-01", param_hint="--date")
    if tagger not in ("auto", "lac", "jieba"):
        raise typer.BadParameter(f"no tagger {tagger!r}; choose lac, jieba or auto", param_hint="--tagger")


def _summary(report: Report) -> None:
    """Counts, then what did not go well."""
    from rich.table import Table

    from zhitu.query.render import plain

    errors = console(stderr=True)
    for warning in report.warnings:
        errors.print(plain(f"warning: {warning}", "yellow"))
    for failure in report.failures:
        errors.print(plain(f"failed: {failure.where}: {failure.stage}: {failure.cause}", "red"))
    if not report.written:
        errors.print(plain(f"zhitu: {report.graph}: no document got through; nothing was written"))
        return
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for name in ("documents", "entities", "claims", "events", "observations", "quads"):
        table.add_row(name, f"{getattr(report, name):,}")
    table.add_row("seconds", f"{report.seconds:,.1f}")
    if report.failures:
        table.add_row("failed documents", f"{len(report.failures):,}", style="red")
    out = console()
    out.print(table)
    out.print(plain(f"graph: {report.graph}"))


@app.command()
def query(
    graph: GraphPath,
    sparql: Annotated[str | None, typer.Argument(metavar="SPARQL", help="The query; prefixes are known.")] = None,
    file: Annotated[Path | None, typer.Option("--file", "-f", metavar="FILE", help="A file with the query.")] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json, xml, turtle; table on a terminal, else tsv or turtle."),
    ] = None,
) -> None:
    """Ask in SPARQL, over the union of all graphs."""
    if (sparql is None) == (file is None):
        raise typer.BadParameter("give a query, or a file with -f", param_hint="SPARQL")
    if file is not None and not file.is_file():
        raise InputError(str(file), "there is no such file", "give the path of a .rq file with -f")
    text = sparql if file is None else file.read_text(encoding="utf-8-sig")
    assert text is not None
    with _open(graph) as opened:
        _print_results(opened, text, form)


def _print_results(opened: OpenGraph, sparql: str, form: str | None) -> None:
    import pyoxigraph as ox

    from zhitu.query import write
    from zhitu.query.render import drawn

    results = opened.query(sparql)
    if form is None:
        terminal, piped = sys.stdout.isatty(), "turtle" if isinstance(results, ox.QueryTriples) else "tsv"
        form = "table" if terminal else piped
    if form == "table":
        console().print(drawn(results, opened.prefixes))
    else:
        sys.stdout.flush()
        write(results, sys.stdout.buffer, form, prefixes=opened.prefixes)
        sys.stdout.buffer.flush()


@app.command(context_settings=_ANY_OPTION)
def ask(
    context: typer.Context,
    graph: GraphPath,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="Its name or wording.")] = None,
    menu: Annotated[bool, typer.Option("--list", help="List the questions and their parameters.")] = False,
    form: Annotated[str | None, typer.Option("--format", help="table, csv, tsv, json or xml.")] = None,
) -> None:
    """Ask a prepared question, its parameters as options: zhitu ask GRAPH laboratories-in --place 广州."""
    from zhitu import query
    from zhitu.query.questions import bind
    from zhitu.query.render import menu as listed
    from zhitu.query.render import replied

    parameters = _parameters(context.args)
    with _open(graph) as opened:
        if menu or question is None:
            console().print(listed(opened.ask()))
        elif form in (None, "table"):
            console().print(replied(opened.ask(question, **parameters)))
        else:
            _print_results(opened, bind(opened.graph, query.question(question), parameters), form)


def _parameters(arguments: Sequence[str]) -> dict[str, str]:
    """`--name value` and `--name=value` of a question's own options."""
    given: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, equals, value = option.removeprefix("--").partition("=")
        if not option.startswith("--") or not name or not (equals or rest):
            raise typer.BadParameter(f"expected --name value, not {option!r}", param_hint="QUESTION")
        given[name.replace("-", "_")] = value if equals else rest.pop(0)
    return given


@app.command()
def show(
    graph: GraphPath, name: Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, an IRI.")]
) -> None:
    """Everything about an entity, each line with its quote, document and date."""
    from zhitu.query.render import sheet_view

    with _open(graph) as opened:
        console().print(sheet_view(opened.show(name)))


@app.command()
def stats(graph: GraphPath) -> None:
    """Counts by class, relation and event type."""
    from zhitu.query.render import counts

    with _open(graph) as opened:
        console().print(counts(opened.stats()))


@app.command()
def view(
    graph: GraphPath,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page.")] = Path("network.html"),
    around: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this entity.")] = None,
    hops: Annotated[int, typer.Option(min=0, help="How near, in relations.")] = 1,
    of_type: Annotated[
        list[str] | None, typer.Option("--type", metavar="CLASS", help="Only this class and what it relates to.")
    ] = None,
    relation: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this relation.")] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="NAME", help="occurred, expected, rejected.")] = None,
    max_nodes: Annotated[int | None, typer.Option(min=1, help="Entities at most; 1500 by default.")] = None,
    title: Annotated[str, typer.Option(help="Title of the page.")] = "知图",
) -> None:
    """Write the network as one HTML page that works without a network connection."""
    part = {
        "around": around,
        "hops": hops,
        "types": of_type or (),
        "relations": relation or (),
        "statuses": status or (),
    }
    with _open(graph) as opened, progress_bar("drawing"):
        left_out = opened.view(output, title=title, max_nodes=max_nodes, **part)
    if left_out:
        console(stderr=True).print(left_out, style="yellow")
    print(output)


@app.command()
def export(
    graph: GraphPath,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file; - with --format for stdout.")
    ],
    form: Annotated[str | None, typer.Option("--format", help="nq, trig, ttl, nt, jsonld, rdf, graphml, gexf.")] = None,
    without_text: Annotated[bool, typer.Option("--without-text", help="Leave out full texts; quotes stay.")] = False,
) -> None:
    """Write the graph as RDF (nq, trig, ttl, nt, jsonld, rdf) or as a network (graphml, gexf)."""
    with _open(graph) as opened, progress_bar("exporting"):
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
) -> None:
    """Check the promises: each quote in its text, each claim with evidence, the shapes of the vocabulary."""
    from zhitu.query.render import plain

    with _open(graph) as opened, progress_bar("validating") as progress:
        findings = opened.validate(document, shacl=not fast, progress=progress)
    out = console()
    for finding in findings:
        out.print(plain(str(finding), "red" if finding.severity == "error" else "yellow"))
    errors = sum(finding.severity == "error" for finding in findings)
    out.print(f"{errors} errors, {len(findings) - errors} warnings")
    if errors:
        raise typer.Exit(1)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Some sentences; - reads standard input.")],
    date: Annotated[str | None, typer.Option(help="Date of the text, for 今年 and 7月28日.")] = None,
    tagger: Annotated[str, typer.Option(help="lac, jieba, or auto.")] = "auto",
) -> None:
    """Say what the extractor finds in a text, by which rule, and in which passage."""
    from zhitu.explain import explain
    from zhitu.settings import Settings

    _check(date, tagger)
    source = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if text == "-" else text
    console().print(explain(source, Settings(date=date, tagger=tagger)))


if __name__ == "__main__":
    main()
