"""Who is who does not depend on order, nor on what else there is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.divisions import divisions
from zhitu.errors import VocabularyError
from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Event, Extraction, Span
from zhitu.resolve import NameResolver, Resolved
from zhitu.resolve.resolver import full_name
from zhitu.vocabulary import vocabulary

BASE = Iris().base
CLASSES = tuple(vocabulary().classes)


def resolved(
    *entities: Entity, document: str = "d", claims: tuple[Claim, ...] = (), events: tuple[Event, ...] = ()
) -> dict[str, Resolved]:
    return NameResolver(Iris()).resolve(Extraction(document, entities, claims, events))


def entity(name: str, *classes: str, key: str = "e", adcode: str | None = None) -> Entity:
    return Entity(key, name, classes or ("Organization",), (Span(0, 1),), (), adcode)


def test_a_name_that_tells_nothing_goes_by_the_fuller_one_that_ends_in_it() -> None:
    told = Entity("e", "省发改委", ("GovernmentBody",), (Span(0, 1),), ("发改部门", "四川省发改委"))
    found = resolved(told)["e"]
    assert (found.iri, found.pref_label) == (f"{BASE}四川省发改委", "四川省发改委")
    untold = Entity("e", "省发改委", ("GovernmentBody",), (Span(0, 1),), ("省发展改革委",))
    assert resolved(untold)["e"].iri == f"{BASE}省发改委_d"
    lab = Entity("e", "广州实验室", ("Laboratory",), (Span(0, 1),), ("新广州实验室",))
    assert resolved(lab)["e"].pref_label == "广州实验室", "which tells what it is by itself"


def local(name: str, *classes: str, adcode: str | None = None) -> str:
    return resolved(entity(name, *classes, adcode=adcode))["e"].iri.removeprefix(BASE)


@pytest.mark.parametrize(
    "names",
    [
        ("广州实验室", "廣州實驗室", "“广州实验室”", "广州 实验室", "广州\n实验室", "广州　实验室"),
        ("香港科技大学（广州）", "香港科技大學(廣州)", "香港科技大学 (广州)"),
        ("ＡＩ实验室", "AI实验室"),
        ("京—沪高速公路", "京-沪高速公路", "京－沪高速公路", "京~沪高速公路"),
        ("Hong Kong Lab", "Hong  Kong Lab", "Hong Kong\u3000Lab"),
        ("《南沙方案》", "南沙方案", "『南沙方案』"),
        ("云岭特别行政区政府", "云岭特別行政區（特區）政府"),
        ("江湾科学园扩建计划", "江湾科学园(科学园)扩建计划"),
    ],
)
def test_spellings_of_one_name_are_one_thing(names: tuple[str, ...]) -> None:
    found = [resolved(entity(name, "Organization"))["e"] for name in names]
    assert len({(r.iri, r.pref_label) for r in found}) == 1


def test_the_iris_are_those_of_the_vocabulary() -> None:
    assert local("广州实验室", "Laboratory") == "广州实验室"
    assert local("朝阳区", "District", adcode="110105") == "朝阳区_北京市"
    assert local("广州", "City", adcode="440100") == "广州市"
    assert local("海瑟大厦B座", "Facility") == "海瑟大厦B座"
    assert local("横琴、前海合作区", "Zone") == "横琴-前海合作区"


def test_conflicts_are_kept_apart_in_any_company() -> None:
    assert (local("苹果", "Company"), local("苹果", "Product")) == ("苹果", "苹果_Product")
    both = resolved(entity("苹果", "Product", key="p"), entity("苹果", "Company", key="c"))
    assert (both["c"].iri, both["p"].iri) == (BASE + "苹果", BASE + "苹果_Product")
    assert both["c"].pref_label == both["p"].pref_label == "苹果"
    assert local("长江", "NaturalFeature") != local("长江", "Company")
    assert local("中山", "Person") != local("中山", "City", adcode="442000")
    assert local("深中通道", "Facility") == local("深中通道", "Project")


def test_a_plan_of_generic_title_carries_issuer_or_year_or_document() -> None:
    plan = entity("《实施方案》", "Policy", key="p")
    state = entity("国务院", "GovernmentBody", key="g")
    issued = (Claim("p", "issuedBy", "g", (Span(0, 1),)),)
    dated = (Event("p", "issued", "2022-06", (Span(0, 1),)),)
    assert resolved(plan, state, claims=issued, events=dated)["p"].iri == BASE + "实施方案_国务院_2022"
    assert resolved(plan, state, events=dated)["p"].iri == BASE + "实施方案_2022_d"
    assert resolved(plan, state, document="a-b")["p"].iri == BASE + "实施方案_a-b"
    assert resolved(plan)["p"].pref_label == "实施方案"


def test_names_by_document_are_as_many_as_documents() -> None:
    plan = entity("《实施方案》", "Policy")
    names = [
        "2024-01",
        "2024 01",
        "a b",
        "a%20b",
        "a-b",
        "😀",
        "é",
        "e\u0301",
        "e",
        "gz/a",
        "gz-a",
        "县",
        "縣",
        "2022_a",
        "",
    ]
    made = {name: resolved(plan, document=name)["e"].iri for name in names}
    assert len(set(made.values())) == len(names), made
    dated = (Event("e", "issued", "2022-06", (Span(0, 1),)),)
    assert resolved(plan, document="a", events=dated)["e"].iri != made["2022_a"]


def test_a_person_carries_the_body_so_that_people_can_tell_namesakes_apart() -> None:
    person, body = entity("张伟明", "Person", key="p"), entity("教育部", "GovernmentBody", key="b")
    with_body = (Claim("p", "affiliatedWith", "b", (Span(0, 1),)),)
    assert resolved(person, body, claims=with_body)["p"].iri == BASE + "张伟明_教育部"
    assert resolved(person, body)["p"].iri == BASE + "张伟明_d"
    rare = entity("张湛清", "Person", key="p")
    assert resolved(rare, body)["p"].iri == BASE + "张湛清_Person"


def test_a_division_has_its_official_name() -> None:
    found = resolved(Entity("e", "穗", ("City",), (Span(0, 1),), (), "440100"))["e"]
    assert found == Resolved(BASE + "广州市", "广州市", ("City",), "440100")
    with pytest.raises(VocabularyError, match="no administrative division has the code '000000'"):
        resolved(entity("某市", "City", adcode="000000"))


def test_divisions_of_one_name_are_several_things() -> None:
    drums = [row.code for row in divisions().by_name["鼓楼区"]]
    assert len(drums) == 4
    assert len({local("鼓楼区", "District", adcode=code) for code in drums}) == 4


NAMES = st.text(alphabet="广廣州实實验驗室苹果方案《》“” 　-—()（）Aa1", min_size=1, max_size=8)
ENTITIES = st.lists(st.tuples(NAMES, st.lists(st.sampled_from(CLASSES), min_size=1, max_size=2)), max_size=12)


@given(ENTITIES, st.randoms(use_true_random=False))
def test_order_and_company_do_not_matter(things: list[tuple[str, list[str]]], shuffle: random.Random) -> None:
    entities = [entity(name, *classes, key=str(n)) for n, (name, classes) in enumerate(things)]
    # A generic title is named after its document; here all are in one.
    together = resolved(*entities)
    shuffled = list(entities)
    shuffle.shuffle(shuffled)
    assert resolved(*shuffled) == together
    assert {e.key: resolved(e)[e.key] for e in entities} == together


@given(NAMES, NAMES, st.sampled_from(CLASSES))
def test_names_that_are_shown_alike_are_one_thing_and_one_thing_is_shown_alike(one: str, other: str, kind: str) -> None:
    first, second = (resolved(entity(name, kind))["e"] for name in (one, other))
    assert (first.iri == second.iri) == (first.pref_label == second.pref_label)


@given(st.text(max_size=30))
def test_any_text_is_a_name(name: str) -> None:
    shown = full_name(name)
    assert shown.strip()
    assert full_name(shown) == shown
    assert local(name, "Laboratory")


def test_what_begins_with_a_district_that_has_namesakes_is_named_behind_its_city() -> None:
    """As a fuller form tells, what is said of the place, or else the document; if none does, it is the document's."""
    lab = entity("白云区第一小学", "School")
    fuller = Entity("e", "白云区第一小学", ("School",), (Span(0, 1),), ("贵阳市白云区第一小学",))
    one, other = (entity("白云区", "District", key=code, adcode=code) for code in ("440111", "520113"))
    assert resolved(fuller, one)["e"].pref_label == "贵阳市白云区第一小学"
    located = (Claim("e", "locatedIn", "520113", (Span(0, 1),)),)
    assert resolved(lab, one, other, claims=located)["e"].pref_label == "贵阳市白云区第一小学"
    assert resolved(lab, one)["e"].iri == BASE + "广州市白云区第一小学"
    assert resolved(lab, one, other)["e"].iri == BASE + "白云区第一小学_d"
    city, country = (
        entity("贵阳市", "City", key="c", adcode="520100"),
        entity("中国", "Country", key="n", adcode="100000"),
    )
    assert resolved(lab, city, country)["e"].iri == BASE + "贵阳市白云区第一小学"
    in_city = (Claim("e", "locatedIn", "c", (Span(0, 1),)),)
    assert resolved(lab, one, city, claims=in_city)["e"].iri == BASE + "贵阳市白云区第一小学"
    assert resolved(lab, country)["e"].iri == BASE + "白云区第一小学_d"
    assert resolved(entity("白云区", "District"))["e"].iri == BASE + "白云区_d"


def test_what_begins_with_a_town_or_zone_of_the_document_is_named_behind_its_place() -> None:
    zone, city = entity("城东新区", "Zone", key="z"), entity("韶关市", "City", key="c", adcode="440200")
    board = entity("城东新区管委会", "GovernmentBody")
    lies = (Claim("z", "partOf", "c", (Span(0, 1),)),)
    found = resolved(board, zone, city, claims=lies)
    assert (found["e"].pref_label, found["z"].iri) == ("韶关市城东新区管委会", BASE + "城东新区_韶关市")
    assert resolved(board, zone, city)["e"].pref_label == "城东新区管委会"


@pytest.mark.parametrize("name", ["云岭投资（集团）有限公司", "云岭港江湾作业区（一区）一期", "中国（云岭）贸易区"])
def test_what_brackets_tell_besides_a_short_form_stays(name: str) -> None:
    assert resolved(entity(name))["e"].pref_label == name
