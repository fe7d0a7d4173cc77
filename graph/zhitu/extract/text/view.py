"""A document's text as the rules see it: folded character for character, cut into paragraphs, sentences, clauses.

Every fold maps one character to one, so an offset in the view is an offset in the text. Cuts are linear in the
length: a sentence longer than `LONGEST` is cut at a comma, else at the limit, so that no later step can be
quadratic and no quote longer than a quote may be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from zhitu.extract.text.wording import wording
from zhitu.model import Span
from zhitu.names import simplify

__all__ = ["JOINTLY", "LONGEST", "LONGEST_QUOTE", "Clause", "Paragraph", "Sentence", "View", "dateline_of", "fold"]

#: The guidelines' limit for a quote, in characters, and the same less room for a carried-over subject.
LONGEST_QUOTE, LONGEST = 300, 240

_FOLD = {
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},  # full-width ASCII
    **dict(zip(map(ord, "()[]（）［］"), "（）［］（）［］", strict=True)),
    **dict(zip(map(ord, "「」『』｢｣〝〞"), "“”“”“”“”", strict=True)),
    **dict(zip(map(ord, "〈〉＜＞"), "《》《》", strict=True)),
    **dict(zip(map(ord, "，。；：！？、"), "，。；：！？、", strict=True)),
    **dict(zip(map(ord, ";!?；！？"), "；！？；！？", strict=True)),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\t"), " "),
    **dict.fromkeys(map(ord, "－–―─﹣"), "—"),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    **dict.fromkeys(map(ord, "•・‧∙●"), "·"),
    ord("衞"): "卫",
    ord("枱"): "台",
    ord("﹪"): "%",
    **dict.fromkeys(map(ord, "○◯"), "〇"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates
}
#: Words that Hong Kong and Taiwan write otherwise, of the same length, so that offsets stay.
_WORDS = {
    "计画": "计划", "规画": "规划", "策画": "策划", "人工智慧": "人工智能", "奈米": "纳米", "雷射": "激光",
    "晶片": "芯片", "软体": "软件", "硬体": "硬件", "网路": "网络",
    "数位": "数字", "随著": "随着",
}  # fmt: skip
_OTHER_WORDS = re.compile("|".join(_WORDS))
#: Characters of no meaning of their own: the rules write a group of names as one of them.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOOSE_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_LOOSE_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_STRAIGHT = re.compile(r'"')
_SENTENCE_END = re.compile(r"[。！？；][”’）》]*|…+[”’）]*")
_DATELINE = re.compile(
    r"[^，。：；]{0,16}?(?:[\d一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十]{1,3}日(?:[上下]午|晚)?"
    + wording("dateline-words")
    + r"(?: ?（[^（）]{0,40}）)?[ ：]*"
)
#: What two do together.
JOINTLY = f"{wording('jointly-how')}?{wording('jointly-does')}"
#: 甲与乙共建丙|、丁与戊共建己: each is a clause of its own.
_PAIRED = re.compile(f"{wording('joins-pair')}[^、，。；：]{{2,24}}?{JOINTLY}")
_NEXT_PAIR = re.compile(f"、(?=[^、，。；：“”《》（）]{{0,20}}?{wording('joins-pair')}[^、，。；：]{{2,24}}?{JOINTLY})")
#: A dash within a name parts nothing: “春天——江湾音乐会”举行.
_CLAUSE_END = re.compile(
    r"(?:[，：]| {2,}|(?<=[一-龥”》]) (?=[一-龥“《]))(?![^（）]{0,40}）)|——+(?![^“”《》，。；]{1,30}[”》])"
)


def dateline_of(text: str) -> str:
    """The dateline that a folded text begins with; empty where it begins with none.

    >>> dateline_of("本报长春5月3日讯 朝阳区新建学校。")
    '本报长春5月3日讯 '
    """
    dateline = _DATELINE.match(text)
    return dateline.group() if dateline else ""


def fold(text: str) -> str:
    """`text` with simplified characters, one kind of brackets, quotes, commas, blanks and signs; the same length.

    >>> fold("廣州「海絲通」(第１期)")
    '广州“海丝通”（第1期）'
    """
    folded = simplify(text).translate(_FOLD)
    folded = _PRIVATE.sub("□", folded)
    folded = _OTHER_WORDS.sub(lambda match: _WORDS[match[0]], folded)
    if "," in folded:
        folded = _LOOSE_COMMA.sub("，", folded)
    if ":" in folded:
        folded = _LOOSE_COLON.sub("：", folded)
    if '"' in folded:
        folded = "\n".join(_pair_quotes(line) for line in folded.split("\n"))
    return folded


def _pair_quotes(line: str) -> str:
    """Straight quotes open and close in turn within a paragraph."""
    marks = iter("“”" * (line.count('"') // 2 + 1))
    return _STRAIGHT.sub(lambda _: next(marks), line)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas; `index` counts within its sentence."""

    span: Span
    index: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one that ends in a semicolon."""

    span: Span
    paragraph: int
    index: int
    clauses: tuple[Clause, ...]
    #: 广州3月5日电: where and when the report was written; a sentence of its own.
    dateline: bool = False

    def clause_at(self, offset: int) -> Clause:
        """The clause that holds `offset`."""
        for clause in reversed(self.clauses):
            if clause.span.start <= offset:
                return clause
        return self.clauses[0]

    def cover(self, start: int, end: int) -> Span:
        """The shortest run of whole clauses that holds `start` to `end`."""
        first, last = self.clause_at(start), self.clause_at(max(start, end - 1))
        return Span(first.span.start, last.span.end)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line with text; a heading is short and does not end as a sentence does."""

    span: Span
    heading: bool
    sentences: tuple[Sentence, ...] = field(default=())


