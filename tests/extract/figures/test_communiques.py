"""Communiqués of statistics: whose figures are that name no place, what kinds and rates measure, and when."""

from __future__ import annotations

import pytest
from statements import checked, extract

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Extraction

_RULES = RuleExtractor(make_tagger())


def read(text: str, date: str, title: str | None, publisher: str | None) -> Extraction:
    return _RULES.extract(Document("d", text, "0" * 64, date=date, title=title, publisher=publisher))


@pytest.mark.parametrize(
    ("text", "title", "publisher", "owner"),
    [
        ("全年完成预算收入32亿元，增长9%。", "平凉市2021年统计公报", "平凉市统计局", "平凉市"),
        ("上半年居民消费价格上涨2%。", None, "国家统计局甘肃调查总队", "甘肃省"),
        ("一季度，港口完成吞吐量24亿吨，增长9%。", "2022年一季度全国港口生产情况", "远帆网", "中国"),
        (
            "上半年，经开区工业产值增长9%。",
            "上半年经开区工业经济稳步增长",
            "平凉经济技术开发区管委会",
            "平凉经济技术开发区",
        ),
        ("记者2日从交通运输部获悉，铁路客运量为15万人次，增长9%。", "2月1日铁路客运量15万人次", "新华社", "中国"),
        ("3月，我院受理案件94件。\n刑事案件26件，下降2%。", "收案情况", "平凉市人民法院", "平凉市人民法院"),
        ("政府统计处公布，贸易逆差48亿元，增长9%。", "贸易统计", "香港日报", "香港特别行政区"),
        ("上半年引进云川公司、青湾公司等项目，产值增长9%。", "上半年工业运行情况", "平凉市统计局", "平凉市"),
    ],
)
def test_a_report_that_names_no_place_is_of_that_of_its_title_or_publisher(
    text: str, title: str | None, publisher: str, owner: str
) -> None:
    told = read(text, "2022-02-10", title, publisher)
    names = {entity.key: entity.name for entity in told.entities}
    assert {names[figure.about] for figure in told.observations} == {owner}


def test_news_that_names_no_place_is_of_none() -> None:
    assert not read("引进企业32家。", "2022-02-10", "招商引资再传捷报", "平凉日报").observations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("平凉市城乡居民收入比为2.37，比上年缩小0.08。", ["城乡居民收入比", "城乡居民收入比比上年缩小"]),
        (
            "平凉市贷款余额12亿元，比年初增加1亿元，同比多增2亿元。",
            ["贷款余额", "贷款余额比年初增加", "贷款余额同比多增"],
        ),
        ("平凉市税收收入24亿元，占比71.7%。", ["税收收入", "税收收入占比"]),
        ("平凉市人均可支配收入3万元，扣除价格因素后实际增长3.3%。", ["人均可支配收入", "人均可支配收入实际增长"]),
        ("平凉市预算收入3亿元，扣除退税因素后增长3.3%。", ["预算收入", "预算收入扣除退税因素后增长"]),
        ("平凉市旅游收入98亿元，恢复至2019年同期的107%。", ["旅游收入", "旅游收入恢复至2019年同期的"]),
        ("平凉市新增就业2万人，完成年度目标任务的110%。", ["新增就业", "新增就业完成年度目标任务的比重"]),
        ("平凉市固定资产投资45亿元，增速达23%。", ["固定资产投资", "固定资产投资增速"]),
        ("平凉市主要工业产品产量中，水泥42万吨，增长5%。", ["水泥产量", "水泥产量增长"]),
        ("平凉市肉类产量8万吨，其中猪肉5万吨。", ["肉类产量", "猪肉产量"]),
        ("平凉市第二、三产业增加值分别为11亿元、19亿元。", ["第二产业增加值", "第三产业增加值"]),
        ("平凉市工具普及率、关键工序数控化率分别超过90%、70%。", ["工具普及率", "关键工序数控化率"]),
        ("平凉市城乡居民人均收入分别增长6%和7%。", ["城镇居民人均收入增长", "农村居民人均收入增长"]),
        ("平凉市对东盟、欧盟分别出口12亿元、8亿元。", ["对东盟出口", "对欧盟出口"]),
        ("平凉市生产总值、工业增加值分别快于全省1.0、5.5个百分点。", ["生产总值快于全省", "工业增加值快于全省"]),
        ("平凉市生产总值（7.5%）、工业增加值（12.7%）稳步增长。", ["生产总值", "工业增加值"]),
        ("平凉市客房平均入住率，同比上升4.1个百分点至81.5%。", ["客房平均入住率同比上升", "客房平均入住率"]),
        ("平凉市住客平均停留时间减少0.1晚至1.7晚。", ["住客平均停留时间减少", "住客平均停留时间"]),
        ("平凉市出口64亿元、进口48亿元，增速34%、22%。", ["出口增速", "进口增速"]),
        ("平凉市共有幼儿园1300所，在园幼儿6万人；专任教师3万人。", ["幼儿园", "在园幼儿", "幼儿园专任教师"]),
        ("平凉市城镇调查失业率平均为5.6%。", ["城镇调查失业率"]),
        ("平凉市线路已拓展至21条。", ["线路"]),
        ("平凉市營收98億元，季增6%、年增30%。", ["營收", "營收季增", "營收年增"]),
        (
            "平凉市播种面积118千公顷（177万亩），比2022年增加6千公顷（9万亩）。",
            ["播种面积"] * 2 + ["播种面积比2022年增加"] * 2,
        ),
        ("平凉市客流量为30万人次，比2025年同期（2月1日）增长12%。", ["客流量", "客流量比2025年同期增长"]),
    ],
)
def test_what_was_measured_before_is_told_with_what_is_told_of_it(text: str, words: list[str]) -> None:
    assert [figure.indicator for figure in extract(text).observations][-len(words) :] == words


