"""Counts of right and wrong statements of each rule over annotated folders → `ontology/lexicon/confidence.tsv`.

`python -m bench.confidence FOLDER…`: each folder holds a manifest.json and the gold files of its documents. Texts that
are set aside to measure on are not given here.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.gold import Judged, judged, ruler
from zhitu.extract.confidence import family
from zhitu.model import Document
from zhitu.pipeline.work import default_extractor
from zhitu.read import read
from zhitu.settings import Settings

__all__ = ["main", "table_of"]

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "ontology/lexicon/confidence.tsv"
_HEAD = """# How often each rule was right and wrong on annotated texts; * is every rule that states the same. Made by
# python -m bench.confidence over gold/dev, tests/gold/tuned and annotated news; used by extract/confidence.py.
kind\trule\twhat\tright\twrong
"""


def table_of(statements: Iterable[Judged]) -> str:
    """The table of the counts of claims and events, in a fixed order."""
    right: Counter[tuple[str, str, str]] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for s in statements:
        if s.kind in ("claim", "event"):
            for rule in ("*", family(s.rule)):
                (right if s.right else wrong)[s.kind, rule, s.what] += 1
    keys = sorted(right.keys() | wrong.keys())
    return _HEAD + "".join(
        f"{kind}\t{rule}\t{what}\t{right[k]}\t{wrong[k]}\n" for k in keys for kind, rule, what in [k]
    )


def main(folders: list[str]) -> None:
    """Judges all documents of the folders and writes the table."""
    score = ruler(ROOT.parent / "shared" / "gold" / "score.py")
    extractor = default_extractor(Settings())
    statements: list[Judged] = []
    for folder in map(Path, folders):
        for document in read([folder / "manifest.json"], Settings()):
            gold = folder / f"{getattr(document, 'id', '')}.gold.json"
            if isinstance(document, Document) and gold.is_file():
                statements += judged(document, extractor.extract(document), gold, score)
    TABLE.write_text(table_of(statements), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
