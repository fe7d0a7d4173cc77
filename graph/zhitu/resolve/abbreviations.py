"""Short names that are made of the first characters of words: 南科大 of 南方科技大学, 深交所 of 深圳证券交易所."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from zhitu.resolve import known

__all__ = ["abbreviations"]

_SKIPPED = ("中国", "国际", "国家", "全国")
_JOINTS = str.maketrans("", "", "和与及暨")
#: Last characters that stand for the whole last word.
_LAST = frozenset("大院所会行委局办厅部社团")
_LONGEST = 8
#: What may be left out of what joins two places; 京沪铁路 is not 京沪高速铁路.
_ACROSS = frozenset(("跨江", "跨海", "过江"))


@lru_cache(maxsize=10_000)
def abbreviations(whole: str) -> frozenset[str]:
    """The short names, of three characters or more, that a full name may have; empty for names too long to have one.

    >>> {"南科大"} & abbreviations("南方科技大学"), {"深交所"} & abbreviations("深圳证券交易所")
    ({'南科大'}, {'深交所'})
    """
    chunks = _chunks(whole.translate(_JOINTS))
    if not 3 <= len(chunks) <= _LONGEST:
        return frozenset()
    made = {short for short in _made(chunks) if len(short) >= 3 and len(short) < len(whole) - 1}
    return frozenset(made - {whole})


def _chunks(whole: str) -> list[str]:
    """Words by rule of thumb: names of places, else two characters at a time; the last one may be alone."""
    found: list[str] = []
    at = 0
    while at < len(whole):
        size = len(known.places().beginning(whole, at)) or 2
        found.append(whole[at : at + size])
        at += size
    return found


def _made(chunks: list[str]) -> Iterator[str]:
    """First characters of words with the last character of the name, or with its whole head."""
    telling = [chunk for chunk in chunks if chunk not in _SKIPPED]
    last = chunks[-1][-1]
    for rest in (telling, [chunks[0], *telling] if chunks[0] in _SKIPPED else []):
        if len(rest) < 2:
            continue
        for first in _initials(rest[0]):
            yield from (first + middle + last for middle in _middles(rest) if last in _LAST)
            yield from (first + middle for middle in _middles(rest) if middle[-1] == rest[-1][0])
        head = known.head_of("".join(rest))
        if len(rest) == 4 and rest[2] in _ACROSS and all(map(known.place_codes, rest[:2])):  # 深圳|中山|跨江|通道
            yield from ("".join(ends) + rest[-1] for ends in product(*map(_initials, rest[:2])))
        before = _before(rest, head)
        if len(head) >= 2 and 2 <= len(before) <= 3:
            yield from ("".join(heads) + head for heads in product(*map(_initials, before)))


def _middles(chunks: list[str]) -> Iterator[str]:
    """First characters of one or two of the words behind the first, in order."""
    inner = [_first(chunk) for chunk in chunks[1:]]
    if len(chunks[-1]) == 1:
        inner.pop()
    for size in (1, 2):
        yield from ("".join(chosen) for chosen in combinations(inner, size))


def _before(chunks: list[str], head: str) -> list[str]:
    """The words before the head; none where the head begins within a word."""
    length = 0
    for n in range(len(chunks), 0, -1):
        if length == len(head):
            return chunks[:n]
        length += len(chunks[n - 1])
    return []


def _initials(chunk: str) -> str:
    return known.abbreviation(chunk) if known.place_codes(chunk) else _first(chunk)


def _first(chunk: str) -> str:
    """The character that stands for a word, of 第3 its number."""
    return chunk[1] if chunk[0] == "第" and chunk[1:].isdigit() else chunk[0]
