"""A document that has the identifier of one in the graph: which that is, and whether it is a version of the same."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from zhitu.model import Document

__all__ = ["Replaced", "already", "likeness"]

#: Share of the shorter text from which on two are most likely versions of one.
_ALIKE = 0.5
#: What stands between clauses; in a text of which only quotes are kept, also what is not kept.
_BETWEEN = re.compile(r"[\s\0，。；：、！？,.;:!?]+")
#: Replaced documents that are told one by one.
_TOLD = 5


def likeness(one: str, other: str) -> float | None:
    """How much of the shorter of two texts stands, clause by clause, in the other; None where one has no clause.

    >>> likeness("通知。甲大桥开工。", "通知。乙大桥开工。"), likeness("甲大桥开工。", "甲大桥开工，乙大桥通车。")
    (0.2857142857142857, 1.0)
    """
    counts = [Counter(filter(None, _BETWEEN.split(text))) for text in (one, other)]
    sizes = [sum(len(clause) * number for clause, number in found.items()) for found in counts]
    if not all(sizes):
        return None
    common = counts[0] & counts[1]
    return sum(len(clause) * number for clause, number in common.items()) / min(sizes)


def already(there: Document, new: Document) -> str:
    """Why a document is not added: which one has its identifier, and what to do, by how much their texts share."""
    told = f"the graph has a document {there.id!r} already ({_described(there)})"
    if there.sha256 == new.sha256:
        return f"{told}, with the same text; a new title, date or publisher takes: zhitu replace"
    share = likeness(there.text, new.text)
    if share is not None and share < _ALIKE:
        gone = "zhitu replace would put this one in its place"
        return f"{told}, with a different text; to have both {_apart(there, new)}; {gone}"
    text = "" if share is None else ", with much the same text"
    return f"{told}{text}; if this is its new version use: zhitu replace; to have both {_apart(there, new)}"


def _apart(there: Document, new: Document) -> str:
    """How both can be in a graph: by an identifier, or by the paths of their files in the folder that both are in."""
    way = "give one of them an id of its own in a manifest"
    folder = _common_folder(there, new)
    if folder is None:
        return way
    return f"{way}, or use zhitu remove {there.id} and zhitu add {folder}, where their paths tell them apart"


def _common_folder(there: Document, new: Document) -> str | None:
    """The folder in which two files of one name lie at different paths, as messages show it."""
    files = [os.path.abspath(document.where) for document in (there, new)]
    if not all(map(os.path.isfile, files)) or os.path.samefile(*files):
        return None
    folder = os.path.commonpath(files)
    if PurePath(folder) == PurePath(folder).parent:  # they share no folder but the root of all
        return None
    return folder if os.path.isabs(there.where) or os.path.isabs(new.where) else os.path.relpath(folder)


def _described(document: Document) -> str:
    """Title, date and file, as far as they are known."""
    where = [f"from {document.where}"] if document.where else []
    return ", ".join([document.title or "without a title", document.date or "undated", *where])


class Replaced:
    """Is told of documents that take the place of others, and says in the end which of these were something else."""

    def __init__(self) -> None:
        self._waiting: dict[str, str] = {}
        self._told: list[str] = []

    def take(self, there: Document, new: Document) -> None:
        """Hear of a document that is to be replaced."""
        if (there.title, there.date) == (new.title, new.date):
            return
        share = likeness(there.text, new.text)
        other = share is not None and share < _ALIKE
        if other or there.where != new.where:
            text = "" if share is None else ", with a different text" if other else ", with much the same text"
            self._waiting[new.id] = f"{new.id!r} was {_described(there)}, and is now {_described(new)}{text}" + (
                f"; to have both {_apart(there, new)}" if other else ""
            )

    def done(self, identifier: str) -> None:
        """Hear that it took that place."""
        if (told := self._waiting.pop(identifier, None)) is not None:
            self._told.append(told)

    def warnings(self) -> Iterator[str]:
        """What was replaced by something else."""
        yield from (f"replaced: {told}" for told in self._told[:_TOLD])
        if len(self._told) > _TOLD:
            yield f"replaced: {len(self._told) - _TOLD:,} more documents of another title or date"
