"""Plain text, Markdown, front matter."""

from __future__ import annotations

import pytest

from zhitu.errors import InputError
from zhitu.read.metadata import Metadata
from zhitu.read.text import front_matter, read_text


def test_text_is_kept_as_it_is_and_its_first_line_suggests_the_title() -> None:
    content = read_text("\ufeff  南沙方案\r\n\r\n　　正文。\r\n".encode(), "a.txt")
    assert content.text == "  南沙方案\n\n　　正文。\n"
    assert content.stated == Metadata()
    assert content.suggested == Metadata(title="南沙方案")


def test_front_matter_is_read_and_stripped() -> None:
    block = "title: 南沙方案\ndate: 2022-06-14\nsource: 国务院\nurl: https://example.org/a\nlang: zh\ntags: [a, b]"
    content = read_text(f"---\n{block}\n---\n\n正文。\n".encode(), "a.txt")
    assert content.text == "\n正文。\n"
    assert content.stated == Metadata("南沙方案", "2022-06-14", "国务院", "https://example.org/a", "zh")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("date: 2022-10", Metadata(date="2022-10")),
        ("date: 2022", Metadata(date="2022")),
        ("Title: '甲: 乙'", Metadata(title="甲: 乙")),
        ("author: [甲, 乙]", Metadata(publisher="甲、乙")),
        ("author:\n- 甲\n- 乙", Metadata(publisher="甲、乙")),
        ("publisher: 甲\nauthor: 乙", Metadata(publisher="甲")),
        ("title:\ndate: ~x\ndate: 2022", Metadata(date="2022")),
        ("注意: 无", Metadata()),
    ],
)
def test_values_are_what_the_user_wrote(block: str, expected: Metadata) -> None:
    assert front_matter(f"---\n{block}\n---\n正文", "a.md") == (expected, "正文")


def test_fields_may_be_chinese() -> None:
    block = (
        "---\n标题: 甲市规划\n发布日期: 2024年7月1日\n来源: 甲市政府\n网址: https://a.cn/1\n语言: 繁体中文\n---\n正文。"
    )
    stated, text = front_matter(block, "a.md")
    assert (stated, text) == (Metadata("甲市规划", "2024-07-01", "甲市政府", "https://a.cn/1", "zh-Hant"), "正文。")


@pytest.mark.parametrize("end", ["---", "...", "--- \n"])
def test_the_block_may_end_the_file_or_in_dots(end: str) -> None:
    assert front_matter(f"---\ntitle: 甲\n{end}", "a.md") == (Metadata(title="甲"), "")


@pytest.mark.parametrize(
    "text",
    [
        "---\n第一段，没有字段。\n---\n第二段",
        "---\n@提示 [未闭合\n---\n正文",
        "---\n正文，没有第二条线",
        "---\n---\n正文",
        "----\ntitle: 甲\n----\n正文",
        "正文\n---\ntitle: 甲\n---\n",
        "---\n" + "[" * 5000 + "\n---\n正文",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert front_matter(text, "a.md") == (Metadata(), text)


def test_broken_front_matter_names_the_line() -> None:
    with pytest.raises(InputError, match=r"a\.md: the block between the --- lines is not YAML \(line \d\)"):
        front_matter("---\ntitle: 甲\ndate: [2022\n---\n正文", "a.md")


def test_a_bad_date_in_front_matter_is_named() -> None:
    with pytest.raises(InputError, match="'昨天' is not a date"):
        read_text("---\ndate: 昨天\n---\n正文".encode(), "a.txt")


def test_front_matter_cannot_run_code() -> None:
    stated, _ = front_matter("---\ntitle: !!python/object/apply:os.getcwd []\n---\n正文", "a.md")
    assert stated == Metadata()


def test_values_that_are_told_many_times_over_are_refused_and_not_written_out() -> None:
    lists = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10) if n else '1, 2'}]" for n in range(12))
    with pytest.raises(InputError, match=r"title is \[.*\.\.\..*\], not a text"):
        read_text(f"---\n{lists}\ntitle: *a11\n---\n正文。".encode(), "a.txt")


def test_a_block_that_is_never_closed_is_told() -> None:
    with pytest.raises(InputError, match="never closed"):
        front_matter("---\ntitle: 云山方案\ndate: 2024-05-01\n正文。", "a.md")
    assert front_matter("---\n正文: 没有字段。", "a.md")[1] == "---\n正文: 没有字段。"


@pytest.mark.parametrize("above", ["\n", "\n \n\n", "\ufeff", "\ufeff\n", "\n\ufeff"])
@pytest.mark.parametrize("block", ["---\ntitle: 云山方案\n---\n", '+++\ntitle = "云山方案"\n+++\n'])
def test_front_matter_may_stand_below_empty_lines(above: str, block: str) -> None:
    assert front_matter(f"{above}{block}正文", "a.md") == (Metadata(title="云山方案"), "正文")
    assert front_matter(f"{above}---\n正文\n---\n正文", "a.md")[0] == Metadata()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("date = 2024-05-01", Metadata(date="2024-05-01")),
        ("date = 2024-05-01T08:00:00+08:00\ndraft = false", Metadata(date="2024-05-01")),
        ("Date = '2024-05'\nauthor = ['甲', '乙']", Metadata(date="2024-05", publisher="甲、乙")),
        ("[params]\ndate = 2024-05-01", Metadata()),
    ],
)
def test_front_matter_in_toml(block: str, expected: Metadata) -> None:
    assert front_matter(f"+++\n{block}\n+++\n正文", "a.md") == (expected, "正文")


@pytest.mark.parametrize(
    "text", ["+++\n正文\n+++\n正文", "+++\n正文", "++++\ntitle = '甲'\n++++\n", " +++\na = 1\n+++\n"]
)
def test_plus_signs_alone_are_no_front_matter(text: str) -> None:
    assert front_matter(text, "a.md") == (Metadata(), text)


def test_broken_toml_names_the_line() -> None:
    with pytest.raises(
        InputError, match=r"between the \+\+\+ lines is not TOML \(line 4\); write one `key = \"value\"` a line"
    ):
        front_matter("\n+++\ntitle = '云山方案'\ndate = 昨天\n+++\n正文", "a.md")
    with pytest.raises(InputError, match=r"the block that \+\+\+ opens is never closed; write \+\+\+ on a line"):
        front_matter("+++\ntitle = '云山方案'\n正文。", "a.md")
    with pytest.raises(InputError, match=r"is not YAML \(line 5\)"):
        front_matter("\n---\ntitle: 甲\ndate: [2022\n---\n正文", "a.md")
