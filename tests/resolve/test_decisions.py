"""What a log comes to: the last decision holds, undone ones do not."""

from __future__ import annotations

from typing import Any

from zhitu.iri import Iris
from zhitu.resolve import Judgement, NameResolver, Passage, Thing
from zhitu.resolve.decisions import decisions, judged

ID = Iris().base
A, B = ID + "甲", ID + "乙"
RESOLVER = NameResolver(Iris())


def row(
    sequence: int, decision: Any, subject: Thing | str = A, obj: Thing | str | None = None, **more: Any
) -> Judgement:
    return Judgement(sequence, decision, "某人", "2024", "", subject, object=obj, **more)


def test_of_two_decisions_about_a_pair_the_last_holds_whichever_comes_first() -> None:
    log = [row(1, "same", A, B), row(2, "different", B, A)]
    assert decisions(log, RESOLVER).pairs == {(B, A): "different"} == decisions(reversed(log), RESOLVER).pairs
    undone = [*log, row(3, "undo", "", "2")]
    assert decisions(undone, RESOLVER).pairs == {(B, A): "same"}
    assert decisions([*undone, row(4, "undo", "", "3")], RESOLVER).pairs == {(B, A): "different"}


def test_a_thing_of_several_nodes_has_the_name_and_classes_that_were_given_last() -> None:
    log = [
        row(1, "rename", A, "甲中心"),
        row(2, "rename", B, " 《乙 中心》(北) "),
        row(3, "retype", A, "Facility, Project"),
    ]
    found = decisions(log, RESOLVER)
    assert (found.name([A]), found.name([A, B]), found.name([ID + "丙"])) == ("甲中心", "《乙 中心》(北)", None)
    assert (found.new_classes([A, B]), found.new_classes([B])) == (("Facility", "Project"), ())


def test_links_add_up_and_rejections_are_told_by_document() -> None:
    log = [
        row(1, "link", A, "https://e.org/1"),
        row(2, "link", A, "https://e.org/2"),
        row(3, "reject", ID + "claim/1", evidence=Passage("d", "原话")),
        row(4, "reject", ID + "claim/2"),
    ]
    found = decisions(log, RESOLVER)
    assert found.links == {A: {1: "https://e.org/1", 2: "https://e.org/2"}}
    assert found.rejected_in("d") == {ID + "claim/1", ID + "claim/2"}
    assert found.rejected_in("e") == {ID + "claim/2"}


def test_what_is_judged_is_named_as_before_merging() -> None:
    city = Thing("广州", ("City",))
    assert judged(row(1, "same", city, Thing("朝阳区", ("District",), (), "110105")), RESOLVER) == (
        ID + "广州市",
        ID + "朝阳区_北京市",
    )
    assert judged(row(1, "rename", Thing("年报", ("Policy",), iri=ID + "年报_2024"), "x"), RESOLVER) == (
        ID + "年报_2024",
    )
    assert judged(row(2, "undo", "", "1"), RESOLVER) == ()
    assert decisions([row(1, "same", city, ID + "广州市")], RESOLVER).pairs == {}
