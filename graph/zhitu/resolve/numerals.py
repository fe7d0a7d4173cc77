"""Numbers inside names in one way of writing: 四中 is 第4中学, 第一百三十六届 is 第136届."""

from __future__ import annotations

import re

__all__ = ["numbered"]

_DIGITS = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_PLACES = {"十": 10, "百": 100}
#: What nothing here is written anew without: a numeral, or the short name of a court.
_COUNTED = re.compile("[0-9零〇一二三四五六七八九十百首]|[中高]院$")
_ANY = "[零〇一二三四五六七八九十百]+"
#: What a numeral without 第 counts: 十号线; 中建三局; 四桥, but not 一桥飞架.
_NUMERAL = re.compile(
    f"{_ANY}(?=期|号|届|所|中学|个|研究|人民医院|医院|中级|局$|局集团|次会议|次全体会议)|(?<=第){_ANY}|(?<=..)(?<!第){_ANY}(?=桥$)"
)
#: 华东师大二附中, 云川四中江湾校区; 十五运会 is a session of the only games whose name is as short.
_SHORT_SCHOOL = re.compile("(?<![一-九])([一二三四五六七八九十]+)中(?!学)(?=$|[一-龥]{0,4}(?:校区|分校)$)")
_SHORT_ATTACHED = re.compile("(?<![一-九])([一二三四五六七八九十])附([中小])$")
_GAMES = re.compile("^第?([一二三四五六七八九十]{1,3})运会$")
#: 市一院, 广州市一医院, 市一院江湾院区.
_SHORT_HOSPITAL = re.compile(
    "(?:(?<!大学)([一二三四五六七八九十]+)院|(?<=[市县区州])([一二三四五六七八九十]+)医院)(?=$|[一-龥]{0,4}院区$)"
)
#: 郑大一附院; 佛山中院, 广东高院.
_SHORT_AFFILIATED = re.compile("([一二三四五六七八九十])附院$")
_SHORT_COURT = re.compile("(?<=[一-龥]{2})([中高])院$")
_PLAN = re.compile("(?<!第)(十[一二三四五六])五(?=规划|时期|[一-龥])")
_FIRST = re.compile("首(?=届)")
#: 二〇三五年.
_WRITTEN_YEAR = re.compile("[一二][零〇一二三四五六七八九]{3}(?=年)")
#: 长江第四大桥 is 长江四桥; 第2次会议 of a congress is its 2次会议.
_BRIDGE, _MEETING = re.compile("(?<=..)第([0-9]+)大?桥$"), re.compile("第(?=[0-9]+次(?:全体)?会议)")
_CONGRESS = re.compile("(?<=.)人大(?=[0-9]+次会议)")


def numbered(text: str) -> str:
    """A name, in normal form, with Chinese numerals that count something as digits.

    >>> numbered("四中"), numbered("云江第四大桥"), numbered("第一百三十六届"), numbered("二〇三五年")
    ('第4中学', '云江4桥', '第136届', '2035年')
    >>> numbered("云川四中江湾校区"), numbered("三中全会")
    ('云川第4中学江湾校区', '三中全会')
    """
    if _COUNTED.search(text) is None:
        return text
    text = _SHORT_SCHOOL.sub(r"第\1中学", text)
    text = _SHORT_HOSPITAL.sub(r"第\1\2人民医院", _SHORT_AFFILIATED.sub(r"第\1附属医院", text))
    text = _SHORT_COURT.sub(r"\1级人民法院", text)
    text = _GAMES.sub(r"第\1届全国运动会", _SHORT_ATTACHED.sub(r"第\1附属\2学", text))
    text = _WRITTEN_YEAR.sub(lambda m: _number(m.group()), text)
    text = _PLAN.sub(r"第\1个五年", _FIRST.sub("第1", text))
    text = re.sub("第([0-9]+期)", r"\1", _NUMERAL.sub(lambda m: _number(m.group()), text))
    text = _CONGRESS.sub("人民代表大会", _MEETING.sub("", _BRIDGE.sub(r"\1桥", text)))
    return re.sub("(?<![第0-9])([0-9]+)(?=所$|研究所|中学)", r"第\1", re.sub("(?<=[0-9])所$", "研究所", text))


def _number(numeral: str) -> str:
    """十四 → 14; digit by digit where it has no ten and no hundred."""
    if _PLACES.keys().isdisjoint(numeral):
        return "".join(_DIGITS.get(c, c) for c in numeral)
    total, digit = 0, ""
    for c in numeral:
        if c in _PLACES:
            total, digit = total + int(digit or 1) * _PLACES[c], ""
        else:
            digit = _DIGITS[c]
    return str(total + int(digit or 0))
