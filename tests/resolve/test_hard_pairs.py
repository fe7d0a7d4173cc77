"""The 300 hard pairs: figures of the tuned and of the held-out ones, and what each look says."""

from __future__ import annotations

from hard_pairs import compared, pairs, profile, totals
from hypothesis import given
from hypothesis import strategies as st

from zhitu.resolve import Profile, blocks, compare, profile_from_json, profile_to_json

PAIRS = pairs()
TUNED = [pair for pair in PAIRS if not pair.held]
HELD = [pair for pair in PAIRS if pair.held]


def test_there_are_three_hundred_and_they_are_balanced() -> None:
    assert (len(TUNED), len(HELD)) == (200, 100)
    assert sum(pair.same for pair in TUNED) == 100
    assert sum(pair.same for pair in HELD) == 50
    assert len({(pair.one, pair.other) for pair in PAIRS}) == 300


def test_pairs_that_rules_were_made_for() -> None:
    found = totals(TUNED)
    assert found["precision"] >= 0.99
    assert found["recall"] >= 0.97


def test_pairs_that_nobody_looked_at() -> None:
    found = totals(HELD)
    assert found["precision"] >= 0.97
    assert found["recall"] >= 0.9


def test_what_is_found_to_be_the_same_shares_a_block() -> None:
    for pair in TUNED:
        one, other = profile(pair.one, "one"), profile(pair.other, "other")
        if one.iri != other.iri and compared(pair).verdict == "same":
            ours, theirs = blocks(one), blocks(other)
            assert any(ours[key] or theirs[key] for key in ours.keys() & theirs.keys()), pair


PROFILES = [profile(side, f"d{n}") for n, pair in enumerate(TUNED) for side in (pair.one, pair.other)]


@given(st.sampled_from(PROFILES), st.sampled_from(PROFILES))
def test_comparing_is_symmetric_and_has_a_reason(one: Profile, other: Profile) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    assert 0 <= found.score <= 1
    assert found.reasons or found.verdict == "different"
    assert profile_from_json(profile_to_json(one)) == one


NAMES = st.text(alphabet="第一二十百0123期届年中大学市省区（）()—·广州中山集团有限公司关于港a 「《", max_size=12)
KINDS = st.sampled_from(["School", "Company", "Policy", "Zone", "Facility", "GovernmentBody", "Person", "City"])
ANY = st.builds(
    lambda iri, forms, kind, wholes, years: Profile(
        iri, forms[0], frozenset(forms), frozenset({kind}), None, frozenset(), frozenset(wholes), frozenset(years)
    ),
    st.sampled_from("abc"),
    st.lists(NAMES, min_size=1, max_size=3),
    KINDS,
    st.lists(NAMES, max_size=2),
    st.lists(st.sampled_from(["2021", "2022"]), max_size=2),
)


@given(ANY, ANY)
def test_any_two_profiles_can_be_compared(one: Profile, other: Profile) -> None:
    found, back = compare(one, other), compare(other, one)
    assert 0 <= found.score <= 1
    assert blocks(one) is not None
    if one.iri != other.iri:
        assert found == back
