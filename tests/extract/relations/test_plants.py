"""What stands right behind the name of a firm is run or built by it."""

from __future__ import annotations

import pytest
from statements import claimed, happened, said


def test_a_project_that_goes_by_its_yield_is_built_by_its_firm() -> None:
    found = claimed("远帆化工有限公司年产30万吨聚乙烯项目5月6日投产。")
    assert ("远帆化工有限公司", "builds", "年产30万吨聚乙烯项目", "occurred") in found


def test_what_goes_on_is_told_of_the_plant_and_not_of_its_firm() -> None:
    found = happened("远帆集团有限公司渭河电池工厂5月13日试车成功，产品合格，将于2025年3月正式投产。")
    assert {of for of, event, _, _ in found if event == "opened"} <= {"渭河电池工厂", "远帆集团有限公司渭河电池工厂"}


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("远帆集团江湾总部项目主体结构封顶。", {("远帆集团", "远帆集团江湾总部项目")}),
        ("中国大唐江湾总部项目已启动建设。", {("中国大唐", "中国大唐江湾总部项目")}),
        ("海川电力有限公司燃气发电项目加紧施工。", {("海川电力有限公司", "海川电力有限公司燃气发电项目")}),
        ("腾讯公益助学项目在江湾县启动。", set()),
        ("世界银行贷款江湾水环境项目启动。", set()),
        ("远帆集团终止建设江湾储能项目。", set()),
    ],
)
def test_a_project_whose_name_begins_with_a_firm_is_built_by_it(text: str, built: set[tuple[str, str]]) -> None:
    assert said(text, "builds") == built
