"""我国, 全国: figures of the whole country are China's, although the text need not name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.entities.entities import Thing
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.view import View
from zhitu.model import Span

__all__ = ["nation", "spoken_of"]

#: As the mainland writes it: 我國 and 全國 are of those who speak.
_WORDS = re.compile("我国|全国|国内(?!外)")
#: The word that names it best, wherever it stands.
_OURS = "我国"
_NAME = "中国"


def nation(view: View, things: list[Thing]) -> int | None:
    """The number of China among a text's things, added where the text does not name it; None without such words."""
    said = sorted(_WORDS.finditer(view.text), key=lambda match: match[0] != _OURS)
    words = [Span(*match.span()) for match in said]
    if not words:
        return None
    entry = gazetteer().folded(_NAME)[0]
    named = next((thing.index for thing in things if thing.entry == entry), None)
    if named is not None:
        return named
    thing = Thing(len(things), entry.name, entry.classes, "nation", 1.0, entry=entry, spans=words[:1])
    thing.add_form(entry.name)
    things.append(thing)
    return thing.index


def spoken_of(things: Sequence[Thing], used: set[str]) -> list[Thing]:
    """The things but for a country or place that only such words would name and nothing is said of."""
    return [thing for thing in things if thing.rule not in ("nation", "home") or str(thing.index) in used]
