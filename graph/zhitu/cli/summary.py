"""What a build or change did, for people, and the exit status that tells it to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zhitu.terminal import console

if TYPE_CHECKING:
    from zhitu.pipeline import Report

__all__ = ["finish"]


def finish(report: Report, *, counts: bool = True) -> None:
    """Print what did not go well, then the counts; exit with 1 where a document failed, 2 where nothing was done."""
    from rich.table import Table

    from zhitu.query.render import plain

    errors = console(stderr=True)
    for warning in report.warnings:
        errors.print(plain(f"warning: {warning}", "yellow"))
    for failure in report.failures:
        errors.print(plain(f"failed: {failure.where}: {failure.stage}: {failure.cause}", "red"))
    if not report.written:
        what = "no document got through; nothing was written" if counts else "no document was removed"
        errors.print(plain(f"zhitu: {report.graph}: {what}"))
        raise typer.Exit(2)
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column()
    table.add_column(justify="right")
    for name in ("documents", "entities", "claims", "events", "observations", "quads") if counts else ("documents",):
        table.add_row(name if counts else "documents removed", f"{getattr(report, name):,}")
    table.add_row("seconds", f"{report.seconds:,.1f}")
    if report.failures:
        table.add_row("failed documents", f"{len(report.failures):,}", style="red")
    out = console()
    out.print(table)
    for note in report.notes:
        out.print(plain(note))
    out.print(plain(f"graph: {report.graph}"))
    if report.failures:
        raise typer.Exit(1)
