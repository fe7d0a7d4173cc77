"""The passage of a brief that states an item of its gold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sample_gold import Brief, Item, Row, stated

from zhitu.extract.values.numbers import find_quantities
from zhitu.names import normal
from zhitu.resources import table

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”’）】]*")
_LONGEST = 300
_WINDOW = 3


def row_of(brief: Brief, item: Item) -> Row | None:
    """The row of expected.json or added.json that states the item in this brief; None where neither has one."""
    return next(
        (row for row in stated(optional=True) if row["brief"] == brief.document.id and _is(brief, item, row)), None
    )


def _is(brief: Brief, item: Item, row: Row) -> bool:
    """Whether a row states the item."""
    if row["kind"] != item.kind or row.get("reading") == "tolerated":
        return False
    gold = row["gold"]
    if item.kind == "entity":
        return _named(brief, item.of, gold, row.get("names", []))
    if item.kind == "relation":
        names = row.get("names", {})
        subject, _, other, *_ = gold
        here = item.row
        return bool(
            gold[1] == here["predicate"]
            and _named(brief, here["subject"], subject, names.get("subject", []))
            and _named(brief, here["object"], other, names.get("object", []))
        )
    if not _named(brief, item.of, gold[0], row.get("names", [])):
        return False
    if item.kind == "event":
        return bool(gold[1] == item.row["type"] and (item.row["date"] in (None, gold[2])))
    same_figure = float(gold[1]) == float(item.row["value"]) and gold[2] == item.row["unit"]
    same_period = len(gold) < 4 or gold[3] == item.row["period"]
    same_words = row.get("indicator") in (None, item.row["indicator"])
    return bool(same_figure and same_period and same_words)


def _named(brief: Brief, key: str, name: str, names: list[str]) -> bool:
    own = {normal(n) for n in (*brief.entities[key]["names"], key)}
    return bool(own & {normal(n) for n in (name, *names)})


def passage(brief: Brief, item: Item) -> str:
    """The shortest passage of one paragraph that states the item: the row's sentence, else one with names and cue.

    Raises ValueError where no passage of the brief names its entities.
    """
    row = row_of(brief, item)
    if row is not None and row["sentence"] in brief.document.text:
        return str(row["sentence"])
    keys = [key for key in (item.of, item.other) if key]
    windows = list(_windows(brief.document.text))
    for cued, whole in ((True, True), (False, True), (True, False), (False, False)):
        for window in windows:
            named = all(_says(brief, window, key, whole=whole) for key in keys)
            if named and (not cued or _cue(item, window)):
                return window
    for window in windows:  # the subject is carried over from farther away
        if _says(brief, window, keys[-1], whole=True) and _cue(item, window):
            return window
    raise ValueError(f"{brief.document.id}: no passage states {item}")


def _windows(text: str) -> Iterator[str]:
    """Runs of one to three sentences of one paragraph, the shorter ones first."""
    paragraphs = [list(_SENTENCE.finditer(line)) for line in text.split("\n")[1:]]
    for size in range(1, _WINDOW + 1):
        for sentences in paragraphs:
            for first in range(len(sentences) - size + 1):
                window = "".join(match[0] for match in sentences[first : first + size]).strip()
                if len(window) <= _LONGEST:
                    yield window


def _says(brief: Brief, window: str, key: str, *, whole: bool) -> bool:
    """Whether the window has a name of the entity; with `whole`, not only inside a longer name of another."""
    names = brief.entities[key]["names"]
    if whole:
        others = [n for e in brief.gold["entities"] if e["id"] != key for n in e["names"]]
        for other in sorted(others, key=len, reverse=True):
            if any(name != other and name in other for name in names):
                window = window.replace(other, "＊")
    return any(name in window for name in names)


def _cue(item: Item, window: str) -> bool:
    """Whether the window has the number of a figure, a word of the event's type; all else needs none."""
    if item.kind == "observation":
        wanted = Decimal(str(item.row["value"]))
        return any(q.value == wanted for q in find_quantities(window, 0, len(window)))
    if item.kind == "event":
        words = [row["word"] for row in table("lexicon/predicates") if row["event"] == item.row["type"]]
        return any(word in window for word in words)
    return True
