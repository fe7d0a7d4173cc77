"""What is supposed, heard, called off or wished is not said."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened


@pytest.mark.parametrize(
    "text",
    [
        "如果西湖实验室成立，渝昆高铁开通，出行会更便捷。",
        "假设渝昆高铁2030年开通，出行会更便捷。",
        "如浙江大学共建东海实验室，则成果更多。",
        "若浙江大学共建东海实验室，成果会更多。",
        "网传渝昆高铁今天开通，系谣言。",
        "渝昆高铁开通的传闻不实。",
        "有消息称，浙江大学共建东海实验室，但尚未证实。",
        "渝昆高铁开工仪式取消。",
        "渝昆高铁开通一再推迟。",
        "浙江大学共建东海实验室的申请被教育部驳回。",
        "浙江大学终止与西湖实验室的合作。",
        "浙江大学差点与西湖实验室签约。",
        "浙江大学与西湖实验室就共建东海实验室未能达成一致。",
        "教育部尚未批复同意浙江大学设立东海实验室。",
        "渝昆高铁建成通车之前，两地乘汽车往来。",
        "渝昆高铁本应于2020年开通。",
        "您提出的“加快推进渝昆高铁建设的建议”收悉。",
    ],
)
def test_what_is_not_so_is_not_said(text: str) -> None:
    assert not happened(text)
    assert not [said for said in claimed(text) if said[1] != "concerns"]  # what a name tells stays told


@pytest.mark.parametrize(
    "text",
    [
        "如果说渝昆高铁是动脉，那么平陆运河已经通航。",
        "平陆运河尚未完工的二期不影响通航，平陆运河今天通航。",
        "传闻获证实，平陆运河今天通航。",
    ],
)
def test_what_is_so_all_the_same_is_said(text: str) -> None:
    assert ("平陆运河", "opened", "occurred") in {(of, kind, status) for of, kind, _, status in happened(text)}


@pytest.mark.parametrize(
    "text",
    [
        "专家建议，渝昆高铁开通。",
        "他呼吁云南省加快建设，渝昆高铁开通。",
        "渝昆高铁开通推迟至明年。",
        "为了让渝昆高铁早日开通，建设者日夜奋战。",
    ],
)
def test_what_is_wished_or_put_off_is_expected(text: str) -> None:
    assert {status for _, kind, _, status in happened(text) if kind == "opened"} == {"expected"}


def test_a_wish_ends_where_something_is_told() -> None:
    found = happened("专家建议加快建设，渝昆高铁已于今年4月开通。")
    assert {status for _, kind, _, status in found if kind == "opened"} == {"occurred"}


def test_the_parts_of_a_proposal_are_expected() -> None:
    found = happened("王明提出三点建议：一是推进渝昆高铁建设；二是加快平陆运河建设，新增航线。")
    assert {(of, status) for of, _, _, status in found} == {("渝昆高铁", "expected"), ("平陆运河", "expected")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("力争用五年时间，宁波市建成瓯江北口大桥。", {"expected"}),
        ("计划用三年，宁波市建成瓯江北口大桥。", {"expected"}),
        ("力争三年内，宁波市建成瓯江北口大桥。", {"expected"}),
        ("争取早日，宁波市建成瓯江北口大桥。", {"expected"}),
        ("下一步，宁波市建成瓯江北口大桥。", {"expected"}),
        ("届时，宁波市建成瓯江北口大桥。", {"expected"}),
        ("“十六五”期间，宁波市建成瓯江北口大桥。", {"expected"}),
        ("年内，宁波市建成瓯江北口大桥。", {"expected"}),
        ("宁波市把建成瓯江北口大桥作为目标。", {"expected"}),
        ("宁波市应建成瓯江北口大桥。", {"expected"}),
        ("经过三年努力，宁波市建成瓯江北口大桥。", {"occurred"}),
        ("力争三年内完工的宁波市，去年已建成瓯江北口大桥。", {"occurred"}),
        ("“十三五”期间，宁波市建成瓯江北口大桥。", {"occurred"}),
        ("2022年底，宁波市建成瓯江北口大桥。", {"occurred"}),
    ],
)
def test_what_is_meant_to_be_by_a_time_has_not_been(text: str, status: set[str]) -> None:
    assert {s for _, kind, _, s in happened(text) if kind == "completed"} == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("宁波市正在商谈与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市探讨与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市希望与温州市共建瓯江北口大桥。", {"expected"}),
        ("宁波市与温州市达成意向，共建瓯江北口大桥。", {"expected"}),
        ("宁波市为建设瓯江北口大桥做准备。", {"expected"}),
        ("经过商谈后，宁波市与温州市共建瓯江北口大桥。", {"occurred"}),
        ("宁波市与温州市共建瓯江北口大桥。", {"occurred"}),
    ],
)
def test_what_is_talked_about_or_prepared_is_not_done(text: str, status: set[str]) -> None:
    assert {s for _, p, _, s in claimed(text) if p in ("builds", "cooperatesWith")} == status


def test_what_is_examined_is_not_founded() -> None:
    studied = {s for _, p, _, s in claimed("宁波市研究在江北区设立甬江实验室。") if p == "foundedBy"}
    decided = {s for _, p, _, s in claimed("宁波市研究决定在江北区设立甬江实验室。") if p == "foundedBy"}
    assert (studied, decided) == ({"expected"}, {"occurred"})


def test_a_figure_under_a_condition_is_expected() -> None:
    found = extract("如果瓯江北口大桥建成，宁波市就业人数增加5万人。").observations
    assert [o.status for o in found] == ["expected"]


@pytest.mark.parametrize(
    "modal",
    [
        "将",
        "拟",
        "计划",
        "力争",
        "准备",
        "考虑",
        "酝酿",
        "谋划",
        "有意",
        "承诺",
        "申请",
        "研究",
        "筹备",
        "探索",
        "要求",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}在三年内，宁波市建成瓯江北口大桥。",
        "宁波市{}把瓯江北口大桥建成。",
        "宁波市{}：一是建成瓯江北口大桥；二是建成甬江实验室。",
        "宁波市{}建设瓯江北口大桥。",
    ],
)
def test_no_modal_word_is_lost_wherever_it_stands(text: str, modal: str) -> None:
    told = text.format(modal)
    done = {p for _, p, _, s in claimed(told) if s == "occurred" and p == "builds"}
    assert not done | {k for _, k, _, s in happened(told) if s == "occurred" and k != "planned"}


@pytest.mark.parametrize(
    "word",
    [
        "没有",
        "未",
        "尚未",
        "不再",
        "拒绝",
        "取消",
        "终止",
        "暂停",
        "暂缓",
        "叫停",
        "放弃",
        "否认",
        "否决",
        "推迟",
        "无意",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "宁波市{}建成瓯江北口大桥。",
        "宁波市{}与温州市共建瓯江北口大桥。",
        "宁波市{}引进云岭集团建设瓯江北口大桥。",
        "云岭集团{}收购江湾公司。",
    ],
)
def test_no_denial_is_lost_wherever_it_stands(text: str, word: str) -> None:
    told = text.format(word)
    done = {p for _, p, _, s in claimed(told) if s == "occurred" and p in ("builds", "cooperatesWith", "owns")}
    assert not done | {k for _, k, _, s in happened(told) if s == "occurred"}
