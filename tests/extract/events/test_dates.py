"""Days told by the sentences around an event."""

from __future__ import annotations

import pytest
from statements import happened

LEAD = "甬舟铁路今天（5月18日）在舟山开工。"


def test_a_headline_is_of_the_day_of_its_lead() -> None:
    found = happened(f"甬舟铁路开工建设\n{LEAD}")
    assert found == {("甬舟铁路", "constructionStarted", "2024-05-18", "occurred")}


def test_no_day_is_taken_where_the_lead_tells_two() -> None:
    found = happened("东海实验室揭牌\n5月18日，甬舟铁路开工。5月19日，瓯江北口大桥通车。")
    assert ("东海实验室", "founded", None, "occurred") in found


@pytest.mark.parametrize("line", ["2024年5月20日", "云州日报 2024年5月20日", "发布日期：2024-05-20"])
def test_the_day_on_which_it_is_published_is_none_of_what_happened(line: str) -> None:
    found = happened(f"甬舟铁路开工建设\n{line}\n5月18日，甬舟铁路在舟山开工。仪式上，东海实验室揭牌。")
    assert ("甬舟铁路", "constructionStarted", "2024-05-18", "occurred") in found
    found = happened(f"甬舟铁路开工建设\n{line}\n甬舟铁路在舟山开工。\n仪式上，东海实验室揭牌。")
    assert {day for _, _, day, _ in found} == {None}


def test_the_day_of_the_sentence_before_holds_for_what_follows() -> None:
    found = happened("5月18日，世界互联网大会在宁波市举行。会上，东海实验室揭牌。")
    assert ("东海实验室", "founded", "2024-05-18", "occurred") in found


def test_each_part_of_a_series_has_its_own_day() -> None:
    found = happened("5月18日甬舟铁路开工；瓯江北口大桥通车。")
    assert ("瓯江北口大桥", "opened", None, "occurred") in found


def test_a_day_that_frames_a_series_holds_for_all_of_it() -> None:
    found = happened("5月18日，甬舟铁路开工；瓯江北口大桥通车。")
    assert ("瓯江北口大桥", "opened", "2024-05-18", "occurred") in found


def test_what_goes_on_is_of_no_day() -> None:
    found = happened("5月18日，世界互联网大会在宁波市举行。甬舟铁路加快建设。")
    assert ("甬舟铁路", "underConstruction", None, "occurred") in found


def test_a_covering_letter_is_of_the_day_on_its_last_line() -> None:
    found = happened(
        "海洋经济发展规划\n现将《海洋经济发展规划》印发给你们。\n浙江省人民政府\n2024年2月2日\n以下为正文。"
    )
    assert ("海洋经济发展规划", "issued", "2024-02-02", "occurred") in found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月8日，市长李明表示，滨江大桥已建成。", None),
        ("记者5月8日从江北市发展改革委获悉，滨江大桥已建成。", None),
        ("滨江大桥建成\n市长李明5月8日介绍，大桥全长3公里。", None),
        ("5月8日，滨江大桥建成，市长李明表示，交通将更便捷。", "2024-05-08"),
        ("5月8日，江北市举行仪式，市长李明说，滨江大桥已建成。", "2024-05-08"),
        ("江北市5月8日宣布滨江大桥建成。", "2024-05-08"),
    ],
)
def test_the_day_of_saying_is_not_that_of_the_event(text: str, date: str | None) -> None:
    assert {d for _, kind, d, _ in happened(text) if kind == "completed"} == {date}


def test_the_year_of_a_noun_gives_way_to_the_day() -> None:
    found = happened("5月18日，东海实验室举行2024年重点项目集中开工仪式。")
    assert found == {("东海实验室", "constructionStarted", "2024-05-18", "occurred")}


def test_what_began_then_is_of_that_day_and_what_came_since_of_none() -> None:
    found = happened("自2019年甬舟铁路开工以来，瓯江北口大桥建成通车。")
    assert ("甬舟铁路", "constructionStarted", "2019", "occurred") in found
    assert ("瓯江北口大桥", "completed", None, "occurred") in found


def test_this_time_is_the_day_told_in_the_paragraph_before() -> None:
    found = happened("5月18日，世界互联网大会在宁波市举行。\n此次开工的项目包括甬舟铁路、漳州核电站。")
    assert ("漳州核电站", "constructionStarted", "2024-05-18", "occurred") in found


def test_this_time_is_open_where_two_days_were_told() -> None:
    found = happened("5月16日至5月18日筹备，5月19日会议举行。\n此次开工的项目包括甬舟铁路、漳州核电站。")
    assert ("漳州核电站", "constructionStarted", None, "occurred") in found


