"""Which event types can happen to things of which class."""

from __future__ import annotations

from zhitu.vocabulary import vocabulary

__all__ = ["ACTING", "ACTORS", "ALLOWED", "BODIES", "PLACES"]

_WORKS = {"Facility", "Project"}
#: Classes of organizations, of places, and of both: who can act.
BODIES, PLACES = vocabulary().below("Organization"), vocabulary().below("Place")
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
    "constructionStarted": frozenset({*_WORKS, "Zone", "Programme", *BODIES} - {"GovernmentBody", "Company"}),
    "underConstruction": frozenset(
        {*_WORKS, "Zone", "Programme", *BODIES} - {"GovernmentBody", "Company", "FinancialInstitution"}
    ),
    "milestone": frozenset(
        {*_WORKS, "Zone", "Programme", "Product", "Hospital", "School", "Laboratory", "ResearchInstitute"}
    ),
    "completed": frozenset(
        {*_WORKS, "Zone", "Programme", "Hospital", "School", "Laboratory", "ResearchInstitute", "Organization"}
    ),
    "opened": frozenset(
        {
            *_WORKS,
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
        {*BODIES, *_WORKS, "Zone", "City", "District", "Programme", "Project", "Product", "Person", "NaturalFeature"}
    ),
    "held": frozenset({"Conference"}),
}
