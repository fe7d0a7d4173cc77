"""Sets of classes that rules of several modules mean alike."""

from __future__ import annotations

from zhitu.vocabulary import vocabulary

__all__ = ["AREAS", "BODIES", "BUILT", "DIVISIONS", "FIRMS", "PLACES", "SITED", "STRUCTURES", "TERRITORIES"]

#: All organizations, all places.
BODIES, PLACES = vocabulary().below("Organization"), vocabulary().below("Place")
#: What a country is divided into, and with it.
DIVISIONS = frozenset(("Region", "City", "District"))
TERRITORIES = DIVISIONS | {"Country"}
#: Parts of a town.
AREAS = frozenset(("District", "Zone"))
FIRMS = frozenset(("Company", "FinancialInstitution"))
#: What is built, and its building.
STRUCTURES = frozenset(("Facility", "Project"))
#: What stands somewhere; what is built, of which a laboratory may be no more than a name in a house.
SITED = STRUCTURES | {"Zone", "School", "Hospital", "ResearchInstitute"}
BUILT = SITED | {"Laboratory"}