def test_kinds_bear_the_measure_of_the_sentence_before() -> None:
    text = "平凉市消费品零售总额16亿元，下降7%。按经营地分，城镇14亿元，下降8%；乡村2亿元。"
    assert [figure.indicator for figure in extract(text).observations][2:] == [
        "城镇消费品零售总额",
        "城镇消费品零售总额下降",
        "乡村消费品零售总额",
    ]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("全年平凉市生产总值28亿元。年末常住人口38万人。", ["2023", "2023"]),
        ("2021年，平凉市改革。全年生产总值28亿元。", ["2021"]),
        ("平凉市公路里程比重由2020年的9.1%提高到2022年的13.4%。", ["2020", "2022"]),
        ("今年国庆假期，平凉市接待游客20万人次；实现旅游收入5亿元。", ["2024-10", "2024-10"]),
        ("2022年3月末，平凉市存款余额55亿元。其中，住户存款余额25亿元。", ["2022-03", "2022-03"]),
        ("据3月份快报统计，平凉市发电量5亿千瓦时。", ["2024-03"]),
        ("2023年12月31日，平凉港年吞吐量突破600万吨。", ["2023"]),
        ("从2012年开始对口支援平凉市以来，兰州市共派出干部560名。", ["2012/2024"]),
        ("2012年至2021年，平凉市授权专利3万件，累计注册商标5万件。", ["2012/2021", "2012/2021"]),
        ("2023年平凉市粮食产量如下：一、小麦产量3万吨。其中冬小麦产量2万吨。", ["2023", "2023"]),
        (
            "截至2023年第三季度末，银行业总资产增长。其中：\n平凉市存款总额3亿元，增长5%。\n平凉市利润增长6%。",
            ["2023-07/2023-09"] * 3,
        ),
        ("昨日，平凉市当日接待游客20万人次；实现旅游收入5亿元。", ["2024-04-01", "2024-04-01"]),
    ],
)
def test_when(text: str, periods: list[str | None]) -> None:
    told = read(text, "2024-04-02", None, None)
    assert [figure.period for figure in told.observations] == periods


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2024年平凉市主要预期目标是：生产总值增长6%，失业率控制在4%以内。", "expected"),
        ("2023年平凉市主要经济指标：生产总值增长6%，失业率4%。", "occurred"),
        ("2023年平凉市生产总值增速高于预期目标1.2个百分点。", "occurred"),
        ("2023年，平凉市预计实现生产总值478亿元；预算收入增长4%。", "occurred"),
        ("县长指出，2025年平凉市主要预期目标是：生产总值增长6%。", "expected"),
        ("2023年平凉市专利申请量320件。", "occurred"),
        ("2022年，平凉市旅游收入9亿元，恢复到2019年同期的98%。", "occurred"),
    ],
)
def test_aims_are_expected_and_what_was_reached_is_not(text: str, status: str) -> None:
    assert {figure.status for figure in extract(text).observations} == {status}


@pytest.mark.parametrize(
    ("text", "issued", "status"),
    [
        ("2023年，平凉市预计劳动生产率8万元/人。按人口计算，人均生产总值7万元，增长5%。", "2024-03-28", "occurred"),
        ("2023年，平凉市预计产值80亿元。粮食产量增长5%。", "2024-03-28", "occurred"),
        ("2023年，平凉市预计产值80亿元。人均产值7万元，增长5%。", "2023-11-28", "expected"),
        ("平凉冷库2023年开工，预计2025年建成。税收增长5%。", "2024-03-28", "expected"),
    ],
)
def test_an_estimate_of_a_year_that_is_over_is_carried_no_further(text: str, issued: str, status: str) -> None:
    told = read(text, issued, None, None)
    assert {figure.status for figure in told.observations} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "平凉市生产总值位居全省14个市州第2位。",
        "平凉市增幅在100%以内。",
        "7天时间，平凉市迎来客流高峰。",
        "平凉市营业收入超1000亿元的有2家。",
        "0-17岁、18-34岁户籍人口在平凉市最多。",
    ],
)
def test_ranks_classes_and_days_are_no_figures(text: str) -> None:
    figures = extract(text).observations
    assert not [figure for figure in figures if figure.unit in ("个", "天", "岁", "元")]


