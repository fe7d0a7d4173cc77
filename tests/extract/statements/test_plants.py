"""What stands right behind the name of a firm is run or built by it."""

from __future__ import annotations

from statements import claimed, happened


def test_a_project_that_goes_by_its_yield_is_built_by_its_firm() -> None:
    found = claimed("远帆化工有限公司年产30万吨聚乙烯项目5月6日投产。")
    assert ("远帆化工有限公司", "builds", "年产30万吨聚乙烯项目", "occurred") in found


def test_what_goes_on_is_told_of_the_plant_and_not_of_its_firm() -> None:
    found = happened("远帆集团有限公司渭河电池工厂5月13日试车成功，产品合格，将于2025年3月正式投产。")
    assert {of for of, event, _, _ in found if event == "opened"} <= {"渭河电池工厂", "远帆集团有限公司渭河电池工厂"}
