"""Whose event it is, and one for each."""

from __future__ import annotations

import pytest
from statements import extract, happened


def test_an_event_of_a_list_is_one_of_each_member() -> None:
    found = happened("2024年3月，东海实验室、紫金山实验室揭牌。")
    assert found == {
        ("东海实验室", "founded", "2024-03", "occurred"),
        ("紫金山实验室", "founded", "2024-03", "occurred"),
    }


def test_what_is_put_up_for_sale_founds_nobody() -> None:
    assert not happened("大连商品交易所挂牌企业达20家。")
    assert not happened("大连商品交易所挂牌数据产品超过1800个。")
    assert ("东海企业服务中心", "founded", None, "occurred") in happened("东海企业服务中心挂牌。")


def test_two_verbs_are_two_events() -> None:
    found = {(kind, date) for _, kind, date, _ in happened("甬舟铁路2028年建成通车，漳州核电站2024年建成投产。")}
    assert {("completed", "2024"), ("opened", "2024")} <= found


def test_verbs_that_share_a_following_object_tell_of_it() -> None:
    found = happened("浙江省立法进程加快，修订和出台了《钱塘江保护条例》。")
    assert ("《钱塘江保护条例》", "issued", None, "occurred") in found


def test_what_the_members_of_an_urged_list_are_called_does_not_hide_them() -> None:
    found = happened("水利部推动甬舟铁路、渝昆高铁等重点项目年内开工。")
    assert {name for name, kind, _, _ in found if kind == "constructionStarted"} == {"甬舟铁路", "渝昆高铁"}


def test_where_somebody_was_founded_is_not_what_was_founded() -> None:
    found = happened("比亚迪公司1995年创立于深圳。")
    assert {(kind, date) for _, kind, date, _ in found} == {("founded", "1995")}


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("东海实验室是宁波大学的附属机构，2010年9月成立于宁波市。", "东海实验室", "2010-09"),
        ("东海实验室位于宁波市，2000年11月由宁波大学发起设立。", "东海实验室", "2000-11"),
    ],
)
def test_a_dropped_subject_was_founded_somewhere_or_by_somebody(text: str, name: str, date: str) -> None:
    assert (name, "founded", date, "occurred") in happened(text)


def test_planned_gives_way_to_a_later_step() -> None:
    kinds = {kind for _, kind, _, _ in happened("宁波市谋划建设甬舟海洋实验室。甬舟海洋实验室今年开工。")}
    assert kinds == {"constructionStarted"}


def test_an_attributive_clause_has_its_event_and_date() -> None:
    assert ("东海实验室", "founded", "2021-05", "occurred") in happened("2021年5月成立的东海实验室成果丰硕。")


def test_what_goes_with_something_else_happens_too() -> None:
    found = happened("随着渝昆高铁全线动工，西部陆海新通道加快建设。")
    assert ("渝昆高铁", "constructionStarted", None, "occurred") in found
    assert ("西部陆海新通道", "underConstruction", None, "occurred") in found


def test_a_pointer_is_the_object() -> None:
    found = happened("2023年9月，国务院批复《海洋经济发展规划》；同年10月，商务部印发该规划。")
    assert ("《海洋经济发展规划》", "issued", "2023-10", "occurred") in found


def test_who_it_is_for_is_no_place_of_what_happens() -> None:
    found = happened("4月15日，在青岛的“留才安居”计划正式落地。")
    assert [(kind, date) for _, kind, date, _ in found] == [("tookEffect", "2024-04-15")]


@pytest.mark.parametrize(
    "text",
    [
        "甬舟铁路今年开工，下游防洪工程通过验收。",
        "甬舟铁路今年开工，推动形成南北贯通、东西相连的路网。",
        "甬舟铁路今年开工，在建和运行的大科学装置较多。",
        "甬舟铁路今年开工。随着一批水库全线竣工，灌溉有了保障。",
    ],
)
def test_another_subject_or_a_list_of_verbs_carries_nothing_over(text: str) -> None:
    assert {kind for _, kind, _, _ in happened(text)} == {"constructionStarted"}


def test_what_is_passed_takes_effect_in_the_next_clause() -> None:
    found = happened("浙江省人大常委会表决通过《数字经济促进条例》，自2025年3月1日起施行。")
    assert found == {
        ("《数字经济促进条例》", "approved", None, "occurred"),
        ("《数字经济促进条例》", "tookEffect", "2025-03-01", "expected"),
    }


def test_what_is_founded_follows_the_verb() -> None:
    found = happened("中关村科学城挂牌成立东海实验室。")
    assert found == {("东海实验室", "founded", None, "occurred")}


@pytest.mark.parametrize(
    "text",
    ["深江铁路建设推进会在广州召开。", "深江铁路建设加快推进会议召开。", "江北市印发推进深江铁路建设的工作方案。"],
)
def test_a_meeting_or_plan_that_is_to_advance_it_is_no_progress(text: str) -> None:
    assert not [e for e in happened(text) if e[1] == "underConstruction"]


