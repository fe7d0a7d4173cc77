"""Figures judged by what a reader needs: whose, by which words, when, and whether it is so or aimed at.

`python -m bench.figures FOLDER… [--show]`: a folder holds a manifest.json and, for each document, ID.fig.json: a list
of objects in the order of the text. `text` is a stretch that it holds once, up to the number's end, `value` the number,
normalised, `unit` its unit or all that will do; `about` are the names that its owner may have; each of `words` must be
in the indicator or its owner's name, none of `not` in the indicator (in both, | parts what will do); `period` is one
date or all that will do, null for none; `status` is "occurred" where it is left out; what is `optional` counts neither
way. Whoever makes a set must not have seen a rule.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from zhitu.model import Document, Entity, Extraction, Extractor, Observation
from zhitu.names import simplify
from zhitu.pipeline.work import default_extractor
from zhitu.read import read
from zhitu.settings import Settings

__all__ = ["Figure", "judged", "main", "names", "plain"]

#: What is judged of a figure that is found.
_SIDES = ("owner", "words", "period", "status")
_MARKS = re.compile(r"[《》“”‘’「」『』\"'\s]")
#: 浙江 is 浙江省.
_KIND = re.compile("(?:特别行政区|(?:维吾尔|回族|壮族)?自治区|省|市)$")


class Figure(NamedTuple):
    """A figure of a set and what was found for it; `wrong` names the sides on which that fails."""

    told: Mapping[str, Any]
    found: Observation | None
    wrong: tuple[str, ...]


def judged(document: Document, extraction: Extraction, figures: Sequence[Mapping[str, Any]]) -> Iterator[Figure]:
    """Each figure with the observation nearest to it of its value and unit; none is taken twice."""
    named = {entity.key: set(names(document.text, entity)) for entity in extraction.entities}
    left = list(extraction.observations)
    for told in figures:
        if document.text.count(told["text"]) != 1:
            raise ValueError(f"{document.id}: the text does not hold {told['text']} once")
        at = document.text.find(told["text"])
        alike = [o for o in left if o.value == Decimal(str(told["value"])) and plain(o.unit) in _all(told["unit"])]
        best = min(alike, key=lambda o: _distance(o, at, at + len(told["text"])), default=None)
        if best is not None:
            left.remove(best)
        yield Figure(told, best, () if best is None else tuple(_wrong(best, named[best.about], told)))


def _wrong(found: Observation, named: set[str], told: Mapping[str, Any]) -> Iterator[str]:
    about = {plain(name) for name in told["about"]}
    if not named & about and not {_KIND.sub("", n) for n in named} & {_KIND.sub("", n) for n in about}:
        yield "owner"
    words = plain(found.indicator)
    has = all(_has(words + "".join(named), either) for either in told["words"])
    if not has or any(_has(words, either) for either in told.get("not") or ()):
        yield "words"
    periods = told.get("period")
    if found.period not in (periods if isinstance(periods, list) else [periods]):
        yield "period"
    if found.status != (told.get("status") or "occurred"):
        yield "status"


def _has(words: str, either: str) -> bool:
    return any(plain(word) in words for word in either.split("|"))


def names(text: str, entity: Entity) -> Iterator[str]:
    """Every name that the document has for it, compared plainly."""
    yield from map(plain, (entity.name, *entity.aliases, *(m.of(text) for m in entity.mentions)))


def _all(units: str | Iterable[str | None] | None) -> set[str]:
    return {plain(unit or "") for unit in ([units] if isinstance(units, str) or units is None else units)}


def plain(name: str) -> str:
    """A name in simplified characters, without marks and blanks, its brackets those of Chinese.

    >>> plain("《青嶼計劃 (試行)》")
    '青屿计划（试行）'
    """
    return _MARKS.sub("", simplify(name)).replace("(", "（").replace(")", "）").casefold()


def _distance(found: Observation, start: int, end: int) -> tuple[bool, int]:
    apart = all(span.end < start or span.start > end for span in found.evidence)
    return apart, min(abs(span.start - start) for span in found.evidence)


def _of_folder(folder: Path, extractor: Extractor) -> Iterator[tuple[str, Figure]]:
    for document in read([folder / "manifest.json"], Settings()):
        path = folder / f"{document.id}.fig.json" if isinstance(document, Document) else None
        if isinstance(document, Document) and path is not None and path.is_file():
            figures = json.loads(path.read_text(encoding="utf-8"))
            for figure in judged(document, extractor.extract(document), figures):
                yield document.id, figure


def _said(found: Observation | None) -> str:
    if found is None:
        return ""
    return f"{found.indicator} {found.value:f} {found.unit} {found.period} {found.status} ({found.rule})"


def main(arguments: Sequence[str]) -> None:
    """Print the shares of a set's figures that are found, right on each side, and right on all."""
    folders, extractor = [Path(word) for word in arguments if word != "--show"], default_extractor(Settings())
    for folder in folders:
        counted: Counter[str] = Counter()
        for name, figure in _of_folder(folder, extractor):
            if figure.told.get("optional"):
                continue
            counted["figures"] += 1
            counted["found"] += figure.found is not None
            counted["all right"] += figure.found is not None and not figure.wrong
            counted.update(side for side in _SIDES if figure.found is not None and side not in figure.wrong)
            if "--show" in arguments and (figure.found is None or figure.wrong):
                print(name, " ".join(figure.wrong) or "missed", figure.told["text"], _said(figure.found), sep="\t")
        shares = (
            f"{side} {counted[side] / max(1, counted['figures']):.3f}" for side in ("found", *_SIDES, "all right")
        )
        print(f"{folder}: {counted['figures']} figures", *shares, sep=", ")


if __name__ == "__main__":
    main(sys.argv[1:])
