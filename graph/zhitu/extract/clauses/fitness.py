"""Which event types can happen to things of which class."""

from __future__ import annotations

from zhitu.extract.text.classes import BODIES, PLACES, STRUCTURES

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

#: What a firm does when it begins: 甲工厂投产, but 乙公司启用丙系统.
_BEGINS = frozenset(
    ("投产", "试生产", "试产", "投入生产", "正式投产", "建成投产", "开业", "试营业", "开张", "开门营业")
)

#: What is built by an agreement signed for it (签约共建甲实验室), and not who signs.
_AGREED = frozenset(("sign-built", "sign-deal", "sign-listed", "signed-in"))
_BUILT_BY_IT = frozenset({"Facility", "Zone", "Laboratory", "ResearchInstitute"})


#: What is done to quarters, too: 甲社区完成整体改造.
_RENEWED = frozenset(("works-ended", "ends-works"))
#: What houses and schools do, and no zone or fund around them; what vehicles do, and no station.
_HOUSES = frozenset(("开馆", "开馆迎客", "落成开馆", "开院", "开诊", "开课", "开学"))
_RUNS = frozenset(("开行", "首次开行"))
#: What founds a way of working together (建立合作机制), too.
_SETS_UP = frozenset(("建立", "确立", "set-up"))
#: What is brought out as goods are, and not as a document or a plan is.
_SHOWN = frozenset(("launched-product",))
#: What is put into service (启动甲平台) or made known (发布甲指数) where another class would be begun or issued.
_PRODUCTS_ONLY = frozenset((("opened", "启动"), ("announced", "发布")))
#: What is traded at an exchange, and not the exchange.
_TRADED = frozenset(("挂牌上市", "traded"))


def allowed(event: str, word: str) -> frozenset[str]:
    """Which classes an event type fits where this word, or the pattern of this id, says it."""
    if word in _SHOWN or (event, word) in _PRODUCTS_ONLY:
        return frozenset({"Product"})
    if event == "opened" and word in _TRADED:
        return frozenset({"Product", "Fund"})
    if word in _RENEWED:
        return ALLOWED[event] | {"District"}
    if word == "sent-up":
        return ALLOWED[event] | {"Policy"}
    if word in _HOUSES:
        return ALLOWED[event] - {"Zone", "Fund", "Programme"}
    if word in _RUNS:
        return frozenset({"Product", "Programme"})
    if event == "founded" and word in _SETS_UP:
        return ALLOWED[event] | {"Programme"}
    if event == "completed" and word == "通过验收":
        return ALLOWED[event] - {"School"}  # of what a school was charged with
    if event == "tookEffect" and word == "落地":
        return ALLOWED[event] - {"Fund"}  # a fund that settles is founded there
    if word in _AGREED:
        return ALLOWED[event] | _BUILT_BY_IT
    return ALLOWED[event] | {"Company"} if word in _BEGINS else ALLOWED[event]
