"""What frames the figures of a text: its title, the day it tells, a day as of which it tells, the plan that it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from statements import extract

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Observation


def _read(text: str, date: str, title: str, publisher: str | None = None) -> list[Observation]:
    made = Document("d", text, "", title=title, date=date, publisher=publisher)
    return list(RuleExtractor(make_tagger("lac")).checked(made).observations)


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("截至2023年12月，平凉师范学院占地900亩；设有学院15个；现有在校生9600人。", "15", "2023-12"),
        ("截至2023年12月，平凉师范学院占地900亩；设有学院15个；现有在校生9600人。", "9600", "2023-12"),
        ("截至2023年12月，平凉师范学院有学院15个。另有函授学生3200人。", "3200", "2023-12"),
        ("截至2023年12月，平凉大桥完成投资3亿元；全长5公里。", "5", None),
        ("5月1日平凉站到达旅客5万人次，发送旅客4万人次。", "40000", "2024-05-01"),
        ("5月1日平凉大桥通车，全长5公里。", "5", None),
        ("5月1日平凉市签约项目12个，总投资30亿元。", "3000000000", None),
        ("3月末，平凉市存款余额90亿元。社保卡持卡人数200万人。", "2000000", "2024-03"),
        (
            "平凉市2024年主要预期目标是：生产总值增长6%；失业率控制在5.5%以内；低保标准提高5%。",
            "5",
            "2024",
        ),
        ("市长王明说，“十三五”期间，平凉市生产总值增长30%。新增就业9万人。", "90000", "2016/2020"),
        ("2022年平凉市茶叶产量6万吨，比上年的4.5万吨增产33%。", "45000", "2021"),
        ("2022年平凉市茶叶产量6万吨，比上年的4.5万吨增产33%。", "33", "2022"),
        ("平凉市2022年实事完成情况：\n——新增就业3万人；\n——新建学校5所。", "5", "2022"),
        ("平凉市2022年实事目标：\n——新增就业3万人；\n——新建学校5所。", "5", None),
        ("平凉市2022年实事完成情况：\n共有学校5所。", "5", None),
        ("2022年出口额：平凉市3亿元，天水市2亿元。", "200000000", "2022"),
        ("2022年出口额：平凉市3亿元；天水市2亿元。", "200000000", "2022"),
        ("平凉公司中标金额3亿元，占公司2022年营收的8.5%，工期36个月。", "8.5", None),
        ("今年首季平凉市出口3亿元，恢复至2019年同季的87%。", "87", "2024-01/2024-03"),
        ("平凉公司中标金额3亿元，占公司2022年营收的8.5%，工期36个月。", "36", None),
        ("作为西北要地，平凉市2022年成绩斐然，出口达3亿元。", "300000000", "2022"),
        ("平凉港去年吞吐量400万吨。仅4月份一个月，就完成45万吨。", "450000", "2024-04"),
        ("平凉公司2022年交付飞机80架；营业收入破百亿元，达到103亿元。", "10300000000", "2022"),
        ("平凉银行3月末总资产300亿元，增长4%；各项存款200亿元。", "20000000000", "2024-03"),
        ("到2027年，平凉市工业增加值300亿元，占地区生产总值比重达到40%。", "40", "2027"),
        ("去年6月，平凉市采购经理指数为54.9%；生产指数、订单指数分别为59.1%和44.8%。", "44.8", "2023-06"),
    ],
)
def test_a_figure_is_of_the_time_that_frames_it(text: str, value: str, period: str | None) -> None:
    assert {o.period for o in extract(text).observations if o.value == Decimal(value)} == {period}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("泰州市2013年民生实事项目", ("2013", "expected")),
        ("2013年泰州市政府重点工作任务分解方案", ("2013", "expected")),
        ("泰州市2013年政府工作要点", ("2013", "expected")),
        ("泰州市完成2013年民生实事项目", (None, "occurred")),
        ("泰州市民生实事回访", (None, "occurred")),
    ],
)
def test_the_title_of_a_plan_tells_the_year_of_its_aims(title: str, told: tuple[str | None, str]) -> None:
    text = "一、交通方面\n打通断头路6条。\n二、住房方面\n改造老旧小区40个。"
    found = _read(text, "2013-04-02", title, "泰州市人民政府")
    assert {(o.period, o.status) for o in found} <= {told}
    assert bool(found) == (told[1] == "expected")


def test_what_a_plan_tells_of_before_is_no_aim() -> None:
    found = _read("截至目前，已打通断头路6条。", "2013-04-02", "泰州市2013年民生实事项目", "泰州市人民政府")
    assert {(o.period, o.status) for o in found} == {(None, "occurred")}


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("国庆首日泰州接待游客16万人次", "2020-10-01"),
        ("国庆假期第一天 泰州迎客16万人次", "2020-10-01"),
        ("泰州旅游市场红火", None),
    ],
)
def test_the_only_day_of_a_text_is_that_of_what_is_counted_by_the_day(title: str, day: str | None) -> None:
    text = "10月1日，泰州市各景区人气旺盛。\n20家景区抽样调查，共接待游客16万人次，门票收入320万元。"
    found = {o.unit: o.period for o in _read(text, "2020-10-02", title)}
    assert (found["人次"], found["元"], found["家"]) == (day, day, None)


@pytest.mark.parametrize(
    ("text", "date", "period"),
    [
        ("交通运输部预测，国庆假期全国铁路发送旅客9000万人次。", "2024-09-26", "2024-10"),
        ("据预测，元旦假期泰州火车站发送旅客9000万人次。", "2024-12-20", "2025-01"),
        ("国庆假期泰州火车站发送旅客9000万人次。", "2024-09-01", "2023-10"),
        ("国庆假期泰州火车站发送旅客9000万人次。", "2024-10-08", "2024-10"),
    ],
)
def test_a_feast_that_is_foreseen_is_the_next(text: str, date: str, period: str) -> None:
    found = RuleExtractor(make_tagger("lac")).checked(Document("d", text, "", date=date)).observations
    assert [o.period for o in found] == [period]


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        (
            "复旦大学有教授260人，中国科学院院士2人，国务院特殊津贴专家12人。",
            {("复旦大学", 260), ("复旦大学", 2), ("复旦大学", 12)},
        ),
        (
            "复旦大学有教授260人，教育部创新团队3个，江苏省重点学科4个。",
            {("复旦大学", 260), ("复旦大学", 3), ("复旦大学", 4)},
        ),
        ("江苏省重点学科4个，浙江省重点学科5个。", {("江苏省", 4), ("浙江省", 5)}),
    ],
)
def test_who_grants_what_is_counted_does_not_own_it(text: str, owned: set[tuple[str, int]]) -> None:
    made = extract(text)
    names = {entity.key: entity.name for entity in made.entities}
    assert {(names[o.about], int(o.value)) for o in made.observations} == owned


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("2023年，泰州市开工项目8个，总投资12亿元。其中，工业项目5个。", ["开工项目", "开工项目总投资", "工业项目"]),
        (
            "3月底，泰州市养老、失业、工伤保险参保人数分别为15万人、4万人、5万人。",
            ["养老参保人数", "失业参保人数", "工伤保险参保人数"],
        ),
        ("泰州市棉花、烟叶面积的比重均有提高，分别占4%和9%。", ["棉花面积占比", "烟叶面积占比"]),
        ("2022年泰州市茶叶产量6万吨，比上年的4.5万吨增产33%。", ["茶叶产量", "茶叶产量", "茶叶产量比上年增产"]),
        ("2022年泰州市可再生能源装机容量达到80万千瓦。", ["可再生能源装机容量"]),
        ("2022年出口额：泰州市3亿元，盐城市2亿元，增长5%。", ["出口额", "出口额", "出口额增长"]),
        ("2022年，增速居前两位的市依次是泰州市（8.3%）和盐城市（7.1%）。", ["增速", "增速"]),
        ("2022年，增长最快的是泰州市（8.3%）。", ["增速"]),
        ("投资前两位的是：新加坡（19.5亿美元）、韩国（12.9亿美元）。", ["投资", "投资"]),
        ("泰州市增速最快，为8.3%。", ["增速"]),
        ("泰州市生产总值3亿元，实质增长5%。", ["生产总值", "生产总值实质增长"]),
        ("泰州市绿电占比提高到22%，人均养老金提高至3260元。", ["绿电占比", "人均养老金"]),
        ("泰州剧院总投资8亿元，比预算节约3000万元。", ["总投资", "比预算节约"]),
        ("泰州公司中标金额3亿元，占公司2023年营收的8.5%。", ["中标金额", "中标金额占公司2023年营收的比重"]),
        ("泰州市新增学位2万个，盐城市新增1万个。", ["新增学位", "新增学位"]),
        ("泰州市建设住房8万平方米，续建2万平方米。", ["建设住房", "续建"]),
        ("泰州港吞吐量确保5亿吨、力争6亿吨。", ["吞吐量", "吞吐量"]),
        ("泰州市失业率控制在5%以内。", ["失业率"]),
        ("泰州市工业增加值增长8%，连续5个月保持在7%以上。", ["工业增加值增长", "工业增加值增速"]),
        ("泰州公司海外收入占到总收入的四成。", ["海外收入占总收入的比重"]),
        ("泰州市地区生产总值首破千亿，达1032亿元。", ["地区生产总值"]),
        ("泰州风电场安装55台单机容量11兆瓦的风机。", ["风机", "单机容量"]),
        ("泰州机场可满足年旅客吞吐量400万人次的需求。", ["年旅客吞吐量"]),
        ("泰州大学2024年计划招收学生300人。", ["招收学生"]),
        ("泰州市出口额居全省首位，达80亿元。", ["出口额"]),
        ("泰州市出口额迈上万亿元台阶，增长5%。", ["出口额", "出口额增长"]),
        ("拥有500张床位的泰州中医院启用。", ["床位"]),
        ("泰州博览会达成意向成交额3亿元。", ["意向成交额"]),
        (
            "泰州市数字产业增加值3亿元，占地区生产总值的23%，盐城市占地方收入的三成。",
            ["数字产业增加值", "数字产业增加值占地区生产总值的比重", "占地方收入的比重"],
        ),
    ],
)
def test_the_words_of_a_figure(text: str, indicators: list[str]) -> None:
    assert [o.indicator for o in extract(text).observations] == indicators
