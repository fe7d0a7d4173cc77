"""Counts of right and wrong events of each rule over annotated folders → `ontology/lexicon/confidence.tsv`.

`python -m bench.confidence FOLDER…`: each folder holds a manifest.json and the gold files of its documents. Texts that
are set aside are not given here. `python -m bench.confidence --fit FOLDER… [--tuned FOLDER…]` prints how counts and
the sureness of names tell what is right on texts set aside; those after --tuned count a quarter. What comes of it is
measured on others still.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from bench.gold import Judged, judged, ruler
from zhitu.extract.network.confidence import family, given, kind_of
from zhitu.extract.rules import RuleExtractor
from zhitu.model import Document
from zhitu.pipeline.work import default_extractor
from zhitu.read import read
from zhitu.settings import Settings

__all__ = ["fit", "main", "table_of"]

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "ontology/lexicon/confidence.tsv"
_STEPS, _PACE = 400, 0.3
#: What few statements are drawn to, and how much.
_TOWARDS, _PULL = (0.0, 0.5, 0.3, 0.0, 0.0), (0.05, 2.0, 2.0, 2.0, 2.0)
#: What a statement counts of a text that rules were made on.
_TUNED = 0.25
#: A rule of less statements is not counted by itself.
_FEWEST = 3
_HEAD = """\
# How often each rule of events was right and wrong on annotated texts; * is every rule that tells of the same.
# Made by python -m bench.confidence over gold/dev, tests/gold/tuned and training/documents.
rule\twhat\tright\twrong
"""


def table_of(statements: Iterable[Judged]) -> str:
    """The table of the counts of events, in a fixed order."""
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for s in statements:
        if s.kind == "event":
            for rule in {"*", family(s.rule), s.rule}:
                (right if s.right else wrong)[rule, s.what] += 1
    keys = sorted(key for key in right.keys() | wrong.keys() if ":" not in key[0] or right[key] + wrong[key] >= _FEWEST)
    return _HEAD + "".join(f"{rule}\t{what}\t{right[rule, what]}\t{wrong[rule, what]}\n" for rule, what in keys)


def fit(statements: Sequence[Judged], weights: Sequence[float]) -> tuple[float, ...]:
    """The coefficients of `given` of statements of one kind, by Newton's method, drawn a little to `_TOWARDS`."""
    seen = np.array([given(kind_of(s.kind, s.rule), s.confidence, s.name, s.second) for s in statements])
    right, weight = np.array([s.right for s in statements], dtype=float), np.array(weights)
    towards, pull = np.array(_TOWARDS[: seen.shape[1]]), np.array(_PULL[: seen.shape[1]])
    found = towards
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-seen @ found))
        slope = seen.T @ (weight * (right - share)) - pull * (found - towards)
        bend = (seen.T * (weight * share * (1 - share))) @ seen + np.diag(pull)
        found = found + _PACE * np.linalg.solve(bend, slope)
    return tuple(round(float(b), 2) for b in found)


def statements_of(folder: Path) -> list[Judged]:
    """What the extractor says of a folder's documents before it is weighed, judged by their gold files."""
    extractor = default_extractor(Settings())
    assert isinstance(extractor, RuleExtractor)
    score = ruler(ROOT.parent / "shared" / "gold" / "score.py")
    found: list[Judged] = []
    for document in read([folder / "manifest.json"], Settings()):
        gold = folder / f"{getattr(document, 'id', '')}.gold.json"
        if isinstance(document, Document) and gold.is_file():
            found += judged(document, extractor.checked(document), gold, score)
    return found


def main(arguments: list[str]) -> None:
    """Writes the table of counts, or prints the fit."""
    folders = [a for a in arguments if not a.startswith("--")]
    bare = [folder for folder in folders if not (Path(folder) / "manifest.json").is_file()]
    if bare or not folders:  # a table of nothing would be written over what was counted
        what = f"no manifest.json in {', '.join(bare)}" if bare else "no folder is given"
        sys.exit(f"confidence: {what}; give folders of annotated texts")
    if arguments[:1] != ["--fit"]:
        TABLE.write_text(table_of(s for folder in arguments for s in statements_of(Path(folder))), encoding="utf-8")
        return
    at = arguments.index("--tuned") if "--tuned" in arguments else len(arguments)
    told = [(s, 1.0) for folder in arguments[1:at] for s in statements_of(Path(folder))]
    told += [(s, _TUNED) for folder in arguments[at + 1 :] for s in statements_of(Path(folder))]
    for kind in ("claim", "network", "event", "network event", "observation"):
        some = [(s, w) for s, w in told if kind_of(s.kind, s.rule) == kind]
        if not some:
            print(kind, 0, "nothing to fit")
            continue
        print(kind, len(some), fit([s for s, _ in some], [w for _, w in some]))


if __name__ == "__main__":
    main(sys.argv[1:])
