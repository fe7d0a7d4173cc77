"""What a verb does not say of its arguments."""

from __future__ import annotations

import pytest
from statements import claimed, extract, happened, said


def rules(text: str) -> set[str]:
    return {c.rule.partition(":")[0] for c in extract(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "浙江大学发布公告。公告称，支持9家舟山市实验室运行。",
        "招商局集团介绍，大桥建成对推动长江经济带发展战略具有重要意义。",
        "招商局集团介绍情况。此外，协议提及将实施“海洋强省”计划。",
        "招商局集团建成大桥。同时，为推进人工智能发展，双方签约。",
        "舟山市集中开工项目234项，总投资812亿元，涵盖人工智能、新材料等领域。",
    ],
)
def test_what_is_of_another_than_the_subject_carried_over_is_not_said(text: str) -> None:
    assert "predicate" not in rules(text)


@pytest.mark.parametrize("text", ["舟山市聚焦人工智能、新材料等领域。", "招商局集团介绍情况，还将实施“海洋强省”计划。"])
def test_what_is_of_the_subject_is(text: str) -> None:
    assert "predicate" in rules(text)


def test_who_attends_the_rite_of_a_festival_takes_part_in_it() -> None:
    found = claimed("李明华出席世界互联网大会开幕式并致辞。")
    assert ("李明华", "participatesIn", "世界互联网大会", "occurred") in found


@pytest.mark.parametrize("paper", ["环境影响评价公示", "解读", "实施情况评估报告"])
def test_a_paper_about_a_document_does_not_issue_it(paper: str) -> None:
    text = f"浙江省近日发布《海洋经济发展规划》{paper}。"
    assert "issuedBy" not in {p for _, p, _, _ in claimed(text)}
    assert "issued" not in {kind for _, kind, _, _ in happened(text)}


def test_who_is_told_of_in_what_is_carried_out_is_not_helped() -> None:
    found = claimed("舟山高新区落实浙江大学与招商局集团深化共建对接会的成果。")
    assert "supports" not in {p for _, p, _, _ in found}


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("教育部批准浙江大学设立舟山实验室。", ("浙江大学", "approvedBy")),
        ("商务部批复舟山市关于设立舟山新区的请示。", ("舟山市", "approvedBy")),
        ("商务部将甬舟铁路纳入《长三角交通规划》。", ("《长三角交通规划》", "concerns", "商务部")),
        ("妈湾港码头曾由招商局集团运营。", ("妈湾港码头", "operatedBy")),
        ("舟山市商务局经商务部同意，印发《跨境电商管理办法》。", ("舟山市商务局", "approvedBy")),
    ],
)
def test_what_only_stands_beside_the_verb_is_not_said_of_it(text: str, amiss: tuple[str, ...]) -> None:
    assert not any(found[: len(amiss)] == amiss for found in claimed(text))


@pytest.mark.parametrize(
    ("text", "builds"),
    [
        ("舟山市支持在定海区建设云水科学城。", False),
        ("商务部同意在舟山市规划建设云水科学城。", False),
        ("商务部支持舟山市发展，鼓励依托浙江大学建设云水科学城。", False),
        ("舟山市在定海区建设云水科学城，支持浙江大学发展。", True),
        ("舟山市在商务部支持下建设云水科学城。", True),
        ("舟山市推动在定海区建设云水科学城。", True),
    ],
)
def test_who_lets_it_be_built_somewhere_does_not_build(text: str, builds: bool) -> None:
    found = {found[:3] for found in claimed(text)}
    assert (("舟山市", "builds", "云水科学城") in found or ("商务部", "builds", "云水科学城") in found) == builds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("商务部将甬舟铁路纳入《长三角交通规划》。", ("《长三角交通规划》", "concerns", "甬舟铁路")),
        ("妈湾港码头由招商局集团运营。", ("妈湾港码头", "operatedBy", "招商局集团")),
        ("舟山市商务局经商务部同意，印发《跨境电商管理办法》。", ("《跨境电商管理办法》", "approvedBy", "商务部")),
    ],
)
def test_and_what_it_is_said_of_is(text: str, told: tuple[str, str, str]) -> None:
    assert told in {found[:3] for found in claimed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "云岭大学的“星火”实验室中，有4家设在南京市。",
        "海川省“远帆”工作站中，其中三家位于南京市。",
        "舟山市拥有企业12家，其中有4家设在南京市。",
        "浙江大学实力雄厚，两个校区位于南京市。",
    ],
)
def test_where_some_of_a_kind_are_is_not_where_the_kind_is(text: str) -> None:
    assert "locatedIn" not in {found[1] for found in claimed(text)}


