"""The forms of the words around figures that more than one module asks for."""

from __future__ import annotations

import re

from zhitu.extract.text.wording import wording

__all__ = [
    "ABOUT",
    "ADDED",
    "ADVERBS",
    "BESIDE",
    "BRACKET",
    "BRIEF",
    "BUILDING",
    "BUILDS",
    "BY_MEASURE",
    "CHANGE",
    "CHANGES",
    "FROM",
    "IN_A_ROW",
    "JOINT",
    "LEADING",
    "MEASURED",
    "MEASURES",
    "ONLY_SO_MUCH",
    "PARTS",
    "PLAN_TIME",
    "PULLS",
    "RATES",
    "SHARE",
    "SHARES",
    "SINCE_THEN",
]

#: What something is measured by, and what is done to works.
MEASURES, BUILDS = wording("figure-measures"), wording("figure-building")
#: 收入增长了近|5%: what may stand between a word of change and its figure.
ABOUT = wording("figure-about")
CHANGES, RATES = wording("figure-changes"), wording("figure-rates")
#: 当年投资|同比|增长: what something is compared with that it was.
_THAN_THEN = wording("figure-against-then")
SINCE_THEN = rf"{_THAN_THEN}|[比较]{wording('figure-then')}(?:同期)?"

LEADING = re.compile(
    rf"^(?:全年|年内)?(?:{wording('figure-leading')}|可(?!{wording('figure-able')}))+(?![比期])|^(?:全年|年内)(?=..)"
)
#: 比去年同期|（25亿元）|增长.
BRACKET = re.compile("（[^（）]*）")
BUILDING = re.compile(f"{BUILDS}|{wording('figure-spent-on')}")
#: “八五”|末期, “十五”|期间.
PLAN_TIME = "“?(?:十?[一二三四五六七八九]|十)五”?(?:期?末期?|时期末?|期间)"
#: 由20%提升到|80%, 从23亿元增长到|2200亿元: the figure that it was before.
FROM = re.compile(
    r"[已则将也]?[从由]"
    rf"(?:{PLAN_TIME}的|[^，。；\d]{{1,8}}{wording('figure-beginnings')}的|{wording('figure-formerly')}的?"
    r"|[^，。；]{0,8}?\d[^，。；]*[到至为](?:最[快短低高多少大]|不到|仅)?(?:[^，。；\d]{0,2}(?:20\d\d)?年[底末初]?的?"
    rf"|{PLAN_TIME}的?|{wording('figure-formerly')}的?)?"
    r"|(?:(?:19|20)\d\d|[去上前])年[底末初]?(?:同期)?的?)(?:人民币|港币|新台币)?[约近]?$"
)
#: 汽车业增长9%，|拉动全市工业|1.2个百分点.
PULLS = re.compile(f"(?:分别)?{wording('figure-pulls')}")
CHANGE = re.compile(f"({CHANGES}|压缩|压减|缩短){ABOUT}*$")
ADDED = re.compile(f"^(?:净增|新?{wording('figure-builds')}|{BUILDS})")
MEASURED, BRIEF = re.compile(f"^.*(?:完成|实现|全年)|{wording('figure-measured-ends')}$"), 10
#: 广东企业|占|21%.
SHARES, SHARE = re.compile(f"占(?:{ABOUT}|到)*$"), re.compile(wording("figure-share-words"))
BESIDE = re.compile("、|和|与|及|以及")
PARTS = re.compile("其中")
#: 吞吐量|连续4个月|突破3万吨: how often.
IN_A_ROW = re.compile("连续[\\d一二两三四五六七八九十]+个?(?:[年月周天]|季度?)")
#: The end of words that say by what something is measured.
BY_MEASURE = re.compile("[进出]口|[量额值率入资积款产比重度数格润税费支售务栏房险差]$|[增减升降跌涨].{0,2}$|R&D")
JOINT = re.compile("、|以及|(?:[和与]|(?<![普涉危触波顾遍推])及(?![率格时早第]))(?!其)")
ONLY_SO_MUCH = re.compile(f"(?:{wording('figure-beside')}|{ABOUT})*（?")
#: 企业|则|分别占35%: words of the verb.
ADVERBS = re.compile("(?<=..)(?:[则亦也还仅只再各仍]|仍然|依然|平?均)+$|^(?:[则亦]|各自|分别)+(?=..)")
