"""The classes that a name gets by what stands before its head."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.singles import classes_of
from zhitu.extract.text.lexicon import lexicon


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("云岭国家农试区", ("Zone",)),
        ("云岭区", ("District",)),
        ("中铁六局", ("Company",)),
        ("云岭省水利局", ("GovernmentBody",)),
        ("云岭大学教务部", ("Organization",)),
        ("云岭宣传部", ("GovernmentBody",)),
        ("昆明部", ("Organization",)),
        ("远帆集团青州办事处", ("Organization",)),
        ("云岭基础设施基金青州办公室", ("Organization",)),
        ("云岭省驻青州办事处", ("GovernmentBody",)),
        ("云岭省外事办公室", ("GovernmentBody",)),
    ],
)
def test_what_stands_before_a_head_may_tell_the_class(name: str, classes: tuple[str, ...]) -> None:
    head = lexicon().head_at(name, len(name))
    assert head is not None
    assert classes_of(name, head) == classes


@pytest.mark.parametrize("name", ["省市场监管局", "市招商办"])
def test_organs_that_leave_out_their_place_are_of_the_state(name: str) -> None:
    found = {(e.name, e.classes) for e in extract(f"8月15日，{name}召开发布会。").entities}
    assert (name, ("GovernmentBody",)) in found


def test_governments_of_any_level_are_no_organ() -> None:
    assert not [e for e in extract("各省市人民政府、县市区政府要加强领导。").entities if "省市" in e.name]


@pytest.mark.parametrize("text", ["云州市“一城两港三中心”开工。", "推进“一核两翼”布局。"])
def test_the_numbers_of_its_parts_name_a_programme(text: str) -> None:
    named = text[text.index("“") : text.index("”") + 1]
    assert [e.classes for e in extract(text, "2024-01-01").entities if e.name == named] == [("Programme",)]


def test_a_continent_is_a_region_and_a_union_of_states_is_not() -> None:
    found = {e.name: e.classes for e in extract("航线通往东南亚、非洲和欧盟。", "2024-01-01").entities}
    assert (found["东南亚"], found["非洲"], found["欧盟"]) == (("Region",), ("Region",), ("Country",))


@pytest.mark.parametrize("name", ["“云农贷”", "“茶园天气险”"])
def test_what_banks_and_insurers_sell_is_a_product(name: str) -> None:
    text = f"浙江大学推出{name}。"
    assert [e.classes for e in extract(text).entities if e.mentions[0].of(text) == name] == [("Product",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("国家标准《云岭装卸要求》发布。", ("Policy",)),
        ("《云岭装卸要求》行业标准发布。", ("Policy",)),
    ],
)
def test_a_standard_is_a_document(text: str, kind: tuple[str, ...]) -> None:
    (found,) = [e.classes for e in extract(text).entities if "云岭装卸要求" in e.name]
    assert found == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("江湾大学学术委员会召开会议。", "江湾大学学术委员会", "Organization"),
        ("江湾公司董事会审计委员会召开会议。", "江湾公司董事会审计委员会", "Organization"),
        ("江湾大学城管理委员会发布公告。", "江湾大学城管理委员会", "GovernmentBody"),
        ("江湾省医院管理委员会发布公告。", "江湾省医院管理委员会", "GovernmentBody"),
        ("“两区一园”（江湾保税区、海东高新区和云山工业园）扩区。", "“两区一园”", "Zone"),
        ("“两区一园”格局形成。", "“两区一园”", "Programme"),
    ],
)
def test_committees_of_schools_are_no_state_and_zones_summed_up_are_zones(text: str, name: str, kind: str) -> None:
    classes = {e.mentions[0].of(text): e.classes for e in extract(text).entities}
    assert classes[name] == (kind,)


@pytest.mark.parametrize(
    ("text", "ships"),
    [
        ("“青屿”轮驶离厦门。", {"“青屿”轮"}),
        ("“云岭明珠”客滚船首航。", {"“云岭明珠”客滚船"}),
        ("“青屿”轮换停靠。", set()),
        ("“学习”轮训班开班。", set()),
    ],
)
def test_a_ship_is_named_with_its_kind(text: str, ships: set[str]) -> None:
    assert {e.name for e in extract(text).entities if e.classes == ("Product",)} == ships


def test_a_joint_session_of_a_year_is_a_meeting() -> None:
    assert classes_of("2031年沿江城市联席会议", lexicon().heads["联席会议"]) == ("Conference",)
    assert classes_of("沿江城市联席会议", lexicon().heads["联席会议"]) == ("GovernmentBody",)