def test_what_happens_to_a_list_of_so_many_happens_to_each() -> None:
    found = happened("兰州西站、云山实验室、青城研发中心等12个工程同日开工。")
    assert {name for name, kind, _, _ in found if kind == "constructionStarted"} == {
        "兰州西站",
        "云山实验室",
        "青城研发中心",
    }


def test_the_first_of_a_list_need_have_no_name() -> None:
    found = happened("江北水务公司建成服务山区的备用水源、云山水电站、绵阳博物馆。")
    assert {name for name, kind, _, _ in found if kind == "completed"} == {"云山水电站", "绵阳博物馆"}


def test_a_bracket_is_no_subject() -> None:
    found = happened("青城儿童康复中心（下称中心）5月8日于香港开幕。")
    assert [e[1:] for e in found if e[0].startswith("青城儿童康复中心")] == [("opened", "2024-05-08", "occurred")]


def test_titles_side_by_side_are_a_list() -> None:
    found = happened("文化和旅游部印发《古籍修复办法》《非遗传习办法》。")
    assert {name for name, kind, _, _ in found if kind == "issued"} == {
        "《古籍修复办法》",
        "《非遗传习办法》",
    }


def test_what_was_issued_may_stand_after_how() -> None:
    found = happened("去年，经听证程序出台的《湖泊保护条例》，共有八章。")
    assert [e[1] for e in found if e[0] == "《湖泊保护条例》"] == ["issued"]


@pytest.mark.parametrize(
    "text",
    [
        "支持云山合作区和青城合作区加快发展。",
        "云山合作区在创新开放合作等方面提出措施。",
        "云山新区打造开放型经济新高地。",
        "云山新区扩大向西开放。",
        "云山合作区拓展面向南亚开放新通道。",
    ],
)
def test_growth_and_openness_are_no_events(text: str) -> None:
    assert not happened(text)


def test_a_long_list_goes_on_after_a_comma() -> None:
    found = happened("甬舟铁路、福建大剧院，瓯江北口大桥、漳州核电站等9个项目相继开工。")
    assert {name for name, kind, *_ in found if kind == "constructionStarted"} == {
        "甬舟铁路",
        "福建大剧院",
        "瓯江北口大桥",
        "漳州核电站",
    }


def test_what_all_units_of_a_work_do_the_work_does() -> None:
    assert ("漳州核电站", "opened", None, "occurred") in happened("漳州核电站机组全部投产。")


def test_a_verb_in_front_says_it_of_the_name_right_after_it() -> None:
    found = happened("今年3月新投入使用的福建大剧院的座位紧张。")
    assert found == {("福建大剧院", "opened", "2024-03", "occurred")}


def test_a_measure_in_front_of_a_name_leaves_it_the_subject() -> None:
    found = happened("福州市占地400亩的福建大剧院已建成启用。")
    assert {("福建大剧院", "completed", None, "occurred"), ("福建大剧院", "opened", None, "occurred")} <= found


def test_a_clause_does_not_end_within_a_title() -> None:
    title = "《关于支持海岛振兴 建设海洋强省的意见》"
    assert (title, "announced", None, "occurred") in happened(f"宁波市介绍日前公布的{title}。")


def test_what_there_is_of_things_that_are_opened_is_their_event() -> None:
    found = happened("今年以来，云溪县已有星海剧院、云杉体育馆等5个项目开工。")
    assert {(name, kind) for name, kind, *_ in found} == {
        ("星海剧院", "constructionStarted"),
        ("云杉体育馆", "constructionStarted"),
    }
    assert not happened("全县有星海剧院、云杉体育馆等5个项目。")


def test_what_is_completed_after_a_sentence_about_another_is_its_own_subject() -> None:
    found = happened("甬舟铁路开工。瓯江北口大桥于2018年建成。")
    assert {(name, kind) for name, kind, _, _ in found} == {
        ("甬舟铁路", "constructionStarted"),
        ("瓯江北口大桥", "completed"),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("乌鲁木齐国际陆港区开通至中亚的班列线路21条。", "opened"),
        ("渝昆高铁由中铁一局负责兴建。", "constructionStarted"),
    ],
)
def test_lines_that_somebody_opens_and_who_builds_are_no_events(text: str, kind: str) -> None:
    assert not [e for e in happened(text) if e[1] == kind]


def test_what_is_founded_with_others_is_founded() -> None:
    found = happened("宁波大学牵头，联合清华大学等12家单位组建东海创新联合体。")
    assert found == {("东海创新联合体", "founded", None, "occurred")}


def test_a_fund_takes_effect_when_it_is_started() -> None:
    assert ("海峡产业基金", "tookEffect", "2024-05-18", "occurred") in happened("海峡产业基金18日在福州正式启动。")


