"""Honours reach each member of a list."""

from __future__ import annotations

import pytest
from statements import happened

TWO = {"宁德时代新能源科技股份有限公司", "福耀玻璃工业集团股份有限公司"}


@pytest.mark.parametrize(
    "text",
    [
        "市政府决定授予宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司等4家企业“质量标杆企业”称号。",
        "大会为宁德时代新能源科技股份有限公司和福耀玻璃工业集团股份有限公司颁发“链主”牌匾。",
        "省工业和信息化厅评定宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司等30家企业为首批绿色工厂。",
        "省工业和信息化厅将宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司等30家企业列为省级示范企业。",
        "省工业和信息化厅公布绿色工厂名单，宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司等30家企业上榜。",
    ],
)
def test_each_member_is_honoured(text: str) -> None:
    assert {name for name, kind, *_ in happened(text) if kind == "awarded"} == TWO


def test_a_town_is_honoured_and_not_the_city_before_it() -> None:
    text = "农业农村部公布示范镇名单，福州市闽侯县上街镇（花卉）、泉州市安溪县西坪镇（茶叶）榜上有名。"
    assert {name for name, kind, *_ in happened(text) if kind == "awarded"} == {"上街镇", "西坪镇"}


@pytest.mark.parametrize(
    "text",
    [
        "法院将宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司列入失信名单。",
        "市政府将宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司列入全市重点规划。",
        "专家建议将宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司列为示范企业。",
        "记者了解到，宁德时代新能源科技股份有限公司、福耀玻璃工业集团股份有限公司在列。",
    ],
)
def test_a_list_that_is_no_honour_says_nothing(text: str) -> None:
    assert not [kind for _, kind, *_ in happened(text) if kind == "awarded"]


def test_whoever_speaks_of_an_honour_does_not_get_it() -> None:
    text = "陈伟说，这种做法缓解了保护和开放之间的矛盾，去年被文化和旅游部评为优秀案例。"
    assert not [kind for _, kind, *_ in happened(text) if kind == "awarded"]


def test_a_prize_goes_to_whoever_stands_before_it() -> None:
    text = "近日，漳州核电站和瓯江北口大桥获第二十届中国土木工程詹天佑奖，当地还发放奖金。"
    assert {name for name, kind, *_ in happened(text) if kind == "awarded"} == {"漳州核电站", "瓯江北口大桥"}


def test_an_honour_at_the_end_of_a_sentence_is_of_what_opens_it() -> None:
    text = "瓯江北口大桥全长8公里，去年荣获鲁班奖。"
    assert [name for name, kind, *_ in happened(text) if kind == "awarded"] == ["瓯江北口大桥"]


def test_what_is_chosen_later_is_no_honour_of_what_opens_the_sentence() -> None:
    text = "瓯江北口大桥征集文创作品，主题不限，入选作品将在年底展出。"
    assert not [kind for _, kind, *_ in happened(text) if kind == "awarded"]