def test_what_happens_at_a_meeting_happens_on_its_day() -> None:
    found = happened("世界互联网大会5月18日在宁波市举行。论坛上，敦煌研究院与宁波市签署协议；东海实验室揭牌。")
    assert ("东海实验室", "founded", "2024-05-18", "occurred") in found


def test_earlier_than_planned_is_no_time() -> None:
    found = happened("5月18日，瓯江北口大桥举行仪式，标志着大桥比计划提前3个月通车。")
    assert ("瓯江北口大桥", "opened", "2024-05-18", "occurred") in found


def test_the_year_from_which_something_begins_dates_it() -> None:
    found = happened("宁波市从2017年开始实施《海洋强市行动计划》。")
    assert ("《海洋强市行动计划》", "tookEffect", "2017", "occurred") in found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("创立于1897年的紫金山书院位于南京。", "1897"),
        ("1897年，紫金山书院成立。", "1897"),
        ("紫金山书院挂牌两周年。", "2022"),
    ],
)
def test_a_founding_long_ago_or_two_years_ago(text: str, date: str) -> None:
    assert {(kind, when) for _, kind, when, _ in happened(text)} == {("founded", date)}


def test_a_number_of_years_is_no_year() -> None:
    assert not {when for _, _, when, _ in happened("紫金山书院有1800年历史，1800年前成立。")} - {None}


def test_a_first_paragraph_of_sentences_is_no_headline() -> None:
    found = happened("东海实验室揭牌，市长李明出席。甬舟铁路加快建设。\n5月18日，瓯江北口大桥通车。")
    assert ("东海实验室", "founded", None, "occurred") in found


@pytest.mark.parametrize(
    "told",
    [
        "论坛上，东海实验室揭牌。宁波大学与甬江实验室签署《海洋合作协议》。",
        "《海洋合作协议》在这届大会上签署。",
        "活动中，宁波大学与甬江实验室签署《海洋合作协议》。",
        "聚焦海洋经济，此次宁波大学与甬江实验室签署《海洋合作协议》。",
    ],
)
def test_what_is_signed_at_a_meeting_is_of_its_day(told: str) -> None:
    found = happened(f"5月18日，世界互联网大会在宁波市举行。嘉宾很多。\n{told}")
    assert {d for _, kind, d, _ in found if kind == "signed"} == {"2024-05-18"}


@pytest.mark.parametrize("heading", ["一、2023年工作回顾", "（一）2023年主要工作", "2023年目标：工业增长5%。"])
def test_what_a_section_of_a_report_tells_is_of_its_year(heading: str) -> None:
    found = happened(f"政府工作报告\n{heading}\n经济稳中向好。甬舟铁路开工。加快建设瓯江北口大桥。")
    assert ("甬舟铁路", "constructionStarted", "2023", "occurred") in found
    assert {d for name, _, d, _ in found if name == "瓯江北口大桥"} == {None}


def test_what_a_plan_for_a_year_expects_is_of_that_year() -> None:
    found = happened("政府工作报告\n2024年重点工作\n甬舟铁路力争开工。未来三年，甬舟铁路建成。")
    assert found == {
        ("甬舟铁路", "constructionStarted", "2024", "expected"),
        ("甬舟铁路", "completed", None, "expected"),
    }


def test_a_word_of_time_inside_a_name_dates_nothing() -> None:
    found = happened("5月18日，世界互联网大会举行。此次，“今日光电”项目开工。")
    assert {d for _, kind, d, _ in found if kind == "constructionStarted"} == {"2024-05-18"}


def test_a_document_is_in_force_from_the_day_it_was_issued() -> None:
    found = happened("《云山港建设方案》今年4月由浙江省人民政府印发，自印发之日起施行。")
    assert {d for _, kind, d, _ in found if kind == "tookEffect"} == {"2024-04"}


def test_what_came_after_an_issue_does_not_date_it() -> None:
    found = happened("5月18日，甬舟铁路开工，标志着《云山港规划》出台后，首个项目落地。")
    assert ("云山港规划", "issued", None, "occurred") in {(n.strip("《》"), *rest) for n, *rest in found}


@pytest.mark.parametrize("reporter", ["（记者 李明）", "（记者 李明　王芳）", "（记者李明 通讯员王芳）"])
def test_the_day_after_a_reporters_name_dates_the_clause(reporter: str) -> None:
    assert happened(f"本报讯{reporter}5月18日，甬舟铁路在舟山开工。") == {
        ("甬舟铁路", "constructionStarted", "2024-05-18", "occurred")
    }


