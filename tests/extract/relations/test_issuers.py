"""Who issued a document that its first line names, with the networks: the commonest form of all."""

from __future__ import annotations

import pytest
from statements import said

from zhitu.model import Document
from zhitu.pipeline.work import default_extractor
from zhitu.settings import Settings


@pytest.mark.parametrize("issuer", ["湖北省人民政府", "苏州市人民政府", "北京市人民政府"])
@pytest.mark.parametrize("kind", ["关于深化预算管理制度改革的实施意见", "关于加快发展养老服务业的决定"])
def test_the_title_tells_the_issuer_though_the_addressees_are_its_own_departments(issuer: str, kind: str) -> None:
    level = issuer[2]
    text = f"{issuer}{kind}\n各市人民政府，{level}政府各部门：\n现提出如下意见。"
    found = default_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2014-12-30"))
    names = {e.key: e.name for e in found.entities}
    claims = {(names[c.subject], names[c.object]): c for c in found.claims if c.property == "issuedBy"}
    assert claims[issuer + kind, issuer].confidence > 0.8


def test_a_title_in_its_marks_tells_the_issuer_that_no_sentence_names() -> None:
    text = "为贯彻《国务院关于深化预算管理制度改革的决定》和《云州市关于节水的规定》，现提出意见。"
    found = default_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2014-12-30"))
    names = {e.key: e.name for e in found.entities}
    issued = {(names[c.subject], names[c.object]) for c in found.claims if c.property == "issuedBy"}
    assert issued == {("《国务院关于深化预算管理制度改革的决定》", "国务院")}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("云岭省政府办公厅近日向江湾市、青坪市人民政府印发《云岭省渔港建设管理办法》。", {"云岭省政府办公厅"}),
        ("云岭省教育厅日前向江湾大学印发《云岭省实训基地建设办法》。", {"云岭省教育厅"}),
        ("江湾市人民政府近日印发《江湾市渔港建设管理办法》。", {"江湾市人民政府"}),
    ],
)
def test_who_gets_a_document_has_not_issued_it(text: str, by: set[str]) -> None:
    assert {body for _, body in said(text, "issuedBy")} == by
