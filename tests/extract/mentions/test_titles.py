"""Names in marks."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.titles import find_brackets, find_quoted, find_titles, introduced_alias


def test_titles_may_nest() -> None:
    text = "印发《关于落实《港口法》的意见》和《航运规划》，《短"
    assert [b.inner for b in find_titles(text, 0, len(text))] == ["关于落实《港口法》的意见", "航运规划"]


def test_quotes_are_short_and_without_stops() -> None:
    text = "打造“智慧港”，他说“我们来了，很高兴”。"
    assert [(b.inner, text[b.span.start : b.span.end]) for b in find_quoted(text, 0, len(text))] == [
        ("智慧港", "“智慧港”")
    ]


def test_brackets_within_the_stretch() -> None:
    text = "甲（一期）乙（二期）"
    assert [b.inner for b in find_brackets(text, 5, len(text))] == ["二期"]


@pytest.mark.parametrize(
    ("inner", "alias"),
    [
        ("以下简称《港口方案》", ("港口方案", True)),
        ("以下统称“三张清单”", ("三张清单", True)),
        ("简称“港投集团”", ("港投集团", True)),
        ("又称海上新城", ("海上新城", True)),
        ("AIIB", ("AIIB", False)),
        ("以下称“港口方案”", ("港口方案", True)),
        ("又名白鹭大桥", ("白鹭大桥", True)),
        ("当地人称“红桥”", ("红桥", True)),
        ("英文缩写为AIIB，下同", ("AIIB", True)),
        ("简称“云帆动力”，股票代码：600999", ("云帆动力", True)),
        ("云材院，位于江湾新区", ("云材院", False)),
        ("云材院，今年扩建", None),
        ("亚投行", ("亚投行", False)),
        ("1月9日", None),
        ("记者 李明", None),
        ("含堆场", None),
        ("", None),
    ],
)
def test_introduced_alias(inner: str, alias: tuple[str, bool] | None) -> None:
    assert introduced_alias(inner) == alias


def test_of_two_other_names_the_first_is_introduced() -> None:
    assert introduced_alias("CRANE，又名“云鹤”") == ("CRANE", False)
    assert introduced_alias("以下简称云快线，又称云岭R3线") == ("云快线", True)
