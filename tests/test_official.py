"""Official names of what people call otherwise."""

from __future__ import annotations

import pytest

from zhitu.official import _names, _official, _short_words, official


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("苏州市发改委", ("苏州市发展和改革委员会",)),
        ("苏州市发展改革委", ("苏州市发展和改革委员会",)),
        ("苏州發改委", ("苏州发展和改革委员会", "苏州市发展和改革委员会")),
        ("江苏省住建厅", ("江苏省住房和城乡建设厅",)),
        ("苏州市政府", ("苏州市人民政府",)),
        ("吉林住建局", tuple(f"吉林{level}住房和城乡建设局" for level in ("", "省", "市"))),
        ("苏州市发展和改革委员会", ()),  # written out already
        ("最高人民法院", ()),  # official as it is
        ("苏州大学", ()),
        ("", ()),
    ],
)
def test_short_words_and_places_are_written_out(name: str, wanted: tuple[str, ...]) -> None:
    assert official(name) == wanted


def test_what_the_tables_know_goes_before() -> None:
    assert official("发改委") == ("国家发展和改革委员会",)


def test_an_official_name_is_official() -> None:
    _, full = _short_words()
    short = [*_official(), *full, *(f"苏州{word}" for word in full), *(f"苏州市{word}" for word in full)]
    for name in {found for form in short for found in official(form)} - set(_official()):
        assert name in _names() or set(official(name)) <= {name.replace("苏州", "苏州市")}, name
