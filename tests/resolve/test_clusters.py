"""Which nodes are one thing follows from the set of profiles and decisions, not from their order."""

from __future__ import annotations

from zhitu.resolve import Profile, clusters, compare, components


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
    assert components(nodes, edges, {("id:b", "id:c"): "same"}) == [("id:a", "id:b", "id:c")]
    assert components(nodes, edges, {("id:a", "id:b"): "different"}) == [("id:a",), ("id:b",), ("id:c",)]
