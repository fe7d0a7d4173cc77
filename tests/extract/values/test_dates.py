"""Times in sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.regex import beginnings

from zhitu.edtf import is_edtf
from zhitu.extract.text.view import View, fold
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_patterns import FIRST, PATTERN
from zhitu.extract.values.dates import dates_of


def dates(text: str, issued: str | None = "2024-01-15") -> list[When]:
    return [when for whens in dates_of(View(text), issued) for when in whens]


@pytest.mark.parametrize(
    ("text", "form", "edtf", "kind"),
    [
        ("2025年，港口投产", "2025年", "2025", "deadline"),
        ("２０２３年３月開工", "2023年3月", "2023-03", "point"),
        ("2022年10月8日至9日召开", "2022年10月8日至9日", "2022-10-08/2022-10-09", "point"),
        ("二〇二五年三月", "二〇二五年三月", "2025-03", "deadline"),
        ("2024-01-02发布", "2024-01-02", "2024-01-02", "point"),
        ("2023年前三季度", "2023年前三季度", "2023-01/2023-09", "point"),
        ("2023年1—9月", "2023年1—9月", "2023-01/2023-09", "point"),
        ("去年底", "去年底", "2023", "point"),
        ("论坛昨举行", "昨", "2024-01-14", "point"),
        ("论坛昨、今两日举行", "昨、今两日", "2024-01-14/2024-01-15", "point"),
        ("论坛今起两天举行", "今起两天", "2024-01-15/2024-01-16", "point"),
        ("论坛今明两天举行", "今明两天", "2024-01-15/2024-01-16", "point"),
        ("1月底交付使用", "1月底", "2024-01", "deadline"),
        ("记者1月2日从省政府举行的发布会上获悉，", "1月2日", "2024-01-02", "dateline"),
        ("计划，十月启动", "十月", "2023-10", "point"),
        ("将于9月1日起实施", "9月1日起", "2024-09-01", "deadline"),
        ("自2024年3月1日起施行", "2024年3月1日起", "2024-03-01", "deadline"),
        ("明年开通", "明年", "2025", "deadline"),
        ("码头再过两个月投用", "再过两个月", "2024-03", "deadline"),
        ("再过三天，书展开幕", "再过三天", "2024-01-18", "deadline"),
        ("再有两年，隧道贯通", "再有两年", "2026", "deadline"),
        ("新区获批十二年发展纪实", "十二年", "2012/2024", "span"),
        ("实验室成立十周年", "十周年", "2014/2024", "span"),
        ("大桥开通满五年，", "满五年", "2019/2024", "span"),
        ("规划实施第三年", "第三年", "2022/2024", "span"),
        ("论坛将于下周三举行", "下周三", "2024-01-24", "deadline"),
        ("标准下周公布", "下周", "2024-01-22/2024-01-28", "deadline"),
        ("论坛上周末举行", "上周末", "2024-01-13/2024-01-14", "point"),
        ("大桥上周五合龙", "上周五", "2024-01-12", "point"),
        ("大桥周三通车", "周三", None, "vague"),
        ("隧道9月底前贯通", "9月底", "2024-09", "deadline"),
        ("今晨，大桥通车", "今晨", "2024-01-15", "point"),
        ("昨夜，大桥通车", "昨夜", "2024-01-14", "point"),
        ("两个月前，大桥合龙", "两个月前", "2023-11", "point"),
        ("工程年底建成", "年底", "2024", "deadline"),
        ("项目预计年内投产", "年内", "2024", "deadline"),
        ("前10月", "前10月", "2023-01/2023-10", "point"),
        ("上半年", "上半年", "2024-01/2024-06", "point"),
        ("7月28日", "7月28日", "2023-07-28", "point"),
        ("昨日（14日）", "昨日（14日）", "2024-01-14", "point"),
        ("于昨（14）日动土", "昨（14）日", "2024-01-14", "point"),
        ("今（15）日视察", "今（15）日", "2024-01-15", "point"),
        ("去年国庆假期", "去年国庆假期", "2023-10", "point"),
        ("今年国庆", "今年", "2024", "point"),
        ("园区建设三年以来", "三年以来", "2021/2024", "span"),
        ("自2021年投运以来", "2021年", "2021/2024", "since"),
        ("2023年9月开园以来", "2023年9月", "2023-09/2024-01", "since"),
        ("今年建成以来", "今年", "2024", "since"),
        ("将于周三（24日）通车", "24日", "2024-01-24", "deadline"),
        ("28日讯", "28日", "2023-12-28", "dateline"),
        ("2023年第三季投產", "2023年第三季", "2023-07/2023-09", "point"),
        ("上月", "上月", "2023-12", "point"),
        ("近三年", "近三年", "2021/2024", "span"),
        ("过去五年", "过去五年", "2019/2024", "span"),
        ("十年来", "十年来", "2014/2024", "span"),
        ("“十四五”时期", "“十四五”时期", "2021/2025", "span"),
        ("“十五”期间", "“十五”期间", "2001/2005", "span"),
        ("由“八五”末期的45%", "“八五”末期", "1995", "point"),
        ("九五时期建成", "九五时期", "1996/2000", "span"),
        ("“二五”期间", "“二五”期间", "1958/1962", "span"),
        ("8月20日，云岭市政府网站消息称，新馆选址已定", "8月20日", "2023-08-20", "dateline"),
        ("2021—2025年", "2021—2025年", "2021/2025", "span"),
        ("20世纪90年代", "20世纪90年代", "1990/1999", "span"),
        ("到2030年", "2030年", "2030", "deadline"),
        ("2026年底前完成", "2026年底", "2026", "deadline"),
        ("2019年以来", "2019年以来", "2019/2024", "since"),
        ("2020年起草", "2020年", "2020", "point"),
        ("民國38年", "民国38年", "1949", "point"),
        ("台中市園區預計一百一十八年完工", "一百一十八年", "2029", "deadline"),
        ("園區十二日動土", "十二日", "2024-01-12", "point"),
        ("捷運預定於一一八年六月完工", "一一八年六月", "2029-06", "deadline"),
        ("近日", "近日", None, "vague"),
        ("此前的1月8日，签约", "1月8日", "2024-01-08", "point"),
        ("民国二十三年", "民国二十三年", "1934", "point"),
        ("民国元年创办", "民国元年", "1912", "point"),
        ("2022年8月5—10日举办", "2022年8月5—10日", "2022-08-05/2022-08-10", "point"),
        ("2022年8月5、6日举办", "2022年8月5、6日", "2022-08-05/2022-08-06", "point"),
        ("2020年12月至2021年2月举办", "2020年12月至2021年2月", "2020-12/2021-02", "point"),
        ("去年12月28日至今年1月3日", "去年12月28日至今年1月3日", "2023-12-28/2024-01-03", "point"),
        ("2020年国庆假期七天", "2020年国庆假期七天", "2020-10", "point"),
        ("元旦当天", "元旦当天", "2024-01-01", "point"),
        ("2022年国庆节当天", "2022年国庆节当天", "2022-10-01", "point"),
        ("2021年的最后一天", "2021年的最后一天", "2021-12-31", "point"),
        ("2022年第一天，大桥通车", "2022年第一天", "2022-01-01", "point"),
        ("2022年第一天会议", "2022年", "2022", "point"),
        ("“七一”当天", "“七一”当天", "2023-07-01", "point"),
    ],
)
def test_one_time(text: str, form: str, edtf: str | None, kind: str) -> None:
    (when,) = dates(text)
    assert (fold(text)[when.span.start : when.span.end], when.edtf, when.kind) == (form, edtf, kind)
    assert not when.unresolved


def test_the_next_day_is_that_after_the_day_told_last() -> None:
    assert [w.edtf for w in dates("12月31日，论坛开幕。次日，基金成立。")] == ["2023-12-31", "2024-01-01"]


def test_an_anniversary_is_of_the_year_told_before_it() -> None:
    assert [w.edtf for w in dates("2023年是规划发布三周年")] == ["2023", "2020/2023"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8月8日，实验室验收；一周后，学院揭牌。", ["2023-08-08", "2023-08"]),
        ("8月8日，实验室验收。三天后，学院揭牌。", ["2023-08-08", "2023-08-11"]),
        ("2022年11月签约，3个月后开工。", ["2022-11", "2023-02"]),
        ("2022年11月签约，半年后开工。", ["2022-11", None]),
        ("2022年11月签约。此后，工程开工。", ["2022-11", None]),
        ("三天后，学院揭牌。", [None]),
        # a day after another is of the same month
        ("2022年8月8日签约；15日，大桥开工；21日，学院揭牌。", ["2022-08-08", "2022-08-15", "2022-08-21"]),
        ("2022年8月8日签约；记者12日从市政府获悉，", ["2022-08-08", "2024-01-12"]),
        # a month that opens a sentence goes on with the story of an earlier year
        ("2018年，大桥获批。4月，设计通过评审。12月，大桥开工。", ["2018", "2018-04", "2018-12"]),
        ("2018年3月，大桥获批。12月，大桥开工。", ["2018-03", "2018-12"]),
        ("2018年3月，大桥获批。1月10日，记者走进工地。", ["2018-03", "2024-01-10"]),
        ("自2016年7月开工以来，历经七年建设，12月21日通车", ["2016-07/2024-01", "2023-12-21"]),
        ("2016年7月开工，历时三年，10月通车", ["2016-07", "2019-10"]),
        ("去年一季度，用电量3亿千瓦时，上年同期为2亿千瓦时", ["2023-01/2023-03", "2022-01/2022-03"]),
        ("2022年，产值3亿元，上年为2亿元", ["2022", "2021"]),
        ("今年一季度，用电量3亿千瓦时，去年同期为2亿千瓦时", ["2024-01/2024-03", "2023-01/2023-03"]),
        ("12月8日，学院揭牌。19日，展馆启用。", ["2023-12-08", "2023-12-19"]),
        ("12月8日，学院揭牌。记者12日从市政府获悉，", ["2023-12-08", "2024-01-12"]),
        ("2018年，学院成立。\n同年，展馆启用。", ["2018", "2018"]),
        ("从2019年起至今", ["2019/2024"]),
        ("后天，展馆开放", ["2024-01-17"]),
        ("元旦起施行", ["2024-01-01"]),
        ("2021年开工的水厂，上年完成投资3亿元", ["2021", "2023"]),
        ("2022年元月5日开馆", ["2022-01-05"]),
        ("元月5日开馆", ["2024-01-05"]),
        ("书院去冬开放", ["2023"]),
        ("论坛1月10日（周三）上午开幕", ["2024-01-10"]),
        ("论坛于2023年8月10日（农历六月廿四）开幕", ["2023-08-10"]),
        ("书院于22年5月开放", ["2022-05"]),
        # a report's yesterday
        ("云岭日报12月19日讯 昨日，学院揭牌。", ["2023-12-19", "2023-12-18"]),
        # lines that tell the year or month of the entries of a chronicle
        ("2013年\n4月8日　学院成立。\n10月　大桥开工。\n2014年\n1月　大桥通车。",
         ["2013", "2013-04-08", "2013-10", "2014", "2014-01"]),
        ("2013年云岭市大事记\n12月3日，学院成立。", ["2013", "2013-12-03"]),
        ("云岭市大事记（2013年）\n12月3日　学院成立。", ["2013", "2013-12-03"]),
        ("2013年\n4月\n8日，学院成立。", ["2013", "2013-04", "2013-04-08"]),
        ("2013年\n全市经济平稳。去年12月，大桥通车。", ["2013", "2023-12"]),
    ],
)  # fmt: skip
def test_times_of_a_story(text: str, edtf: list[str | None]) -> None:
    assert [w.edtf for w in dates(text)] == edtf


def test_a_chronicle_needs_no_date_where_its_title_tells_the_year() -> None:
    (whens,) = dates_of(View("4月20日，电站投产。"), None, "2015年云岭市大事记")
    assert [w.edtf for w in whens] == ["2015-04-20"]


@pytest.mark.parametrize(
    "text", ["今年", "去年底", "昨天", "7月28日", "前10月", "12日", "近三年", "3年前", "上半年", "同年6月"]
)
def test_nothing_is_guessed_without_a_date(text: str) -> None:
    (when,) = dates(text, issued=None)
    assert when.edtf is None
    assert when.unresolved


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”规划",
        "《十四五规划》",
        "《云岭市“十五”计划》",
        "打八五折",
        "国家“七五”重点项目",
        "为期十五日的展览",
        "三十日内审批",
        "13月2",
        "三月台",
        "12日元",
        "3台",
        "第三年间",
        "近年底子厚",
        "两年内",
        "相当日常",
    ],
)
def test_no_time(text: str) -> None:
    assert [w for w in dates(text) if w.edtf] == []


@pytest.mark.parametrize(
    ("text", "issued", "edtf"),
    [
        ("1—9月", "2024-09-28", "2024-01/2024-09"),
        ("下半年", "2024-05-08", "2024-07/2024-12"),
        ("下半年", "2024-01-08", "2023-07/2023-12"),
        ("昨天", "2024-03", None),
        ("昨天", "2024-01/2024-03", None),
        ("今年", "2024", "2024"),
        ("过去一年", "2024-03-08", "2023"),
        ("过去一年", "2024-09-08", "2023/2024"),
    ],
)
def test_what_the_documents_date_settles(text: str, issued: str, edtf: str | None) -> None:
    assert [w.edtf for w in dates(text, issued)] == [edtf]


def test_a_year_carries_on() -> None:
    assert [w.edtf for w in dates("2021年3月开工，10月2日封顶，次年投产")] == ["2021-03", "2021-10-02", "2022"]
    assert [w.edtf for w in dates("2020年动工，9月投产", None)] == ["2020", "2020-09"]
    assert [w.edtf for w in dates("2020年动工，9月初投产", None)] == ["2020", "2020-09"]


def test_a_year_carries_on_over_semicolons_and_for_the_same_year() -> None:
    view = View("大坝2019年3月动工；10月截流。同年12月，船闸开建。5月试航。\n当年通航。")
    found = [w.edtf for whens in dates_of(view, "2024-01-15") for w in whens]
    assert found == ["2019-03", "2019-10", "2019-12", "2023-05", None]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="0129年月日季度上下半前近三十零〇今去昨天—至到“”世纪代来起 ٣²", max_size=50),
    ),
    st.sampled_from(
        [None, "2024", "2024-01", "2024-01-15", "2023/2024", "not a date", "0003-01-31", "0001-01-01", "9999-12-31"]
    ),
)
def test_arbitrary_text(text: str, issued: str | None) -> None:
    at = 0
    for when in dates(text, issued):
        assert at <= when.span.start < when.span.end <= len(text)
        assert when.edtf is None or is_edtf(when.edtf)
        at = when.span.end


def test_the_same_day_is_the_one_told_last() -> None:
    assert [w.edtf for w in dates("2023年6月3日开工，当天签约；这一天，大桥通车")] == ["2023-06-03"] * 3
    assert [w.edtf for w in dates("当天（1月10日）开通")] == ["2024-01-10"]
    assert [w.edtf for w in dates("同日成立")] == [None]


def test_what_is_done_is_not_of_a_year_to_come() -> None:
    assert [w.edtf for w in dates("明年8月合龙，上半年已进洞", "2024-11-15")] == ["2025-08", "2024-01/2024-06"]


def test_forms_are_tried_wherever_they_may_begin() -> None:
    missing = [c for c in sorted(beginnings(PATTERN)) if not re.match(FIRST, c)]
    assert not missing, f"add to FIRST of date_patterns.py: {''.join(missing)}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("經濟部表示，115年3月動工。", ["2026-03"]),
        ("經濟部提報計畫（115至119年）。", ["2026/2030"]),
        ("經濟部表示，港口已有110年歷史。", []),
        ("高雄廠區預計116年完工。", ["2027"]),
        ("高雄与厦门通航。该校建校116年，校友众多。", []),
        ("大学建校115年3月庆典。", []),
        ("光明日报社发布名单。", []),
    ],
)
def test_years_of_the_republican_calendar_are_read_in_texts_that_use_it(text: str, found: list[str]) -> None:
    assert [
        w.edtf for whens in dates_of(View(text), "2024-05-20") for w in whens if w.kind != "span" or w.edtf
    ] == found


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("1月13日，云川市举行开工仪式。今天开工的有三个。", "2024-01-13"),
        ("今天（1月14日）上午，大桥合龙。今天是个好日子。", "2024-01-14"),
        ("2023年1月13日，大桥开工。今天合龙。", "2024-01-15"),
    ],
)
def test_today_is_the_day_that_a_report_tells_first(text: str, today: str) -> None:
    view = View(text)
    found = [when for sentence in dates_of(view, "2024-01-15") for when in sentence]
    assert found[-1].edtf == today


def test_the_same_and_the_next_month_are_told_from_the_month_before_in_the_paragraph() -> None:
    view = View("2021年12月方案出台，同月14日公布，次月施行。\n同月3日通航。")
    assert [[d.edtf for d in whens] for whens in dates_of(view, "2023-05-06")] == [
        ["2021-12", "2021-12-14", "2022-01"],
        [None],
    ]


def test_a_day_in_brackets_is_the_day() -> None:
    assert [when.edtf for when in dates("行政院今（12）日核定计划")] == ["2024-01-12"]
    assert [when.edtf for when in dates("行政院昨（31）日核定计划")] == ["2023-12-31"]


@pytest.mark.parametrize("later", ["三年后", "3年之后"])
def test_years_later_are_counted_from_the_year_told(later: str) -> None:
    assert [when.edtf for when in dates(f"大桥2018年开工，{later}建成")] == ["2018", "2021"]
    assert [when.edtf for when in dates("学院2015年设立中心，隔年设立分院")] == ["2015", "2016"]
    assert [when.edtf for when in dates(f"大桥{later}建成")] == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("按照铁路部门的安排，10月联调联试，11月试运行，12月正式启用。", ["2024-10", "2024-11", "2024-12"]),
        ("根据计划，12月启用。", ["2024-12"]),
        ("12月，云岭站启用。", ["2023-12"]),
        ("1998年，屏川公路动工。那一年，江湾港建成。", ["1998", "1998"]),
        ("1998年，屏川公路动工。那年轻人来了。", ["1998"]),
    ],
)
def test_months_of_a_plan_and_that_year(text: str, told: list[str]) -> None:
    assert [when.edtf for when in dates(text, "2024-09-25")] == told


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("江灣橋預計108年2月底完工", "2019-02"),  # no place is named, but a month of such a year tells
        ("雲林縣江灣橋98年5月完工", "2009-05"),
        ("苗栗縣江灣橋興建於71年，", "1982"),
        ("江灣橋98年5月完工", "1998-05"),
        ("江湾大桥98年5月建成", "1998-05"),
    ],
)
def test_years_of_two_and_three_digits(text: str, edtf: str) -> None:
    assert [when.edtf for when in dates(text, "2018-10-08")] == [edtf]


@pytest.mark.parametrize("text", ["建校近98年，", "历时18年5个月", "自60年代以来", "历史超98年底蕴"])
def test_spans_of_years_are_no_such_years(text: str) -> None:
    assert not [when for when in dates(text, "2018-10-08") if when.kind == "point"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("县府今在江湾国中举行动土典礼", "2024-01-15"),
        ("云岭大楼今风光启用", "2024-01-15"),
        ("云岭实验室揭牌迎来两周年", "2022/2024"),
        ("自2013年9月，江湾新区挂牌以来", "2013-09/2024-01"),
    ],
)
def test_days_and_years_of_what_happened(text: str, edtf: str) -> None:
    assert edtf in [when.edtf for when in dates(text)]


def test_a_natural_year_is_no_deadline() -> None:
    assert not dates("客流在自然年内突破千万人次")


def test_a_thing_rare_now_happens_on_no_day() -> None:
    assert not dates("传统村落今在山间少见")