@pytest.mark.parametrize("there", ["现场，", "签约现场，", "随后举行的推介会上，", "开幕式上，", "会后，"])
def test_what_happened_on_the_spot_is_of_the_day_of_the_occasion(there: str) -> None:
    found = happened(f"5月18日，世界互联网大会在宁波市举行。\n大会吸引千人参加。\n{there}东海实验室揭牌。")
    assert ("东海实验室", "founded", "2024-05-18", "occurred") in found


def test_a_report_dates_what_it_tells_by_the_year_that_frames_its_paragraphs() -> None:
    text = "江北市政府工作报告\n2023年，全市稳中有进。\n——交通更加便利。滨江大桥建成。\n"
    found = happened(f"{text}2024年，我们要办好几件事。设立江北产业基金。")
    assert ("滨江大桥", "completed", "2023", "occurred") in found
    assert {date for name, _, date, _ in found if name == "江北产业基金"} == {"2024"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("甘肃省3月5日宣布，将设立陇原产业基金。", None),
        ("甘肃省3月5日宣布，陇原产业基金正式成立。", "2024-03-05"),
    ],
)
def test_the_day_of_saying_is_not_that_of_what_is_to_come(text: str, date: str | None) -> None:
    told = {(kind, when) for name, kind, when, _ in happened(text) if name == "陇原产业基金"}
    assert {when for kind, when in told if kind == "founded"} == {date}
    assert told <= {("founded", date), ("announced", "2024-03-05")}


def test_what_a_report_wants_done_this_year_is_not_of_the_year_before() -> None:
    text = "江北市政府工作报告\n2023年，全市稳中有进。\n今年要抓好以下工作：修好路。设立江北产业基金。"
    assert {date for name, _, date, _ in happened(text) if name == "江北产业基金"} == {"2024"}


def test_other_texts_date_nothing_by_a_year_paragraphs_before() -> None:
    found = happened("江北新貌\n2023年，全市稳中有进。\n——交通更加便利。滨江大桥建成。")
    assert ("滨江大桥", "completed", None, "occurred") in found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023年，兰州市产值2万亿元。青山实验室由甘肃省组建。", None),
        ("2023年，兰州市产值2万亿元。青山实验室正式成立。", "2023"),
    ],
)
def test_a_year_of_figures_does_not_date_whose_a_thing_is(text: str, date: str | None) -> None:
    assert {d for name, kind, d, _ in happened(text) if kind == "founded"} == {date}


def test_until_when_things_had_happened_is_not_when_they_did() -> None:
    text = "截至4月底，洮河大桥、渭河水库等19个项目相继开工建设。"
    assert {(kind, date) for _, kind, date, _ in happened(text)} == {("constructionStarted", None)}
    text = "截至4月底，临海市引进企业30家。洮河大桥、渭河水库2个项目开工建设。"
    assert {(kind, date) for _, kind, date, _ in happened(text)} == {("constructionStarted", None)}
    text = "加上去年年底通车的一期，洮河高速全线通车。"
    assert {(kind, date) for _, kind, date, _ in happened(text)} == {("opened", None)}


def test_a_time_in_what_tells_which_one_it_is_dates_no_other_verb() -> None:
    found = {
        (kind, date) for _, kind, date, _ in happened("2023年3月1日起施行的《甘肃省养老条例》由甘肃省人大常委会通过。")
    }
    assert ("approved", None) in found
    assert ("tookEffect", "2023-03-01") in found


def test_what_was_held_since_the_year_began_was_held_in_it() -> None:
    assert ("云岭论坛", "held", "2024", "occurred") in happened("今年以来，甘肃省举办了云岭论坛等活动。")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("今年以来，平凉大桥、云山水库建成，甬舟铁路开工。", "2024"),
        ("年初以来，云山市加快重大工程建设，甬舟铁路开工。", "2024"),
        ("今年以来，2021年开工的甬舟铁路进展顺利。", "2021"),
    ],
)
def test_what_has_been_done_since_the_years_beginning_is_of_the_year(text: str, date: str) -> None:
    assert ("甬舟铁路", "constructionStarted", date, "occurred") in happened(text)


