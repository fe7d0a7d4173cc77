"""What only the title names: the text calls it 学校, 该实验室, 本办法, or leaves it out."""

from __future__ import annotations

import pytest
from statements import extract

_UNIVERSITY = "云岭理工大学简介"


def relations(text: str, title: str | None = None) -> set[tuple[str, str, str]]:
    """(subject, property, object) by the names of the entities."""
    told = extract(text, title=title)
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], c.property, names[c.object]) for c in told.claims}


def events(text: str, title: str | None = None) -> set[tuple[str, str, str | None]]:
    """(name, type, date)"""
    told = extract(text, title=title)
    names = {e.key: e.name for e in told.entities}
    return {(names[e.of].strip("《》"), e.type, e.date) for e in told.events}


@pytest.mark.parametrize(
    ("text", "title", "claim"),
    [
        (
            "学校由教育部与江苏省人民政府共建，隶属工业和信息化部。",
            _UNIVERSITY,
            ("教育部", "builds", "云岭理工大学"),
        ),
        (f"{_UNIVERSITY}\n学校隶属工业和信息化部。", None, ("云岭理工大学", "partOf", "工业和信息化部")),
        ("该实验室由浙江大学牵头建设。", "白石岭实验室揭牌", ("浙江大学", "builds", "白石岭实验室")),
        (
            "园区由远帆集团运营，入驻企业200家。",
            "云岭智能制造产业园简介",
            ("云岭智能制造产业园", "operatedBy", "远帆集团"),
        ),
        ("大桥全长3公里，由中铁大桥局承建。", "江湾长江大桥建设进展", ("中铁大桥局", "builds", "江湾长江大桥")),
        (
            "云岭理工大学位于武汉。\n学校建有量子信息实验室。",
            _UNIVERSITY,
            ("云岭理工大学", "builds", "量子信息实验室"),
        ),
    ],
)
def test_a_kind_stands_for_what_the_title_names(text: str, title: str | None, claim: tuple[str, str, str]) -> None:
    assert claim in relations(text, title)


@pytest.mark.parametrize(
    ("text", "title", "event"),
    [
        (
            "本条例自2024年7月1日起施行。",
            "云岭省水利条例",
            ("云岭省水利条例", "tookEffect", "2024-07-01"),
        ),
        (
            "云岭省水利条例\n第一条 为了加强管理，制定本条例。\n第二条 本条例自2024年7月1日起施行。",
            None,
            ("云岭省水利条例", "tookEffect", "2024-07-01"),
        ),
        (
            "本办法自2024年7月1日起施行。",
            "江湾市会议费管理办法（试行）",
            ("江湾市会议费管理办法", "tookEffect", "2024-07-01"),
        ),
        (
            "《江湾市康养产业实施意见》已经市政府同意，现印发给你们。\n本实施意见自2024年7月1日起施行。",
            "江湾市人民政府办公室关于印发江湾市康养产业实施意见的通知",
            ("江湾市康养产业实施意见", "tookEffect", "2024-07-01"),
        ),
        (
            "现将《江湾市支持船舶产业若干政策措施》印发给你们。\n本政策措施自2024年7月1日起施行。",
            "江湾市支持船舶产业若干政策措施",
            ("江湾市支持船舶产业若干政策措施", "tookEffect", "2024-07-01"),
        ),
        ("江湾大桥\n2023年5月通车。", None, ("江湾大桥", "opened", "2023-05")),
        ("学校创建于1952年，现有在校生3万人。", _UNIVERSITY, ("云岭理工大学", "founded", "1952")),
    ],
)
def test_it_happened_to_what_the_title_names(text: str, title: str | None, event: tuple[str, str, str | None]) -> None:
    assert event in events(text, title)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("学校党委书记李明主持会议，与清华大学签约。", _UNIVERSITY, "云岭理工大学"),  # the secretary, and no more
        ("近日，江湾市新建一所学校。学校由中建三局承建。", _UNIVERSITY, "云岭理工大学"),
        ("企业由中建三局参股。", "云岭钢铁公司与江湾水泥公司签约", "云岭钢铁公司"),
        ("在建项目由中建三局承建。", "云岭产业园项目开工", "云岭产业园项目"),
        ("本通知由中建三局执行。", "江湾市会议费管理办法", "江湾市会议费管理办法"),
        ("清华大学与中建三局来访。学校由中建三局承建。", _UNIVERSITY, "云岭理工大学"),
    ],
)
def test_others_are_not_meant(text: str, title: str, name: str) -> None:
    ends = {end for s, _, o in relations(text, title) for end in (s, o)}
    assert name not in ends


def test_the_first_article_of_rules_is_no_news() -> None:
    title = "江湾市会议费管理办法"
    assert not events("第一条 为规范会议费管理，制定本办法。", title)
    text = "第九条 《云岭市会议费管理办法》自本办法施行之日起废止。"
    assert "云岭市会议费管理办法" not in {name for name, _, _ in events(text, title)}


def test_a_title_that_nothing_is_said_of_is_no_entity() -> None:
    names = {e.name for e in extract("学校食堂重新装修。", title=_UNIVERSITY).entities}
    assert "云岭理工大学" not in names


@pytest.mark.parametrize(
    "title", ["江湾港务股份有限公司2023年年度报告摘要", "江湾港务股份有限公司关于持股变动的公告（更新后）"]
)
def test_the_firm_of_a_report_is_its_firm_whichever_is_named_since(title: str) -> None:
    text = "江湾港务股份有限公司上市。\n控股股东：云岭国投有限公司。\n2023年，公司完成货物吞吐量2.36亿吨。"
    found = extract(text, title=title)
    names = {e.key: e.name for e in found.entities}
    assert [names[o.about] for o in found.observations] == ["江湾港务股份有限公司"]


def test_of_a_firms_profile_the_firm_is_meant_whoever_was_named_since() -> None:
    text = "远望谷装备有限公司\n控股股东：江海集团有限公司\n公司与浙江大学开展合作。"
    told = relations(text, "远望谷装备有限公司")
    assert ("远望谷装备有限公司", "cooperatesWith", "浙江大学") in told
    assert ("江海集团有限公司", "cooperatesWith", "浙江大学") not in told
