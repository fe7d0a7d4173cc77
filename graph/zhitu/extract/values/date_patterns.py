"""The forms of times in Chinese text; `dates.py` says what they mean."""

from __future__ import annotations

import re

__all__ = ["FIRST", "FUTURE", "PATTERN"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_Y = r"(?:(?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3})"
#: A year before 1900, which may as well be a number of years (1800年历史): where it can only be a time.
_OLD = r"(?<![^于自从在至（，。；、“\n])1[5-8]\d{2}(?=年(?![来前间]|以|的?历史|左右|古|老))"
#: A year of the calendar that Taiwan uses, without 民国.
_R = r"1[0-2]\d"
_PARTS = r"(?:年?底|年?末|年?初|年中|年内|岁末)"
_QUARTER = r"(?:第[一二三四1-4]季度?|[一二三四1-4]季度|[上下]半年|(?<!提)前[一二三两1-3]个?季度|首季度?)"
_MONTHS = rf"(?:1?\d\s*(?:月份?)?\s*[—至到~-]\s*1?\d月份?|(?<![提此以])前{_N}个?月|头{_N}个月)"
_DAYS = rf"{_N}[日号](?:起?\s*[—至到~-]\s*(?:{_N}月)?{_N}[日号])?"
_MONTH = rf"{_N}月(?!台)(?:份|底|初|末|[上中下]旬)?"
#: The future; not what is called after it: 未来技术学院.
FUTURE = "未来(?!技术|产业|学院|科技|科学|社区|城|网络|材料|健康|能源|制造|信息|空间)"
#: What any of the forms begins with: elsewhere none of them need be tried.
FIRST = r"[\d一二三四五六七八九十两“民今本去上前明后当同次翌头第首年下昨过最近这日目如眼现此多长未几]"
#: One named group a form; ASCII, so that \\d is no digit of another script.
PATTERN = re.compile(
    rf"""(?={FIRST})(?:
    (?P<iso>(?<!\d)(?:19|20)\d{{2}}[-—/.](?:0?[1-9]|1[0-2])[-—/.](?:[12]\d|3[01]|0?[1-9])(?!\d))
  | (?P<century>(?:20|二十|上个?)世纪(?P<decade>[一二三四五六七八九]十|\d0)年代(?:初|末|中期)?)
  | (?P<plan>“?十(?P<nth>[一二三四五六])五(?!”?(?:规划|》))”?(?:时期|期间)?)
  | (?P<yearrange>(?<!\d)(?P<y1>{_Y})年?\s*[—至到~-]\s*(?P<y2>{_Y})年(?!{_N}月)(?:度|间|期间)?)
  | (?P<rocrange>(?<!\d)(?P<ry1>{_R})年?\s*[—至到~-]\s*(?P<ry2>{_R})年(?!{_N}月)(?:度|间|期间)?)
  | (?P<main>(?:民国\s*(?P<rocyear>\d{{1,3}})年|(?<![\d第近])(?P<rocbare>{_R})年度?(?![来前间内后]|的?历史)
        |(?<!\d)(?P<year>{_Y}|{_OLD})年度?
        |(?P<rel>今年|本年|去年|上年|前年|明年|后年|当年|同年|次年|翌年))
        (?:(?:的|，)?(?:(?P<months>{_MONTHS})|(?P<quarter>{_QUARTER})|(?P<month>{_MONTH})(?P<days>{_DAYS})?|(?P<part>{_PARTS})
        |(?P<feast>元旦|“?五一”?|劳动节|国庆节?)(?:假期|期间|小长假|黄金周)))?)
  | (?P<md>(?<!\d)(?P<md_month>{_N})月(?P<md_days>{_DAYS}))
  | (?P<bare_months>(?<!\d){_MONTHS})
  | (?P<bare_quarter>(?<![一-龥]年){_QUARTER})
  | (?P<part_alone>(?<![\d一二三四五六七八九十两几多数近今去前明后本当同次翌每全半新])年(?:底|末|初|内)(?![一-龥]?生))
  | (?P<bare_month>(?<![\d个第])(?P<bm>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月(?:份|底|初|末|[上中下]旬)(?!台))
  | (?P<bare_month2>(?:(?<![\d个第])(?P<bm2>\d{{1,2}})
        |(?<=[，。；、（于在自从至])(?P<bm3>十[一二]?|[二三四五六七八九]))月(?![台亮]))
  | (?P<relday>今[天日](?!报|头条)|昨[天日晚]|前天|(?<!光)明[天日](?!报)
        |(?<!相)当[天日]|同一?[天日]|这一天|[今昨明](?=（{_N}[）日]))(?:[上下]午|[早晚][上间]?)?
        (?:（(?P<rd_month>{_N})月(?P<rd_day>{_N})日）|（(?P<rd_only>{_N})(?:日）|）日?))?
  | (?P<relmonth>本月|上个?月|下个?月|当月|同月|[次翌]月)(?P<rm_day>{_N}[日号])?
  | (?P<bare_day>(?<![\d一二三四五六七八九十月])(?:[12]\d|3[01]|[1-9])日(?![均元内常游程]))
  | (?P<ago>(?<![第近\d百千])(?P<ago_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})年(?P<ago_kind>前|[以多]?来|间(?!接)))
  | (?P<years>(?<=成立|设立|建立|开通|通车|挂牌|启动|运营|开业|投产|开园|实施|启用|建成)(?P<years_n>{_N}|两)周年)
  | (?P<past>(?:过去|最近|近|这)(?P<past_n>[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:个)?年(?:来|间|里)?)
  | (?P<vague>近日|日前|近期|近年来?|近几年来?|几天前|目前|当前|如今|眼下|现在
        |此前(?!的?\d)|此次|日益|多年来|长期以来|一直以来|未来几年|今后|{FUTURE}))
    """,
    re.VERBOSE | re.ASCII,
)
