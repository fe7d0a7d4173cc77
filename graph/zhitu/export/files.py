"""Which format a file name means, and files that are there whole or not at all."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from zhitu.errors import ExportError

__all__ = ["FORMATS", "as_page", "form_of", "whole"]

#: Names of formats, which are also their usual suffixes, and other suffixes that mean the same.
FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "graphml", "gexf")
_ALSO = {"turtle": "ttl", "xml": "rdf", "nquads": "nq", "ntriples": "nt", "json-ld": "jsonld", "owl": "rdf"}


def form_of(path: str | Path, form: str | None = None) -> str:
    """The format asked for, else the one that the suffix means; ExportError, with the choice, where it is none.

    >>> form_of("graph.ttl"), form_of("graph.nq.gz"), form_of("graph.gz", "nt")
    ('ttl', 'nq', 'nt')
    """
    named = Path(path)
    suffix = named.with_suffix("").suffix if _is_packed(named) else named.suffix
    wanted = (form or suffix).lstrip(".").lower()
    wanted = _ALSO.get(wanted, wanted)
    if wanted in FORMATS:
        return wanted
    cause = f"no format {form!r}" if form else f"the suffix {suffix or named.suffix!r} is of no known format"
    raise ExportError(f"{path}: {cause}; choose with --format one of {', '.join(FORMATS)}, csv (a folder)")


def as_page(path: str | Path) -> None:
    """ExportError where the name of a file says that it is no page of HTML."""
    suffix = Path(path).suffix.lower()
    if suffix not in ("", ".html", ".htm"):
        raise ExportError(f"{path}: the network is written as a page; call it {Path(path).with_suffix('.html').name}")


@contextmanager
def whole(path: str | Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes its place when all is written; what was there stays if anything goes wrong.

    What is called .gz is packed, the same each time.
    """
    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as output:
            if _is_packed(target):
                with gzip.GzipFile("", "wb", fileobj=output, mtime=0) as packed:
                    yield cast("IO[bytes]", packed)
            else:
                yield output
        os.replace(part, target)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}; {_remedy(target)}") from error
    finally:
        with suppress(OSError):  # what could not be opened need not be there
            part.unlink(missing_ok=True)


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def _remedy(target: Path) -> str:
    if target.is_dir():
        return "it is a folder, give the name of a file in it"
    folder = target.parent
    return "choose another place" if folder.is_dir() else f"there is no folder {folder}, make it first"
