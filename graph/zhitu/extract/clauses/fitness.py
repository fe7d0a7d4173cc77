"""Which event types can happen to things of which class."""

from __future__ import annotations

from functools import cache

from zhitu.extract.text.classes import BODIES, PLACES, STRUCTURES
from zhitu.extract.text.wording import words

__all__ = ["ACTING", "ACTORS", "ALLOWED", "allowed"]

#: Who can act.
ACTORS = BODIES | PLACES - {"NaturalFeature"}
#: By which relations somebody acts: whether the subject does, whether the object.
ACTING = (
    {"cooperatesWith": (True, True)}
    | dict.fromkeys(("builds", "implements", "participatesIn", "owns", "uses", "produces", "focusesOn"), (True, False))
    | dict.fromkeys(("issuedBy", "approvedBy", "foundedBy", "operatedBy"), (False, True))
)
#: Which classes an event type fits; what is not here fits none.
ALLOWED: dict[str, frozenset[str]] = {
    "announced": frozenset({"Policy", "Programme", "Project", "Fund", "Conference", "Product"}),
    "issued": frozenset({"Policy", "Programme"}),
    "approved": frozenset(
        {"Policy", "Programme", "Project", "Fund", "Facility", "Zone", "Conference", "Product", *BODIES}
        - {"GovernmentBody", "Company"}
    ),
    "planned": frozenset(
        {"Programme", "Project", "Fund", "Facility", "Zone", "Product", "NaturalFeature", *BODIES} - {"GovernmentBody"}
    ),
    "constructionStarted": frozenset({*STRUCTURES, "Zone", "Programme", *BODIES} - {"GovernmentBody", "Company"}),
    "underConstruction": frozenset(
        {*STRUCTURES, "Zone", "Programme", *BODIES} - {"GovernmentBody", "Company", "FinancialInstitution"}
    ),
    "milestone": frozenset(
        {*STRUCTURES, "Zone", "Programme", "Product", "Hospital", "School", "Laboratory", "ResearchInstitute"}
    ),
    "completed": frozenset(
        {
            *STRUCTURES,
            "Zone",
            "Programme",
            "Product",
            "Hospital",
            "School",
            "Laboratory",
            "ResearchInstitute",
            "Organization",
        }
    ),
    "opened": frozenset(
        {
            *STRUCTURES,
            "Zone",
            "Fund",
            "Product",
            "Programme",
            "School",
            "Hospital",
            "Laboratory",
            "ResearchInstitute",
            "FinancialInstitution",
            "Organization",
        }
    ),
    "founded": frozenset({*BODIES, "Zone", "Fund", "Facility", "NaturalFeature", "Conference"}),
    "signed": frozenset({"Policy", "Project", "Programme"}),
    "tookEffect": frozenset({"Policy", "Programme", "Project", "Fund"}),
    "awarded": frozenset(
        {
            *BODIES,
            *STRUCTURES,
            "Zone",
            "City",
            "District",
            "Programme",
            "Project",
            "Product",
            "Person",
            "NaturalFeature",
        }
    ),
    "held": frozenset({"Conference"}),
}

#: Words and patterns that fit other classes than their event: these as well (+), not these (-), or only these (=).
_OTHERWISE = (
    # What a firm does when it begins: 甲工厂投产, but 乙公司启用丙系统.
    (words("firm-begins"), "+", "Company"),
    # What is built by an agreement signed for it (签约共建甲实验室), and not who signs.
    (("sign-built", "sign-deal", "sign-listed", "signed-in"), "+", "Facility Zone Laboratory ResearchInstitute"),
    # A plant is agreed on by what an organization settles by: 甲工厂签约落户.
    (("signed:签约落户", "signed:签约落地"), "+", "Facility"),
    (("founded:签约落户", "founded:签约入驻"), "-", "Facility"),
    # A zone, a fair or a mountain is not founded by that: it only tells where it will be.
    (("founded:落户", "founded:安家落户"), "-", "Zone Facility NaturalFeature Conference"),
    (("announces-plan",), "+", "Zone Facility Laboratory ResearchInstitute School Hospital Organization"),
    (("works-ended", "ends-works"), "+", "District"),  # 甲社区完成整体改造
    (("sent-up",), "+", "Policy"),
    (("approved-anew",), "+", "City District"),  # 批复同意撤销甲县，设立甲市
    (("opened:开馆",), "+", "GovernmentBody"),  # of a consulate
    # What roads and lines do: 中铁某院设计，……建成通车.
    (
        words("roads-open"),
        "-",
        "School Hospital ResearchInstitute Laboratory Organization FinancialInstitution",
    ),
    (("held:举办", "held:举行"), "+", "Programme"),  # 举办“甲行”活动
    # What houses and schools do, and no zone or fund around them; what vehicles do, and no station.
    (words("houses-open"), "-", "Zone Fund Programme"),
    (("开行", "首次开行"), "=", "Product Programme"),
    (("founded:建立", "founded:确立", "founded:set-up"), "+", "Programme"),  # 建立合作机制
    # What is brought out as goods are, put into service or made known, and not as a document or a plan is.
    (("launched-product", "opened:启动", "announced:发布"), "=", "Product"),
    (("opened:挂牌上市", "opened:traded"), "=", "Product Fund"),  # what is traded at an exchange, and not the exchange
    # Of what a school was charged with; that a zone or a laboratory is accepted is no end of building.
    (("completed:通过验收",), "-", "School"),
    (("accepted", "accepted-next"), "-", "School Zone Laboratory ResearchInstitute"),
    (("accepted-zone", "accepted-zone-next"), "=", "Zone Laboratory ResearchInstitute"),
    (("tookEffect:落地",), "-", "Fund"),  # a fund that settles is founded there
)
#: By the word, or by event and word where only one of its senses differs.
_BY_WORD = {word: (how, frozenset(classes.split())) for told, how, classes in _OTHERWISE for word in told}


@cache
def allowed(event: str, word: str) -> frozenset[str]:
    """Which classes an event type fits where this word, or the pattern of this id, says it."""
    how, classes = _BY_WORD.get(f"{event}:{word}") or _BY_WORD.get(word) or ("+", frozenset[str]())
    if how == "=":
        return classes
    return ALLOWED[event] | classes if how == "+" else ALLOWED[event] - classes
