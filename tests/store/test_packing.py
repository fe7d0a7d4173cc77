"""What the ledger keeps of a source is what it was given, whatever the values."""

from __future__ import annotations

import zlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.store import Node, Record, masked, pack, packing, unpack

TEXT = st.text(max_size=12)  # lone surrogates too
MAYBE = st.none() | TEXT
SURE = st.floats(0, 1)
SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda s: Span(min(s), max(s))), max_size=3)
EVIDENCE = SPANS.map(tuple)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
STATUS = st.sampled_from(("occurred", "expected"))
NUMBER = st.decimals(allow_nan=False, allow_infinity=False)
ENTITIES = st.builds(Entity, TEXT, TEXT, NAMES, EVIDENCE, NAMES, MAYBE, SURE, TEXT)
CLAIMS = st.builds(Claim, TEXT, TEXT, TEXT, EVIDENCE, STATUS, SURE, MAYBE, MAYBE, TEXT)
EVENTS = st.builds(Event, TEXT, TEXT, MAYBE, EVIDENCE, STATUS, SURE, TEXT)
FIGURES = st.builds(
    Observation, TEXT, TEXT, NUMBER, TEXT, TEXT, MAYBE, EVIDENCE, st.none() | NUMBER, STATUS, SURE, TEXT
)
EXTRACTIONS = st.builds(
    Extraction,
    TEXT,
    *(st.lists(kind, max_size=3).map(tuple) for kind in (ENTITIES, CLAIMS, EVENTS, FIGURES)),
    NAMES,
)
DOCUMENTS = st.builds(Document, TEXT, TEXT, TEXT, MAYBE, MAYBE, MAYBE, MAYBE, TEXT, TEXT, NAMES)
NODES = st.dictionaries(TEXT, st.builds(Node, TEXT, TEXT, NAMES, MAYBE), max_size=3)


@settings(max_examples=100, deadline=None)
@given(st.builds(Record, DOCUMENTS, EXTRACTIONS, NODES, NAMES, NAMES))
def test_a_record_survives_packing(record: Record) -> None:
    again = unpack(pack(record))
    assert again == record
    assert pack(again) == pack(record)
    for ours, theirs in zip(record.extraction.observations, again.extraction.observations, strict=True):
        assert ours.value.as_tuple() == theirs.value.as_tuple()  # 1.0 is not 1.00


@settings(max_examples=30, deadline=None)
@given(st.builds(Record, DOCUMENTS, EXTRACTIONS, NODES, NAMES, NAMES), st.integers(1, 9))
def test_a_record_is_read_wherever_its_parts_end(record: Record, part: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_PART", part)
        assert unpack(pack(record)) == record


def test_half_a_record_is_none() -> None:
    packed = pack(Record(Document("d", "一二广州" * 99, "0" * 64), Extraction("d"), {}, (), ()))
    with pytest.raises(zlib.error, match="too early"):
        unpack(packed[: len(packed) // 2])


def test_only_what_is_referred_to_is_kept_of_a_text() -> None:
    extraction = Extraction(
        "d",
        (Entity("e", "广州", ("City",), (Span(2, 4),)),),
        events=(Event("e", "founded", None, (Span(6, 8),)),),
        observations=(Observation("e", "x", Decimal(1), "", "exactly", None, (Span(3, 5),)),),
    )
    kept = masked(Document("d", "一二广州五六七八九", "0" * 64, title="题"), extraction)
    assert kept.text == "\0\0广州五\0七八\0"
    assert kept.title == "题"
