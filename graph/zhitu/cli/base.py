"""The application that the commands register with, and what several of them need."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from math import inf, nan
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from zhitu.api import OpenGraph
    from zhitu.query.tables import Told

__all__ = [
    "ANY_OPTION",
    "As",
    "Date",
    "GraphPath",
    "Jobs",
    "Name",
    "Paths",
    "Publisher",
    "Quick",
    "Tagger",
    "app",
    "check",
    "check_date",
    "given",
    "hosts",
    "open_graph",
    "seconds",
    "whole",
]

app = typer.Typer(
    name="zhitu",
    help="知图: policy documents to a knowledge graph in which every edge has its source sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        import zhitu

        print(f"zhitu {zhitu.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """What holds for every command."""


def _given_path(text: str) -> Path:
    """The path that was given; an empty one, as of a variable that is not set, is not the folder one is in."""
    if not text:
        raise typer.BadParameter("an empty path; give a file or a folder")
    return Path(text)


def whole(least: int, most: int | None = None) -> Callable[[str], int]:
    """Reads a whole number within bounds; the refusal says which they are."""
    wanted = f"{least} or more" if most is None else f"{least} to {most}"

    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"-?[0-9]{1,18}", str(text), re.ASCII) else None
        if number is None or number < least or (most is not None and number > most):
            raise typer.BadParameter(f"{text!r}: give a whole number, {wanted}")
        return number

    return read


def seconds(least: float) -> Callable[[str], float]:
    """Reads a number of seconds; the refusal says how many are the least."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = nan
        if not least <= number < inf:
            raise typer.BadParameter(f"{text!r}: give a number of seconds, {least} or more")
        return number

    return read


GraphPath = Annotated[Path, typer.Argument(metavar="GRAPH", help="The directory that `zhitu build -o` wrote.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, an alias, an IRI.")]
Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", parser=_given_path, help="Files, folders, JSONL or a manifest.")
]
Date = Annotated[str | None, typer.Option(help="Date of documents that state none, or of one file: 2022, 2022-09-01.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher of documents that state none, or of one file.")]
Jobs = Annotated[int, typer.Option(parser=whole(1), metavar="NUMBER", help="Processes that extract.")]
Tagger = Annotated[str, typer.Option(help="lac, jieba, or auto.")]
Quick = Annotated[bool, typer.Option("--quick", help="By rules alone: more than twice as fast, finds less.")]
As = Annotated[str | None, typer.Option("--format", help="table, json or csv.")]
_HOST = re.compile(r"(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")
ANY_OPTION = {"allow_extra_args": True, "ignore_unknown_options": True}


def hosts(given: Iterable[str] | None) -> frozenset[str]:
    """The hosts that SERVICE may ask; refused where one is an address."""
    names = frozenset(name.lower() for name in given or ())
    for name in sorted(names):
        if not _HOST.fullmatch(name):
            raise typer.BadParameter(f"{name!r}: give a host such as example.org or localhost:7878, no address")
    return names


def given(told: Told, form: str | None) -> bool:
    """Write what was told as it was asked for; false where it is to be drawn."""
    from zhitu.query.tables import FORMATS, write_told

    if form in (None, "table"):
        return False
    if form not in FORMATS:
        raise typer.BadParameter(f"no format {form!r}; choose table, {' or '.join(FORMATS)}", param_hint="--format")
    write_told(told, sys.stdout, form)
    return True


def open_graph(path: Path) -> OpenGraph:
    """The graph, for reading."""
    from zhitu.api import OpenGraph

    return OpenGraph(path)


def check(tagger: str) -> None:
    """Refuse a tagger that there is not."""
    if tagger not in ("auto", "lac", "jieba"):
        raise typer.BadParameter(f"no tagger {tagger!r}; choose lac, jieba or auto", param_hint="--tagger")


def check_date(date: str | None, option: str) -> None:
    """Refuse what is no date."""
    from zhitu.edtf import is_edtf

    if date is not None and not is_edtf(date):
        raise typer.BadParameter(f"{date!r} is no date; write 2022, 2022-09 or 2022-09-01", param_hint=option)
