"""Whose the events and figures are that stand beside relations."""

from __future__ import annotations

import pytest
from statements import extract, happened, said


def test_each_of_two_funds_with_its_sum_is_founded() -> None:
    text = "湖北省设立50亿元科技创新引导基金和20亿元乡村振兴基金。"
    assert said(text, "foundedBy") == {("科技创新引导基金", "湖北省"), ("乡村振兴基金", "湖北省")}
    names = {e.key: e.name for e in extract(text).entities}
    sums = {(names[o.about], int(o.value)) for o in extract(text).observations}
    assert sums == {("科技创新引导基金", 5 * 10**9), ("乡村振兴基金", 2 * 10**9)}


def test_since_its_founding_the_next_clause_names_it() -> None:
    text = "自2020年9月24日挂牌成立以来，紫金山实验室招聘300人。"
    assert ("紫金山实验室", "founded", "2020-09-24", "occurred") in happened(text)


def test_steps_with_their_dates_are_events_each() -> None:
    text = "云川大桥长12公里，于2021年7月开工建设、2024年4月竣工。"
    assert {(kind, date) for _, kind, date, _ in happened(text)} == {
        ("constructionStarted", "2021-07"),
        ("completed", "2024-04"),
    }


def test_the_year_that_opens_a_sentence_holds_behind_a_semicolon() -> None:
    text = "2022年，江苏省下达投资计划300亿元；开工建设云川大桥，投资规模达70亿元。"
    assert ("云川大桥", "constructionStarted", "2022", "occurred") in happened(text)
    assert {o.period for o in extract(text).observations} == {"2022"}
    assert {o.status for o in extract(text).observations} == {"occurred"}


def test_the_last_of_a_list_may_have_a_place_of_its_own() -> None:
    text = "去年正式启用了瓯江北口大桥、海南省洋浦保税港区等工程。"
    assert {of for of, kind, *_ in happened(text) if kind == "opened"} == {"瓯江北口大桥", "洋浦保税港区"}


def test_of_several_in_a_place_the_sum_is_of_the_place() -> None:
    text = "在河南省，郑州市、洛阳市、开封市加快发展。截至目前，共建成车站110座。"
    names = {e.key: e.name for e in extract(text).entities}
    assert [names[o.about] for o in extract(text).observations] == ["河南省"]


def test_a_zone_that_advances_something_is_not_under_construction() -> None:
    assert happened("合肥高新区加快推进人工智能产业布局。") == set()


def test_the_figures_of_a_kind_are_those_of_its_place() -> None:
    text = "今年，成都市博物馆总数达113家。"
    assert [e.name for e in extract(text).entities] == ["成都市"]
    assert [str(o.value) for o in extract(text).observations] == ["113"]


def test_the_project_of_a_ceremony_is_what_its_figures_are_of() -> None:
    text = "怀柔科学城新材料生产项目开工仪式举行。项目总投资约23亿元。"
    names = {e.key: e.name for e in extract(text).entities}
    assert [names[o.about] for o in extract(text).observations] == ["怀柔科学城新材料生产项目"]


def test_what_is_built_for_openness_is_neither_opened_nor_a_builder() -> None:
    text = "贵安新区加快发展，建设面向东盟高度开放的东海实验室，打造紫金山实验室。"
    assert ("贵安新区", "紫金山实验室") in said(text, "builds")
    assert ("东海实验室", "紫金山实验室") not in said(text, "builds")
    assert "opened" not in {kind for _, kind, *_ in happened(text)}


def test_a_number_of_projects_is_not_of_the_one_that_is_named() -> None:
    text = "兰州新区建设“深海勘探”项目。今年兰州新区实施项目536项。其中，续建项目209项。"
    names = {e.key: e.name for e in extract(text).entities}
    assert {names[o.about] for o in extract(text).observations} == {"兰州新区"}


def test_a_year_behind_the_subject_holds_for_the_clauses_after_it() -> None:
    (found,) = extract("甘肃今年支持科研攻关，新增创新平台30个。").observations
    assert found.period == "2024"


def test_a_verb_before_a_noun_of_work_tells_no_opening() -> None:
    assert not happened("天津海关强化青屿口岸通关协作。")
    assert {kind for _, kind, _, _ in happened("青屿口岸正式通关。")} == {"opened"}


def test_what_a_party_serves_does_not_enter_a_phase() -> None:
    assert not happened("天津海关服务“一带一路”、加强协作进入新阶段。")


def test_who_attends_a_ceremony_is_not_what_it_is_held_for() -> None:
    assert not happened("云岭县水利局、云岭县财政局负责同志参加了揭牌仪式。")
    assert {kind for _, kind, _, _ in happened("紫金山实验室举行揭牌仪式。")} == {"founded"}


def test_so_much_of_something_is_what_is_built() -> None:
    assert not happened("云岭高新技术产业园建成逾百公里的地下管网。")
    assert {kind for _, kind, _, _ in happened("云岭高新技术产业园已建成。")} == {"completed"}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("泉州市医院将在滨江新城建设云台科创中心，预计2025年底建成投用。", "云台科创中心"),
        ("宁波港集团新建青屿钢厂，选址象山县，2023年投产。", "青屿钢厂"),
        ("青屿大桥连接宁波市和台州市，2021年通车。", "青屿大桥"),
    ],
)
def test_what_is_built_is_done_and_not_who_builds_it(text: str, of: str) -> None:
    assert {(name, kind) for name, kind, _, _ in happened(text) if kind in ("opened", "completed")} >= {(of, "opened")}
    assert {name for name, kind, _, _ in happened(text) if kind in ("opened", "completed")} == {of}


def test_by_whose_founding_something_is_done_founds_nobody_else() -> None:
    text = "兰州大学、兰州市人民政府签署协议，双方希望通过云岭研究院的成立，开展合作。"
    assert {of for of, kind, *_ in happened(text) if kind == "founded"} <= {"云岭研究院"}
