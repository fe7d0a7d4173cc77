"""Who issued a document's own plan where its text does not say so: the government body that published the document."""

from __future__ import annotations

from dataclasses import replace

from zhitu.model import Claim, Document, Entity, Extraction
from zhitu.names import normal
from zhitu.resolve.anchors import seat
from zhitu.resolve.kinds import expected
from zhitu.resolve.resolver import full_name

__all__ = ["with_issuer"]

_PUBLISHER = "publisher"


def with_issuer(document: Document, extraction: Extraction) -> Extraction:
    """What is extracted, with the publisher as issuer of the plan that the document is: to tell its node by, no more.

    It is the plan with whose title the text begins, or that the document's own title names. Of others that it names
    nothing is said, since a city's document may name what the whole country knows.
    """
    publisher = document.publisher or ""
    if expected(publisher) != "GovernmentBody" or not seat(full_name(publisher)):
        return extraction
    told = {claim.subject for claim in extraction.claims if claim.property == "issuedBy"}
    plans = [e for e in extraction.entities if "Policy" in e.classes and e.key not in told and _is_own(e, document)]
    if not plans:
        return extraction
    issuer = Entity(_PUBLISHER, publisher, ("GovernmentBody",), ())
    claims = (Claim(plan.key, "issuedBy", _PUBLISHER, plan.mentions[:1]) for plan in plans)
    return replace(extraction, entities=(*extraction.entities, issuer), claims=(*extraction.claims, *claims))


def _is_own(plan: Entity, document: Document) -> bool:
    begins = any(span.start == 0 for span in plan.mentions)  # of a text that is not kept only names are
    return begins or normal(plan.name) in normal(document.title or "")
