"""Who issues a notice issues the plan that it passes on, unless the text says who does."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings

_NOTICE = "2023年5月，云川市人民政府发布《关于印发〈数字经济规划〉的通知》。"


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (f"{_NOTICE}《数字经济规划》提出建设算力中心。", {"云川市人民政府"}),
        (f"{_NOTICE}《数字经济规划》由岭海市人民政府印发。", {"岭海市人民政府"}),
        (_NOTICE.replace("印发", "转发") + "《数字经济规划》提出建设算力中心。", set()),
    ],
)
def test_a_plan_is_issued_by_who_issues_its_notice(text: str, issuers: set[str]) -> None:
    found = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    names = {e.key: e.name for e in found.entities}
    claims = [c for c in found.claims if c.property == "issuedBy" and names[c.subject] == "《数字经济规划》"]
    assert {names[c.object] for c in claims} == issuers


@pytest.mark.parametrize("title", ["国务院关于西江流域发展规划的批复", "国家能源局关于印发西江流域发展规划的通知"])
def test_a_reply_and_a_notice_are_about_the_plan_that_they_name(title: str) -> None:
    text = f"根据《{title}》，南宁市落实《西江流域发展规划》。"
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64))
    names = {e.key: e.name.strip("《》") for e in told.entities}
    about = {(names[c.subject], names[c.object]) for c in told.claims if c.property == "concerns"}
    assert (title, "西江流域发展规划") in about
