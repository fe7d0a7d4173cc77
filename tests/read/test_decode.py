"""Encodings, the normalisation of stored texts, and what is refused as no text."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zhitu.errors import InputError
from zhitu.read.decode import check, decode, looks_like, normalise

SIMPLIFIED = "国务院印发《广州南沙深化面向世界的粤港澳全面合作总体方案》，支持南沙建设。\n第二段：2022年6月。\n"
TRADITIONAL = "國務院印發《廣州南沙深化面向世界的粵港澳全面合作總體方案》，支持南沙建設。\n香港科技大學（廣州）。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    assert decode((mark + SIMPLIFIED).encode(encoding), "a.txt") == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "big5hkscs", "cp950"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "a.txt") == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
@pytest.mark.parametrize("text", ["广州南沙", "中山", "GDP 增長 5%", "港珠澳"])
def test_short_text_is_enough_where_its_characters_are_common(text: str, encoding: str) -> None:
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("not in this character set")
    assert decode(raw, "a.txt") == text


def test_emoji_rare_characters_and_full_width_blanks_stay() -> None:
    text = "　　𠮷野家🚄\u3000“湾区”\t１２３\u00a0\u200b"
    assert decode(text.encode(), "a.txt") == text
    assert decode(("南沙方案支持广州建设" + text).encode("gb18030"), "a.txt").endswith("１２３\u00a0\u200b")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("\ufeff甲", "甲"),
        ("甲\ufeff乙", "甲\ufeff乙"),
        ("甲\r\n乙\r丙\n丁\r\r\n戊", "甲\n乙\n丙\n丁\n\n戊"),
        ("\x00\x08\x0b\x0c\x1f甲\t乙", "\ufffd" * 5 + "甲\t乙"),
        ("\ufffe\uffff\ud800\udfff", "\ufffd" * 4),
        ("\x7f\x85\u2028", "\x7f\x85\u2028"),
    ],
)
def test_normalisation_is_that_of_the_vocabulary(text: str, stored: str) -> None:
    assert normalise(text) == stored


@given(st.text())
def test_utf8_round_trip_is_the_normalisation(text: str) -> None:
    assume(looks_like(text.encode()) is None)
    assert decode(text.encode(), "a.txt") == normalise(text)


@given(st.text(st.characters(codec=None)))
def test_normalised_text_is_clean_and_stays(text: str) -> None:
    stored = normalise(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]", stored)
    assert normalise(stored) == stored or stored.startswith("\ufeff")
    assert len(stored) == len(text.removeprefix("\ufeff").replace("\r\n", "\n"))


@given(st.binary())
def test_any_bytes_are_decoded_or_refused_in_one_line(raw: bytes) -> None:
    try:
        text = decode(raw, "a.bin")
    except InputError as error:
        refusal = error
    else:
        assert normalise(text) == text or text.startswith("\ufeff")
        return
    assert "\n" not in str(refusal)
    assert refusal.remedy


@pytest.mark.parametrize(
    "raw",
    [
        "広州の計画です。これは試験です。".encode("shift_jis"),
        "Ünïcödé café, naïve façade".encode("latin-1"),
        SIMPLIFIED.encode()[:-2] + b"\xe5" + SIMPLIFIED.encode(),
        SIMPLIFIED.encode("utf-16-le"),
        bytes(range(256)) * 8,
    ],
)
def test_other_encodings_are_refused_with_the_remedy(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: .*wrong encoding.*; save it as UTF-8$"):
        decode(raw, "a.txt")


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(InputError, match="begins as UTF-16-LE but is not"):
        decode(b"\xff\xfe\x00\xd8\x00", "a.txt")


def test_other_files_under_a_text_suffix_are_named() -> None:
    with pytest.raises(InputError, match="the file is a PDF, whatever its suffix says"):
        decode(b"%PDF-1.4\n", "a.txt")


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_is_used_where_no_other_fits(declared: str) -> None:
    assert decode("café, déjà vu".encode(declared), "a.html", declared=declared) == "café, déjà vu"


@pytest.mark.parametrize("declared", ["base64", "klingon", "gb2312", "big5"])
def test_a_declaration_that_does_not_help_is_passed_over(declared: str) -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), "a.html", declared=declared) == SIMPLIFIED


@pytest.mark.parametrize("text", ["", " \n\t\u3000\n", "——。\n***"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="there is no text in it"):
        check(text, "a.txt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("\x00\x01\x02" * 50 + "abc", "binary file"),
        ("\ue000\ue001abc\ue002\ue003", "binary file"),
        (SIMPLIFIED.encode().decode("gb18030", "replace"), "garbled"),
        (SIMPLIFIED.encode().decode("cp1252", "replace"), "garbled"),
        (TRADITIONAL.encode("big5").decode("gb18030", "replace"), "garbled"),
        (SIMPLIFIED.encode("gb18030").decode("big5", "replace"), "garbled"),
    ],
)
def test_nonsense_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"binary|{reason}"):
        check(normalise(text), "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        TRADITIONAL,
        "The Nansha plan was issued in 2022.",
        "これは広州の計画に関する記事です。研究所が設立され、港と空港が整備されている。東京都渋谷区。",
        "광저우 난사 계획은 2022년에 발표되었다.",
        "План развития Наньша был опубликован.",
        "L’été dernier, à Genève, où l’on a dîné… déjà été là-bas, tôt ou tard",
        "甲\x00乙\ue000",
        "第一\x0c页\x0b第二页支持南沙建设发展的总体方案",
    ],
)
def test_text_of_any_language_is_text(text: str) -> None:
    assert check(normalise(text), "a.txt") == normalise(text)