@pytest.mark.parametrize(
    "text",
    [
        "教育部印发《数字校园规划》。为推进舟山群岛新区发展，结合我市实际，制定本方案。",
        "教育部印发《数字校园规划》。根据上级部署，制定本计划，支持浙江大学发展。",
    ],
)
def test_a_paper_is_made_by_its_issuer_and_not_by_whom_the_sentence_before_names(text: str) -> None:
    assert {(s, p) for s, p, _, _ in claimed(text)} == {("《数字校园规划》", "issuedBy")}


def test_what_is_approved_is_what_is_then_issued() -> None:
    text = "《舟山海洋方案》实施顺利。2018年2月，经国务院批复，教育部印发《数字校园规划》。"
    approved = {(s, o) for s, p, o, _ in claimed(text) if p == "approvedBy"}
    assert approved == {("《数字校园规划》", "国务院")}
    assert {name for name, what, _, _ in happened(text) if what == "approved"} == {"《数字校园规划》"}


def test_what_is_made_stricter_is_not_run_by_anybody() -> None:
    text = "批准设立舟山经济开发区。开发区设立后，舟山市要严格机构编制管理，创新体制机制。"
    assert "operatedBy" not in {p for _, p, _, _ in claimed(text)}
    assert ("莫高窟", "operatedBy", "敦煌研究院", "occurred") in claimed("莫高窟由敦煌研究院管理。")


def test_a_work_that_is_developed_is_not_built() -> None:
    text = "浙江省加快推进舟山港和温州港一体化发展。"
    assert claimed(text) == set()
    assert happened(text) == set()
    assert {p for _, p, _, _ in claimed("浙江省加快推进舟山港建设。")} == {"builds"}


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("招商局集团推进洋山港与厦门港建立友好港关系。", set()),
        ("招商局集团推进洋山港与厦门港互联互通。", set()),
        ("浙江省推动在舟山市设立海洋学院。", set()),
        ("招商局集团推进港珠澳大桥与瓯江北口大桥建设。", {"港珠澳大桥", "瓯江北口大桥"}),
    ],
)
def test_what_two_works_are_to_do_together_builds_neither(text: str, built: set[str]) -> None:
    assert {o for _, p, o, *_ in claimed(text) if p in ("builds", "supports", "implements")} == built


def test_who_is_thanked_for_support_is_not_supported() -> None:
    assert not said("宁波市向大力支持项目建设的西湖大学以及浙江大学表示感谢。", "supports")
    assert said("宁波市大力支持西湖大学发展。", "supports")


def test_what_two_have_with_each_other_is_furthered_and_neither_of_them() -> None:
    assert not said("宁波市与温州市将加强往来，宁波市推进两市合作向更宽的领域迈进。", "supports")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("广州地铁11号线盾构隧道贯通，是连接广州的重要通道。", set()),
        ("广州地铁18号线延长线连接广州市与中山市。", {"广州市", "中山市"}),
        ("广州地铁18号线延长线连接中山市。", {"中山市"}),
    ],
)
def test_a_line_that_a_town_has_for_itself_joins_it_with_nothing(text: str, ends: set[str]) -> None:
    assert {other for _, how, other, _ in claimed(text) if how == "connects"} == ends