@pytest.mark.parametrize(
    "text",
    [
        "11月28日，兰州新区举行第四季度重点项目集中投产仪式。",
        "9月2日，兰州新区举行招商引资项目秋季集中开工仪式。",
        "兰州新区举行重点项目集中开工暨云山电池基地奠基仪式。",
    ],
)
def test_a_ceremony_for_things_without_names_is_no_event_of_its_host(text: str) -> None:
    assert not [name for name, *_ in happened(text) if name == "兰州新区"]


def test_a_park_is_one_of_so_many_projects() -> None:
    found = happened("兰州金融广场、兰州新区智能制造产业园等6个项目开工建设。")
    assert {name for name, kind, *_ in found if kind == "constructionStarted"} == {"兰州金融广场", "智能制造产业园"}


def test_what_happens_to_towns_happens_to_each_of_a_list_behind_its_province() -> None:
    found = happened("江苏云山镇、安徽石桥镇和湖南青岭镇获评文明村镇。")
    assert {name for name, kind, *_ in found if kind == "awarded"} == {"云山镇", "石桥镇", "青岭镇"}


def test_what_stands_behind_also_is_no_other_subject() -> None:
    found = happened("第三届云山运动会暨全民健身月在福建大剧院开幕。")
    assert [(of, kind) for of, kind, *_ in found] == [("第三届云山运动会", "held")]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("两家企业在此共建东海实验室，2023年6月揭牌。", "东海实验室", "founded"),
        ("甬江农业合作社由返乡大学生王小红于2017年创办，最初只有5个人。", "甬江农业合作社", "founded"),
        ("云山科技大学始建于1958年，现有18个学院。", "云山科技大学", "founded"),
        ("7月9日，甬江流域司法协作第三次联席会议在宁波市召开。", "甬江流域司法协作第三次联席会议", "held"),
        ("甬江种业有限公司9月投产。", "甬江种业有限公司", "opened"),
    ],
)
def test_it_is_told_in_further_ways(text: str, name: str, kind: str) -> None:
    assert (name, kind) in {(found, told) for found, told, *_ in happened(text)}


def test_what_somebody_prepares_for_happens_to_another() -> None:
    text = "远帆电池公司正为云山产业基地投产做准备。"
    assert not [told for told in happened(text) if told[0] == "远帆电池公司"]
    assert ("远帆电池公司", "opened", None, "occurred") in happened("远帆电池公司投产。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("原定于5月28日举行的世界种业大会推迟至6月20日举行。", {("held", "2024-06-20", "expected")}),
        ("世界种业大会延期至5月18日举行。", {("held", "2024-05-18", "occurred")}),
        ("世界种业大会推迟举行。", set()),
        ("世界种业大会尚未推迟至6月20日举行。", set()),
    ],
)
def test_a_meeting_that_is_put_off_is_held_later(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {e[1:] for e in happened(text) if e[0] == "世界种业大会"} == told


def test_who_helps_to_hold_a_meeting_does_not_open_with_it() -> None:
    found = happened("由水利部主办、云岭产业联盟协办的世界种业大会，5月18日在宁波市开幕。")
    assert {name for name, kind, *_ in found if kind == "opened"} == set()


def test_a_word_in_a_name_is_no_purpose_of_it() -> None:
    assert ("“医养结合联盟”", "founded", "2013", "occurred") in happened("“医养结合联盟”成立于2013年。")


def test_who_only_drafts_does_not_issue_at_that_time() -> None:
    found = happened("5月18日，国务院审议通过《海岸带方案》，该方案由水利部牵头起草。")
    assert {kind for _, kind, *_ in found} == {"approved"}


def test_a_motto_tells_no_time() -> None:
    text = "世界种业大会以“共创未来”为主题，800名嘉宾参会。"
    assert [(int(o.value), o.status) for o in extract(text).observations] == [(800, "occurred")]


def test_who_founds_an_unnamed_thing_is_not_founded() -> None:
    text = "2016年8月31日，国务院决定在陕西设立自贸试验区，并于2017年4月1日正式挂牌成立。"
    assert not {e for e in happened(text) if e[1] == "founded"}


def test_a_name_with_a_dash_has_its_event() -> None:
    found = happened("“春天——江湾音乐会”于2024年4月15日在宁波市举行。")
    assert ("“春天——江湾音乐会”", "held", "2024-04-15", "occurred") in found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("东海大桥主体结构全部完工。", {"milestone"}),
        ("东海大桥主体工程全部完工。", {"completed", "milestone"}),
        ("东海大桥全部完工。", {"completed"}),
    ],
)
def test_a_structure_is_not_the_whole_work(text: str, kinds: set[str]) -> None:
    assert {kind for _, kind, _, _ in happened(text)} == kinds


def test_what_turns_into_something_is_not_founded() -> None:
    assert not happened("东海研究所昨日挂牌转型为集团总部。")
