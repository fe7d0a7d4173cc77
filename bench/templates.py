"""Passages made of rows: templates filled with invented names, numbers and dates.

A row of `bench/passages/PROMISE.tsv` has a construction, a text, what it wants said, the document's date, publisher
and title, and names for slots of its own; `slots.tsv` has those that rows share. `bench/README.md` tells how they are
written.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.verdicts import Passage, wanted
from zhitu.model import Document

__all__ = ["FILLS", "passages", "promises"]

FOLDER = Path(__file__).parent / "passages"
#: Passages of a template, at most: where two are the same, one.
FILLS = 3

_SLOT = re.compile(r"\{(?P<name>[A-Za-z]+\d*)(?:\.(?P<form>\d))?\}")
#: What a passage is dated that says no day of its own.
_DATE = "{Y}-12-18"


def promises() -> list[str]:
    """The names of the files of rows."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv") if path.stem != "slots")


def passages(promise: str, fills: int = FILLS) -> Iterator[Passage]:
    """The passages of a promise: a function of its rows alone."""
    shared = dict(_slots(FOLDER / "slots.tsv"))
    with (FOLDER / f"{promise}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            seed = zlib.crc32((row["construction"] + row["text"]).encode())
            yield from _filled(row, shared | dict(_own(row["slots"])), random.Random(seed), fills)


def _slots(path: Path) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["slot"], _values(row["names"])


def _own(cell: str) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    for part in filter(None, cell.split(";")):
        slot, _, values = part.partition("=")
        yield slot, _values(values)


def _values(cell: str) -> list[tuple[str, ...]]:
    return [tuple(value.split("~")) for value in cell.split("|")]


def _filled(
    row: Mapping[str, str], slots: Mapping[str, list[tuple[str, ...]]], chance: random.Random, fills: int
) -> Iterator[Passage]:
    row, seen = {**row, "date": row["date"] or _DATE}, set()
    for _ in range(fills):
        numbers = {name: (value,) for name, value in _numbers(chance).items()}
        values = numbers | dict(_chosen("".join(row.values()), numbers, slots, chance))

        def fill(template: str, values: Mapping[str, tuple[str, ...]] = values) -> str:
            return _SLOT.sub(
                lambda m: values[m["name"]][min(int(m["form"] or 0), len(values[m["name"]]) - 1)], template
            )

        text = fill(row["text"]).replace("\\n", "\n")
        if text in seen:
            continue
        seen.add(text)
        date = fill(row["date"] or _DATE)
        about = {"title": fill(row["title"]) or None, "publisher": fill(row["publisher"]) or None}
        document = Document(id="passage", text=text, sha256="0", date=None if date == "-" else date, **about)
        yield Passage(row["construction"], document, wanted(fill(row["wants"])))


def _chosen(
    cells: str, numbers: Mapping[str, object], slots: Mapping[str, list[tuple[str, ...]]], chance: random.Random
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A name for each slot; those of one kind, city and city2, differ while there are others."""
    used: set[str] = set()
    for slot in dict.fromkeys(m["name"] for m in _SLOT.finditer(cells)):
        if slot not in numbers:
            kind = slot if slot in slots else slot.rstrip("0123456789")
            value = _person(chance) if kind == "p" else chance.choice(_unused(slots[kind], used))
            used.add(value[0])
            yield slot, value


def _unused(values: list[tuple[str, ...]], used: set[str]) -> list[tuple[str, ...]]:
    return [value for value in values if value[0] not in used] or values


def _person(chance: random.Random) -> tuple[str, ...]:
    surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹邓许沈"
    given = "建国 志远 晓东 海燕 文博 丽华 国强 思源 永康 雪梅 伟民 家栋 春生 立新 玉兰 明哲 振华 静 锋 磊 敏"
    return (chance.choice(surnames) + chance.choice(given.split()),)


def _numbers(chance: random.Random) -> dict[str, str]:
    """Numbers and dates round a day of 2021 to 2024: `bench/README.md` has their names."""
    day = dt.date(chance.randint(2021, 2024), chance.randint(3, 11), chance.randint(5, 26))
    monday = day - dt.timedelta(days=day.weekday())
    year, month, old, low = day.year, day.month, chance.randint(2012, 2019), chance.randint(4, 9)
    high = chance.randint(10, 27)
    named: dict[str, object] = {"D": day, "Y": year, "y": old, "ym": old - 1, "yp": old + 1, "yq": old + 2}
    named |= {"Y1": year - 1, "Y2": year - 2, "Y3": year - 3, "Yp": year + 1, "Yq": year + 2}
    named |= {
        "M": month,
        "Mp": month - 1,
        "Mr": max(month - 2, 1),
        "Mn": month + 1,
        "d": day.day,
        "d0": f"{day.day:02}",
    }
    named |= {f"{name}0": f"{value:02}" for name, value in named.items() if name[0] == "M" and isinstance(value, int)}
    named |= {f"dm{n}": day - dt.timedelta(days=n) for n in range(1, 10)}
    named |= {f"lw{n}": monday + dt.timedelta(days=n - 7) for n in range(7)}
    named |= {f"tw{n}": monday + dt.timedelta(days=n) for n in range(7)}
    before = day - dt.timedelta(days=1)
    named |= {"yM": before.month, "yd": before.day, "a": low, "a0": f"{low:02}", "b": high, "b1": high + 1}
    named |= {"n": chance.randint(3, 9), "num": chance.randint(21, 98), "num2": chance.randint(101, 398)}
    named |= {"pc": chance.choice([51, 60, 35, 70, 49, 55.5, 100]), "pc2": chance.choice([30, 20, 25, 15, 12.5])}
    named |= {"amt": chance.randint(2, 60), "roc": old - 1911, "rocp": year + 1 - 1911}
    return {name: str(value) for name, value in named.items()}
