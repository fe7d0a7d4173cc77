"""Quantities in sentences."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.regex import beginnings

from zhitu.extract.text.view import fold
from zhitu.extract.values.number_patterns import FIRST, pattern, units
from zhitu.extract.values.numbers import Quantity, find_quantities


def quantities(text: str) -> list[Quantity]:
    text = fold(text)
    return find_quantities(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("码头吞吐量超过4025.7万人次", "40257000", "人次", "moreThan"),
        ("有着3000多年的历史", "3000", "年", "moreThan"),
        ("经费逾三七二亿元", "37200000000", "元", "moreThan"),
        ("投资三四亿元", "300000000", "元", "exactly"),
        ("产值逾新台币410亿元", "41000000000", "新台币", "moreThan"),
        ("投资超过美金2亿元", "200000000", "美元", "moreThan"),
        ("包括约五年的兴建阶段", "5", "年", "approximately"),
        ("效率达到60.9自然箱/小时", "60.9", "自然箱/小时", "exactly"),
        ("創造16萬4,554個就業機會", "164554", "个", "exactly"),
        ("22栋多层厂房", "22", "栋", "exactly"),
        ("3年多时间", "3", "年", "moreThan"),
        ("52台风机并网", "52", "台", "exactly"),
        ("投资4.8亿元", "480000000", "元", "exactly"),
        ("新引进１４家机构", "14", "家", "exactly"),
        ("购置設備1.4万余台（套）", "14000", "台（套）", "moreThan"),
        ("吞吐3.05亿标准箱", "305000000", "标准箱", "exactly"),
        ("占比近三分之一", "33.33", "%", "lessThan"),
        ("百分之五点二", "5.2", "%", "exactly"),
        ("参观人数23万人次", "230000", "人次", "exactly"),
        ("占全县产值的一半，", "50", "%", "exactly"),
        ("基金存续期10年", "10", "年", "exactly"),
        ("期限最长5年", "5", "年", "atMost"),
        ("还款期8年", "8", "年", "exactly"),
        ("日销鲜花80万枝", "800000", "枝", "exactly"),
        ("超过七成", "70", "%", "moreThan"),
        ("出口占六成二，", "62", "%", "exactly"),
        ("增长八成半。", "85", "%", "exactly"),
        ("近两成二代企业家", "20", "%", "lessThan"),
        ("票价3元5角", "3.5", "元", "exactly"),
        ("收費十二元八角", "12.8", "元", "exactly"),
        ("车程1个多小时", "1", "小时", "moreThan"),
        ("车程2个小时", "2", "小时", "exactly"),
        ("车程3个半小时", "3.5", "小时", "exactly"),
        ("半小时可达", "0.5", "小时", "exactly"),
        ("历时两个多月", "2", "个月", "moreThan"),
        ("提高9个百分点", "9", "个百分点", "exactly"),
        ("不少于3个泊位", "3", "个", "atLeast"),
        ("不超过120天", "120", "天", "atMost"),
        ("绿化率95%以上", "95", "%", "atLeast"),
        ("约两千五百亩", "2500", "亩", "approximately"),
        ("节约5%", "5", "%", "exactly"),
        ("客運量達3 950萬人次", "39500000", "人次", "exactly"),
        ("学生12 345人", "12345", "人", "exactly"),
        ("每人最多获3万元", "30000", "元", "atMost"),
        ("最近3家", "3", "家", "exactly"),
        ("逾2千多亿元", "200000000000", "元", "moreThan"),
        ("算力30PFLOPS", "30", "PFLOPS", "exactly"),
        ("全长三点五公里", "3.5", "公里", "exactly"),
        ("每天上千辆货车", "1000", "辆", "moreThan"),
        ("教师近百人", "100", "人", "lessThan"),
        ("装机容量300万千瓦", "3000000", "千瓦", "exactly"),
        ("百万千瓦机组", "1000000", "千瓦", "exactly"),
        ("气温零下18摄氏度", "-18", "摄氏度", "exactly"),
        ("同比增长-2.5%", "-2.5", "%", "exactly"),
        ("有效期三年", "3", "年", "exactly"),
        ("连续15年增产", "15", "年", "exactly"),
        ("全程2小时5分", "125", "分钟", "exactly"),
        ("进出口900亿元人民币", "90000000000", "元", "exactly"),
        ("不少于50亿引导基金", "5000000000", "元", "atLeast"),
        ("组织1.2万科技人员下乡", "12000", "人", "exactly"),
        ("用户增至二百八十万，", "2800000", "", "exactly"),
        ("占比超一半", "50", "%", "moreThan"),
        ("經費增至9億2,300萬元", "923000000", "元", "exactly"),
        ("另有3亿5000多万元", "350000000", "元", "moreThan"),
        ("职工2万3000人", "23000", "人", "exactly"),
        ("外资存量1兆2,000億元", "1200000000000", "元", "exactly"),
        ("市值破2.5兆元", "2500000000000", "元", "exactly"),
        ("年产值超四千亿，", "400000000000", "元", "moreThan"),
        ("带动投资近300亿。", "30000000000", "元", "lessThan"),
        ("常住人口超1.2亿。", "120000000", "", "moreThan"),
        ("走完全程要3天半", "3.5", "天", "exactly"),
        ("历时两年半完工", "2.5", "年", "exactly"),
        ("每趟挣两块钱", "2", "块钱", "exactly"),
        ("新增1200张床位", "1200", "张", "exactly"),
        ("办理时间压缩至一天", "1", "天", "exactly"),
        ("绿化率不得低于30%", "30", "%", "atLeast"),
        ("楼高不得超过24米", "24", "米", "atMost"),
        ("间距不大于9米", "9", "米", "atMost"),
        ("首付比例最低15%", "15", "%", "atLeast"),
        ("贷款期限最长30年", "30", "年", "atMost"),
        ("服务年限不得少于5年", "5", "年", "atLeast"),
        ("额度最高可达300万元", "3000000", "元", "atMost"),
        ("员工至少有300人", "300", "人", "atLeast"),
        ("家庭最高可贷90万元", "900000", "元", "atMost"),
        ("银价跌破8元", "8", "元", "lessThan"),
        ("坝高62米有余", "62", "米", "moreThan"),
        ("补贴以3万元为限", "30000", "元", "atMost"),
        ("海外收入约占60%", "60", "%", "approximately"),
        ("附近有30家企业", "30", "家", "exactly"),
        ("这条约99公里的铁路", "99", "公里", "approximately"),
        ("条约3份", "3", "份", "exactly"),
        ("邻近3座电站", "3", "座", "exactly"),
        ("聘用上万名员工", "10000", "名", "moreThan"),
        ("种茶万余亩", "10000", "亩", "moreThan"),
        ("产值突破万亿元大关", "1000000000000", "元", "moreThan"),
        ("出口额迈上万亿元台阶", "1000000000000", "元", "exactly"),
        ("开设十几个门诊", "10", "个", "moreThan"),
        ("缴税9亿9千万元", "990000000", "元", "exactly"),
        ("合同额US$5亿，", "500000000", "美元", "exactly"),
        ("成交额港币9亿元", "900000000", "港元", "exactly"),
        ("营收50亿元新台币", "5000000000", "新台币", "exactly"),
        ("投资人民币9亿元", "900000000", "元", "exactly"),
        ("屏幕尺寸为12英寸。", "12", "英寸", "exactly"),
        ("占地廿五公頃，", "25", "公顷", "exactly"),
        ("经费卅二亿元", "3200000000", "元", "exactly"),
        ("32家上下游企业", "32", "家", "exactly"),
        ("企业32家上下。", "32", "家", "approximately"),
    ],
)
def test_one_quantity(text: str, value: str, unit: str, bound: str) -> None:
    (found,) = quantities(text)
    assert (str(found.value), found.unit, found.bound) == (value, unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10至15分钟", 10, 15, "分钟"),
        ("10至15万人", 100000, 150000, "人"),
        ("5万—8万吨", 50000, 80000, "吨"),
        ("10%至15%", 10, 15, "%"),
        ("5家到10家", 5, 10, "家"),
        ("两三分钟", 2, 3, "分钟"),
        ("三四个小时", 3, 4, "小时"),
        ("三四十个", 30, 40, "个"),
        ("七八百万人", 7000000, 8000000, "人"),
        ("六至八分钟", 6, 8, "分钟"),
        ("零下20摄氏度至15摄氏度", -20, 15, "摄氏度"),
        ("增长5%—6%", 5, 6, "%"),
        ("增长5%至8%", 5, 8, "%"),
    ],
)
def test_ranges(text: str, low: int, high: int, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.upper, found.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize("text", ["减少0.1晚至1.7晚", "上升3%至85%", "增加2万人至9万人"])
def test_a_change_and_what_it_comes_to_are_two(text: str) -> None:
    assert len(quantities(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "5G、T3、C919、COVID-19", "2021年3月28日", "2024-05-01 10:30", "1—9月", "10余年", "第3届", "5A级景区", "1+3",
        "数百家", "成千上万家", "亿元村",
        "过亿元项目", "万亩茶园", "〔2022〕13号", "8点30分", "推进改革", "万家灯火", "第三个", "2020年工期",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_order_and_spans() -> None:
    text = "全年开行班列1.2万列，运送货物超80万吨，同比增长12.5%以上。"
    found = quantities(text)
    assert [text[q.span.start : q.span.end] for q in found] == ["1.2万列", "80万吨", "12.5%以上"]
    assert [q.kind for q in found] == ["count", "weight", "percent"]


def test_bare_numbers_and_small_numerals_are_marked() -> None:
    (bare,) = quantities("编号为1.2万亿。")
    assert (bare.unit, bare.kind) == ("", "bare")
    assert [q.ordinal_like for q in quantities("一批项目，三十批项目，百家企业")] == [True, False, True]
    assert [q.ordinal_like for q in quantities("这两座大桥，新建两座大桥")] == [True, False]
    assert [q.ordinal_like for q in quantities("满足全县一天的用水")] == [True]


def test_a_unit_is_no_beginning_of_a_word() -> None:
    assert [q.unit for q in quantities("6部门发文，3台阶，4方面")] == ["", "", ""]


def test_the_longest_unit_wins() -> None:
    assert units()["平方公里"] == "area"
    assert [q.unit for q in quantities("60平方公里，60公里，3万辆次，3万辆")] == ["平方公里", "公里", "辆次", "辆"]


def test_forms_are_tried_wherever_they_may_begin() -> None:
    missing = [c for c in sorted(beginnings(pattern())) if not re.match(f"[{FIRST}]", c)]
    assert not missing, f"add to FIRST of number_patterns.py: {''.join(missing)}"


def test_only_inside_the_stretch() -> None:
    text = "投资4.8亿元，用地60亩"
    assert [q.unit for q in find_quantities(text, 7, len(text))] == ["亩"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.text(alphabet="0123.,%十百千万亿两半个多余至—分之点月小时家元成第 ٣²", max_size=60)
    )
)
def test_arbitrary_text(text: str) -> None:
    text = fold(text)
    at = 0
    for found in find_quantities(text, 0, len(text)):
        assert at <= found.span.start < found.span.end <= len(text)
        assert found.upper is None or found.upper > found.value
        at = found.span.start + 1


def test_rules_by_their_number_are_no_count() -> None:
    text = "违反中央八项规定精神问题3起"
    assert [q.value for q in find_quantities(text, 0, len(text)) if not q.ordinal_like] == [3]


@pytest.mark.parametrize("text", ["全市千方百计稳就业", "渠水流进千家万户"])
def test_idioms_hold_no_number(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("全县人口60万，其中", "600000"), ("人口60万以上的城市", None), ("总人口1999", None)]
)
def test_people_need_no_unit(text: str, value: str | None) -> None:
    told = [q for q in quantities(text) if q.kind == "number"]
    assert [(str(q.value), q.unit) for q in told] == ([] if value is None else [(value, "")])


@pytest.mark.parametrize(
    ("text", "found"),
    [("落实“三个100%”要求，", []), ("达到“两个90%”目标，", []), ("覆盖率“100%”，", ["100"]), ("三区达100%，", ["100"])],
)
def test_a_task_called_by_a_number_counts_nothing(text: str, found: list[str]) -> None:
    assert [str(q.value) for q in quantities(text) if q.unit == "%"] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("工程经费3亿2千8百万元", 328_000_000),
        ("造价46亿1千8百多万元", 4_618_000_000),
        ("管理费1千2百万元", 12_000_000),
        ("工期3千2百天", 3_200),
        ("总投资4亿5千万元", 450_000_000),
        ("征地8百亩", 800),
    ],
)
def test_digits_may_stand_for_numerals(text: str, value: int) -> None:
    assert [q.value for q in find_quantities(text, 0, len(text))] == [value]
