"""A graph as a networkx MultiDiGraph: entities and the claims between them, each claim with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

import networkx as nx

from zhitu.errors import BadValue
from zhitu.sparql import Queryable
from zhitu.view.instead import would
from zhitu.view.records import (
    GAZETTEER,
    Link,
    classes_of,
    details,
    divisions,
    events,
    figures,
    links,
    mentions,
    nodes_about,
    passages,
)
from zhitu.view.selection import (
    EVERY_STATUS,
    Selection,
    class_names,
    near,
    relation_names,
    select,
    status_names,
)
from zhitu.vocabulary import vocabulary

__all__ = ["network", "otherwise"]


def network(
    graph: Queryable,
    *,
    around: str | Collection[str] | None = None,
    hops: int = 1,
    types: Collection[str] = (),
    relations: Collection[str] = (),
    statuses: Collection[str] = (),
    max_nodes: int | None = None,
    records: bool = True,
) -> nx.MultiDiGraph[str]:
    """The network of a graph, or the part of it that is asked for.

    around     IRI of the entity in the middle, with all that is within `hops` claims of it; of several, all of that
    types      classes (upper ones too): entities of them, and whatever they are directly related to
    relations  only claims of these relations, and what they join
    statuses   only claims of these, and what they join; all but rejected by default
    max_nodes  at most so many entities: the nearest, best connected, most mentioned, as far as may be related
    records    whether nodes carry their events and figures

    A node is an entity's IRI, with label, classes, aliases, mentions, degree, events, figures, and `absent`, how many
    relations the graph has of it besides those that are there. An edge has the claim's IRI as key, and relation, label,
    status, confidence, role, date, evidence (a list of quote, start, document, title, date). What there is not is
    left out. `graph.graph` tells how many `entities` and `claims` there are without the cap.

    Which division is part of which, where no claim says so, are edges of the status `gazetteer` between the entities
    that are there anyway: no claims, with no evidence.
    """
    if hops < 0:
        raise BadValue("number of hops", str(hops), ["0", "1", "2"])
    middle = None if around is None else [around] if isinstance(around, str) else list(around)
    chosen = _chosen(graph, middle, hops, types=types, relations=relations, statuses=statuses, max_nodes=max_nodes)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(entities=chosen.entities_before, claims=chosen.links_before)
    counted = mentions(graph)
    about = nodes_about(graph, chosen.entities)
    happened = events(graph, chosen.entities) if records else {}
    measured = figures(graph, chosen.entities) if records else {}
    absent = _absent(graph, chosen)
    for entity in sorted(chosen.entities):
        told = {"events": happened.get(entity), "figures": measured.get(entity), "absent": absent[entity]}
        made.add_node(entity, **about[entity], mentions=counted.get(entity, 0), **{k: v for k, v in told.items() if v})
    _add_edges(graph, made, chosen.links)
    _add_edges(graph, made, _known(graph, chosen.entities, chosen.links, relations, statuses))
    for entity, degree in made.degree():
        made.nodes[entity]["degree"] = degree
    return made


def otherwise(
    graph: Queryable,
    *,
    around: Collection[str] | None = None,
    hops: int = 1,
    types: Collection[str] = (),
    relations: Collection[str] = (),
    statuses: Collection[str] = (),
) -> dict[str, dict[str, int]]:
    """With which other types, relations, statuses and hops a part that has nothing would have how much; see `would`."""
    asked = {"types": types, "relations": relations, "statuses": statuses}

    def choose(*, hops: int = hops, **other: Collection[str]) -> Selection:
        return _chosen(graph, around, hops, **(asked | other), max_nodes=None)

    return would(graph, choose, asked, set(around or ()), hops)


def _chosen(
    graph: Queryable,
    middle: Collection[str] | None,
    hops: int,
    *,
    types: Collection[str],
    relations: Collection[str],
    statuses: Collection[str],
    max_nodes: int | None,
) -> Selection:
    wanted, held = relation_names(relations), status_names(statuses)
    distance = None
    if middle is not None:
        distance = near(middle, hops, lambda ends: links(graph, wanted, held, of=ends))
    found = links(graph, wanted, held, of=distance)
    counted = mentions(graph)
    everyone = {*counted, *(e for k in found for e in (k.subject, k.object))} if distance is None else {*distance}
    of_class = None
    if types:
        asked = class_names(types)
        of_class = {e for e, names in classes_of(graph, everyone).items() if asked & set(names)}
    only = wanted or (held and held != EVERY_STATUS)
    joined = _known(graph, everyone, found, wanted, held) if only else None
    return select(found, counted, distance=distance, of_class=of_class, joined=joined, most=max_nodes)


def _absent(graph: Queryable, chosen: Selection) -> Counter[str]:
    """How many relations of each of the chosen entities, rejected ones aside, were not chosen."""
    there = {(k.subject, k.relation, k.object, k.status) for k in chosen.links}
    every = {(k.subject, k.relation, k.object, k.status) for k in links(graph, of=chosen.entities)}
    return Counter(end for s, r, o, status in every - there for end in {s, o})


def _known(
    graph: Queryable,
    entities: Collection[str],
    found: Iterable[Link],
    relations: Collection[str],
    statuses: Collection[str],
) -> list[Link]:
    """What the gazetteer alone knows of these entities, where it is wanted."""
    wanted, held = relation_names(relations), status_names(statuses)
    if (wanted and "partOf" not in wanted) or (held and GAZETTEER not in held):
        return []
    said = {(k.subject, k.object) for k in found if (k.relation, k.status) == ("partOf", "occurred")}
    return [k for k in divisions(graph, entities) if (k.subject, k.object) not in said]


def _add_edges(graph: Queryable, made: nx.MultiDiGraph[str], shown: Collection[Link]) -> None:
    claims = [link.claim for link in shown]
    evidence, more = passages(graph, claims), details(graph, claims)
    known = vocabulary().relations
    for link in shown:
        made.add_edge(
            link.subject,
            link.object,
            key=link.claim,
            relation=link.relation,
            label=known[link.relation].zh if link.relation in known else link.relation,
            status=link.status,
            confidence=link.confidence,
            evidence=evidence.get(link.claim, []),
            **more.get(link.claim, {}),
        )
