"""Lines that end at one width part no sentences."""

from __future__ import annotations

import pytest

from zhitu.extract import make_extractor
from zhitu.extract.text.wraps import breaks_in, session_breaks
from zhitu.model import Document
from zhitu.settings import Settings

TEXT = (
    "云岭会展中心位于广州市黄埔区，由远帆集团有限公司投资建设，2023年10月竣工，今年3月投入使用。"
    "中心总投资30亿元，由江湾能源有限公司运营。"
)


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[k : k + width] for k in range(0, len(text), width))


def joined(text: str) -> str:
    dropped = breaks_in(text)
    return "".join(ch for k, ch in enumerate(text) if k not in dropped)


@pytest.mark.parametrize("width", [12, 16, 21, 28])
def test_lines_of_one_width_are_joined(width: int) -> None:
    text = wrapped(TEXT, width)
    assert joined(text) == TEXT
    assert joined(f"云岭会展中心投用\n{text}") == f"云岭会展中心投用\n{TEXT}"
    assert joined(f"{text}\n\n{text}") == f"{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize(
    "text",
    [
        "项目名称：云岭会展中心扩建\n建设单位：远帆集团有限公司\n建设地点：江湾市东部新城内\n总投资：30亿元，已完成。",
        "1.云岭污水处理厂改造工程\n2.江湾污水处理厂扩建工程\n3.白石污水处理厂迁建工程\n以上项目，年内完成。",
        "云岭污水处理厂改造工程\n江湾污水处理厂扩建工程\n白石污水处理厂迁建工程\n青坪污水处理厂新建工程",
        "云岭会展中心昨天启用。\n中心总投资30亿元。\n江湾图书馆昨天也启用了。\n",
        f"{TEXT}\n{TEXT}\n{TEXT}",
    ],
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    assert joined(text) == text


@pytest.mark.parametrize("width", [16, 21])
def test_a_wrapped_text_says_the_same_within_its_lines(width: int) -> None:
    extractor = make_extractor(Settings())
    plain, text = (Document("d", told, "", date="2024-05-20") for told in (TEXT, wrapped(TEXT, width)))
    one, other = extractor.extract(plain), extractor.extract(text)
    assert {(c.property, c.status) for c in one.claims} == {(c.property, c.status) for c in other.claims}
    assert [(e.type, e.date) for e in one.events] == [(e.type, e.date) for e in other.events]
    assert [e.name for e in one.entities] == [e.name for e in other.entities]
    statements = (*other.claims, *other.events, *other.observations)
    spans = [span for entity in other.entities for span in entity.mentions]
    spans += [span for statement in statements for span in statement.evidence]
    assert spans
    assert all("\n" not in span.of(text.text) and span.of(text.text).strip() for span in spans)


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("工作报告\n——2030年1月5日在云岭县第十届人民代表大会\n第三次会议上\n县长 李明\n", 1),
        ("工作报告\n\n  ——2030年1月5日在云岭县第十届人民代表大会\n\n  第三次会议上\n\n县长", 4),
        ("工作报告\n——2030年1月5日在云岭县第十届人民代表大会第三次会议上\n县长 李明", 0),
        ("云岭县人民代表大会\n第三次会议上，县长作报告。", 0),
    ],
)
def test_the_line_that_tells_at_which_session_a_report_was_given_is_one(text: str, breaks: int) -> None:
    assert len(session_breaks(text)) == breaks
