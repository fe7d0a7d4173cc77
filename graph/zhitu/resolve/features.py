"""Whether two nodes are one thing: small pure functions that each return a score with its reason.

`compare` depends on the two profiles alone and is symmetric. What speaks against (a score below zero) outweighs all
that speaks for; what only hints is `unsure`, for people to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from zhitu.divisions import TOWNS
from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.anchors import anchored, needs_anchor
from zhitu.resolve.districts import leading, pinned
from zhitu.resolve.editions import edition
from zhitu.resolve.firms import is_registered
from zhitu.resolve.kinds import compatible
from zhitu.resolve.parts import Parts, group_of, parts
from zhitu.resolve.persons import strangers
from zhitu.resolve.profile import Profile
from zhitu.resolve.relations import Relation, after_zones, relation, within
from zhitu.resolve.titles import RECURRING, repeats
from zhitu.resolve.years import dated, of_year
from zhitu.zones import is_landmark

__all__ = ["SAME", "UNSURE", "Comparison", "Feature", "Verdict", "bare", "compare", "compared", "names", "titles"]

Verdict = Literal["same", "different", "unsure"]
#: From this score on two nodes are the same; from the lower one on it is for people to say.
SAME, UNSURE = 0.8, 0.4
_STRICT = (
    {"GovernmentBody", "Organization"},
    {"Company", "FinancialInstitution", "Organization"},
    {"Laboratory", "ResearchInstitute", "Organization"},
    {"School", "ResearchInstitute"},
    {"Facility", "Project"},
    {"Policy", "Programme"},
    {"Programme", "Project", "Fund"},
    {"Region", "Zone", "District", "City"},
)


@dataclass(frozen=True, slots=True)
class Feature:
    """What one look at two nodes found: `score` from -1 (certainly different) to 1 (certainly the same)."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What all looks at two nodes found together; `one` is the smaller IRI, the score is between 0 and 1."""

    one: str
    other: str
    score: float
    verdict: Verdict
    reasons: tuple[Feature, ...] = ()


def compare(a: Profile, b: Profile) -> Comparison:
    """Whether two nodes are the same thing, different ones, or for people to decide, and why."""
    return compared(a, b)[0]


def compared(a: Profile, b: Profile) -> tuple[Comparison, str | None]:
    """The comparison, and the IRI of the node whose name is short for the other's and might be short for another."""
    if b.iri < a.iri:
        a, b = b, a
    name, shorter = _names(a, b)
    if shorter is None and _have_namesakes(a, b) and bool(_homes(a)) != bool(_homes(b)):
        shorter = int(bool(_homes(a)))  # 城关镇, of which nothing says in which county, may be any; so may 王伟
    if shorter is None and name is not None and name.score >= SAME and (told := edition(a, b)) is not None:
        shorter = told.shorter
        name = name if name.score <= told.score else Feature("edition", told.score, told.reason)
    found = tuple(
        f for f in (_division(a, b), _classes(a, b), _beside(a, b), _sites(a, b), _years(a, b), name) if f is not None
    )
    against = min((f.score for f in found), default=0.0)
    score = 0.0 if against < 0 else name.score if name else 0.0
    verdict: Verdict = "same" if score >= SAME else "unsure" if score >= UNSURE else "different"
    return Comparison(a.iri, b.iri, score, verdict, found), None if shorter is None else (a.iri, b.iri)[shorter]


def names(profile: Profile) -> tuple[Parts, ...]:
    """The names of a node that tell what it is, its own first, with what the document says of place and whole."""
    if profile.parsed is not None:
        return profile.parsed
    found = _named(profile.name, profile.forms, profile.classes, profile.wholes, profile.places, profile.beside)
    return pinned(found, _told_codes(profile, found)) if any(map(leading, profile.forms)) else found


def _told_codes(profile: Profile, found: Iterable[Parts]) -> frozenset[str]:
    """The divisions told of a node without doubt: its own, where it lies, and those in its names and wholes."""
    written = (*found, *map(parts, sorted(profile.wholes)))
    codes = {place[0] for name in written for place in name.places if len(place) == 1}
    codes |= {place for place in profile.places if place[:6].isdigit()}
    return frozenset(codes | {profile.adcode} if profile.adcode else codes)


