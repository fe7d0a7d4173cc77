"""The summary counts, dates and compares, and a change of documents leaves it as making it anew does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import permutations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.resources import ontology_path
from zhitu.summary import ONCE, changes, marker, summarized
from zhitu.summary.disagreeing import dates_disagree, figures_disagree, rounded_from

IRIS = Iris()
DAYS = {"2020": ("2020-01-01", "2020-12-31"), "2020-06": ("2020-06-01", "2020-06-30")}
#: On a busy machine making examples may take long, which says nothing of the tests.
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS["2021-05-03"] = ("2021-05-03", "2021-05-03")


def document(
    name: str, issued: str, mentions: Iterable[str] = (), opened: Iterable[str] = (), passengers: Iterable[str] = ()
) -> list[str]:
    """A document that names things, says when the airport was opened, and how many passengers it had."""
    graph = IRIS.document(name)
    about, said = f"<{IRIS.entity('白云机场')}>", list[tuple[str, str, str]]()
    said.append((f"<{graph}>", f"{PREFIXES['dcterms']}issued", f'"{issued}"^^<{PREFIXES["edtf"]}edtf>'))
    for n, it in enumerate(mentions):
        said.append((f"<{graph}#char={n},{n + 2}>", f"{ZT}mentions", f"<{IRIS.entity(it)}>"))
    for n, day in enumerate(opened):
        event = f"<{IRIS.base}event/{name}-{n}>"
        told = {"of": about, "eventType": f"<{ZT}opened>", "status": f"<{ZT}occurred>"}
        for key, value in zip(("earliest", "latest"), DAYS[day], strict=True):
            told[key] = f'"{value}"^^<{PREFIXES["xsd"]}date>'
        said += [(event, ZT + key, value) for key, value in told.items()]
    for n, count in enumerate(passengers):
        told = {"about": about, "indicator": '"客流量"@zh', "period": f'"2021"^^<{PREFIXES["edtf"]}edtf>'}
        told |= {"value": f'"{count}"^^<{PREFIXES["xsd"]}decimal>', "bound": f"<{ZT}exactly>"}
        told["status"] = f"<{ZT}occurred>"
        said += [(f"<{IRIS.base}observation/{name}-{n}>", ZT + key, value) for key, value in told.items()]
    return [f"{s} <{p}> {o} <{graph}> ." for s, p, o in said]


def stored(*documents: list[str]) -> ox.Store:
    """A store of these documents, with its summary."""
    store = ox.Store()
    for lines in documents:
        load(store, lines)
    load(store, [marker(IRIS), *summarized(store, IRIS)])
    return store


def load(store: ox.Store, lines: Iterable[str]) -> None:
    store.load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)


def summary(store: ox.Store) -> set[str]:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(IRIS.graph("summary")))
    return {f"{q.subject} {q.predicate} {q.object}".replace(ZT, "").replace(IRIS.base, "") for q in quads}


def change(store: ox.Store, drop: Iterable[str], lines: list[str]) -> None:
    """Replace documents and keep the summary current, as the pipeline does."""
    graphs = [IRIS.document(name) for name in drop]
    told = changes(store, IRIS, graphs, lines)
    for graph in graphs:
        store.remove_graph(ox.NamedNode(graph))
    load(store, lines)
    for line in told.removed:
        (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
        assert quad in store
        store.remove(quad)
    load(store, told.added)


def test_what_documents_say_taken_together() -> None:
    store = stored(
        document("a", "2022-09", ["广州", "广州", "南沙"], ["2020-06"], ["5"]),
        document("b", "2023", ["广州"], ["2021-05-03"], ["7"]),
    )
    date, integer = f"^^<{PREFIXES['xsd']}date>", f"^^<{PREFIXES['xsd']}integer>"
    assert summary(store) == {
        "<graph/summary> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Summary>",
        f'<doc/a> <firstDay> "2022-09-01"{date}',
        f'<doc/b> <firstDay> "2023-01-01"{date}',
        f'<广州> <mentionCount> "3"{integer}',
        f'<广州> <documentCount> "2"{integer}',
        f'<南沙> <mentionCount> "1"{integer}',
        f'<南沙> <documentCount> "1"{integer}',
        "<白云机场> <disputedEvent> <opened>",
        '<白云机场> <disputedFigure> "客流量"@zh',
    }


def test_one_document_does_not_contradict_itself_nor_a_vaguer_one() -> None:
    assert not dates_disagree([("a", *DAYS["2020-06"]), ("a", *DAYS["2021-05-03"])])
    assert not dates_disagree([("a", *DAYS["2020-06"]), ("b", *DAYS["2020"])])
    told = [("a", "2021", "人", "5", ""), ("a", "2021", "人", "7", "")]
    assert not figures_disagree(told)
    assert figures_disagree([*told, ("b", "2021", "人", "7", "")])


def test_a_range_disagrees_with_what_lies_outside_of_it() -> None:
    told = ("a", "2021", "亿元", "10", "15")
    values = {"10": False, "12.3": False, "15": False, "16": True, "9": True}
    assert {one: figures_disagree([told, ("b", "2021", "亿元", one, "")]) for one in values} == values
    assert not figures_disagree([told, ("b", "2021", "亿元", "14", "20")])
    assert figures_disagree([told, ("b", "2021", "亿元", "17", "20")])


@BUSY
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 6), st.integers(0, 3)), max_size=7))
def test_dates_disagree_where_any_two_documents_do(told: list[tuple[str, int, int]]) -> None:
    spans = [(document, str(first), str(first + length)) for document, first, length in told]
    pairs = [one[0] != other[0] and one[2] < other[1] for one, other in permutations(spans, 2)]
    assert dates_disagree(spans) == any(pairs)


VALUES = st.sampled_from(["44786000", "44800000", "44840000", "45000000", "6.1", "6.14", "6", "7", "1000", "1049.5"])


@BUSY
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12"), VALUES), max_size=7))
def test_figures_disagree_where_any_two_documents_do(told: list[tuple[str, str, str]]) -> None:
    spans = [(document, period, *rounded_from(Decimal(value))) for document, period, value in told]
    pairs = [x[0] != y[0] and x[1] == y[1] and x[3] <= y[2] for x, y in permutations(spans, 2)]
    assert figures_disagree((document, period, "人", value, "") for document, period, value in told) == any(pairs)


SAID = st.builds(
    document,
    st.sampled_from("abc"),
    st.sampled_from(["2022", "2022-09", "2022-09-20"]),
    st.lists(st.sampled_from(["广州", "南沙", "白云机场"]), max_size=4),
    st.lists(st.sampled_from(sorted(DAYS)), max_size=2),
    st.lists(st.sampled_from(["5", "5.0", "5.2", "7"]), max_size=2),
)


@settings(BUSY, max_examples=60)
@given(st.lists(SAID, max_size=2), st.lists(st.tuples(st.sets(st.sampled_from("abc")), SAID), max_size=5))
def test_a_change_leaves_what_making_it_anew_gives(
    first: list[list[str]], steps: list[tuple[set[str], list[str]]]
) -> None:
    store = stored(*first)
    for drop, lines in steps:
        named = lines[0].rsplit(" ", 2)[1].rsplit("/", 1)[1][:-1]
        change(store, sorted(drop | {named}), lines)
        kept = summary(store)
        store.remove_graph(ox.NamedNode(IRIS.graph("summary")))
        load(store, [marker(IRIS), *summarized(store, IRIS)])
        assert kept == summary(store)


def test_a_document_that_says_the_same_changes_nothing() -> None:
    lines = document("a", "2022-09", ["广州"], ["2020-06"], ["5"])
    store = stored(lines, document("b", "2023", ["广州"], ["2021-05-03"], ["7"]))
    told = changes(store, IRIS, [IRIS.document("a")], lines)
    assert (told.removed, told.added) == ((), ())


def test_the_question_asks_for_the_events_that_happen_once() -> None:
    text = (ontology_path() / "queries" / "dates-disagree.rq").read_text(encoding="utf-8")
    listed = text.split("VALUES ?type {")[1].split("}")[0].split()
    assert sorted(listed) == [f"zt:{name}" for name in ONCE]


@pytest.mark.parametrize("graph", ["curated", "gazetteer"])
def test_what_is_no_document_does_not_count(graph: str) -> None:
    lines = [line.replace(IRIS.document("a"), IRIS.graph(graph)) for line in document("a", "2022", ["广州"], ["2020"])]
    store = stored(lines)
    assert len(summary(store)) == 1
    assert changes(store, IRIS, [IRIS.graph(graph)], lines).added == ()
