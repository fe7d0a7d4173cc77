"""Titles of documents that are set over several lines, as in plain texts and copies of pages.

云岭省人民政府办公厅关于印发云岭省
港口发展实施方案的通知
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.datelines import BODY
from zhitu.names import simplify

__all__ = ["KIND", "is_official", "title_breaks"]

#: What documents are.
KIND = (
    "方案|计划|规划|纲要|办法|规定|条例|细则|措施|意见|制度|准则|规则|规程|标准|规范|指南|指引|手册|目录|清单|名单|要点"
    "|章程|预案|公约|[公简年通]报|报告|通知|通告|公告|决定|决议|大纲|导则|政策|举措|分工|白皮书|若干[一-龥]{2,6}|[一-龥]表"
)
_LETTER = "通知|通告|公告|决定|批复|复函|函"
_ASIDE = r"(?:[（(〔\[][^（()）\n]{1,20}[）)〕\]])?"
#: 关于促进港口发展的实施意见, 关于印发港口方案的通知.
_OFFICIAL = re.compile(
    rf"[^。；：！？]{{0,60}}?关于(?!我们|印发|转发|批转|发布|公布|下发)[^。；：！？]{{2,120}}?(?:的[一-龥“”]{{0,8}}|若干)(?:{KIND}|{_LETTER}){_ASIDE}"
    rf"|[^。；：！？]{{0,60}}?关于(?:印发|转发|批转|发布|公布|下发)[^。；：！？]{{2,140}}?的?(?:{_LETTER}){_ASIDE}"
)
#: What no line of a title ends with, but that of one that goes on: 国民经济和社会发展⏎第十五个五年规划纲要.
_GOES_ON = re.compile("(?:[和与及、的暨]|国民经济和社会发展)$")
_ENDS = re.compile(f"(?:{KIND}){_ASIDE}$")
#: What stands at the top and is of no title: a number, a day, a label, the sign of an item.
_APART = re.compile(
    r".*[〔\[（(【](?:19|20)\d\d[〕\]）)】].{0,3}\d+\s*号|.*[\d〇]年.{1,3}月(?:.{1,3}日)?[）)]?|[^\n]{1,8}[：:].*|[（(].*[）)]|目\s*录|附件.*"
    r"|(?:[一二三四五六七八九十]+|\d+)[、.．].*|第[一二三四五六七八九十\d]+[章条节].*|.*文\s*件"
)
#: Characters and lines at the top of a text; characters of a line, and lines of a title.
_TOP, _LINES, _LONGEST, _MOST = 500, 9, 45, 4
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BLANKS = re.compile("(?<=[一-龥])[ \u3000]+(?=[一-龥])")
_MARKED = re.compile("[。；！？\t|]")


def is_official(line: str) -> bool:
    """Whether a line is the whole title of an official document.

    >>> is_official("关于促进港口发展的实施意见"), is_official("关于印发港口发展方案"), is_official("江湾港开通")
    (True, False, False)
    """
    return "关于" in line and _OFFICIAL.fullmatch(line.strip()) is not None


def title_breaks(text: str, *, headed: bool = True) -> frozenset[int]:
    """Where the breaks stand, with the blanks around them, inside of the title at the top of a text.

    If it is `headed`, the line with the body whose document it is counts as part of the title: 甲省水利厅⏎关于…….

    >>> text = "云岭省人民政府关于促进港口\\n发展的实施意见\\n各市："
    >>> "".join(ch for at, ch in enumerate(text) if at not in title_breaks(text))
    '云岭省人民政府关于促进港口发展的实施意见\\n各市：'
    """
    found = list(_LINE.finditer(text, 0, _TOP))[:_LINES]
    spans = [(m.end() - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in found]
    lines = [_BLANKS.sub("", simplify(text[start:end])) for start, end in spans]
    for first, last in _runs(lines):
        first += not headed and _heads(lines, first)
        gaps = [(spans[k][1], spans[k + 1][0]) for k in range(first, last)]
        if all(text.count("\n", *gap) <= 2 for gap in gaps):
            return frozenset(at for gap in gaps for at in range(*gap))
    return frozenset()


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last of the lines that make one title together."""
    for first, line in enumerate(lines):
        if len(line) > _LONGEST or _MARKED.search(line) or _APART.fullmatch(line) or is_official(line):
            continue
        if _heads(lines, first) and is_official(lines[first + 1]):
            yield first, first + 1
            continue
        if "关于" not in line and not _heads(lines, first) and not _is_open(line):
            continue
        title = line
        for last in range(first + 1, min(first + _MOST, len(lines))):
            following = lines[last]
            if len(following) > _LONGEST or _MARKED.search(following) or _APART.fullmatch(following):
                break
            if following.startswith("关于") and not (
                title.endswith("《") or (last == first + 1 and _heads(lines, first))
            ):
                break
            if last == first + 1 and _is_open(title) and _ENDS.search(following) and "关于" not in title + following:
                yield first, last
            title += following
            if is_official(title):
                yield first, last
                break


def _heads(lines: Sequence[str], at: int) -> bool:
    """Whether a line names the one body whose document it is, and the next tells about what: 甲省水利厅⏎关于……."""
    if at + 1 >= len(lines) or not lines[at + 1].startswith("关于") or re.fullmatch(BODY, lines[at]) is None:
        return False
    return at == 0 or re.fullmatch(BODY, lines[at - 1]) is None


def _is_open(line: str) -> bool:
    """Whether a line must go on: 甲市国民经济和社会发展, 甲市推进“一带一路."""
    return _GOES_ON.search(line) is not None or any(line.count(a) > line.count(b) for a, b in ("《》", "“”", "（）"))
