"""Annotated sentences: paragraphs with names marked as [广州实验室:LA], and the project's own gold documents."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["CODES", "Annotated", "annotated", "digest", "gold", "golds", "named"]

CODES = {
    "CO": "Country", "RE": "Region", "CI": "City", "DI": "District", "ZO": "Zone", "NA": "NaturalFeature",
    "GO": "GovernmentBody", "CM": "Company", "FI": "FinancialInstitution", "LA": "Laboratory",
    "RI": "ResearchInstitute", "SC": "School", "HO": "Hospital", "OR": "Organization", "FA": "Facility",
    "PO": "Policy", "PG": "Programme", "PJ": "Project", "FU": "Fund", "CF": "Conference", "IN": "Industry",
    "GR": "Group", "PE": "Person", "PR": "Product",
}  # fmt: skip
_MARK = re.compile(r"\[([^\[\]:]+):([A-Z]{2})\]")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its names as (start, end, class); a class of "" marks what may be a name or not."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def annotated(path: Path) -> Iterator[Annotated]:
    """The paragraphs of a file, one a line; a mark with an unknown code is a KeyError."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, names, at = "", [], 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            names.append((len(text), len(text) + len(mark[1]), CODES[mark[2]]))
            text += mark[1]
            at = mark.end()
        if line.strip():
            yield Annotated(text + line[at:], tuple(names))


def gold(folder: Path) -> Iterator[Annotated]:
    """Documents with gold files."""
    for said, text in golds(folder):
        yield named(text, said)


def golds(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """What gold files say, and the texts of their documents."""
    for path in sorted(folder.glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        yield json.loads(path.read_text(encoding="utf-8")), text.read_text(encoding="utf-8")


def named(text: str, said: dict[str, Any], *, doubtful: str | None = "") -> Annotated:
    """A text with what a gold file names in it, things and not places: all occurrences, longest names first.

    `doubtful` is the class of what may be a name or not; None leaves it its own.
    """
    classes: dict[str, str] = {}
    for entity in said["entities"]:
        kinds = [entity["type"]] if isinstance(entity["type"], str) else entity["type"]
        kind = doubtful if doubtful is not None and entity.get("optional") else kinds[0]
        classes.update(dict.fromkeys(entity["names"], kind))
    pattern = "|".join(map(re.escape, sorted(classes, key=len, reverse=True)))
    return Annotated(text, tuple((m.start(), m.end(), classes[m[0]]) for m in re.finditer(pattern, text)))


def digest(*folders: Path) -> str:
    """Tells what is trained on from other paragraphs, claims and documents; the models name it."""
    paths = sorted(path for folder in folders for path in folder.iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
