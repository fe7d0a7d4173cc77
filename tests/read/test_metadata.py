"""Fields of documents: cleaned, checked, and taken from the first who states them."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import InputError
from zhitu.read.metadata import Metadata, first_line, first_stated, from_fields, language_of, own_title, web_address


def test_fields_are_cleaned_and_others_ignored() -> None:
    row = {
        "title": "\ufeff南沙　方案\r\n全文 ",
        "date": 2022,
        "publisher": "",
        "url": None,
        "language": "zh-Hant",
        "pages": [1],
    }
    assert from_fields(row, "m row 1") == Metadata("南沙　方案 全文", "2022", None, None, "zh-Hant")


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ({"title": ["a"]}, "title is \\['a'\\], not a text"),
        ({"title": True}, "title is True, not a text"),
        ({"date": 2022.1}, "date is 2022.1, not a text"),
        ({"date": "上月"}, "'上月' is not a date"),
        ({"url": "/a.html"}, "url '/a.html' is no absolute address"),
        ({"language": "普通 话"}, "language '普通 话' is no language tag"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(row: dict[str, object], cause: str) -> None:
    with pytest.raises(InputError, match=f"^m row 1: {cause}; .+"):
        from_fields(row, "m row 1")


def test_each_field_comes_from_the_first_that_states_it() -> None:
    layers = [Metadata(title="甲"), Metadata(title="乙", date="2022"), Metadata(date="2021", publisher="丙")]
    assert first_stated(layers) == Metadata("甲", "2022", "丙")
    assert first_stated([]) == Metadata()


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://tv.cctv.com/2025/08/08/a.shtml", "https://tv.cctv.com/2025/08/08/a.shtml"),
        (" https://example.org/年报 1.html ", "https://example.org/年报%201.html"),
        ("https://example.org/a?x=[1]&y=50%&z=%E5", "https://example.org/a?x=%5B1%5D&y=50%25&z=%E5"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]:80/a"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("www.gov.cn/a", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://", None),
        ("https:///a", None),
        ("http://host:port/", None),
        ("http://[::1/", None),
        ("http://a b/", None),
        ("", None),
    ],
)
def test_addresses(url: str, iri: str | None) -> None:
    assert web_address(url) == iri


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_what_counts_as_an_address_is_an_iri(rest: str) -> None:
    address = web_address("https://example.org/" + rest)
    assert address is not None
    assert str(
        pyoxigraph.parse(f"<{address}> <urn:p> <urn:o> .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES).__next__()
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n　广州南沙方案　\n正文。", "广州南沙方案"),
        ("字" * 60 + "\n", "字" * 60),
        ("字" * 61 + "\n", None),
        ("国务院印发方案。\n", None),
        ("A\tB  C", "A B C"),
        ("", None),
    ],
)
def test_a_short_first_line_is_a_title(text: str, title: str | None) -> None:
    assert first_line(text) == title


@pytest.mark.parametrize(
    "title", ["Microsoft Word - 1", "方案.docx", "无标题文档", "Untitled", "文档 1", "文档1", None]
)
def test_a_title_that_a_program_made_up_is_none(title: str | None) -> None:
    assert own_title(title) is None


@pytest.mark.parametrize("title", ["文档管理办法", "关于 Microsoft Word 的通知", "docx"])
def test_a_title_that_only_looks_like_it_stays(title: str) -> None:
    assert own_title(title) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("支持广州南沙", "zh"),
        ("廣州", "zh"),
        ("The Nansha (南沙) plan sets out what the city will do in the coming years.", "en"),
        ("GDP and CPI of 广州 and 深圳 in 2022", "zh"),
        ("План развития", "und"),
        ("Le café déjà fermé", "und"),
        ("2022", "zh"),
    ],
)
def test_language_of_a_text_that_states_none(text: str, language: str) -> None:
    assert language_of(text) == language
