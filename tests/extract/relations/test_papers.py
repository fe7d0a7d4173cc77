"""Who issued a document whose title stands right behind its issuers."""

from __future__ import annotations

import pytest
from statements import claimed, said


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("根据市委、市政府《关于推进乡村振兴的实施意见》，江湾县编制了规划。", {"市委", "市政府"}),
        ("江湾县学习贯彻省委办公厅、省政府办公厅《关于加强质量工作的意见》精神。", {"省委办公厅", "省政府办公厅"}),
    ],
)
def test_bodies_right_before_a_document_issued_it(text: str, bodies: set[str]) -> None:
    assert {body for _, body in said(text, "issuedBy")} == bodies


def test_what_is_carried_out_is_the_document_and_not_its_issuers() -> None:
    found = claimed("江湾县认真落实云岭省教育厅、云岭省财政厅《关于做好学生资助工作的通知》。")
    assert ("江湾县", "implements", "《关于做好学生资助工作的通知》", "occurred") in found


def test_a_law_is_not_issued_by_who_makes_it_known() -> None:
    assert not said("云岭市教育局、云岭市司法局《教育法》宣传活动在江湾中学举行。", "issuedBy")
