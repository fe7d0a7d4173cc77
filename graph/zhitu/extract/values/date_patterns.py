"""The forms of times in Chinese text; `dates.py` says what they mean."""

from __future__ import annotations

import re

from zhitu.extract.text.wording import wording

__all__ = ["FIRST", "FIVE_YEARS", "FUTURE", "PATTERN"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
#: With 二O一六, where a letter or a digit stands for 〇.
_Y = r"(?:(?:19|20)\d{2}|[一二][〇零Oo0一二三四五六七八九]{3})"
#: A year before 1900, which may as well be a number of years (1800年历史): where it can only be a time.
_OLD = (
    r"(?<!\d)1[5-8]\d{2}(?:(?<=[^于自从在至（，。；、“\n]....)"
    r"(?=年(?:\d{1,2}月|[在由]|创[建立办]|成立|设立|始建|开办|落成|建[成立校院厂]))"
    r"|(?<![^于自从在至（，。；、“\n]....)(?=年(?![来前间]|以|的?历史|左右|古|老)))"
)
#: 正月初一, 闰四月.
_LUNAR = "(?:[正腊冬闰]?[一二三四五六七八九十]{0,3}月)?(?:初?[一二三四五六七八九十廿]{1,3})?"
#: 23年|5月.
_SHORT = r"(?<![第近约达\d.])[012]\d(?=年(?:0?[1-9]|1[0-2])月)"
#: A year of the calendar that Taiwan uses, without 民国: 118年, 一一八年, 一百一十八年.
_R = (
    r"(?<![\d一二三四五六七八九十百〇零])(?:1[0-2]\d|一[〇零一二][〇零一二三四五六七八九]"
    "|一百(?:零[一二三四五六七八九]|[一二]?十[一二三四五六七八九]?))"
)
#: A day of a month without one in characters: 二十五日; hardly 三日, 十日, which are as long.
_DAY_TOLD = (
    "(?<![一二三四五六七八九十百月第历时期共近逾约每前达满连])(?:二?十[一二三四五六七八九]|三十一"
    "|(?<=[，。；：于在本])[二三]十)日(?![之以前后])"
)
#: Two digits of a year: 98年5月, 于71年, which is 1998 or, of the Republic, 2009.
_R_OLD = (
    r"(?<![第近约达过逾超满\d.])(?:[4-9]\d(?=年(?:(?:0?[1-9]|1[0-2])月|[度底初]))"
    r"|(?<=[于自])[3-9]\d(?=年(?![来前间内多余]|的?历史)))"
)
#: A five-year plan by its number: 八五, 十四五.
FIVE_YEARS = "(?:十?[一二三四五六七八九]|十)五"
#: “八五”|末期: what follows an early five-year plan where it is a time; 《“八五”计划》 is none.
_PLAN = "时期|期间|(?:时期|期)?末|以来"
_PARTS, _QUARTER = wording("date-year-parts"), wording("date-quarters")
_MONTHS = rf"(?:1?\d\s*(?:月份?)?\s*[—至到~-]\s*1?\d月份?|(?<![提此以])前(?:{_N}|两)个?月|[头首](?:{_N}|两)个月)"
#: 国庆假期, 中秋国庆假期前三天, 春节七天长假.
_FEAST = (
    rf"“?{wording('feasts')}”?(?:[、和与]?“?{wording('feasts-beside')}”?)?"
    rf"(?:[三五七八3578]天)?(?:{wording('feast-holidays')}(?:期间|前?[一二三四五六七八1-8]天)?|期间)"
)
#: 元旦当天, “七一”当日, 元旦|起.
_FEAST_DAY = rf"“?{wording('feast-days')}”?(?:当[天日]|这一?天|(?=起|零时))"
#: 2021年的|最后一天, 2022年|第一天; 2023年|第一天会议 is the first day of that.
_EDGE_DAY = "(?:第一天|最后一[天日])(?=[，。；、的在里上下早晚凌清]|$|[正也就又就正顺成开建通投竣封完])"
#: 5日, 5日至10日, 5—10日, 28日至10月3日.
_DAYS = rf"{_N}(?:[日号](?:起?\s*[—至到~-]\s*(?:{_N}月)?{_N}[日号])?|\s*[—至到~、-]\s*{_N}[日号])"
#: 2020年12月, 去年12月3日: where a run of months or days over the turn of a year begins.
_FROM = rf"(?:{_Y}年|[今去前]年)"
#: What is done once, and whose anniversaries are told; forms of two characters, as a look-behind takes.
_DONE = wording("done-once")
#: What follows the years since then in a headline.
_SINCE = wording("date-since-headline")
_MONTH = rf"(?:{_N}|元)月(?!台){wording('date-month-parts')}?"
#: The future; not what is called after it.
FUTURE = f"未来(?!{wording('named-future')})"
#: What any of the forms begins with: elsewhere none of them need be tried.
FIRST = (
    r"[\d一二三四五六七八九十两“民今本去上前明后当同次翌头第首年下昨过最近这日目如眼现此多长未几周星礼满届的以隔历半七八妇植儿教迎青不其数农阴旧"
    r"全元春清五劳端中国再那]"
)
#: One named group a form; ASCII, so that \\d is no digit of another script.
PATTERN = re.compile(
    rf"""(?={FIRST})(?:
    (?P<iso>(?<!\d)(?:19|20)\d{{2}}[-—/.](?:0?[1-9]|1[0-2])[-—/.](?:[12]\d|3[01]|0?[1-9])(?!\d))
  | (?P<lunar>{wording("date-lunar")}{_LUNAR})
  | (?P<century>(?:20|二十|上个?)世纪(?P<decade>[一二三四五六七八九]十|\d0)年代(?:初|末|中期)?)
  | (?P<plan>“?(?:十(?P<nth>[一二三四五六])五(?!”?(?:规划|》))|(?<=“)(?P<nth_early>[一二三四五六七八九十])五
        (?=”(?:{_PLAN}))|(?P<nth_bare>[七八九])五(?={_PLAN}))”?(?:(?:时期|期)?(?P<planend>末)期?|时期|期间)?)
  | (?P<across>(?<!\d)(?P<from_year>{_FROM})(?P<from_month>{_N})月(?:(?P<from_day>{_N})日)?\s*[—至到~-]\s*
        (?P<to_year>{_FROM}|[次翌]年)(?P<to_month>{_N})月(?:(?P<to_day>{_N})日)?)
  | (?P<yearrange>(?<!\d)(?P<y1>{_Y})年?\s*[—至到~-]\s*(?P<y2>{_Y})年(?!{_N}月)(?:度|间|期间)?)
  | (?P<rocrange>(?P<ry1>{_R})年?\s*[—至到~-]\s*(?P<ry2>{_R})年(?!{_N}月)(?:度|间|期间)?)
  | (?P<main>(?:民国\s*(?P<rocyear>\d{{1,3}}|元|[一二三四五六七八九十百〇零]{{1,4}})年
        |(?<![第近])(?P<rocbare>{_R})年度?(?![来前间内后]|的?历史)
        |(?P<rocold>{_R_OLD})年度?
        |(?<!\d)(?P<year>{_Y}|{_OLD}|{_SHORT})(?:年度?|财年)
        |(?P<rel>{wording("date-relative-years")}))
        (?:(?:的|，)?(?:(?P<months>{_MONTHS})|(?P<quarter>{_QUARTER})|(?P<month>{_MONTH})(?P<days>{_DAYS})?|(?P<part>{_PARTS})
        |(?P<feast>{_FEAST})|(?P<feast_day>{_FEAST_DAY}|{_EDGE_DAY})))?)
  | (?P<bare_feast>{_FEAST})
  | (?P<bare_feast_day>{_FEAST_DAY})
  | (?P<md>(?<!\d)(?P<md_month>{_N}|元)月(?P<md_days>{_DAYS}))
  | (?P<bare_months>(?<!\d){_MONTHS})
  | (?P<bare_quarter>(?<![一-龥]年){_QUARTER})
  | (?P<part_alone>(?<![\d一二三四五六七八九十两几多数近今去前明后本当同次翌每全半新然])
        年(?:底|末|初|内)(?!{wording("date-year-part-names")}))
  | (?P<whole_year>(?<![年度天\d])全年(?!无休|[^，。；\d]{{0,8}}{wording("date-whole-year-aimed")}))
  | (?P<bare_month>(?<![\d个第])(?P<bm>\d{{1,2}}|十[一二]?|[一二三四五六七八九元])月{wording("date-month-parts")}(?!台))
  | (?P<bare_month2>(?:(?<![\d个第])(?P<bm2>\d{{1,2}})
        |(?<=[，。；、（于在自从至])(?P<bm3>十[一二]?|[二三四五六七八九元]))月(?![台亮]))
  | (?P<two_days>(?:[昨今]、?[今明]|今起)[两二][天日])
  | (?P<relday>{wording("date-days")}|(?<![至如现而迄当古从于自到])[今昨](?={wording("happened-that-day")})
        |[今昨明](?=（{_N}[）日]))(?:[上下]午|[早晚][上间]?)?
        (?:（(?P<rd_month>{_N})月(?P<rd_day>{_N})日）|（(?P<rd_only>{_N})(?:日）|）日?))?
  | (?P<weekday>(?<![一二三四五六七八九十两几每逢近双隔整西东商])(?:(?P<week>上|本|这|下)个?)?(?:周|星期|礼拜)
        (?P<wd>[一二三四五六日天])
        (?![一二三四五六七八九十日天均至到期面年围、—~-]|（[\d一二三四五六七八九十]))
  | (?P<whole_week>(?:(?<![以之地路线身海岸山世陆])[上下]|(?<![基根日样])本)个?(?:周(?![期年边转密围刊报])|星期|礼拜)
        (?P<weekend>末)?)(?![一二三四五六日天])
  | (?P<relmonth>{wording("date-relative-months")})(?P<rm_day>{_N}[日号])?
  | (?P<bare_day>(?<![\d一二三四五六七八九十月])(?:[12]\d|3[01]|[1-9])日(?![均元内常游程])
        |(?P<day_told>{_DAY_TOLD})(?![均元内常游程]))
  | (?P<ago>(?<![第近\d百千])(?P<ago_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})年(?P<ago_half>半)?
        (?P<ago_kind>前|[以多]?来|间(?!接)))
  | (?P<later>(?<![第近\d百千])(?P<later_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})年[之以]?后)
  | (?P<then>(?<![第近\d百千点期])(?P<then_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})
        (?:(?P<then_days>天)|(?P<then_weeks>周|个?星期)|(?P<then_months>个月))[之以]?后(?![的可能须应])
        |(?<!上)半年[之以]?后(?![的可能须应]))
  | (?P<still>再[过有](?P<still_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})
        (?:(?P<still_days>天)|(?P<still_weeks>周|个?星期)|(?P<still_months>个月)|(?P<still_years>年))(?![的之以后]))
  | (?P<lasted>历[时经](?:了|约|近|超过?)?(?P<lasted_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:个|多|余)?年)
  | (?P<months_ago>(?<![第近\d百千前头])(?P<months_n>[一二两三四五六七八九十]{{1,2}}|\d{{1,2}})个?月(?:之|以)?前(?!夕))
  | (?P<years>(?<={_DONE})(?:届?满|迎来)?(?P<years_n>{_N}|两)(?:周年|年(?=[，。；]|之际|{_SINCE})))
  | (?P<nth_year>(?<={_DONE})(?:以来的?|后?的)?第(?P<nth_n>{_N})(?:个年头|年(?![度级])))
  | (?P<past>{wording("date-past-leads")}(?P<past_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:个)?年(?:来|间|里)?)
  | (?P<vague>{wording("date-vague")}|{FUTURE}))
    """,
    re.VERBOSE | re.ASCII,
)