def test_what_a_bulletin_shows_is_of_the_country_that_it_is_of() -> None:
    text = "交通运输部发布《2023年全国港口统计公报》。《公报》显示，万吨级泊位有2800个，较上年增加90个。"
    told = read(text, "2024-03-01", "2023年全国港口统计公报发布", None)
    names = {entity.key: entity.name for entity in told.entities}
    assert {names[figure.about] for figure in told.observations} == {"中国"}


def test_a_text_that_opens_with_the_figures_of_some_months_is_of_these() -> None:
    told = read(
        "上半年平凉市实现营业收入13亿元。\n高新产业营业收入6亿元，增长3%。去年增长2%。", "2023-08-30", None, None
    )
    assert [figure.period for figure in told.observations][:3] == ["2023-01/2023-06"] * 3
    told = read("上半年平凉市实现营业收入13亿元。\n9月，营业收入6亿元。高新产业收入增长3%。", "2023-10-30", None, None)
    assert [figure.period for figure in told.observations] == ["2023-01/2023-06", "2023-09", "2023-09"]


def test_a_year_that_has_just_begun_has_brought_nothing_yet() -> None:
    told = read("2013年，平凉市引进固定资产投资15亿元。平凉市已有企业300家。", "2013-01-20", None, None)
    assert [figure.status for figure in told.observations] == ["expected", "occurred"]
    told = read("2013年，平凉市引进固定资产投资15亿元。", "2013-11-20", None, None)
    assert [figure.status for figure in told.observations] == ["occurred"]


def test_a_heading_tells_the_year_of_the_lines_below() -> None:
    told = read(
        "上海市重大工程\n去年建设成绩单\n■ 上海市完成投资25亿元\n■ 上海市新开工项目30项", "2026-02-10", None, None
    )
    assert [(figure.indicator, figure.period) for figure in told.observations] == [
        ("投资", "2025"),
        ("新开工项目", "2025"),
    ]


def test_the_place_that_a_clause_speaks_of_is_not_the_plan_that_says_so() -> None:
    text = "湖北省政府发布《产业集群发展方案》。其中提出，到2027年，全省产业壮大，新认定集群50个。"
    told = read(text, "2025-04-02", None, None)
    names = {entity.key: entity.name for entity in told.entities}
    assert {names[figure.about] for figure in told.observations} == {"湖北省"}


def test_the_time_until_which_a_quoted_plan_aims_holds_over_a_full_stop() -> None:
    text = (
        "近日，甘肃省印发《制造业升级意见》。意见提出，到2027年，水平明显提升。"
        "工业用水量较2023年下降13%，综合利用率超过57%。"
    )
    told = read(text, "2023-12-29", None, None)
    assert [(f.period, f.status) for f in told.observations] == [("2023/2027", "expected"), ("2027", "expected")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("平凉大学设有20个学院，占地面积3200亩。", ["学院", "占地面积"]),
        ("平凉港完成货物吞吐量86万吨，其中外贸货物21万吨。", ["货物吞吐量", "外贸货物吞吐量"]),
        ("平凉港货柜吞吐量250万个标箱，按年升5%。", ["货柜吞吐量", "货柜吞吐量按年升"]),
        (
            "平凉市人均工资性收入8000元，增长6%，占可支配收入的比重为57%。",
            ["人均工资性收入", "人均工资性收入增长", "人均工资性收入占可支配收入的比重"],
        ),
        ("平凉市新建、改造农村公路320公里。", ["新建、改造农村公路"]),
        ("平凉市今年支援理塘县2300万元，建设小学2所。", ["支援资金", "建设小学"]),
        ("平凉城投集团发行10亿元绿色债券。", ["绿色债券"]),
        ("平凉机场建设6000平方米的航站楼和6个机位。", ["航站楼", "机位"]),
    ],
)
def test_what_works_and_institutions_have(text: str, words: list[str]) -> None:
    assert [figure.indicator for figure in extract(text).observations] == words


def test_boxes_that_are_counted_are_those_of_the_trade() -> None:
    figures = extract("平凉港上半年处理48万个标准箱，白银港处理36万个标箱。").observations
    assert [(figure.value, figure.unit) for figure in figures] == [(480000, "标准箱"), (360000, "标箱")]