class View:
    """The folded text of a document and its cuts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.paragraphs: list[Paragraph] = []
        self.sentences: list[Sentence] = []
        for match in re.finditer(r"[^\n]+", self.folded):
            span = _trim(self.folded, match.start(), match.end())
            if span.start < span.end:
                self._add_paragraph(span)

    def _add_paragraph(self, span: Span) -> None:
        number = len(self.paragraphs)
        line = self.folded[span.start : span.end]
        heading = len(line) <= 45 and not re.search(r"^[-*+•·●○▪◆■][ 　]|[。；！？…，]$|。", line)
        sentences = []
        for cut in _sentences(self.folded, span):
            dateline = cut.start == span.start and _DATELINE.match(self.folded, *cut) is not None
            sentence = Sentence(cut, number, len(self.sentences), _clauses(self.folded, cut), dateline)
            self.sentences.append(sentence)
            sentences.append(sentence)
        self.paragraphs.append(Paragraph(span, heading, tuple(sentences)))

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`."""
        starts = self._starts()
        return self.sentences[max(0, bisect_right(starts, offset) - 1)]

    def _starts(self) -> list[int]:
        if not hasattr(self, "_cached_starts"):
            self._cached_starts = [s.span.start for s in self.sentences]
        return self._cached_starts


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, paragraph: Span) -> list[Span]:
    """Sentences of a paragraph, none longer than `LONGEST`, brackets kept whole where they close soon."""
    spans: list[Span] = []
    start = paragraph.start
    if dateline := _DATELINE.match(text, *paragraph):
        _append(text, spans, start, dateline.end())
        start = dateline.end()
    for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match.start() < start or _inside_brackets(text, start, match.start(), paragraph.end):
            continue
        _append(text, spans, start, match.end())
        start = match.end()
    _append(text, spans, start, paragraph.end)
    return spans


def _inside_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Whether `at` is in a bracket or title opened after `start` that closes within 80 characters."""
    head = text[max(start, at - 80) : at]
    tail = text[at : min(end, at + 80)]
    return any(head.rfind(o) > head.rfind(c) and c in tail for o, c in ("（）", "《》"))


def _inside_title(text: str, at: int, sentence: Span) -> bool:
    """Whether `at` is in a title: 《关于甲 乙的意见》."""
    opened = text.rfind("《", sentence.start, at)
    return opened >= 0 and text.find("》", opened, at) < 0 <= text.find("》", at, sentence.end)


def _append(text: str, spans: list[Span], start: int, end: int) -> None:
    while end - start > LONGEST:
        comma = max(text.rfind(mark, start + LONGEST // 3, start + LONGEST) for mark in "，、 ")
        cut = comma + 1 if comma > 0 else start + LONGEST
        _append(text, spans, start, cut)
        start = cut
    span = _trim(text, start, end)
    if span.start < span.end:
        spans.append(span)


def _clauses(text: str, sentence: Span) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    start = sentence.start
    cuts = [
        m.end()
        for m in _CLAUSE_END.finditer(text, sentence.start, sentence.end)
        if not _inside_title(text, m.start(), sentence)
    ]
    for cut in [*cuts, sentence.end]:
        for end in [*_pairs(text, start, cut), cut]:
            span = _trim(text, start, end)
            if span.start < span.end:
                clauses.append(Clause(span, len(clauses)))
            start = end
    return tuple(clauses)


def _pairs(text: str, start: int, end: int) -> list[int]:
    """Where pairs that do the same each begin, but for the first: 甲与乙共建丙、|丁与戊共建己."""
    first = _PAIRED.search(text, start, end) if text.find("、", start, end) > 0 else None
    if first is None:
        return []
    return [
        m.end()
        for m in _NEXT_PAIR.finditer(text, first.end(), end)
        if text.count("（", start, m.end()) == text.count("）", start, m.end())
    ]
