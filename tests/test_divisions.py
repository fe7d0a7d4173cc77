"""Administrative divisions."""

from __future__ import annotations

import pytest

from zhitu.divisions import COUNTRY, Division, divisions, positions


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("广州市", "city", "广州"),
        ("广西壮族自治区", "province", "广西"),
        ("延边朝鲜族自治州", "city", "延边"),
        ("乾县", "county", "乾县"),
        ("湾仔区", "county", "湾仔"),
        ("中国", "country", "中国"),
    ],
)
def test_short_names(name: str, level: str, short: str) -> None:
    (row,) = divisions().by_name[name]
    assert (row.level, row.short) == (level, short)


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("广东省", ("Region",)),
        ("北京市", ("City",)),
        ("香港特别行政区", ("City",)),
        ("广州市", ("City",)),
        ("延边朝鲜族自治州", ("Region",)),
        ("台山市", ("District", "City")),
        ("天河区", ("District",)),
        ("中国", ("Country",)),
    ],
)
def test_classes(name: str, classes: tuple[str, ...]) -> None:
    (row,) = divisions().by_name[name]
    assert row.classes == classes


def test_every_division_lies_in_the_country() -> None:
    table = divisions()
    assert len(table.by_code) > 3000
    assert all(table.within(code, COUNTRY) for code in table.by_code)


def test_ancestors_are_nearest_first() -> None:
    (row,) = divisions().by_name["天河区"]
    assert [a.name for a in divisions().ancestors(row.code)] == ["广州市", "广东省", "中国"]


def test_qualifier_only_where_names_collide() -> None:
    assert divisions().qualifier("110105") == "北京市"
    (row,) = divisions().by_name["天河区"]
    assert divisions().qualifier(row.code) is None


def test_aliases_and_uncertain_ones() -> None:
    (row,) = divisions().by_name["香港东区"]
    assert row.aliases == ("港岛东区",)
    assert row.uncertain == ("东区",)
    assert not any(alias.endswith("?") for d in divisions().by_code.values() for alias in (*d.aliases, *d.uncertain))


def test_a_division_is_a_value() -> None:
    assert Division("1", "甲市", "city", None) == Division("1", "甲市", "city", None)


def test_a_former_district_whose_name_another_has_keeps_its_code() -> None:
    known = divisions()
    assert {row.code for row in known.by_name["江北区"]} == {"330205", "500105"}
    assert known.qualifier("500105") == "重庆市"
    assert [row.code for row in known.by_name["渝北区"]] == ["500112"]


def test_positions_are_of_divisions_and_nearly_all_have_one() -> None:
    codes = divisions().by_code.keys()
    assert positions().keys() <= codes
    assert len(positions()) > 0.98 * len(codes)


def test_a_county_lies_near_its_city() -> None:
    far = []
    for code, place in positions().items():
        row = divisions().by_code[code]
        if row.level == "county" and row.parent in positions():
            apart = zip(map(float, place), map(float, positions()[row.parent]), strict=True)
            far += [row.name] if sum(abs(one - other) for one, other in apart) > 8 else []
    assert far == ["阿拉尔市", "图木舒克市"]  # no city is between these and 新疆
