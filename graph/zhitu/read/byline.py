"""When a release was published and by whom, as a line of its own says: 发布日期：2024-07-01　来源：甲市政府办.

English texts say Date: 2 May 2024. Government sites, newspapers and document headers all have such a line. It is read
only where it holds nothing but labels with their values, so that no sentence is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from zhitu.datelines import BODY, PRESS, dateline
from zhitu.dates import CLOCK, DAY, read_date
from zhitu.errors import InputError
from zhitu.names import simplify
from zhitu.read.metadata import Metadata, is_nobody

__all__ = ["byline", "closing_line", "lines_above"]

#: Lines of a text that are looked at, and characters of a line.
_ABOVE, _LONGEST = 12, 200
#: Lines at the end of a text that are.
_BELOW = 6
#: Of what a day is that of publication.
_OUT = "发布|发表|发稿|刊发|刊登|公布|公开|公告"
_OUT_LABEL = re.compile(f"(?:信息)?(?:{_OUT})")
_DATED = rf"(?:信息|{_OUT}|印发|成文|生成|发文|签发|制发|张贴|上版|上网|上传|录入|添加)?(?:日期|时间)"
_FROM = (
    "(?:信息|文章|稿件|新闻|内容|文件|资料)?来源"
    "|(?:发[布文稿]|制定|印发|公开|公告|供稿|提供|张贴)(?:机构|机关|单位|部门)"
)
#: Labels beside them, of nothing that is kept.
_WRITER = r"作者|记者|通讯员|撰稿人?|(?:责任|本文)?编辑|责编"
_OTHER = (
    rf"{_WRITER}|审核|校对|浏览(?:次数|量)?|点[击阅](?:次数|数|量)?|阅读(?:次数|数|量)?|访问量|次数|字号|字体(?:大小)?"
    r"|索引号|(?:发文)?文号|发文字号|(?:主题|体裁)?分类|主题词|关键词|标题|名称|有效性|时效性|语种|分享到?|打印|(?:实施|生效|更新|废止)(?:日期|时间)"
)
_LABEL = re.compile(
    rf"(?<![一-龥])(?:[【\[（(〔]?(?P<label>{_DATED}|{_FROM}|{_OTHER})[】\]）)〕]?[ \t\u3000]*[：:]"
    rf"|[【〔\[](?P<held>{_DATED}|{_FROM}|{_OTHER})[】〕\]]"
    rf"|(?P<bare>(?!日期|时间){_DATED}|来源|发布(?:机构|单位)|{_WRITER})(?:[ \u3000]{{1,4}}|\t)(?![ \t\u3000]))"
)
#: 发 布 时 间：, as tables set their labels.
_SPREAD = re.compile(r"(?<![一-龥])[一-龥](?:[ \u3000]{1,4}[一-龥]){1,4}(?=[ \u3000]*[：:】〕])")
#: A label whose value is on the next line.
_DANGLING = re.compile(
    rf"[【\[（(〔]?(?:(?P<day>{_DATED})|{_FROM})[】\]）)〕]?[ \t\u3000]*[：:]|(?P<out>(?:信息)?(?:{_OUT})(?:日期|时间))"
)
_NAME = re.compile(f"{PRESS}|{BODY}")
#: What a notice of a meeting tells beside its time.
_MEETING = re.compile(r"(?:会议|活动|集合)?地[ \u3000]*[点址][ \u3000]*[：:]")
_DAY = re.compile(
    rf"(?P<day>{DAY}|(?:19|20)\d\d(?:年\d{{1,2}}月(?:\d{{1,2}})?|[-/.]\d{{1,2}})|(?P<short>1[0-2]\d)"
    rf"(?:年\d{{1,2}}月\d{{1,2}}日|(?P<by>[-/.])\d{{1,2}}(?P=by)\d{{1,2}}))"
    rf"{CLOCK}?(?:[ \u3000]*[（(]?(?:星期|周)[一二三四五六日天][）)]?)?{CLOCK}?"
)
_MARK = re.compile("[-/.]")
#: 作者：李明　2024-07-01: what stands behind a name.
_LATER = re.compile(rf"[ \t\u3000|｜]+(?P<rest>(?:{DAY}).*)")
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
    return _of(list(_with_values(lines)))


def closing_line(text: str) -> Metadata:
    """The same of the lines that end a text, where they call the day that of publication.

    >>> closing_line("甲市出台新政。\\n资料来源：新闻局\\n发布日期：2024-07-01").publisher
    '新闻局'
    """
    last = [line for line in text[-_LONGEST * _BELOW :].split("\n") if line.strip()][-_BELOW:]
    told = list(_with_values(last))
    is_out = any(_OUT_LABEL.match(label) and _day(value) for line in told for label, value in _told(line.strip()))
    return _of(told) if is_out else Metadata()


def _of(lines: Sequence[str]) -> Metadata:
    days: dict[bool, str] = {}
    publishers: list[str] = []
    is_meeting = any(map(_MEETING.match, map(simplify, map(str.strip, lines))))
    for line in lines:
        for label, value in _told(line.strip()):
            if not label.endswith(("日期", "时间")):
                publishers.append(value)
            elif not (is_meeting and label in ("日期", "时间")) and (day := _day(value)) is not None:
                days.setdefault(_OUT_LABEL.match(label) is not None, day)
    if publishers and not days:  # 2024-07-01 09:30⏎来源：甲市科技局
        days.update((False, told.day) for told in map(dateline, map(simplify, lines)) if told is not None)
    day = days.get(True, days.get(False))
    return Metadata(date=day, publisher=next(iter(publishers), None)) if day is not None else Metadata()


def _with_values(lines: Iterable[str]) -> Iterator[str]:
    """The lines, a label joined with its value on the next: 发布日期：⏎2024-07-01, 来源：⏎甲日报."""
    told = list(lines)
    for line, following in zip_longest(told, told[1:], fillvalue=""):
        label = _DANGLING.fullmatch(_closed_up(simplify(line.strip())))
        named = label is not None and _NAME.fullmatch(simplify(following.strip())) is not None
        is_day = label is not None and (label["day"] or label["out"]) and _day(following.strip()) is not None
        mark = "：" if label is not None and label["out"] else ""
        yield f"{line.strip()}{mark}{following.strip()}" if is_day or named else line


def _closed_up(line: str) -> str:
    """A line with its labels written without blanks: 发 布 时 间：."""
    return _SPREAD.sub(lambda label: "".join(label[0].split()), line)


def _told(line: str) -> Iterator[tuple[str, str]]:
    """The labels of a line with their values, of those that are kept; none where it begins with anything else."""
    if len(line) > _LONGEST:
        return
    for label, chinese in _ENGLISH.items():
        if found := label.match(line):
            line = chinese + line[found.end() :]
    if (issue := _ISSUE.match(line)) is not None:
        line = _BY.sub("来源：", line[issue.end() :], count=1)
    folded = simplify(line)  # a character for each
    if (closed := _closed_up(folded)) != folded:
        line = folded = closed
    labels = [*_LABEL.finditer(folded)]
    first = folded[: labels[0].start()].strip(_MARKS) if labels else ""
    opening = dateline(first) if first else None
    if not labels or (first and opening is None):
        return
    if opening is not None:  # 2024-07-01 09:30　来源：甲市科技局
        yield "时间", opening.day
        if opening.publisher:
            yield "来源", opening.publisher
    for at, following in zip_longest(labels, labels[1:]):
        value = line[at.end() : following.start() if following else None].strip(_MARKS)
        yield from _kept(next(filter(None, at.groups())), value)


def _kept(label: str, value: str) -> Iterator[tuple[str, str]]:
    """A label with its value, if it is kept, and the day that stands behind a name."""
    if re.fullmatch(_DATED, label):
        yield label, value
    elif re.fullmatch(_FROM, label) and (name := _BEHIND.split(value)[0]) and not is_nobody(name):
        yield label, name
        if rest := value[len(name) :].strip(_MARKS):  # 来源：甲日报　2024-07-01
            yield "发布时间", rest
    elif re.fullmatch(_WRITER, label) and (later := _LATER.search(simplify(value))) is not None:
        yield "时间", later["rest"].strip(_MARKS)


def _day(value: str) -> str | None:
    if english := _ENGLISH_DAY.fullmatch(value):
        month = (english["month"] or english["later"])[:3].lower()
        if month in _MONTHS:
            value = f"{english['year']}-{_MONTHS.index(month) + 1}-{english['day'] or english['first']}"
    match = _DAY.fullmatch(simplify(value))
    if match is None:
        return None
    day = match["day"] if match["short"] is None else f"民国{_MARK.sub('年', match['day'], count=1)}"
    try:
        return read_date(day if match["short"] is None else _MARK.sub("月", day, count=1), "")
    except InputError:  # 2024-13-45 is no day, and no reason to refuse the text
        return None
