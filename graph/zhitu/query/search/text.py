"""Text as the index sees it: folded, and cut into tokens of which any substring of a Chinese text is a phrase.

A run of ideographs becomes overlapping pairs and its last character alone (广州市 → 广州 州市 市), a run of other
letters and digits one token. So a query of one character is a prefix (州*), of two a token, of more a phrase whose
tokens overlap and therefore match nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from zhitu.names import MARKS, simplify

__all__ = ["END", "START", "fold", "fold_name", "is_latin", "match", "pattern", "patterns", "phrase", "spans", "tokens"]

#: Stand before and after a name in the index, so that a query can ask for its beginning or for the whole of it.
START, END = "\ue000", "\ue001"
#: Ideographs, kana and Hangul, and the two marks: written without blanks between words.
_DENSE = f"{START}{END}々〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af"
_WORD = rf"[^\W{_DENSE}_]"
_RUN = re.compile(rf"[{_DENSE}]+|{_WORD}+")
_DENSE_RUN = re.compile(rf"[{_DENSE}]")
_LATIN = re.compile(r"[a-z]+\Z")
_MARKS = str.maketrans("", "", START + END)
_WORN = str.maketrans("", "", MARKS)


def fold(text: str) -> str:
    """The form under which texts are compared: NFKC, simplified, case folded.

    >>> fold("ＡＩ與廣州")
    'ai与广州'
    """
    return simplify(unicodedata.normalize("NFKC", text)).casefold().translate(_MARKS)


def fold_name(name: str) -> str:
    """A name folded, without the book or quotation marks that it may wear.

    >>> fold_name("《海湾方案》")
    '海湾方案'
    """
    return " ".join(fold(name).translate(_WORN).split())


def tokens(folded: str) -> Iterator[str]:
    """The tokens of a folded text, one for each ideograph and each word, in order.

    >>> list(tokens("广州市ai产业"))
    ['广州', '州市', '市', 'ai', '产业', '业']
    """
    for run in _RUN.findall(folded):
        if _DENSE_RUN.match(run):
            yield from map(str.__add__, run, run[1:])
            yield run[-1]
        else:
            yield run


def phrase(folded: str, *, open_end: bool = True) -> str:
    """A folded text as an FTS5 phrase that matches wherever the text stands, or "" where it has nothing to look for.

    With `open_end` a last word may go on. The characters that reach FTS5 are letters, digits and ideographs alone.

    >>> phrase("广州"), phrase("广"), phrase("广州 hua"), phrase("“”")
    ('"广州"', '"广" *', '"广州 州 hua" *', '')
    """
    found = list(tokens(folded))
    if not found:
        return ""
    dense = _DENSE_RUN.match(found[-1]) is not None
    if dense and len(found) > 1 and len(found[-2]) == 2 and _DENSE_RUN.match(found[-2]) and found[-2][1] == found[-1]:
        return f'"{" ".join(found[:-1])}"'
    return f'"{" ".join(found)}"' + (" *" if open_end else "")


def match(query: str) -> str:
    """A query as FTS5 has it: each word between blanks a phrase, all of which must be there.

    >>> match("量子 广东省")
    '"量子" AND "广东 东省"'
    """
    return " AND ".join(found for word in fold(query).split() if (found := phrase(word)))


def is_latin(folded: str) -> bool:
    """Whether the text could be pinyin: letters a to z and blanks alone.

    >>> is_latin("gz sys"), is_latin("gz所")
    (True, False)
    """
    return _LATIN.match("".join(folded.split())) is not None


def pattern(folded: str, *, open_end: bool = True) -> re.Pattern[str] | None:
    """What matches in a folded text where `phrase` matches its tokens; None where there is nothing to look for.

    >>> [bool(pattern("ai").search(text)) for text in ("产业ai", "aids", "maintain")]
    [True, True, False]
    """
    runs = _RUN.findall(folded)
    parts, before = [], ""
    for n, run in enumerate(runs):
        dense = _DENSE_RUN.match(run) is not None
        if n:
            parts.append(r"[\W_]*" if dense != (before == "dense") else r"[\W_]+")
        whole = "" if dense or (open_end and n == len(runs) - 1) else f"(?!{_WORD})"
        parts.append(re.escape(run) if dense else f"(?<!{_WORD}){re.escape(run)}{whole}")
        before = "dense" if dense else "word"
    return re.compile("".join(parts)) if parts else None


def patterns(query: str) -> list[re.Pattern[str]]:
    """The patterns that a folded text must all have to match a query."""
    return [found for word in fold(query).split() if (found := pattern(word))]


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text, as (start, end) in the text as it is written, in order, apart.

    >>> spans("建設廣州實驗室", "广州")
    [(2, 4)]
    """
    folded, origin = _traced(text)
    found: set[int] = set()
    for wanted in patterns(query):
        for hit in wanted.finditer(folded):
            found.update(origin[i] for i in range(*hit.span()))
    return list(_joined(sorted(found)))


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place it came from."""
    if len(folded := fold(text)) == len(text) and unicodedata.is_normalized("NFKC", text):
        return folded, list(range(len(text)))
    pieces = [fold(character) for character in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _joined(places: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places as spans."""
    start = end = -1
    for place in places:
        if place != end:
            if start >= 0:
                yield start, end
            start = place
        end = place + 1
    if start >= 0:
        yield start, end