@lru_cache(maxsize=3_000)
def _named(
    name: str,
    forms: frozenset[str],
    classes: frozenset[str],
    wholes: frozenset[str],
    places: frozenset[str],
    beside: frozenset[str],
) -> tuple[Parts, ...]:
    own = anchored([name], classes, wholes, places)
    if not own:  # one fuller name of this kind stands next to it
        fuller = [parts(full, group_of(classes)) for full in sorted(beside)]
        core = parts(name, group_of(classes)).core
        own = fuller if len(fuller) == 1 and core.endswith(fuller[0].core) else []
    others = [p for p in anchored(forms - {name}, classes, wholes, places) if p not in own and len(p.form) > 1]
    if "Conference" in classes and own and own[0].marks:  # what a document calls its one session is not all sessions
        others = [p if p.marks else replace(p, marks=own[0].marks) for p in others]
    if "GovernmentBody" in classes:
        others = [p for p in others if not _is_anothers(p, name, forms)]
    return (*own, *(p for p in others if not needs_anchor(p.form, classes) and not known.ambiguous(p.form)))


def _is_anothers(alias: Parts, name: str, forms: Iterable[str]) -> bool:
    """Whether an alias is the name of a known body, to which another name adds whose it is: 台湾教育部, 教育部."""
    whose = known.official(alias.form)
    if whose is None or whose == normal(name):
        return False
    longer = (normal(form).removesuffix(alias.form) for form in forms if normal(form).endswith(alias.form))
    return any(known.place_codes(before) for before in longer if before)


def bare(profile: Profile) -> Parts:
    """A node's own name, without what documents say of it."""
    return parts(profile.name, group_of(profile.classes))


def titles(profile: Profile) -> tuple[Parts, ...]:
    """The titles that a document has beside a plan's that tells nothing, which may be short for one of them."""
    if "Policy" not in profile.classes:
        return ()
    found = (parts(title, group_of(profile.classes)) for title in sorted(profile.beside))
    return tuple(title for title in found if not bare(profile).core.endswith(title.core))


def _division(a: Profile, b: Profile) -> Feature | None:
    renamed = a.name in b.former or b.name in a.former
    if a.adcode and b.adcode and a.adcode != b.adcode and not renamed:
        return Feature("division", -1.0, f"divisions {a.adcode} and {b.adcode}")
    return None


def _classes(a: Profile, b: Profile) -> Feature | None:
    if _compatible(a.classes, b.classes):
        return None
    return Feature("class", -1.0, f"{'/'.join(sorted(a.classes))} and {'/'.join(sorted(b.classes))}")


def _beside(a: Profile, b: Profile) -> Feature | None:
    if a.iri in b.apart or b.iri in a.apart:
        return Feature("document", -1.0, f"a document names two that are called {a.name}")
    return None


@lru_cache(maxsize=10_000)
def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(compatible(x, y) for x in a for y in b)


@lru_cache(maxsize=10_000)
def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or any(group & a and group & b for group in _STRICT)


def _sites(a: Profile, b: Profile) -> Feature | None:
    """A facility, school, hospital or zone is in one place, a town or neighbourhood in one county."""
    towns = _are_towns(a, b) or _are_zones(a, b)
    if not towns and (a.classes & b.classes).isdisjoint(("Facility", "School", "Hospital", "Zone")):
        return None
    here, there = (_homes(a), _homes(b)) if towns else (_lies(a), _lies(b))
    if not here or not there or here & there:
        return None
    ours, theirs = _codes(here), _codes(there)
    if not ours or not theirs or any(x == y or known.lower(x, y) or known.lower(y, x) for x in ours for y in theirs):
        return None
    return Feature("place", -0.5, f"in {_shown(ours)} and in {_shown(theirs)}")


def _lies(it: Profile) -> frozenset[str]:
    """Where it lies, which of a division is itself."""
    return it.places | {it.adcode} if it.adcode else it.places


def _have_namesakes(a: Profile, b: Profile) -> bool:
    persons = a.name == b.name and "Person" in a.classes & b.classes
    return persons or _are_towns(a, b) or _are_zones(a, b)


def _are_towns(a: Profile, b: Profile) -> bool:
    return "District" in a.classes & b.classes and a.name.endswith(TOWNS) and b.name.endswith(TOWNS)


