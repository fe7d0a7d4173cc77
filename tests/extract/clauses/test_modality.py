"""What is planned, demanded or denied never counts as done."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("渝昆高铁今年4月开通。", {"occurred"}),
        ("渝昆高铁今年6月开通。", {"expected"}),
        ("渝昆高铁年底可开通。", {"expected"}),
        ("渝昆高铁接待旅客后开通。", {"occurred"}),
        ("渝昆高铁将于今年10月开通。", {"expected"}),
        ("渝昆高铁力争2026年开通。", {"expected"}),
        ("预计到2026年，渝昆高铁开通。", {"expected"}),
        ("渝昆高铁有望年底开通。", {"expected"}),
        ("渝昆高铁尚未开通。", set()),
        ("渝昆高铁不再开通。", set()),
        ("渝昆高铁开通后，出行更便捷。", set()),
        ("网上所传“渝昆高铁年内开通”并无依据，渝昆高铁“明年开通”是误传。", set()),
        ("渝昆高铁试行“一次申报、一次查验、一次放行、一次开通”模式。", set()),
        ("渝昆高铁全线已有31座隧道开通。", set()),
        ("渝昆高铁开通里程不断增加。", set()),
        ("渝昆高铁开通在即。", {"expected"}),
        ("渝昆高铁能否按期开通？", set()),
        ("渝昆高铁何时开通？", set()),
        ("加快开通渝昆高铁具有十分重要的意义。", set()),
        ("渝昆高铁开通进入倒计时。", {"expected"}),
        ("渝昆高铁开通倒数。", {"expected"}),
        ("渝昆高铁开通准备工作就绪。", {"expected"}),
    ],
)
def test_an_opening_is_done_expected_or_none(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "opened"} == status


@pytest.mark.parametrize("wish", ["有意", "愿意", "愿"])
def test_who_would_like_to_has_not_done_it(wish: str) -> None:
    found = {(p, status) for _, p, _, status in claimed(f"云南省{wish}建设渝昆高铁。")}
    assert found == {("builds", "expected")}
    assert ("builds", "occurred") in {(p, status) for _, p, _, status in claimed("云南省如愿建设渝昆高铁。")}


def test_what_is_expected_holds_for_the_next_clause() -> None:
    found = happened("渝昆高铁将于今年6月开工建设，2028年建成。")
    assert ("渝昆高铁", "constructionStarted", "2024-06", "expected") in found
    assert ("渝昆高铁", "completed", "2028", "expected") in found


def test_a_step_that_something_follows_is_expected_where_that_is() -> None:
    found = happened("平陆运河今天动工，建成后，将缩短航程。")
    assert {(kind, status) for _, kind, _, status in found} == {
        ("constructionStarted", "occurred"),
        ("completed", "expected"),
    }


@pytest.mark.parametrize("word", ["将", "拟", "计划", "力争"])
def test_a_planned_relation_is_expected(word: str) -> None:
    assert ("浙江大学", "builds", "东海实验室", "expected") in claimed(f"浙江大学{word}共建东海实验室。")


def test_a_denied_relation_is_none() -> None:
    assert not claimed("浙江大学没有共建东海实验室。")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("浙江省正在编制《海洋经济发展规划》。", {"expected"}),
        ("浙江省加快制定《海洋经济发展规划》。", {"expected"}),
        ("浙江省加快编制完成《海洋经济发展规划》。", {"expected"}),
        ("浙江省编制了《海洋经济发展规划》。", {"occurred"}),
        ("浙江省抓紧编制了《海洋经济发展规划》。", {"occurred"}),
    ],
)
def test_a_document_that_is_being_written_is_not_issued(text: str, status: set[str]) -> None:
    assert {s for _, p, _, s in claimed(text) if p == "issuedBy"} == status
    assert {s for _, kind, _, s in happened(text) if kind == "issued"} == status


def test_will_right_before_its_verb_is_an_adverb_whatever_the_tagger_says() -> None:
    found = claimed("江北市与海河大学签署协议，双方表示，将共建青山实验室。")
    assert {(p, s) for _, p, o, s in found if o == "青山实验室"} == {("builds", "expected")}


def test_a_name_that_begins_as_a_time_expects_nothing() -> None:
    assert {(kind, status) for _, kind, _, status in happened("西北工业大学未来技术学院揭牌。")} == {
        ("founded", "occurred")
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("《交通规划》提出，建成瓯江北口大桥，开放互通。", {"expected"}),
        ("《交通规划》提出，瓯江北口大桥已建成。", {"occurred"}),
        ("市长提出，建成瓯江北口大桥。", {"occurred"}),
    ],
)
def test_what_a_plan_is_quoted_for_is_still_to_come(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "completed"} == status


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("苏州实验室不再由江苏省与科技部共建。", 0),
        ("苏州实验室并非由江苏省牵头建设。", 0),
        ("江苏省不支持苏州实验室。", 0),
        ("苏州实验室由江苏省与科技部共建。", 2),
    ],
)
def test_what_is_denied_before_names_is_not_stated(text: str, count: int) -> None:
    assert len([c for c in claimed(text) if c[1] in ("builds", "foundedBy", "supports")]) == count


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("推进青山大桥开工。", {"expected"}),
        ("加快青山大桥建成通车。", {"expected"}),
        ("青州市加快推进，青山大桥建成通车。", {"occurred"}),
        ("青州市加快推进了青山大桥建成通车。", {"occurred"}),
        ("尽快开工甬舟铁路。", {"expected"}),
        ("及时开工甬舟铁路。", {"expected"}),
        ("甬舟铁路如期开工。", {"occurred"}),
        ("办好宁波海洋论坛。", {"expected"}),
        ("去年办好了宁波海洋论坛。", {"occurred"}),
    ],
)
def test_what_is_driven_on_has_not_come_about(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind in ("constructionStarted", "opened", "held")} == status


def test_what_a_list_plans_is_expected_over_its_semicolons_and_after_its_heading() -> None:
    text = "2024年甘肃省将实施交通行动。开工建设渝昆高铁；开工建设洮河大桥。去年，开工建设陇海铁路。"
    found = {(name, status) for name, kind, _, status in happened(text) if kind == "constructionStarted"}
    assert found == {("渝昆高铁", "expected"), ("洮河大桥", "expected"), ("陇海铁路", "occurred")}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("南溪水库以防洪为主，结合灌溉、兼顾发电。", set()),
        ("《甘肃水利规划》实施要以节水为首要目标。", set()),
        ("洮河博物馆5月10日举行新馆开馆媒体通气会。", set()),
        ("洮河博物馆5月10日开馆。", {"opened"}),
    ],
)
def test_what_a_verb_only_names_does_not_happen(text: str, kinds: set[str]) -> None:
    assert {kind for _, kind, _, _ in happened(text)} - {"held"} == kinds


def test_what_is_held_now_is_not_expected_where_it_is_to_be_sold() -> None:
    found = claimed("明湖资源公司拟转让其持有的青石建材公司40%股权。")
    assert ("明湖资源公司", "owns", "青石建材公司", "occurred") in found


@pytest.mark.parametrize(
    "text",
    [
        "浙江大学没有获得西湖实验室资助。",
        "浙江大学未获西湖实验室资助。",
        "浙江大学与西湖实验室尚未签署合作协议。",
        "浙江大学与西湖实验室没有签署合作协议。",
        "甬舟铁路未由浙江大学建设。",
        "浙江大学邀请西湖实验室就建设甬舟铁路提交方案。",
        "浙江大学委托西湖实验室就新建甬舟铁路编制研究报告。",
    ],
)
def test_what_is_denied_or_only_proposed_is_not_said(text: str) -> None:
    acts = {"supports", "cooperatesWith", "builds", "issuedBy"}
    assert not [p for s, p, o, _ in claimed(text) if p in acts and (s, o) != ("浙江大学", "西湖实验室")]


def test_what_is_planned_for_a_day_holds_for_the_next_clause() -> None:
    found = claimed("渝昆高铁计划于2025年开通，连接重庆市和昆明市。")
    assert {status for _, p, _, status in found if p == "connects"} == {"expected"}


@pytest.mark.parametrize("verb", ["拟设立", "谋划设立", "研究设立", "申请设立"])
def test_what_shall_be_set_up_is_not_yet(verb: str) -> None:
    found = claimed(f"浙江省{verb}海峡产业基金。")
    assert {status for _, p, _, status in found if p == "foundedBy"} == {"expected"}


def test_what_is_about_to_be_driven_on_is_not_under_way() -> None:
    assert not [kind for _, kind, _, s in happened("浙江省即将加快甬舟铁路建设。") if s == "occurred"]


def test_what_a_plan_goes_on_to_say_is_expected_in_its_year() -> None:
    text = "2024年，甘肃省将加强基础设施建设。推动陇海铁路改扩建。推进洮河水库建设。新开工渝昆高铁等工程。"
    assert {(name, date, status) for name, _, date, status in happened(text)} == {
        ("陇海铁路", "2024", "expected"),
        ("洮河水库", "2024", "expected"),
        ("渝昆高铁", "2024", "expected"),
    }


def test_what_was_done_amid_a_plan_ends_it() -> None:
    text = "2024年，甘肃省将加强基础设施建设。洮河大桥已建成通车。推进洮河水库建设。"
    assert ("洮河水库", "underConstruction", None, "occurred") in happened(text)


def test_means_of_working_together_are_still_to_come() -> None:
    text = "兰州大学与青海大学签署协议。双方将通过共建研究院、设立“河湟创新基金”等形式开展合作。"
    assert {status for name, kind, _, status in happened(text) if kind == "founded"} <= {"expected"}


def test_who_is_written_to_approves_nothing() -> None:
    found = claimed("甘肃省发展改革委：你委《关于审批渝昆高铁的请示》收悉。现批复如下。同意建设渝昆高铁。")
    assert not [f for f in found if f[1] == "approvedBy"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("平凉市将加快发展低空经济。全年建成云川机场。", {"expected"}),
        ("平凉市将加快发展低空经济。2023年建成了云川机场。", {"occurred"}),
        ("平凉市加快发展低空经济。全年建成云川机场。", {"occurred"}),
    ],
)
def test_what_somebody_will_do_goes_on_over_a_full_stop(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "completed"} == status


def test_what_was_approved_before_it_is_issued_has_been() -> None:
    text = "关于印发《平凉市低空经济发展行动方案》的通知\n经市政府同意，现将《平凉市低空经济发展行动方案》印发给你们。"
    assert {s for _, kind, _, s in happened(text) if kind == "approved"} == {"occurred"}


def test_a_list_of_what_is_foreseen_is_to_come_in_all_its_parts() -> None:
    text = "平凉市预计，未来五年发展包括：渝昆高铁开通；云川大桥建成。"
    assert {(kind, status) for _, kind, _, status in happened(text)} == {
        ("opened", "expected"),
        ("completed", "expected"),
    }


def test_what_is_only_proposed_connects_nothing_yet() -> None:
    assert {s for _, p, _, s in claimed("拟议的甬舟铁路途经普陀区。") if p == "connects"} == {"expected"}
    assert {s for _, p, _, s in claimed("甬舟铁路途经普陀区。") if p == "connects"} == {"occurred"}
    assert {s for _, p, _, s in claimed("规划的甬舟铁路开工，途经普陀区。") if p == "connects"} == {"occurred"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月19日，会议表决通过关于召开宁波市第六届慈善大会决定。", None),
        ("5月19日，宁波市发布公告，定于6月2日召开宁波市第六届慈善大会。", "2024-06-02"),
    ],
)
def test_a_meeting_that_is_called_is_yet_to_be_held(text: str, date: str | None) -> None:
    assert ("宁波市第六届慈善大会", "held", date, "expected") in happened(text)
    assert not [e for e in happened(text) if e[1] == "held" and e[3] == "occurred"]


def test_what_is_to_follow_is_not_of_the_day_of_what_was_done_first() -> None:
    found = happened("5月18日，宁波公司挂牌，这家公司将建起甬舟铁路。")
    assert ("甬舟铁路", "completed", None, "expected") in found
    assert ("宁波公司", "founded", "2024-05-18", "occurred") in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("《海洋合作协定》今年1月签署，协定于今年3月1日生效。", {"occurred"}),
        ("《海洋合作协定》定于今年9月1日生效。", {"expected"}),
    ],
)
def test_an_agreement_sets_no_date_by_its_name(text: str, status: set[str]) -> None:
    assert {s for _, event, _, s in happened(text) if event == "tookEffect"} == status


def test_what_is_said_at_a_meeting_is_done_and_what_a_board_resolves_is_not() -> None:
    assert ("《海洋合作协议》", "signed", None, "occurred") in happened("会上两地签署《海洋合作协议》等6份协议。")
    text = "宁波舟山港集团董事会昨日决议，投资5亿元建设东海大桥。"
    assert {(c[0], c[2], c[-1]) for c in claimed(text)} <= {("宁波舟山港集团", "东海大桥", "expected")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("原计划今年8月投产的南岭电厂推迟到2025年下半年投产。", {("opened", "2025-07/2025-12", "expected")}),
        ("原定今年8月投产的南岭电厂尚未投产。", set()),
    ],
)
def test_what_was_once_meant_does_not_deny_what_is_meant_now(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {(e, d, s) for _, e, d, s in happened(text)} == told


@pytest.mark.parametrize(
    ("text", "status"),
    [("远帆集团确保了云川大桥5月如期通车。", "occurred"), ("远帆集团确保云川大桥5月如期通车。", "expected")],
)
def test_what_was_made_sure_of_is_done(text: str, status: str) -> None:
    assert {s for _, e, _, s in happened(text) if e == "opened"} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("京张高铁2016年动工，到2018年5月建成通车。", "occurred"),
        ("京张高铁2016年动工，计划到2023年5月建成通车。", "expected"),
        ("《水网规划》提出，到2023年建成京张高铁。", "expected"),
    ],
)
def test_what_began_and_is_over_by_a_past_time_is_done(text: str, status: str) -> None:
    assert {s for _, e, _, s in happened(text) if e == "completed"} == {status}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“云岭会展中心去年完工，”李明华说。", {("completed", "2023", "occurred")}),
        (
            "“云岭会展中心去年完工，”李明华说，“明年3月投用。”",
            {("completed", "2023", "occurred"), ("opened", "2025-03", "expected")},
        ),
        ("“要修路，要通电，”李明华说，“云岭会展中心才能完工。”", {("completed", None, "expected")}),
        ("云岭市提出“明年投用，”的口号，云岭会展中心工地很忙。", set()),
    ],
)
def test_a_quotation_that_breaks_off_is_said(text: str, told: set[tuple[str, str | None, str]]) -> None:
    assert {event[1:] for event in happened(text) if event[0] == "云岭会展中心"} == told


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("远帆集团曾计划建设云岭会展中心，后作罢。", set()),
        ("远帆集团曾拟建设云岭会展中心。", set()),
        ("远帆集团曾建设云岭会展中心。", {("远帆集团", "builds", "云岭会展中心", "occurred")}),
    ],
)
def test_what_was_once_meant_is_not_so(text: str, built: set[tuple[str, str, str, str]]) -> None:
    assert {claim for claim in claimed(text) if claim[1] == "builds"} == built


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("市工商联建议，尽快建设云岭会展中心。", set()),
        ("江湾大学开会。市工商联建议，尽快建设云岭会展中心。", set()),
        ("远帆集团表示，将建设云岭会展中心。", {("远帆集团", "builds", "云岭会展中心", "expected")}),
    ],
)
def test_who_proposes_does_not_do_it(text: str, built: set[tuple[str, str, str, str]]) -> None:
    assert {claim for claim in claimed(text) if claim[1] == "builds"} == built


def test_what_was_done_as_a_paper_asked_is_done() -> None:
    text = "按照《教育部关于开展白石岭示范试点项目申报工作的通知》要求，经专家评审，确定石家庄市为国家示范试点城市。"
    assert {e.status for e in extract(text).events if e.type == "awarded"} == {"occurred"}


def test_a_period_that_is_not_over_tells_nothing_as_done() -> None:
    title = "宁波市交通发展“十三五”规划"
    told = extract("“十三五”期间，宁波市交通总投资4500亿元。", "2016-12-28", title=title).observations
    assert [o.status for o in told] == ["expected"]
    told = extract("“十三五”期间，宁波市交通总投资4500亿元。", "2021-12-28", title=title).observations
    assert [o.status for o in told] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("根据协议，招商局集团三年内建成港珠澳大桥。", {"expected"}),
        ("招商局集团五年之内建成港珠澳大桥。", {"expected"}),
        ("招商局集团近三年内建成港珠澳大桥。", {"occurred"}),
        ("公司成立后，招商局集团三年内建成港珠澳大桥。", {"occurred"}),
        ("招商局集团三年内建成了港珠澳大桥。", {"occurred"}),
        ("招商局集团两年内建成港珠澳大桥，刷新纪录。", {"occurred"}),
    ],
)
def test_within_years_is_to_come_unless_something_tells_that_they_are_over(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "completed"} == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("江湾大桥明年通车。", "expected"),
        ("明年，江湾大桥建成通车。", "expected"),
        ("江湾大桥后年通车。", "expected"),
        ("下个月江湾大桥正式通车。", "expected"),
        ("江湾大桥下周通车，明天起收费。", "expected"),
        ("江湾大桥去年通车。", "occurred"),
        ("江湾大桥次年通车。", "occurred"),
        ("江湾大桥上个月通车。", "occurred"),
    ],
)
def test_what_lies_ahead_whatever_the_day_is_expected_in_a_text_without_one(text: str, status: str) -> None:
    found = {e.status for e in extract(text, date=None).events if e.type == "opened"}
    assert found == {status}
