"""Documents of a graph that is there: add, replace, remove."""

from __future__ import annotations

from typing import Annotated

import typer

from zhitu.cli.base import Date, GraphPath, Jobs, Paths, Publisher, Quick, Tagger, app, check
from zhitu.cli.summary import finish
from zhitu.terminal import progress_bar

__all__ = ["add", "remove", "replace"]


@app.command()
def add(
    graph: GraphPath,
    paths: Paths,
    date: Date = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    tagger: Tagger = "auto",
    quick: Quick = False,
) -> None:
    """Add documents to a graph, one after the other, each whole or not at all; nothing else is built anew."""
    import zhitu
    from zhitu.settings import Settings

    check(tagger)
    settings = Settings(date=date, publisher=publisher, tagger=tagger, jobs=jobs, quick=quick)
    with progress_bar("adding") as progress:
        report = zhitu.add(graph, paths, settings, progress=progress)
    finish(report)


@app.command()
def replace(
    graph: GraphPath,
    paths: Paths,
    date: Date = None,
    publisher: Publisher = None,
    jobs: Jobs = 1,
    tagger: Tagger = "auto",
    quick: Quick = False,
) -> None:
    """Put documents in the place of those with the same identifiers.

    What a manifest or the options said of them stays, unless the new text, or what is given now, says something else.
    """
    import zhitu
    from zhitu.settings import Settings

    check(tagger)
    settings = Settings(date=date, publisher=publisher, tagger=tagger, jobs=jobs, quick=quick)
    with progress_bar("replacing") as progress:
        report = zhitu.replace(graph, paths, settings, progress=progress)
    finish(report)


@app.command()
def remove(
    graph: GraphPath,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="Identifiers, or files and folders that hold them.")
    ],
) -> None:
    """Withdraw documents, with all that only they called for."""
    import zhitu

    with progress_bar("removing") as progress:
        report = zhitu.remove(graph, documents, progress=progress)
    finish(report, counts=False)
