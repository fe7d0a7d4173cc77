"""Promises put to the test by passages made to a construction: how many are read right, and how many wrong.

`scripts/bench passages` reads `bench/passages/PROMISE.tsv`, fills each template with invented names and its own numbers
and dates, extracts, and prints the share of passages with everything wanted and nothing false, and of those in which
something is false. `python -m bench.passages [PROMISE…] [--show] [--tree FOLDER]` shows those that are not right,
`--construction WORD` one kind of them. `bench/README.md` tells how rows are written.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.rows import Row
from bench.templates import passages, promises
from bench.verdicts import judged
from zhitu.model import Extractor
from zhitu.pipeline.work import default_extractor
from zhitu.settings import Settings

__all__ = ["main", "rows"]


def _counted(promise: str, scale: float, extractor: Extractor) -> Counter[str]:
    """How many passages are right, missing, false; every n-th of them at a smaller scale."""
    step = max(1, round(1 / scale))
    kept = list(passages(promise))[::step]
    return Counter(judged(passage, extractor.extract(passage.document)).word for passage in kept)


def rows(scale: float) -> Iterator[Row]:
    """The shares of passages that are read right, and of those in which something is false, by promise."""
    extractor, total = default_extractor(Settings()), Counter[str]()
    for promise in promises():
        counted = _counted(promise, scale, extractor)
        total += counted
        yield from _shares(promise, counted)
    yield from _shares("all", total)


def _shares(promise: str, counted: Mapping[str, int]) -> Iterator[Row]:
    of = sum(counted.values())
    yield Row(f"{promise}: right, of {of} passages", counted["right"] / of, "share")
    yield Row(f"{promise}: something false", counted["false"] / of, "share")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the counts of promises, and with `--show` what is not right, each construction's first."""
    parser = argparse.ArgumentParser(prog="python -m bench.passages", description=__doc__)
    parser.add_argument("promises", nargs="*", default=promises())
    parser.add_argument("--construction", default="", help="only those whose name has this word")
    parser.add_argument("--show", action="store_true", help="the passages that are not right")
    options = parser.parse_args(arguments)
    extractor = default_extractor(Settings())
    for promise in options.promises or promises():
        counted: Counter[str] = Counter()
        for passage in passages(promise):
            if options.construction not in passage.construction:
                continue
            verdict = judged(passage, extractor.extract(passage.document))
            counted[verdict.word] += 1
            if options.show and verdict.word != "right":
                print(promise, passage.construction, verdict.word, passage.document.date, passage.document.text)
                print(
                    *(f"    missing {words}" for words in verdict.missing), sep="\n", end="\n" * bool(verdict.missing)
                )
                print(*(f"    false   {words}" for words in verdict.false), sep="\n", end="\n" * bool(verdict.false))
        print(f"{promise}: {counted['right']} right, {counted['missing']} missing, {counted['false']} false")


if __name__ == "__main__":
    main()
