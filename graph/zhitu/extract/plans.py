"""Plans order what is to be done: 设立基金, 推进建设 without a subject in 某某行动方案 has not happened yet."""

from __future__ import annotations

import re

from zhitu.extract.view import View
from zhitu.model import Document

__all__ = ["is_plan"]

#: Titles of documents that order, as they end; 的通知 covers one that is enclosed.
_ENDS = re.compile(r"(?:方案|规划|计划|纲要|意见|工作要点|措施|举措|行动)(?:（[^）]*）)?[》”]?(?:的?通知)?$")
#: Headlines of those who tell about one: 某市发布行动方案, 某规划解读.
_TELLS = re.compile(
    r"发布|出台|公布|解读|通过|批复|获批|启动|召开|落地|亮相|推进会|来了|一图|图解|印发(?!.*通知$)|实施(?!方案|意见|细则|办法|纲要|规划)"
)
_LONGEST = 80


def is_plan(document: Document, view: View) -> bool:
    """Whether a document is itself a plan, by its title or, without one, its first line."""
    title = document.title or (view.paragraphs[0].span.of(view.text) if view.paragraphs else "")
    title = title.strip()
    return len(title) <= _LONGEST and _ENDS.search(title) is not None and _TELLS.search(title) is None
