"""How sure the network is of what rules say."""

from __future__ import annotations

from zhitu.extract.events.rites import BEGUN
from zhitu.extract.network.classified import Sayings
from zhitu.extract.offices.attendance import ATTENDANCE
from zhitu.extract.offices.bodies import DEPUTY, OWN
from zhitu.extract.offices.changes import APPOINTED, CHANGED, EACH
from zhitu.extract.offices.envoys import STATES
from zhitu.extract.offices.resumes import RULE as RESUME
from zhitu.extract.offices.rosters import RULE as ROSTER
from zhitu.extract.offices.speakers import SPEAKER
from zhitu.extract.relations.adjoining import PARTS
from zhitu.extract.relations.covers import SIGNED
from zhitu.extract.relations.duties import LABELLED
from zhitu.extract.relations.duties import RULE as DUTIES
from zhitu.extract.relations.plants import PROJECT
from zhitu.extract.relations.titles import HEADING, ISSUER, SITE
from zhitu.extract.statements.columns import RULE as TABLE
from zhitu.extract.statements.plain import PLAINLY
from zhitu.model import Claim, Event

__all__ = ["second_of_claim", "second_of_event"]

#: How sure the network is at least of what is told in so many words.
_DOUBTED = 0.5
#: Rules that say in so many words what the network, which knows few such sentences, may doubt but not deny:
#: 甲区是乙经济区的核心区, 学校是“甲联盟”成员, 《甲规划》范围包括乙市.
_PLAIN = frozenset(
    f"pattern:{how}"
    for how in (
        "part-of", "part-carried", "member", "members-next", "member-carried", "selected-carried",
        "taken-into", "shares-in", "parent-of", "subsidiary", "controls", "controlled-by", "next-holder", "rest-held",
        "beside-holder", "handed-shares", "sells-shares", "held-part", "takes-in-holders", "new-holders", "funder-of",
        "belongs-to", "own-unit", "adds-capital", "has-share", "takes-shares", "holders-are",
        "holder-of", "holder-carried", "subsidiary-carried",
        "measure-for", "covers-range", "extent-parts", "core-of", "nodes-of", "approved-doc", "approved-for",
        "measure-of", "houses-built-carried", "firm-of-level",
        "is-measure", "put-into-plan", "supplies-user", "buys-from", "takes-over-by", "office-seat",
        "aid-rel", "meeting-theme", "meets-about", "adopts-made", "thanks-for-help",
        "founder", "founder-was", "made-was", "made-under", "issued-was", "composed",
    )
) | {"label:foundedBy"}  # fmt: skip
#: What who is there, whose ceremony and what name it is tells in so many words.
_PLAIN_NAMES = frozenset((ATTENDANCE, BEGUN, PARTS, PROJECT, SITE))
#: What the form tells, of names that the network sees too far off.
_BY_FORM = frozenset(
    (DUTIES, RESUME, ROSTER, TABLE, ISSUER, SIGNED, DEPUTY, OWN, APPOINTED, CHANGED, EACH, STATES, SPEAKER)
)


def second_of_claim(c: Claim, said: Sayings) -> float | None:
    """How sure the network is of a claim, but of what a label or a title tells; half at least of what is plain."""
    if c.rule in _BY_FORM:
        return LABELLED
    second = said.of(c.subject, c.property, c.object)
    plain = c.rule in _PLAIN or c.rule in _PLAIN_NAMES or c.rule.endswith(PLAINLY)
    return max(second, _DOUBTED) if second is not None and plain else second


def second_of_event(e: Event, said: Sayings) -> float | None:
    """How sure the network is of an event, but of what a signature or a title tells."""
    if e.rule in (HEADING, SIGNED):
        return LABELLED
    second = said.of(e.of, e.type)
    return max(second, _DOUBTED) if second is not None and e.rule.endswith(PLAINLY) else second
