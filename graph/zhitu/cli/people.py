"""What people decide: judge, reject, confirm, assert, rename, retype, link, undo."""

from __future__ import annotations

import getpass
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zhitu.cli.base import As, GraphPath, Name, app, check_date, given, open_graph, whole
from zhitu.terminal import console

if TYPE_CHECKING:
    from zhitu.pipeline.drafting import By, Draft
    from zhitu.pipeline.judging import Ruling

__all__ = ["assert_", "confirm", "judge", "link", "reject", "rename", "retype", "review", "tell", "undo", "warn"]

Side = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, an alias, an IRI; NAME@DOCUMENT: that of a document.")
]
Because = Annotated[str, typer.Option(help="Why, in your own words.")]
Record = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim, event or figure: claim:0a1b…, or its IRI.")]
Who = Annotated[str | None, typer.Option(help="Who decides; by default the name in git's configuration.")]
When = Annotated[str | None, typer.Option(metavar="DATE", help="When; today by default.")]


def _by(who: str | None, when: str | None, because: str) -> By:
    """The only place where a clock is asked: what is decided today was decided today, and the row says so."""
    from datetime import date

    from zhitu.pipeline.drafting import By

    check_date(when, "--when")
    return By(who or _author(), when or date.today().isoformat(), because)


def _author() -> str:
    """Who sits here: by git's configuration, else by the name of the account."""
    try:
        told = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    except OSError:  # git is not installed
        return getpass.getuser()
    return told.stdout.strip() or getpass.getuser()


def _record(graph: Path, draft: Draft, *, force: bool = False) -> None:
    from zhitu.pipeline.judging import judge
    from zhitu.query.render import plain

    ruling = judge(graph, draft, force=force)
    warn(ruling)
    for row in ruling.rows:
        console().print(plain(row))
    tell(ruling)


def warn(ruling: Ruling) -> None:
    """Print what does not apply."""
    from zhitu.query.render import plain

    errors = console(stderr=True)
    for problem in ruling.problems:
        errors.print(plain(f"warning: {problem}", "yellow"))


def tell(ruling: Ruling) -> None:
    """Print how much was recorded, and written anew for it."""
    from zhitu.query.render import counted

    print(f"{len(ruling.judgements)} recorded, {counted(ruling.documents, 'document')} written anew")


@app.command()
def review(
    graph: GraphPath,
    limit: Annotated[int, typer.Option(parser=whole(1), metavar="NUMBER", help="Questions at most.")] = 20,
    form: As = None,
) -> None:
    """List what is uncertain, most valuable first, with quotes and the commands that decide it."""
    from zhitu.pipeline.reviewing import review
    from zhitu.query.changed import review_view

    with open_graph(graph) as opened:
        prefixes = opened.prefixes
    doubts = review(graph, limit=limit + 1)
    if not given(doubts[:limit], form):
        console().print(review_view(doubts, str(graph), prefixes, limit))


@app.command()
def judge(
    graph: GraphPath,
    decision: Annotated[str, typer.Argument(metavar="same|different|unsure")],
    one: Side,
    other: Side,
    force: Annotated[
        bool, typer.Option("--force", help="The same, although nothing is of both their classes.")
    ] = False,
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Say that two things are the same, different, or that it cannot be told, which leaves them as they are."""
    from zhitu.pipeline.drafting import VERDICTS, pair

    for verdict in VERDICTS:
        if decision == verdict:
            return _record(graph, pair(verdict, one, other, _by(who, when, because)), force=force)
    raise typer.BadParameter(f"{decision!r} is none of same, different, unsure", param_hint="DECISION")


#: Other records of what was rejected that are named; there may be hundreds.
_NAMED = 5


@app.command()
def reject(
    graph: GraphPath,
    record: Record,
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Say that a claim, an event or a figure is wrong. Its document keeps it, marked as rejected."""
    from zhitu.pipeline.drafting import rejection
    from zhitu.query.render import plain
    from zhitu.query.repeated import repeated

    with open_graph(graph) as opened:
        names = [f"{other} ({document})" for other, document in repeated(opened.graph, record)]
    _record(graph, rejection(record, _by(who, when, because)))
    if names:
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        console(stderr=True).print(plain(f"the same still stands by {', '.join(names[:_NAMED])}{more}", "yellow"))


@app.command()
def confirm(
    graph: GraphPath,
    record: Record,
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Say that a claim, an event or a figure is right, so that `review` does not ask about it again."""
    from zhitu.pipeline.drafting import confirmation

    _record(graph, confirmation(record, _by(who, when, because)))


@app.command(name="assert")
def assert_(
    graph: GraphPath,
    subject: Name,
    predicate: Annotated[str, typer.Argument(metavar="RELATION", help="Such as locatedIn or 位于.")],
    obj: Name,
    because: Annotated[str, typer.Option(help="Why, in your own words.")],
    document: Annotated[str | None, typer.Option(metavar="ID", help="A document that says so.")] = None,
    quote: Annotated[str | None, typer.Option(metavar="TEXT", help="Its passage, word for word.")] = None,
    subject_class: Annotated[str | None, typer.Option(metavar="CLASS", help="Of a subject that is new.")] = None,
    object_class: Annotated[str | None, typer.Option(metavar="CLASS", help="Of an object that is new.")] = None,
    expected: Annotated[bool, typer.Option("--expected", help="It is announced, not done.")] = False,
    without_evidence: Annotated[bool, typer.Option("--without-evidence", help="On your word alone.")] = False,
    who: Who = None,
    when: When = None,
) -> None:
    """Add a relation that the extractor did not find, with the passage that states it."""
    from zhitu.pipeline.drafting import asserting

    if (document is None) != (quote is None):
        raise typer.BadParameter("give --document and --quote together", param_hint="--quote")
    if quote is None and not without_evidence:
        remedy = "name the passage with --document and --quote, or say --without-evidence"
        raise typer.BadParameter(f"every relation has its passage: {remedy}", param_hint="--quote")
    evidence = (document, quote) if document is not None and quote is not None else None
    by, ends = _by(who, when, because), ((subject, subject_class), (obj, object_class))
    _record(graph, asserting(ends[0], predicate, ends[1], by, evidence=evidence, expected=expected))


@app.command()
def rename(
    graph: GraphPath,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The preferred name from now on.")],
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Give a thing another preferred name; its IRI stays."""
    from zhitu.pipeline.drafting import about

    _record(graph, about("rename", name, new, _by(who, when, because)))


@app.command()
def retype(
    graph: GraphPath,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="CLASS", help="Such as Zone or 功能区, or several with commas.")],
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Give a thing another class."""
    from zhitu.pipeline.drafting import about

    _record(graph, about("retype", name, new, _by(who, when, because)))


@app.command()
def link(
    graph: GraphPath,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="IRI", help="Such as https://www.wikidata.org/entity/Q16572.")],
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Say by which identifier a thing is known elsewhere (skos:exactMatch)."""
    from zhitu.pipeline.drafting import about

    _record(graph, about("link", name, new, _by(who, when, because)))


@app.command()
def undo(
    graph: GraphPath,
    sequence: Annotated[
        int, typer.Argument(parser=whole(1), metavar="NUMBER", help="Which decision: its place in the log.")
    ],
    because: Because = "",
    who: Who = None,
    when: When = None,
) -> None:
    """Take back a decision, by another one; both stay in the log."""
    from zhitu.pipeline.drafting import undoing

    _record(graph, undoing(sequence, _by(who, when, because)))
