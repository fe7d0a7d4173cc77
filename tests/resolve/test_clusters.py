"""Which nodes are one thing follows from the set of profiles and decisions, not from their order."""

from __future__ import annotations

from zhitu.resolve import Decided, Profile, clusters, compare


def profile(iri: str, *forms: str, kind: str = "School", adcode: str | None = None) -> Profile:
    return Profile(iri, forms[0], frozenset(forms), frozenset({kind}), adcode)


A = profile("id:a", "香港科技大学（广州）", "港科大（广州）")
B = profile("id:b", "港科大（广州）")
C = profile("id:c", "港科大（广州）", kind="Policy")


def test_a_shared_name_joins_what_is_of_one_kind() -> None:
    found = clusters({p.iri: p for p in (A, B, C)}, [compare(A, B), compare(B, C), compare(A, C)])
    assert found["id:b"].iri == found["id:a"].iri == "id:a"
    assert found["id:a"].name == "香港科技大学（广州）"
    assert found["id:c"].nodes == ("id:c",)


def test_people_have_the_last_word() -> None:
    nodes = {p.iri: p for p in (A, B, C)}
    edges = [compare(A, B)]
    assert clusters(nodes, edges, {("id:a", "id:b"): "different"})["id:b"].nodes == ("id:b",)
    assert clusters(nodes, edges, {("id:b", "id:c"): "same"})["id:c"].nodes == ("id:b", "id:c")


def test_what_people_cannot_tell_stays_as_it_was() -> None:
    nodes = {p.iri: p for p in (A, B, C)}
    edges = [compare(A, B)]
    for pair in (("id:a", "id:b"), ("id:b", "id:c")):
        assert clusters(nodes, edges, {pair: "unsure"}) == clusters(nodes, edges)


def test_what_people_call_different_is_not_joined_through_a_third() -> None:
    nodes = {p.iri: p for p in (A, B, C)}
    decided: Decided = {("id:a", "id:b"): "same", ("id:b", "id:c"): "same", ("id:a", "id:c"): "different"}
    found = clusters(nodes, [], decided)
    assert found["id:a"].nodes == ("id:a", "id:b")
    assert found["id:c"].nodes == ("id:c",)


def test_persons_of_one_name_are_one_until_people_part_them() -> None:
    one, other = (
        Profile(f"id:{body}", "张湛清", frozenset({"张湛清"}), frozenset({"Person"}), wholes=frozenset({body}))
        for body in ("广州市人民政府", "深圳市教育局")
    )
    nodes, edges = {p.iri: p for p in (one, other)}, [compare(one, other)]
    assert clusters(nodes, edges)[one.iri].nodes == tuple(sorted(nodes))
    pair = (min(nodes), max(nodes))
    assert clusters(nodes, edges, {pair: "different"})[one.iri].nodes == (one.iri,)
    bare = Profile("id:张湛清_Person", "张湛清", frozenset({"张湛清"}), frozenset({"Person"}))
    nodes, edges = nodes | {bare.iri: bare}, [*edges, compare(one, bare), compare(other, bare)]
    assert len(clusters(nodes, edges)[bare.iri].nodes) == 3
    parted = clusters(nodes, edges, {pair: "different"})
    assert [len(thing.nodes) for thing in parted.values()] == [1, 1, 1], "of whom nothing is told may be either"


def test_a_short_name_that_two_things_have_is_neither() -> None:
    short = profile("id:s", "云理大")
    first, second = profile("id:1", "云岚理工大学"), profile("id:2", "云涧理工大学")
    one = clusters({p.iri: p for p in (short, first)}, [compare(short, first)])
    assert one["id:s"].name == "云岚理工大学"
    edges = [compare(short, first), compare(short, second), compare(first, second)]
    assert [c.verdict for c in edges] == ["same", "same", "different"]
    two = clusters({p.iri: p for p in (short, first, second)}, edges)
    assert all(len(thing.nodes) == 1 for thing in two.values())


def test_what_a_document_calls_one_registered_firm_does_not_mean_another() -> None:
    one = profile("id:1", "岚野重工动力股份有限公司", "岚野重工", kind="Company")
    for name in ("岚野重工股份有限公司", "岚野重工控股集团有限公司", "岚野重工科技有限公司"):
        assert compare(one, profile("id:2", name, kind="Company")).verdict != "same", name
    assert compare(one, profile("id:2", "岚野重工", kind="Company")).verdict == "same"
    former = profile("id:3", "岚野重工动力股份有限公司", "岚野重工科技有限公司", kind="Company")
    assert compare(former, profile("id:4", "岚野重工科技有限公司", kind="Company")).verdict == "same"


def test_siblings_are_not_joined_through_an_alias_that_both_have() -> None:
    first, second = (
        profile("id:1", "岚野大桥一期", "岚野大桥", kind="Project"),
        profile("id:2", "岚野大桥二期", "岚野大桥", kind="Project"),
    )
    whole = profile("id:w", "岚野大桥", kind="Project")
    edges = [compare(first, whole), compare(second, whole), compare(first, second)]
    found = clusters({p.iri: p for p in (first, second, whole)}, edges)
    assert found["id:1"] != found["id:2"]


def test_an_official_division_gives_the_name_and_a_quarter_does_not() -> None:
    city = profile("id:long", "泰州", "泰州城", kind="City", adcode="321200")
    town = profile("id:x", "泰州城", kind="City")
    assert clusters({p.iri: p for p in (city, town)}, [compare(city, town)])["id:x"].iri == "id:long"
    quarter = profile("id:q", "前海", kind="District", adcode="440300-前海")
    zone = profile("id:z", "前海深港现代服务业合作区", kind="Zone")
    assert clusters({p.iri: p for p in (quarter, zone)}, [compare(quarter, zone)])["id:q"].iri == "id:z"


def test_an_official_name_goes_before_a_longer_one() -> None:
    council, spoken = (profile(f"id:{n}", n, kind="GovernmentBody") for n in ("国务院", "中国国务院"))
    found = clusters({p.iri: p for p in (council, spoken)}, [compare(council, spoken)])
    assert found[spoken.iri].name == "国务院"


def test_lines_that_share_one_end_are_different_lines() -> None:
    names = "深圳至佛山城际铁路", "佛山至厦门城际铁路", "佛山至深圳城际铁路"
    one, other, back = (profile(f"id:{name}", name, kind="Facility") for name in names)
    assert compare(one, other).verdict == "different"
    assert compare(one, back).verdict == "same"
