"""Line breaks inside of sentences, of texts whose lines all end at one width, as some programs and mails write them.

    云岭会展中心位于江湾市东部新城，由远
    帆集团投资建设，2023年10月竣工，今
    年3月投入使用。

A passage that is quoted stays within one line, which for who checks it is the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from zhitu.model import Extraction, Span

__all__ = ["breaks_in", "session_breaks", "within_lines"]

#: How wide such lines are, in characters; and by how many one may be shorter, since no line begins with a comma.
_NARROW, _WIDE, _SHORTER = 12, 45, 2
#: Lines that must end there amid a sentence, and of how many lines one may be longer, as titles are.
_LEAST, _FEW = 2, 10
_ENDS = re.compile("[。！？；：…!?;:][”’」』）)]*$")
_PAUSES = re.compile("[，。；、,]")
#: What begins a paragraph: an indent, the mark of an item, a label.
_BEGINS = re.compile(
    r"\s|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)|[—·●▪◆■※*•-]|[^，。；：:]{1,8}[：:]"
    r"|第[一二三四五六七八九十]+[章节条]"
)
_LATIN = re.compile("[A-Za-z]$")

#: Where a line ends, and the line.
_Line = tuple[int, str]


def breaks_in(text: str) -> frozenset[int]:
    """Where the line breaks stand that part no paragraphs, in a text of lines of one width; else nothing."""
    if text.count("\n") < _LEAST:
        return frozenset()
    lines = list(_lines(text))
    if max(len(line) for _, line in lines) > 2 * _WIDE:
        return frozenset()
    for size in (len, _cells):
        width = _width([line.rstrip() for _, line in lines], size)
        if width is not None:
            return frozenset(_inside(lines, width - _SHORTER, size))
    return frozenset()


#: The line below a report's title that tells before whom it was given, where it is too long for one line:
#: ——2030年1月5日在云岭县第十届人民代表大会|\n|第三次会议上.
_SESSION = re.compile(
    r"\n[ \u3000]*[—－-]{1,3}[^\n]{4,40}(?:代表大会|委员会)(?P<break>[ \u3000]*(?:\n[ \u3000]*){1,2})"
    r"第[一二三四五六七八九十]{1,3}次[^\n，。；]{0,6}会议上?(?=[ \u3000]*(?:\n|$))"
)
#: Characters of a text in which such a line stands.
_TOP = 300


def session_breaks(text: str) -> frozenset[int]:
    """The break, with the blanks around it, in the line that tells at which session a report was given."""
    found = _SESSION.search(text, 0, _TOP)
    return frozenset() if found is None else frozenset(range(*found.span("break")))


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        at += len(line)
        yield at, line
        at += 1


def _width(lines: list[str], size: Callable[[str], float]) -> float | None:
    """The width at which lines end amid sentences; None where they end anywhere."""
    amid = [size(line) for line in lines if line and not _ENDS.search(line)]
    widths = sorted({w for w in amid if _NARROW <= w <= _WIDE}, reverse=True)
    width = max(widths, key=lambda w: sum(w - _SHORTER <= other <= w for other in amid), default=None)
    if width is None:
        return None
    full = sum(width - _SHORTER <= other <= width for other in amid)
    longer = sum(size(line) > width for line in lines)
    return width if full >= _LEAST and full > len(amid) / 2 and longer <= 1 + len(lines) / _FEW else None


def _inside(lines: list[_Line], least: float, size: Callable[[str], float]) -> Iterator[int]:
    """The breaks that stand inside of paragraphs, which end as sentences do, and pause before their last lines."""
    run: list[_Line] = []
    for end, line in lines:
        if run and _BEGINS.match(line):
            run = []
        run.append((end, line))
        ends = _ENDS.search(line.rstrip()) is not None
        if ends or size(line.rstrip()) < least:
            if ends and any(_PAUSES.search(told) for _, told in run[:-1]):
                yield from (at for at, told in run[:-1] if not _LATIN.search(told))
            run = []


def _cells(line: str) -> float:
    """How wide a line is where a Latin letter or a digit takes half of the room."""
    return sum(0.5 if ch.isascii() else 1 for ch in line)


def within_lines(text: str, extraction: Extraction) -> Extraction:
    """What is said, with each passage cut to one line.

    Of a claim it is that with most of its names; of an event, whose word ends the passage, or a figure the last.
    """
    if not any(_is_cut(text, span) for span in _passages(extraction)):
        return extraction
    named = {e.key: _of_lines(text, e.mentions) for e in extraction.entities}

    def of_names(found: Sequence[Span], *keys: str) -> tuple[Span, ...]:
        names = [[span for span in named[key] if not _is_cut(text, span)] for key in keys]
        return tuple(_naming(_parts(text, span), names) for span in found)

    def of_ends(found: Sequence[Span], tells: re.Pattern[str]) -> tuple[Span, ...]:
        return tuple(_telling(text, _parts(text, span), tells) for span in found)

    return replace(
        extraction,
        entities=tuple(replace(e, mentions=named[e.key]) for e in extraction.entities),
        claims=tuple(replace(c, evidence=of_names(c.evidence, c.subject, c.object)) for c in extraction.claims),
        events=tuple(replace(e, evidence=of_ends(e.evidence, _WORDS)) for e in extraction.events),
        observations=tuple(replace(o, evidence=of_ends(o.evidence, _FIGURE)) for o in extraction.observations),
    )


def _passages(extraction: Extraction) -> Iterator[Span]:
    for entity in extraction.entities:
        yield from entity.mentions
    for said in (extraction.claims, extraction.events, extraction.observations):
        for statement in said:
            yield from statement.evidence


def _is_cut(text: str, span: Span) -> bool:
    return text.find("\n", *span) >= 0


def _parts(text: str, span: Span) -> list[Span]:
    """What of a passage stands in each line."""
    parts: list[Span] = []
    at = span.start
    for line in text[slice(*span)].split("\n"):
        if line.strip():
            parts.append(Span(at, at + len(line)))
        at += len(line) + 1
    return parts


def _of_lines(text: str, mentions: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions that stand in one line; where none does, the longest part of each."""
    whole = tuple(span for span in mentions if not _is_cut(text, span))
    return whole or tuple(max(_parts(text, span), key=lambda part: part.end - part.start) for span in mentions)


def _naming(parts: Sequence[Span], names: Sequence[Sequence[Span]]) -> Span:
    held = [sum(any(part.contains(name) for name in of) for of in names) for part in parts]
    return max(zip(held, parts, strict=True))[1]


#: What a line must hold to tell of an event, and of a figure.
_WORDS, _FIGURE = re.compile("[一-鿿]{2}"), re.compile(r"[\d一二两三四五六七八九十]")


def _telling(text: str, parts: Sequence[Span], tells: re.Pattern[str]) -> Span:
    return next((part for part in reversed(parts) if tells.search(text, *part)), parts[-1])