@pytest.mark.parametrize("text", ["今年以来，已建成的云川大桥车流量稳定。", "今年以来，云川大桥开通以来车流量稳定。"])
def test_what_was_there_before_is_not_of_the_year(text: str) -> None:
    assert {date for _, _, date, _ in happened(text)} == {None}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月18日，旅游推介会举行。这是云山新区成立以来举行的首次推介活动。", None),
        ("5月18日，兰州市举行招商大会，这是云山新区成立以来规模最大的一次。", None),
        ("5月18日，兰州市举行大会，这是云山新区自2019年成立以来规模最大的一次。", "2019"),
        ("自2019年3月5日云山新区成立以来，引进企业200家。", "2019-03-05"),
        ("5月18日，云山新区成立，这是全省第一个新区。", "2024-05-18"),
    ],
)
def test_what_has_been_since_a_founding_does_not_date_it(text: str, date: str | None) -> None:
    assert {d for name, kind, d, _ in happened(text) if (name, kind) == ("云山新区", "founded")} == {date}


@pytest.mark.parametrize(
    ("lead", "date"),
    [
        ("5月18日，浙江大学与舟山市合作协议签约仪式举行。", "2024-05-18"),
        ("5月18日，浙江大学校长到舟山市调研。", None),
        ("5月18日，浙江大学与舟山市合作协议签约仪式举行。\n双方座谈。", None),
    ],
)
def test_what_is_signed_is_of_the_day_of_the_ceremony_that_the_paragraph_before_tells(
    lead: str, date: str | None
) -> None:
    found = happened(f"{lead}\n副校长代表双方签署《海洋学院共建协议》。")
    assert ("《海洋学院共建协议》", "signed", date, "occurred") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "东海实验室（2016年）、甬江实验室（2018年）相继成立。",
            {("东海实验室", "founded", "2016"), ("甬江实验室", "founded", "2018")},
        ),
        (
            "2022年9月17日和10月8日，东海实验室、甬江实验室先后揭牌。",
            {("东海实验室", "founded", "2022-09-17"), ("甬江实验室", "founded", "2022-10-08")},
        ),
        (
            "2022年9月、10月和11月，东海实验室、甬江实验室相继揭牌。",
            {("东海实验室", "founded", None), ("甬江实验室", "founded", None)},
        ),
        ("“十三五”期间，甬舟铁路建成。", {("甬舟铁路", "completed", "2016/2020")}),
        ("上世纪90年代，甬舟铁路建成。", {("甬舟铁路", "completed", "1990/1999")}),
        ("甬舟铁路建成于上世纪90年代。", {("甬舟铁路", "completed", "1990/1999")}),
        ("5月8日，论坛开幕。甬舟铁路已建成。", {("甬舟铁路", "completed", None)}),
        ("5月8日，论坛开幕。多年后，甬舟铁路建成。", {("甬舟铁路", "completed", None)}),
        (
            "瓯江北口大桥2015年7月封顶，2016年6月合龙。",
            {("瓯江北口大桥", "milestone", "2015-07"), ("瓯江北口大桥", "milestone", "2016-06")},
        ),
        (
            "瓯江北口大桥2016年6月8日合龙。2016年6月，瓯江北口大桥合龙。",
            {("瓯江北口大桥", "milestone", "2016-06-08")},
        ),
    ],
)
def test_of_several_times_each_has_its_own(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert {(name, kind, date) for name, kind, date, _ in happened(text)} >= expected
    kinds = {kind for _, kind, _ in expected}
    assert {(name, kind, date) for name, kind, date, _ in happened(text) if kind in kinds} <= expected


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("会上，《云岭数字经济发展报告》发布。", "2024-05-08"),
        ("会上发布了《云岭数字经济发展报告》。", "2024-05-08"),
        ("会上，市长介绍，市里印发的《云岭数字经济发展报告》成效明显。", None),
        ("《云岭数字经济发展报告》由市里印发。", None),
    ],
)
def test_what_is_issued_at_a_meeting_is_issued_on_its_day(told: str, date: str | None) -> None:
    found = happened(f"5月8日，第三届云岭数字经济大会开幕。{told}")
    assert {when for _, kind, when, _ in found if kind == "issued"} == {date}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("浙江大学5月3日与舟山市签署协议，成立海洋联合实验室。", "2024-05-03"),
        ("浙江大学附属第一医院5月3日与舟山市签署协议，成立已久的海洋联合实验室参加。", None),
        ("浙江大学附属第一医院5月3日与舟山市签署协议，成立海洋联合实验室。", "2024-05-03"),
        ("浙江大学附属第一医院5月3日向舟山市捐款，成立海洋联合实验室。", None),
    ],
)
def test_what_is_founded_as_an_agreement_is_signed_is_of_that_day(text: str, date: str | None) -> None:
    assert {d for name, kind, d, _ in happened(text) if kind == "founded"} <= {date}
