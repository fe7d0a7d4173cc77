"""Nodes that go by another IRI since what documents say has changed.

The IRI of a thing whose name others have too carries what a document told first of it: a person the body (王伟_教育部),
a plan its issuer, a town its county. Where no document makes such an IRI any more, the thing is the one node of the
same name of which documents still tell all that the IRI carries; where there are several, or none, nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.iri import Iris, local_name
from zhitu.resolve import Profile, profile_from_json
from zhitu.resolve.districts import telling_name
from zhitu.store import NodeRow, Nodes

__all__ = ["carries", "namesakes", "present"]


def carries(iri: str, iris: Iris) -> bool:
    """Whether an IRI carries more than the name of the thing."""
    return bool(_parts(iri, iris)[1])


def present(iri: str, nodes: Nodes, iris: Iris) -> str | None:
    """The IRI by which a thing goes that none has by its former one; None where it still is, or cannot be told."""
    if exists(nodes.find(iri)):
        return None
    told = set(_parts(iri, iris)[1].split("_"))
    found = [node for node, profile in _namesakes(iri, nodes, iris) if told <= _told(profile)]
    return found[0] if len(found) == 1 else None


def exists(row: NodeRow | None) -> bool:
    """Whether something was said of a node by the last change that was settled."""
    return row is not None and bool(row.profile)


def namesakes(iri: str, nodes: Nodes, iris: Iris) -> list[str]:
    """IRIs of the nodes of the same name, in order."""
    return [node for node, _ in _namesakes(iri, nodes, iris)]


def _namesakes(iri: str, nodes: Nodes, iris: Iris) -> Iterator[tuple[str, Profile]]:
    name, _ = _parts(iri, iris)
    for row in nodes.beginning(iris.base + name):
        if row.iri != iri and row.profile.strip() and _parts(row.iri, iris)[0] == name:
            yield row.iri, profile_from_json(row.profile)


def _parts(iri: str, iris: Iris) -> tuple[str, str]:
    """The name in an IRI, and what it carries beside it."""
    name, _, told = iri.removeprefix(iris.base).partition("_")
    return name, told


def _told(profile: Profile) -> set[str]:
    """What an IRI of the node might carry."""
    places = {telling_name(place) if place[:6].isdigit() else place for place in profile.places}
    return {local_name(name) for name in profile.wholes | places} | profile.years
