"""From documents: build, explain; from files of RDF: load."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from zhitu.cli.base import Date, Jobs, Paths, Publisher, Quick, Tagger, app, check
from zhitu.cli.summary import finish
from zhitu.terminal import console, progress_bar

__all__ = ["build", "explain", "load"]


@app.command()
def build(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GRAPH", help="Directory of the graph.")],
    date: Date = None,
    publisher: Publisher = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where your own IRIs begin.")] = None,
    jobs: Jobs = 1,
    without_text: Annotated[bool, typer.Option("--without-text", help="Keep quotes, not full texts.")] = False,
    judgements: Annotated[Path | None, typer.Option(metavar="FILE", help="Decisions of people, as JSONL.")] = None,
    tagger: Tagger = "auto",
    quick: Quick = False,
) -> None:
    """Build a graph from documents: txt, md, html, pdf, docx, JSONL, or a manifest that lists them."""
    import zhitu
    from zhitu.settings import DEFAULT_BASE, Settings

    check(tagger)
    settings = Settings(base or DEFAULT_BASE, not without_text, date, publisher, tagger, jobs, quick)
    with progress_bar("building") as progress:
        report = zhitu.build(paths, output, settings, progress=progress, stage=progress.stage, judgements=judgements)
    finish(report)


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="N-Quads, TriG or JSON-LD of `zhitu export`.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="GRAPH", help="Directory of the graph.")],
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Where its IRIs begin, if unclear.")] = None,
) -> None:
    """Make a graph for reading out of files that `zhitu export` wrote: all but changing its documents works."""
    import zhitu

    with progress_bar("loading") as progress:
        report = zhitu.load(files, output, base=base, stage=progress.stage)
    finish(report)


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Some sentences; - reads standard input.")],
    date: Annotated[str | None, typer.Option(help="Date of the text, for 今年 and 7月28日.")] = None,
    tagger: Tagger = "auto",
    quick: Quick = False,
) -> None:
    """Say what the extractor finds in a text, by which rule, and in which passage."""
    from zhitu.explain import explain
    from zhitu.settings import Settings

    check(tagger)
    if text != "-" and _is_file(text):
        raise typer.BadParameter(f"{text} is a file; write: zhitu explain - < {shlex.quote(text)}")
    source = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if text == "-" else text
    console().print(explain(source, Settings(date=date, tagger=tagger, quick=quick), warn=_warn))


def _is_file(text: str) -> bool:
    """Whether a text is the path of a file; a long one cannot be."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # longer than a path may be, or with a NUL
        return False


def _warn(told: str) -> None:
    from zhitu.query.render import plain

    console(stderr=True).print(plain(f"warning: {told}", "yellow"))
