"""Who issues what a notice passes on, and who grants what a reply agrees to, where no line signs it."""

from __future__ import annotations

import pytest
from statements import extract

_NOTICE = "现将《白石岭水源保护办法》印发给你们，请认真贯彻执行。"


def by(text: str, publisher: str | None = None, title: str | None = None) -> set[tuple[str, str, str]]:
    """(subject, property, object) of what is issued and approved."""
    told = extract(text, publisher=publisher, title=title)
    names = {e.key: e.name.strip("《》") for e in told.entities}
    claims = (c for c in told.claims if c.property in ("issuedBy", "approvedBy"))
    return {(names[c.subject], c.property, names[c.object]) for c in claims}


@pytest.mark.parametrize(
    ("publisher", "title", "issuer"),
    [
        ("南宁市人民政府", None, "南宁市人民政府"),
        ("南宁日报", "南宁市人民政府办公室关于印发白石岭水源保护办法的通知", "南宁市人民政府办公室"),
        ("南宁日报", "白石岭水源保护办法公布", None),
        (None, None, None),
    ],
)
def test_a_notice_is_by_whom_its_title_names_or_who_publishes_it(
    publisher: str | None, title: str | None, issuer: str | None
) -> None:
    expected = set() if issuer is None else {("白石岭水源保护办法", "issuedBy", issuer)}
    assert by(_NOTICE, publisher, title) == expected


def test_what_others_have_issued_is_only_passed_on() -> None:
    text = "现将《国务院关于白石岭水源保护的意见》转发给你们，请认真贯彻执行。"
    assert "南宁市人民政府" not in {o for _, _, o in by(text, "南宁市人民政府")}


def test_a_reply_is_by_whom_its_title_names() -> None:
    text = "你省请示收悉，现批复如下：\n一、同意设立江湾新区。"
    title = "国务院关于同意设立江湾新区的批复"
    assert by(text, "中国政府网", title) == {("江湾新区", "approvedBy", "国务院")}
    assert not by(text, "中国政府网", "江湾新区获批")


def test_a_reply_is_of_the_year_of_its_number() -> None:
    text = "国函〔2014〕2号\n甘肃省人民政府：\n一、同意设立江湾新区。"
    told = extract(text, title="国务院关于同意设立江湾新区的批复")
    assert {(e.type, e.date) for e in told.events} == {("approved", "2014")}


def test_a_reply_is_of_the_day_on_which_it_is_signed() -> None:
    text = "国函〔2014〕2号\n甘肃省人民政府：\n一、同意设立江湾新区管理委员会。\n国务院\n2014年1月6日"
    told = extract(text, title="国务院关于同意设立江湾新区管理委员会的批复")
    assert {(e.type, e.date) for e in told.events} >= {("approved", "2014-01-06")}


def test_all_who_sign_a_notice_have_issued_it() -> None:
    text = f"{_NOTICE}\n浙江省财政厅 浙江省商务厅\n浙江省教育厅\n2024年5月6日"
    issuers = {o for _, _, o in by(f"关于印发办法的通知\n{text}")}
    assert issuers == {"浙江省财政厅", "浙江省商务厅", "浙江省教育厅"}


def test_the_bodies_above_or_before_a_title_issue_it() -> None:
    replied = "南宁市人民政府\n关于设立白石岭经济开发区的批复\n南府函〔2019〕16号\n南宁市水利局：\n来文收悉。"
    assert by(replied) == {("关于设立白石岭经济开发区的批复", "issuedBy", "南宁市人民政府")}
    joint = "南宁市水利局 南宁市财政局关于印发《白石岭水源保护办法》的通知\n各县："
    bodies = ("南宁市水利局", "南宁市财政局")
    assert by(joint) == {("白石岭水源保护办法", "issuedBy", body) for body in bodies}
    forwarded = joint.replace("印发", "转发")
    assert ("白石岭水源保护办法", "issuedBy", "南宁市水利局") not in by(forwarded)
    assert by("南宁市水利局\n关于白石岭水库的报道\n今日，水库开工。") == set()


def test_what_a_reply_answers_is_not_by_whom_replies() -> None:
    text = "您提出的《关于保护白石岭水源的建议》收悉，现将办理情况答复如下：\n已列入规划。\n南宁市水利局\n2025年8月8日"
    assert not by(text, "南宁市水利局", "南宁市水利局对第169号建议的答复")
