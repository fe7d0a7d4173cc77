"""When a release was published and by whom, as a line of its own says: 发布日期：2024-07-01　来源：甲市政府办.

English texts say Date: 2 May 2024. Government sites, newspapers and document headers all have such a line. It is read
only where it holds nothing but labels with their values, so that no sentence is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.names import simplify
from zhitu.read.metadata import Metadata, is_nobody

__all__ = ["byline", "lines_above"]

#: Lines of a text that are looked at, and characters of a line.
_ABOVE, _LONGEST = 12, 200
_DATED = r"(?:信息|发布|发表|发稿|刊发|印发|成文|公布|公开|生成)?(?:日期|时间)"
_FROM = r"(?:信息|文章|稿件|新闻|内容|文件)?来源|(?:发布|发文|制定|印发|公开|供稿)(?:机构|机关|单位|部门)"
#: Labels beside them, of nothing that is kept.
_OTHER = (
    r"作者|记者|(?:责任|本文)?编辑|责编|审核|校对|浏览(?:次数|量)?|点击(?:次数|数|量)?|阅读(?:次数|量)?|访问量|次数|字号|字体(?:大小)?"
    r"|索引号|(?:发文)?文号|发文字号|(?:主题|体裁)?分类|主题词|关键词|标题|名称|有效性|时效性|语种|分享到?|打印|(?:实施|生效|更新|废止)(?:日期|时间)"
)
_LABEL = re.compile(rf"(?<![一-龥])[【\[（(]?(?P<label>{_DATED}|{_FROM}|{_OTHER})[】\]）)]?[ \t\u3000]*[：:]")
_DAY = re.compile(
    r"((?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:(?:月|[-/.])\d{1,2}日?)?)(?:[ \t\u3000]*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
)
#: Labels of English texts with what they are in Chinese ones, and how these write days.
_ENGLISH = {
    re.compile(
        r"(?:publication |release )?date(?: of publication)?\s*:|published(?: on)?\s*:", re.IGNORECASE
    ): "发布日期：",
    re.compile(r"(?:source|publisher|issued by|published by)\s*:", re.IGNORECASE): "来源：",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAY = re.compile(
    r"(?:(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})|(?P<first>\d{1,2}) (?P<later>[a-z]{3,9})\.?)"
    r",? (?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
#: What the head of a newsletter begins with, and whose it is: 2024年第3期（总第87期）　主办：甲公司　2024年3月30日.
_ISSUE = re.compile(r"(?:(?:19|20)\d\d年)?第\d{1,4}期(?:[（(]总第?\d{1,5}期[）)])?[ \t\u3000|｜]+(?=\D)")
_BY = re.compile(r"\A(?:主办|主管|编印|编辑|编发)(?:单位|部门)?[：:]")
_MARKS = " \t\u3000|｜丨;；,，【】[]（）()<>"
#: What ends a name, a label right behind it too.
_BEHIND = re.compile(rf"[{re.escape(_MARKS)}]|(?:{_OTHER})[：:]")


def lines_above(text: str) -> list[str]:
    """The lines at the top of a text among which such a line may stand."""
    return [line for line in islice(text.split("\n", 4 * _ABOVE), 4 * _ABOVE) if line.strip()][:_ABOVE]


def byline(lines: Iterable[str]) -> Metadata:
    """The date and the publisher that lines of labels tell, of several dates that of publication; none without a date.

    >>> byline(["甲市出台新政", "发布时间：2024-07-01 09:30　来源：甲市科技局　字号：[大 中 小]"])
    Metadata(title=None, date='2024-07-01', publisher='甲市科技局', url=None, language=None)
    >>> byline(["Date: May 2, 2024"]).date, byline(["Published on: 2 May 2024"]).date, byline(["date: 2024-05-02"]).date
    ('2024-05-02', '2024-05-02', '2024-05-02')
    >>> byline(["2024年第3期（总第87期）　主办：甲市港务公司　2024年3月30日"]).publisher
    '甲市港务公司'
    >>> byline(["时间：2024年7月1日上午，地点：甲市。", "来源：各方筹措"])
    Metadata(title=None, date=None, publisher=None, url=None, language=None)
    """
    days: dict[bool, str] = {}
    publishers: list[str] = []
    for line in lines:
        for label, value in _told(line.strip()):
            if not label.endswith(("日期", "时间")):
                publishers.append(value)
            elif (day := _day(value)) is not None:
                days.setdefault(label[0] in "发刊公", day)
    day = days.get(True, days.get(False))
    return Metadata(date=day, publisher=next(iter(publishers), None)) if day is not None else Metadata()


def _told(line: str) -> Iterator[tuple[str, str]]:
    """The labels of a line with their values, of those that are kept; none where it begins with anything else."""
    if len(line) > _LONGEST:
        return
    for label, chinese in _ENGLISH.items():
        if found := label.match(line):
            line = chinese + line[found.end() :]
    if (issue := _ISSUE.match(line)) is not None:
        line = _BY.sub("来源：", line[issue.end() :], count=1)
    if bare := _DAY.match(line):  # 2024-07-01 09:30　来源：甲市科技局
        line = f"时间：{line}"
    folded = simplify(line)  # a character for each
    labels = [*_LABEL.finditer(folded)]
    if not labels or labels[0].start() or (bare and len(labels) == 1):
        return
    for at, following in zip_longest(labels, labels[1:]):
        value = line[at.end() : following.start() if following else None].strip(_MARKS)
        if re.fullmatch(_DATED, at["label"]):
            yield at["label"], value
        elif re.fullmatch(_FROM, at["label"]) and not is_nobody(name := _BEHIND.split(value)[0]):
            yield at["label"], name
            if rest := value[len(name) :].strip(_MARKS):  # 来源：甲日报　2024-07-01
                yield "时间", rest


def _day(value: str) -> str | None:
    if english := _ENGLISH_DAY.fullmatch(value):
        month = (english["month"] or english["later"])[:3].lower()
        if month in _MONTHS:
            value = f"{english['year']}-{_MONTHS.index(month) + 1}-{english['day'] or english['first']}"
    match = _DAY.fullmatch(value)
    try:
        return read_date(match[1], "") if match else None
    except InputError:  # 2024-13-45 is no day, and no reason to refuse the text
        return None
