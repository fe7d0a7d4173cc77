"""Events told by the names of ceremonies."""

from __future__ import annotations

from functools import cache

import pytest
from statements import extract, happened, said

from zhitu.extract import make_extractor
from zhitu.model import Document, Extraction
from zhitu.settings import Settings


def test_a_ceremony_is_held_for_what_its_name_names() -> None:
    found = happened("西湖大学9月招生。4月18日，西湖大学开学典礼举行。")
    assert ("西湖大学", "opened", "2024-04-18", "occurred") in found


def test_a_work_may_be_called_a_project_elsewhere() -> None:
    found = happened("云山跨境物流枢纽项目占地80亩。4月18日，云山跨境物流枢纽开工仪式在兰州市举行。")
    assert ("云山跨境物流枢纽项目", "constructionStarted", "2024-04-18", "occurred") in found


def test_what_a_ceremony_starts_takes_effect() -> None:
    text = "云山动力电池项目占地80亩。4月18日，云山动力电池项目启动仪式在兰州市举行。"
    assert ("云山动力电池项目", "tookEffect", "2024-04-18", "occurred") in happened(text)


def test_of_two_ceremonies_in_one_the_named_thing_is_begun() -> None:
    text = "洮河特大桥全长80公里。4月18日，重大项目集中开工暨国家重点工程洮河特大桥开工仪式在兰州市举行。"
    assert ("洮河特大桥", "constructionStarted", "2024-04-18", "occurred") in happened(text)


def test_where_a_ceremony_is_held_is_not_begun_by_it() -> None:
    assert happened("兰州市在兰州新区组织集中开工大会。") == set()
    assert ("洮河特大桥", "opened", None, "occurred") in happened("兰州市在洮河特大桥举行通车仪式。")
    assert happened("远帆集团在兰州大学举行新品下线仪式。") == set()


def test_a_ceremony_that_is_a_meeting_too_begins_what_it_is_held_for() -> None:
    text = "云山实验室占地80亩。4月18日，云山实验室揭牌仪式暨学术交流会在兰州市举行。"
    assert ("云山实验室", "founded", "2024-04-18", "occurred") in happened(text)


def test_a_ceremony_for_what_two_built_founds_neither() -> None:
    assert not happened("4月18日，由兰州物理研究院、兰州大学共建的实验室挂牌仪式在兰州市举行。")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("云山高铁开工动员会在兰州市举行。", ("云山高铁", "constructionStarted")),
        ("云山引水工程通水仪式在兰州市举行。", ("云山引水工程", "opened")),
        ("在云山电站并网仪式上，王建国讲话。", ("云山电站", "milestone")),
        ("兰州市举行“银发护航”工程启动仪式。", ("“银发护航”工程", "tookEffect")),
        ("云山文旅有限公司开业仪式在兰州市举行。", ("云山文旅有限公司", "opened")),
        ("云山临空经济区挂牌仪式暨合作签约活动在兰州市举行。", ("云山临空经济区", "founded")),
    ],
)
def test_what_begins_by_the_ceremony_of_its_name(text: str, event: tuple[str, str]) -> None:
    names = {e.key: e.name for e in weighed(text).entities}
    assert event in {(names[e.of], e.type) for e in weighed(text).events if e.date == "2024-05-08"}


@cache
def weighed(text: str) -> Extraction:
    """What rules and networks say of a text of 10 May."""
    return make_extractor(Settings()).extract(Document("d", f"5月8日，{text}", "0" * 64, date="2024-05-10"))


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("远帆集团举行海川研发中心开工仪式。", {("远帆集团", "海川研发中心")}),
        ("中建三局在江湾市举行江湾大桥开工仪式。", {("中建三局", "江湾大桥")}),
        ("云岭大学和江湾集团共同举行云岭创新园开工仪式。", {("云岭大学", "云岭创新园"), ("江湾集团", "云岭创新园")}),
        ("江湾市举行海川大桥开工仪式。", set()),
        ("远帆集团出席海川研发中心开工仪式。", set()),
        ("远帆集团总部举行江湾大桥通车仪式。", set()),
    ],
)
def test_who_holds_the_ceremony_of_a_beginning_builds(text: str, built: set[tuple[str, str]]) -> None:
    assert said(text, "builds") == built


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "4月18日，兰州市举行重点项目集中开工动员会暨云山电池建设项目开工仪式。云山电池建设项目占地80亩。",
            ("云山电池建设项目", "constructionStarted", "2024-04-18", "occurred"),
        ),
        (
            "4月18日，兰州市招商推介会暨洮河特大桥通车仪式在兰州市举行。洮河特大桥全长8公里。",
            ("洮河特大桥", "opened", "2024-04-18", "occurred"),
        ),
    ],
)
def test_each_of_two_rites_of_one_name_tells_its_own(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in happened(text)


def test_where_a_rite_is_held_besides_is_not_begun() -> None:
    text = "天水经济技术开发区等分会场同步举行开工仪式。"
    assert "constructionStarted" not in {kind for _, kind, *_ in happened(text)}
    assert "constructionStarted" in {kind for _, kind, *_ in happened("天水经济技术开发区举行开工仪式。")}


@pytest.mark.parametrize("sign", ["签约", "签署", "签字"])
def test_a_ceremony_of_signing_is_one_by_any_word_for_it(sign: str) -> None:
    text = f"5月9日，云岭市人民政府与远帆集团战略合作框架协议{sign}仪式在北京举行。"
    events = {(name, kind) for name, kind, *_ in happened(text)}
    assert (f"云岭市人民政府与远帆集团战略合作框架协议{sign}仪式", "held") in events


@pytest.mark.parametrize("how", ["方案正与省能源集团磋商", "工作正在推进"])
def test_a_plan_to_found_something_founds_nothing_yet(how: str) -> None:
    found = extract(f"江湾碳中和基金的组建{how}。").events
    assert not [v for v in found if v.type == "founded" and v.rule != "network"]


def test_a_ceremony_before_the_day_of_the_opening_is_not_the_opening() -> None:
    found = happened("洮河高铁将于8月8日举行首发仪式，8月9日正式开通运营。")
    assert found == {("洮河高铁", "opened", "2024-08-09", "expected")}
    held = happened("洮河特大桥5月1日举行通车仪式，5月9日车队驶过。")
    assert ("洮河特大桥", "opened", "2024-05-01", "occurred") in held


def test_what_is_near_is_not_on_the_day_of_the_news() -> None:
    found = happened("5月8日，在第六届云岭茶会举行之际，洮河特大桥开工。")
    assert {date for name, _, date, _ in found if "茶会" in name} <= {None}
    assert ("洮河特大桥", "constructionStarted", "2024-05-08", "occurred") in found


def test_what_hangs_out_another_name_is_not_founded_by_that() -> None:
    assert not happened("云岭市立医院挂牌成为兰州大学附属医院。")
