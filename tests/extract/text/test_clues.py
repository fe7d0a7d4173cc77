"""Words that an expression needs are in all that it finds."""

from __future__ import annotations

import pytest

from zhitu.extract.text.clues import Clue, Rare, clues_in, needs
from zhitu.extract.text.wording import SLOT
from zhitu.resources import ontology_path, table

TABLES = sorted(path.stem for path in (ontology_path() / "lexicon" / "wording").glob("*.tsv"))
ROWS = [row for name in TABLES for row in table(f"lexicon/wording/{name}")]


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("希望|建议", {"希望", "建议"}),
        ("力[争求]", {"力争", "力求"}),
        ("已经?(?!故)", {"已"}),
        ("(?:正在|抓紧)?筹建", {"筹建", "正在筹建", "抓紧筹建"}),
        ("(?:正在|抓紧)+筹建", {"筹建"}),
        (r"到20\d\d年底", {"到20"}),
        ("(?<!更)[^，。]{0,8}(?P<what>议案|提案)$", {"议案", "提案"}),
        (f"{SLOT}+等[^，。]{{2}}单位(?:（.*）)?", {"单位"}),
        ("[^，。]{2}(?=(?:正在)?有.*机组)", {"机组"}),
        (r"\+[0-9]*%|涨(?:了)?", {"+", "涨"}),
    ],
)
def test_an_expression_needs(expression: str, needed: set[str]) -> None:
    assert needs(expression) == needed


@pytest.mark.parametrize("expression", ["[^，。]{2}", "希望|.", "(?:希望)?", "(?<=希望)", "(?:希望){0,2}", r"\d+"])
def test_what_finds_other_things_needs_none(expression: str) -> None:
    with pytest.raises(ValueError, match="has to have a certain word"):
        needs(expression)


def test_each_example_of_a_form_has_a_word_that_it_needs() -> None:
    told = 0
    for row in ROWS:
        form, read = row["form"].replace("□", SLOT), row["example"].split("|")[0].replace("□", SLOT)
        text = read.replace("[", "").replace("]", "")
        try:
            assert any(word in text for word in needs(form)), (form, text)
        except ValueError:
            continue
        told += 1
    assert told > len(ROWS) * 0.99


def test_a_text_holds_the_clues_whose_words_it_has() -> None:
    wishes, denials = Clue("希望|力[争求]"), Clue("(?<!即)未(?!来)")
    assert clues_in("两地力求合作") & wishes.bit
    assert not clues_in("两地力求合作") & denials.bit
    assert clues_in("未来") & denials.bit  # what stands around is for the rule
    later = Clue("合作")
    assert clues_in("两地力求合作") & later.bit


def test_what_is_rare_is_found_where_it_is() -> None:
    wishes = Rare("(?<!满怀)希望(?!小学)|力[争求]")
    text = "两地希望合作。云岭希望小学开学。两地力求共赢。"
    assert [match.span() for match in wishes.finditer(text)] == [(2, 4), (18, 20)]
    assert [match.span() for match in wishes.finditer(text, 7)] == [(18, 20)]
    assert list(wishes.finditer(text, 7, 16)) == []
    assert wishes.search(text, 3, 18) is None
    found = wishes.search(text, 3, 20)
    assert found is not None
    assert found.start() == 18


def test_a_word_is_found_in_a_long_text_wherever_it_stands() -> None:
    hope = Clue("殷切期望")
    assert all(hope.is_in("云" * before + "殷切期望" + "云" * 3000) for before in range(1990, 2010))
    assert not hope.is_in("殷切" * 4000)
