"""Who is present at the meeting that is named before."""

from __future__ import annotations

import pytest
from statements import claimed, said


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("云山论坛5月8日在杭州举行。科技部部长王大明、浙江省省长李小华等嘉宾出席。", {"王大明", "李小华"}),
        ("云山论坛5月8日在杭州举行，科技部部长王大明出席并致辞。", {"王大明"}),
        ("云山论坛5月8日在杭州举行，科技部部长王大明没有出席。", set()),
        ("科技部部长王大明出席会议。", set()),
        ("云山论坛5月8日在杭州举行。\n科技部部长王大明出席座谈会。", set()),
        ("云山论坛5月8日在杭州举行。科技部部长王大明出席浙江大学校庆。", set()),
    ],
)
def test_the_meeting_need_not_be_said_again(text: str, present: set[str]) -> None:
    assert {s for s, p, o, _ in claimed(text) if (p, o) == ("participatesIn", "云山论坛")} == present


def test_those_of_the_clauses_before_are_present_too() -> None:
    text = "湖州市召开世界制造业大会。水利部部长李明华，湖州市市长王建国，教育部副部长张占民出席了会议。"
    persons = {s for s, p, _, _ in claimed(text) if p == "participatesIn" and s != "湖州市"}
    assert persons == {"李明华", "王建国", "张占民"}


def test_whom_a_clause_before_only_speaks_of_is_not_present() -> None:
    text = "湖州市召开世界制造业大会。水利部部长李明华发来贺信，湖州市市长王建国出席了会议。"
    persons = {s for s, p, _, _ in claimed(text) if p == "participatesIn" and s != "湖州市"}
    assert persons == {"王建国"}


def test_who_is_present_may_have_a_paragraph_of_his_own() -> None:
    text = (
        "云川数据中心项目开工活动在云川产业园区举行。\n副省长王明华致辞，省政府秘书长张大强参加。\n"
        "远帆能源集团、青山数据集团等有关负责同志参加。"
    )
    present = {s for s, p, o, _ in claimed(text) if (p, o) == ("participatesIn", "云川数据中心项目开工活动")}
    assert present == {"王明华", "张大强", "远帆能源集团", "青山数据集团"}


def test_who_is_called_a_guest_takes_part() -> None:
    text = "洮河大桥通车典礼5月3日举行，典礼由兰州市市长李明担任主礼嘉宾。"
    assert ("李明", "洮河大桥通车典礼") in said(text, "participatesIn")


@pytest.mark.parametrize(
    "text",
    [
        "昌吉州委书记王建国、州长李明华出席云山论坛。",
        "水利部部长王建国，浙江大学党委书记、校长李明华出席了云山论坛。",
    ],
)
def test_all_of_a_row_of_offices_go_where_the_last_goes(text: str) -> None:
    assert said(text, "participatesIn") == {("王建国", "云山论坛"), ("李明华", "云山论坛")}


def test_who_did_something_else_before_did_not_go() -> None:
    text = "水利部部长王建国发来贺信，浙江大学校长李明华出席云山论坛。"
    assert said(text, "participatesIn") == {("李明华", "云山论坛")}


def test_bodies_work_together_for_whom_persons_sign() -> None:
    found = claimed("聊城大学校长李明、副校长王强与云岭县县长赵云签署合作协议，双方将共建江北研究院。")
    assert ("聊城大学", "cooperatesWith", "云岭县", "occurred") in found
    assert {f[0] for f in found if f[1:] == ("builds", "江北研究院", "expected")} == {"聊城大学", "云岭县"}
    found = claimed("聊城大学校长李明与云岭县县长赵云参加会议。")
    assert not [f for f in found if f[1] == "cooperatesWith"]


@pytest.mark.parametrize(
    "told",
    [
        "随同省长王大明出席联席会议的包括科技部部长李小华、教育部部长张占民。",
        "出席会议的还有科技部部长李小华、教育部部长张占民。",
        "出席会议的有：李小华、张占民。",
    ],
)
def test_those_who_are_told_to_be_there_besides_take_part(told: str) -> None:
    found = claimed(f"5月8日，云山论坛在杭州举行。\n{told}")
    for person in ("李小华", "张占民"):
        assert (person, "participatesIn", "云山论坛", "occurred") in found
    found = claimed(f"云山论坛将于6月8日在杭州举行。\n{told}")
    for person in ("李小华", "张占民"):
        assert (person, "participatesIn", "云山论坛", "expected") in found


@pytest.mark.parametrize(
    "text",
    [
        "王大明、云川大学校长李小华出席首届青屿论坛。",
        "浙江省副省长王大明、云川大学党委书记、校长李小华等出席首届青屿论坛。",
    ],
)
def test_a_body_whose_officer_goes_is_not_beside_the_person_before_it(text: str) -> None:
    assert {a for a, _ in said(text, "participatesIn")} == {"王大明", "李小华"}


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("云岭大学校长王平和江湾医院院长李文参加了青江论坛。", {"王平", "李文"}),
        ("云岭大学校长王平、江湾医院副院长李文出席青江论坛。", {"王平", "李文"}),
        ("水利部副部长李文、浙江省副省长王平、湖州市市长何景明出席青江论坛。", {"李文", "王平", "何景明"}),
        ("湖州市委副书记李文和长兴县县长王平参加青江论坛。", {"李文", "王平"}),
        ("远帆集团董事长李文、云岭银行行长王平出席青江论坛。", {"李文", "王平"}),
        ("何景明和远帆集团参加青江论坛。", {"何景明", "远帆集团"}),
        ("云岭大学、江湾医院参加青江论坛。", {"云岭大学", "江湾医院"}),
        ("浙江省、湖州市参加青江论坛。", {"浙江省", "湖州市"}),
        ("何景明、远帆集团代表参加青江论坛。", {"何景明", "远帆集团"}),
        ("云岭大学和江湾医院院长李文参加青江论坛。", {"李文"}),
    ],
)
def test_of_an_officer_the_body_is_not_present(text: str, present: set[str]) -> None:
    assert {s for s, o in said(text, "participatesIn") if o == "青江论坛"} == present
