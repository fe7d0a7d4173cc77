"""The first token of a text of SPARQL with which it can be none any more.

The engine's parser looks up to a dozen letters ahead for keywords and tells the furthest place that it has looked at,
which may lie behind the mistake, and often does at the end. Of a beginning that could be gone on with it says that it
expects marks or characters where the beginning ends; of one that could not, nothing but keywords. So the longest
beginning of the first sort is looked for, by halves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from zhitu.tokens import Token, place, undeclared

__all__ = ["culprit"]

#: Characters of a text at most: each try takes as long as the text, and there are a dozen or two.
_LONG = 20_000
#: What the engine would ask others for as soon as a text is whole.
_ASKS = ("SERVICE", "LOAD")
#: Beginnings that are tried beyond a boundary, since of ORDER no more than a keyword is expected.
_BEYOND = 3
_ERROR = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_MARK, _CLASS = re.compile(r'"((?:[^"\\]|\\.)+)"'), re.compile(r"\[[^\]]*'[^\]]*\]")
#: What marks begin, all of which are expected where one of these is.
_SORTS = {
    "a variable": {"?", "$"},
    "a text": {"'", "'''", '\\"', '\\"\\"\\"'},
    "a name": {":", "<"},
    "a triple": {"<<", "<<("},
    "true or false": {"true", "false"},
}


def culprit(sparql: str, found: Sequence[Token], *, update: bool = False) -> tuple[int, list[str]] | None:
    """Where the token begins, or the text ends too early, and what could stand there.

    `found` are the tokens of the text. None where it is too long, or would ask others.
    """
    if len(sparql) > _LONG or any(token.word == word or token.hides(word) for token in found for word in _ASKS):
        return None
    prefixes = dict.fromkeys(undeclared(sparql), "urn:x:")

    def wanted(count: int) -> list[str] | None:
        return _wanted(sparql[: found[count - 1].end], prefixes, update=update) if count else []

    good, bad = 0, len(found) + 1
    while good + 1 < bad:
        middle = (good + bad) // 2
        fitting = [at for at in range(middle, min(middle + _BEYOND, bad)) if wanted(at) is not None]
        good, bad = (fitting[-1], bad) if fitting else (good, middle)
    return found[good].start if good < len(found) else len(sparql), wanted(good) or []


def _wanted(text: str, prefixes: Mapping[str, str], *, update: bool) -> list[str] | None:
    """What could follow on this beginning: nothing that is known where it is whole; None where nothing can."""
    store = ox.Store()  # empty, so that what is whole costs nothing
    try:
        (store.update if update else store.query)(text, prefixes=dict(prefixes))
    except SyntaxError as error:
        told = _ERROR.match(str(error))
        marks, classes = (set(_MARK.findall(told[3])), _CLASS.findall(told[3])) if told else (set(), [])
        if told is None or _is_sentence(told[3]):
            return []
        if (int(told[1]), int(told[2])) < place(text, len(text)) or not (marks or classes):
            return None
        return _sorted(marks, digits=any("'0'" in each and "'A'" not in each for each in classes))
    except (OSError, ValueError, RuntimeError):  # it was parsed, and failed on the way
        return []
    return []


def _is_sentence(told: str) -> bool:
    """Whether the engine has parsed the text and complains of what it says."""
    return " " in re.sub(r"^one of |, ", "", _CLASS.sub("", _MARK.sub("", told))).strip()


def _sorted(marks: set[str], *, digits: bool) -> list[str]:
    """What can stand at a place, by sorts: marks that only begin something stand for it."""
    sorts = [sort for sort, begins in _SORTS.items() if marks & begins]
    number = ["a number"] if digits and marks >= {"+", "-"} else []
    begun = set().union(*_SORTS.values(), {"+", "-", "."} if number else ())
    return [*sorts, *number, *sorted(marks - begun)]
