"""Finds the data of `ontology/`: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zhitu.errors import VocabularyError

__all__ = ["ontology_path", "table"]


@cache
def ontology_path() -> Path:
    """The folder with schema, lexicon, gazetteer and questions."""
    package = Path(__file__).parent
    for folder in (package / "_ontology", package.parent.parent / "ontology"):
        if (folder / "lexicon").is_dir():
            return folder
    raise VocabularyError(f"{package}: the ontology folder is missing; reinstall zhitu")


def table(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated table under `ontology/`, comments (#) left out; a malformed row is an error.

    >>> table("lexicon/heads")[0].keys() >= {"head", "class", "naming", "example"}
    True
    """
    path = ontology_path() / f"{name}.tsv"
    rows: list[dict[str, str]] = []
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) > len(header):
            raise VocabularyError(f"{path.name}:{number}: {len(cells)} cells for {len(header)} columns")
        else:
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return rows