def _are_zones(a: Profile, b: Profile) -> bool:
    common = a.classes & b.classes
    return a.name == b.name and ("Zone" in common or ("NaturalFeature" in common and is_landmark(a.name)))


def _homes(town: Profile) -> frozenset[str]:
    return town.places | town.wholes


@lru_cache(maxsize=10_000)
def _codes(places: frozenset[str]) -> frozenset[str]:
    return frozenset(
        code for place in places for code in ((place,) if place[:6].isdigit() else known.place_codes(place))
    )


def _shown(codes: frozenset[str]) -> str:
    return ", ".join(known.place_name(code) for code in sorted(codes)[:3])


def _years(a: Profile, b: Profile) -> Feature | None:
    """A plan that comes every year is another one in another year."""
    if not a.years or not b.years or a.years & b.years or not {"Policy", "Conference"} & a.classes & b.classes:
        return None
    if not (a.name.endswith(RECURRING) or repeats(a.name, a.classes) or "Conference" in a.classes):
        return None
    return Feature("year", -1.0, f"of {min(a.years)} and of {min(b.years)}")


def _names(a: Profile, b: Profile) -> tuple[Feature | None, int | None]:
    """The best that two forms are to each other; what sets the nodes' own names apart where nothing joins them."""
    if why := strangers(a, b):
        return Feature("name", 0.4, why), None
    kind = min(a.classes & b.classes, default="")
    alike = _alike(a.classes, b.classes)
    ours, theirs = dated(names(a), a, b), dated(names(b), b, a)
    if not ours or not theirs:
        return _untold(a, b, ours or theirs), None
    best: tuple[float, str, int | None] = (0.0, "", None)
    apart = ""
    for i, p in enumerate(ours):
        for j, q in enumerate(theirs):
            if i and j and p.core != q.core:
                continue  # what two other names hint at is not worth a look
            found = relation(of_year(p, a, q), of_year(q, b, p), kind)
            if found is None:
                continue
            if found.kind == "apart":
                apart = found.reason if i == j == 0 else apart
                continue
            score, shorter = _weighed(found, i, j, alike)
            if (i and not j and _tells_little(p, ours[0], q)) or (j and not i and _tells_little(q, theirs[0], p)):
                score = min(score, 0.5)
            if (score, found.reason) > best[:2]:
                best = (score, found.reason, shorter)
    if apart and best[0] < 0.9:
        return Feature("series", -1.0, apart), None
    return (Feature("name", best[0], best[1]), best[2]) if best[0] else (None, None)


def _tells_little(alias: Parts, own: Parts, other: Parts) -> bool:
    """Whether that an alias of one thing means the other is no more than a hint.

    Two firms by their registered names may both be called 海湾, each in its own document.
    """
    firms = is_registered(own.form) and is_registered(other.form) and not is_registered(alias.form)
    return (firms and own.core != other.core) or _cut(alias, own)


def _cut(alias: Parts, own: Parts) -> bool:
    """Whether an alias is what is left of a thing's own name without what tells which it is: 广州港 of 广州国际港."""
    return alias.weak and alias.core != own.core and within(alias.core, own.core)


def _untold(a: Profile, b: Profile, told: tuple[Parts, ...]) -> Feature | None:
    """One of them has a name that tells nothing by itself; the other might be it, for all that is known."""
    if not told:
        return None
    short, full = (b, a) if names(a) else (a, b)
    if bare(full) in titles(short):
        return Feature("name", 0.5, f"{short.name} may be short for {full.name}, which a document names as well")
    ours, theirs = bare(a).core, bare(b).core
    if ours != theirs and not ({"Zone", "Project"} & a.classes and after_zones(ours) == after_zones(theirs) != ""):
        return None
    return Feature("name", 0.4, f"nothing says which {short.name} is meant; {told[0].form} would be one")


def _weighed(found: Relation, i: int, j: int, alike: bool) -> tuple[float, int | None]:
    """The score of a relation of forms i and j, and which side is short: an alias is less than a name of its own."""
    if found.kind == "same":
        if i and j:
            return 0.5, None  # two things may share a short name
        if i or j:
            return 0.9, 1 if i else 0  # whose name is the other's alias
        return found.score, None
    score = found.score if alike else min(found.score, 0.5)
    return (min(score, 0.5), None) if i and j else (score, found.shorter)
