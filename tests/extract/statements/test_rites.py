"""Events told by the names of ceremonies."""

from __future__ import annotations

from statements import happened


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


def test_a_ceremony_that_is_a_meeting_too_begins_what_it_is_held_for() -> None:
    text = "云山实验室占地80亩。4月18日，云山实验室揭牌仪式暨学术交流会在兰州市举行。"
    assert ("云山实验室", "founded", "2024-04-18", "occurred") in happened(text)


def test_a_ceremony_for_what_two_built_founds_neither() -> None:
    assert not happened("4月18日，由兰州物理研究院、兰州大学共建的实验室挂牌仪式在兰州市举行。")
