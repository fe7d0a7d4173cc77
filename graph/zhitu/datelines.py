"""Datelines of the press, which say when a release was written, and not when what it tells happened.

A line of its own with the day alone or with who publishes (（云州铁道报 2025年12月3日）), or the first words of a
report (新华社云州2025年12月3日电).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhitu.dates import CLOCK, DAY, read_date
from zhitu.errors import InputError

__all__ = ["BODY", "PRESS", "Dateline", "dateline", "is_dateline", "report_line", "speech_line"]

#: A name that ends as those of bodies do.
BODY = (
    "[一-龥（）]{2,28}"
    "(?:政府|委员会|[委部厅局署院会办所处室司社]|集团|公司|大学|学校|中心|银行|小组|联盟|[总支大]队|调查队)"
)
#: What is held is no body that publishes.
_HELD = re.compile("(?:运动|博览|展览|展销|交易|洽谈|发布|推介|座谈|研讨|宣讲|[大年晚例峰])会$")
#: A name that ends as those of papers, agencies and sites do.
PRESS = "[一-龥]{1,12}?(?:[社报网台刊]|电讯|新闻|客户端|杂志|在线|频道|公众号|发布)"
_BLANK = "[ \t\u3000\u00a0]*"
_DAY = f"(?P<day>{DAY})"
_WEEKDAY = f"(?:{_BLANK}[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
_PAGE = f"(?:第?{_BLANK}\\d{{1,3}}{_BLANK}[版期](?:[：:][一-龥]{{2,8}})?)?"
_PARTED = f"{_BLANK}[，,|｜/]?{_BLANK}"
#: （2025年12月3日，云州）: where a speech was given.
_PLACE = f"(?:{_BLANK}[，,于]{_BLANK}[一-龥]{{2,6}}(?<![社报网台刊]))?"
_TELLS = "(?:印发|发布|公布|发表|刊[发登])"
_LINE = re.compile(
    rf"(?P<open>[（(【\[])?{_BLANK}(?:(?:(?:信息|文章|稿件|资料)?来源{_BLANK}[：:]|[原转]?载[自于]?|[摘转刊]自|刊于"
    rf"|(?:发[布表]|刊发)于?[：:]?){_BLANK})?"
    rf"(?:《?(?P<by>{PRESS})》?|(?P<body>{BODY}))?{_PARTED}"
    rf"[（(]?{_DAY}(?P<clock>{CLOCK})?{_WEEKDAY}(?P<hour>{CLOCK})?{_PARTED}{_PAGE}{_PLACE}[）)]?{_BLANK}{_TELLS}?"
    rf"{_PARTED}(?:(?P<after>{BODY}|{PRESS}){_TELLS}?)?{_BLANK}[）)】\]]?"
)
#: 新华社云州2025年12月3日电.
_REPORT = re.compile(
    rf"[【（(\[]?(?!据)(?P<by>本[报网台刊社]|[一-龥]{{1,8}}?(?:[社报网台]|新闻)){_BLANK}[一-龥/／、]{{0,14}}{_BLANK}{_DAY}"
    rf"(?:[上下]午|晚)?{_BLANK}(?:专?电(?![站力网价子动机车缆池])|讯(?!号|息)|消息)"
)
#: ——2025年12月3日在云州市第五届人民代表大会第二次会议上: when a report was given, or a speech.
_SPEECH = re.compile(
    rf"[（(]?{_BLANK}[—－–-]{{0,3}}{_BLANK}{_DAY}{_BLANK}在[^，。；：]{{2,60}}?(?:"
    "(?:[大年峰全]会|会议|论坛|仪式|典礼|式|[座恳茶]谈会|会)上(?:的?(?:讲话|报告|致辞|演讲|发言|说明))?"
    rf"|会议的?(?:讲话|报告|致辞|演讲|发言|说明)){_BLANK}[）)]?"
)
#: 发布时间：2025-12-03.
_PUBLISHED = re.compile(r"[【\[（(]?(?:信息|发布|发表|发稿|刊发)(?:日期|时间)[】\]）)]?[ \t\u3000]*[：:]")
_LONGEST = 80
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇○◯零一九]|民国")


class Dateline(NamedTuple):
    """The day, who publishes if that is told, and whether nothing but a day stands there."""

    day: str
    publisher: str | None
    alone: bool


def dateline(line: str) -> Dateline | None:
    """What a line tells, in simplified characters, that holds nothing but the day and who publishes.

    >>> dateline("（云州铁道报 2025年12月3日）")
    Dateline(day='2025-12-03', publisher='云州铁道报', alone=False)
    >>> dateline("2025/12/03 新华社").publisher, dateline("2025-12-03").alone, dateline("截至2025年12月3日")
    ('新华社', True, None)
    """
    line = line.strip()
    found = _LINE.fullmatch(line) if len(line) <= _LONGEST and _YEAR.search(line) else None
    names = [found[which] for which in ("by", "body", "after") if found[which]] if found is not None else []
    if found is None or len(names) > 1 or any(map(_HELD.search, names)):
        return None
    by = next(iter(names), None)
    return _told(found, by, alone=by is None and not found["clock"] and not found["hour"])


def report_line(text: str) -> Dateline | None:
    """What the first words of a report tell, in simplified characters.

    >>> report_line("新华社云州2025年12月3日电 云州港口开通。")
    Dateline(day='2025-12-03', publisher='新华社', alone=False)
    >>> report_line("本报云州2025年12月3日讯（记者李明）").publisher
    """
    found = _REPORT.match(text)
    return None if found is None else _told(found, None if found["by"][0] == "本" else found["by"])


def speech_line(line: str) -> Dateline | None:
    """What a line tells, in simplified characters, that holds nothing but when and where a report or speech was given.

    >>> speech_line("——2025年12月3日在云州市第五届人民代表大会第二次会议上").day
    '2025-12-03'
    >>> speech_line("2025年12月3日在云州市建成的港口")
    """
    line = line.strip()
    found = _SPEECH.fullmatch(line) if len(line) <= 2 * _LONGEST and _YEAR.search(line) else None
    return None if found is None else _told(found, None)


def is_dateline(line: str) -> bool:
    """Whether a line, in simplified characters, dates the text, and not what it tells."""
    return _PUBLISHED.match(line.strip()) is not None or dateline(line) is not None


def _told(found: re.Match[str], by: str | None, *, alone: bool = False) -> Dateline | None:
    try:
        return Dateline(read_date(re.sub(r"\s+|(?<=[年月])/", "", found["day"]), ""), by, alone)
    except InputError:  # the 32nd is no day
        return None