def test_yearly_means_are_of_the_five_years_that_the_paragraph_opens_with() -> None:
    text = "“十三五”时期的五年，平凉市迈上新台阶。生产总值年均增长5.8%，粮食产量40万吨。"
    told = read(text, "2021-01-20", None, None)
    assert [(figure.indicator, figure.period) for figure in told.observations] == [
        ("生产总值年均增长", "2016/2020"),
        ("粮食产量", None),
    ]
    told = read("“十三五”时期，平凉市迈上新台阶。2022年，生产总值年均增长5.8%。", "2023-01-20", None, None)
    assert [figure.period for figure in told.observations] == ["2022"]


def test_from_one_time_to_another_goes_on_for_what_is_told_next() -> None:
    told = read(
        "平凉市贫困人口由2012年底的6.7万人下降到2017年底的1.2万人，贫困发生率由12.6%下降到2.2%。",
        "2018-01-20",
        None,
        None,
    )
    assert [(figure.indicator, figure.period) for figure in told.observations] == [
        ("贫困人口", "2012"),
        ("贫困人口", "2017"),
        ("贫困发生率", "2012"),
        ("贫困发生率", "2017"),
    ]
    told = read("平凉市贫困人口由2012年的6万人降到1万人，贫困发生率由12%下降到2%。", "2018-01-20", None, None)
    assert [figure.period for figure in told.observations][2:] == [None, None]


def test_the_year_of_how_it_went_is_that_of_the_figures_that_tell() -> None:
    told = read("园区经济去年成绩斐然，平凉市完成产值80亿元；新建厂房3万平方米。", "2024-04-20", None, None)
    assert [figure.period for figure in told.observations] == ["2023", "2023"]
    told = read("平凉经济去年受到冲击，平凉市已有企业30家；拥有厂房3万平方米。", "2024-04-20", None, None)
    assert [figure.period for figure in told.observations] == [None, None]


def test_letters_and_marks_of_notes_are_no_words_of_an_indicator() -> None:
    text = "平凉市地区生产总值（GDP）[2]80亿元，研究与试验发展（R&D）经费3亿元，城镇新增就业①5万人。"
    told = [figure.indicator for figure in extract(text).observations]
    assert told == ["地区生产总值", "研究与试验发展经费", "城镇新增就业"]


@pytest.mark.parametrize(
    ("publisher", "text", "owner"),
    [
        ("統計暨普查局", "十月入境旅客30萬人次。中國大陸旅客佔六成。不過夜旅客為12萬人次。", {"澳门特别行政区"}),
        ("澳門統計暨普查局", "中國台灣旅客升16%，香港旅客佔三成。留宿旅客為12萬人次。", {"澳门特别行政区"}),
        ("政府統計處", "內地旅客佔78%，為40萬人次。過夜旅客為12萬人次。", {"香港特别行政区"}),
        ("兰州市统计局", "中国台湾游客增长5%。过夜游客为9万人次。", {"兰州市"}),
        ("兰州市统计局", "客源主要来自中国台湾及日本，分别占四成和40%。入境游客20万人次。", {"兰州市"}),
        (None, "西宁市接待游客20万人次，游客主要来自日本和韩国，分别占40%和30%。", {"西宁市"}),
        (None, "6月，西宁市入境游客增长5%。日本游客占三成。过夜游客为9万人次。", {"西宁市"}),
        (None, "西宁市旅游回暖。6月，日本游客占三成，日本住客增长5%。过夜游客为9万人次。", {"西宁市"}),
        (
            None,
            "澳門旅遊業回暖。中國大陸旅客升一成，中國大陸訪客佔六成。\n不過夜旅客為12萬人次。",
            {"澳门特别行政区"},
        ),
        (None, "2018年，中国出境游客1.5亿人次，增长8%。", {"中国"}),
        (None, "西宁机场旅客吞吐量达到50万人次。", {"西宁机场"}),
    ],
)
def test_from_where_guests_come_does_not_own_what_is_counted_of_them(
    publisher: str | None, text: str, owner: set[str]
) -> None:
    told = read(text, "2019-11-20", "10月旅客数目", publisher)
    names = {entity.key: entity.name for entity in told.entities}
    assert {names[figure.about] for figure in told.observations} == owner


def test_shares_of_guests_by_where_they_come_from_are_no_shares_of_a_place() -> None:
    told = extract("西宁市接待游客20万人次，游客主要来自日本和韩国，分别占40%和30%。")
    assert [int(figure.value) for figure in told.observations] == [200000]


def test_the_level_of_a_kind_is_of_its_words_and_of_no_zone() -> None:
    told = checked("青海省级农业科技园区增至9家。")
    assert [figure.indicator for figure in told.observations] == ["省级农业科技园区"]
    assert [e.name for e in told.entities] == ["青海省"]
