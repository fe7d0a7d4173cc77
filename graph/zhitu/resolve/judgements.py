"""Decisions of people as a log: a text file with one JSON object a line, that diffs and merges well.

    {"sequence": 1, "decision": "assert", "who": "…", "when": "2024-05-01", "because": "…",
     "subject": {"name": "深中通道", "class": "Facility"}, "predicate": "connects",
     "object": {"name": "深圳市", "class": "City"},
     "evidence": {"document": "brief-03", "quote": "连接深圳与中山的深中通道正在建设"}}

(one line in the file). Keys, in this order:

    sequence   place in the log, from 1; where two decisions disagree the later one holds
    decision   same different unsure | reject confirm | assert | rename retype link | undo
    who, when, because   author, EDTF date, reason in the author's words
    subject    a thing, or the IRI of something in the graph; of reject and confirm the claim, event or observation
    predicate, object    of a relation that is asserted; the other entity, name, class or IRI of the other decisions;
               of an undo the sequence of the decision that no longer holds, in quotation marks
    role       the office, for affiliatedWith
    event      {"type", "date"}: an event of the subject
    observation {"indicator", "value", "unit", "bound", "period", "upper"}: a figure about the
                subject, numbers as strings
    status     occurred (where left out) or expected
    date       since when the relation holds
    evidence   {"document", "quote"}: the identifier of a document and a passage of it, word for word

A thing is {"name", "class", "names", "adcode", "iri"}: its full name, a class or a list of them, other names, the code
of a division whose name alone does not tell which one is meant, and the IRI that it has without merging, where name and
class do not give it. An assertion with a subject only asserts the thing. Events and observations need evidence; a
relation may do without, then it stands on the judgement alone. The passage of a rejection or confirmation is for people
to read. What is confirmed, or of which somebody is unsure, is as it was, and not asked about again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from zhitu.iri import is_iri
from zhitu.model import Status
from zhitu.resolve.fields import Fields
from zhitu.resolve.judgement import Decision, Figure, Happening, Judgement, Passage, Thing
from zhitu.surrogates import SURROGATE
from zhitu.vocabulary import vocabulary

__all__ = ["KNOWN", "PAIRS", "as_json", "as_row", "effective", "parse", "parse_row", "undone"]


#: How an IRI begins by which people know a thing elsewhere.
KNOWN = ("http://", "https://", "urn:")
#: Decisions about two things.
PAIRS = ("same", "different", "unsure")
_THING = 'write the IRI that zhitu show prints, or {"name": …, "class": …}'


def as_row(judgement: Judgement) -> str:
    """The judgement as a line of a log; half a character, which UTF-8 cannot hold, is escaped."""
    return SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(as_json(judgement), ensure_ascii=False))


def parse_row(row: str) -> Judgement:
    """The judgement of a line; ValueError or VocabularyError where it is none."""
    try:
        told = json.loads(row, object_pairs_hook=_once)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON ({error}); write one JSON object a line") from error
    return parse(told)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object of these pairs; a key that stands twice, as after a careless merge, is an error."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"{next(key for key in found if keys.count(key) > 1)!r} stands in it twice")
    return found


def effective(log: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in order: those that no later one undoes which holds itself; undos left out.

    >>> rows = [Judgement(n, "undo", "x", "2024", "", "", object=str(n - 1)) for n in (2, 3)]
    >>> [j.sequence for j in effective([Judgement(1, "reject", "x", "2024", "", "urn:c"), *rows])]
    [1]
    """
    ordered = sorted(log, key=lambda j: j.sequence)
    gone = undone(ordered)
    return [j for j in ordered if j.sequence not in gone and j.decision != "undo"]


def undone(log: Iterable[Judgement]) -> set[int]:
    """The sequences of the judgements that a later one undoes which is not undone itself."""
    gone: set[int] = set()
    for judgement in sorted(log, key=lambda j: j.sequence, reverse=True):
        if judgement.decision == "undo" and judgement.sequence not in gone:
            gone.add(int(str(judgement.object)))
    return gone


def as_json(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement; what is empty is left out."""
    j = judgement
    event = j.event and _kept({"type": j.event.type, "date": j.event.date})
    figure = j.observation and _kept(
        {
            "indicator": j.observation.indicator,
            "value": str(j.observation.value),
            "unit": j.observation.unit,
            "bound": None if j.observation.bound == "exactly" else j.observation.bound,
            "period": j.observation.period,
            "upper": None if j.observation.upper is None else str(j.observation.upper),
        }
    )
    head = {"sequence": j.sequence, "decision": j.decision, "who": j.who, "when": j.when, "because": j.because}
    rest = {
        "subject": _thing_json(j.subject),
        "predicate": j.predicate,
        "object": _thing_json(j.object),
        "role": j.role,
        "event": event,
        "observation": figure,
        "status": None if j.status == "occurred" else j.status,
        "date": j.date,
        "evidence": j.evidence and {"document": j.evidence.document, "quote": j.evidence.quote},
    }
    return {**head, **_kept(rest)}


def parse(row: object) -> Judgement:
    """The judgement of a row; ValueError or VocabularyError where it is none."""
    fields = Fields(row, "judgement")
    sequence = fields.take("sequence", int)
    if sequence < 1:
        raise ValueError(f"sequence {sequence} is not a number from 1")
    decision = fields.choice("decision", get_args(Decision))
    judgement = Judgement(
        sequence=sequence,
        decision=decision,
        who=fields.text("who"),
        when=fields.date("when") or "",
        because=fields.text("because", ""),
        subject=_thing(fields.take("subject", (dict, str), *([""] if decision == "undo" else []))),
        predicate=fields.optional("predicate"),
        object=_thing(obj) if (obj := fields.take("object", (dict, str), None)) is not None else None,
        role=fields.optional("role"),
        event=_happening(event) if (event := fields.take("event", dict, None)) else None,
        observation=_figure(figure) if (figure := fields.take("observation", dict, None)) else None,
        status=fields.choice("status", get_args(Status), "occurred"),
        date=fields.date("date"),
        evidence=_passage(evidence) if (evidence := fields.take("evidence", dict, None)) else None,
    )
    fields.done()
    _check(judgement)
    return judgement


def _check(j: Judgement) -> None:
    """Whether the parts fit together."""
    if not j.when:
        raise ValueError("when is missing; write the day, such as 2024-05-01")
    if j.decision == "assert":
        if isinstance(j.subject, str) or isinstance(j.object, str):
            raise ValueError('an assertion names things, as {"name": …, "class": …}')
        if (j.predicate is None) != (j.object is None):
            raise ValueError("a relation needs predicate and object")
        if sum(part is not None for part in (j.predicate, j.event, j.observation)) > 1:
            raise ValueError("one row asserts one relation, event or observation")
        if j.predicate is not None and j.object is not None:
            ends = j.subject.classes, j.object.classes
            if not vocabulary().allows(j.predicate, *ends):
                raise ValueError(vocabulary().unfit(j.predicate, *ends))
        if (j.event or j.observation) and j.evidence is None:
            raise ValueError("an event or observation needs evidence: a document and a passage of it")
    elif j.object is None and j.decision not in ("reject", "confirm"):
        raise ValueError(f"the decision {j.decision!r} needs an object")
    else:
        _check_named(j)


def _check_named(j: Judgement) -> None:
    """Whether a decision about something that is there names it, and says what of it."""
    if j.decision == "undo":
        _check_undo(j)
    elif not j.subject:
        raise ValueError("subject is empty")
    elif isinstance(j.subject, str) and not is_iri(j.subject):
        raise ValueError(f"subject {j.subject!r} is no IRI; {_THING}")
    elif j.decision in PAIRS and isinstance(j.object, str) and not is_iri(j.object):
        raise ValueError(f"object {j.object!r} is no IRI; {_THING}")
    elif j.decision in ("reject", "confirm") and not isinstance(j.subject, str):
        what = "rejection" if j.decision == "reject" else "confirmation"
        raise ValueError(f"a {what} names a claim, event or observation by its IRI")
    elif j.decision in ("rename", "retype", "link") and not (isinstance(j.object, str) and j.object.strip()):
        raise ValueError(f"the decision {j.decision!r} needs a text as object")
    elif j.decision == "retype":
        for name in j.new_classes:
            vocabulary().class_(name)
    elif j.decision == "link" and not (str(j.object).startswith(KNOWN) and is_iri(str(j.object))):
        raise ValueError(f"object {j.object!r} is no IRI such as https://www.wikidata.org/entity/Q16572")


def _check_undo(j: Judgement) -> None:
    number = j.object if isinstance(j.object, str) else ""
    if not number.isdecimal() or not 1 <= int(number) < j.sequence or j.subject:
        raise ValueError('an undo has no subject, and as object the sequence of an earlier row, such as "3"')


def _thing(value: Mapping[str, object] | str) -> Thing | str:
    if isinstance(value, str):
        return value
    fields = Fields(value, "thing")
    told = fields.take("class", (str, list))
    classes = (told,) if isinstance(told, str) else tuple(map(str, told))
    names = tuple(map(str, fields.take("names", list, [])))
    thing = Thing(fields.text("name"), classes, names, fields.optional("adcode"), fields.optional("iri"))
    fields.done()
    if not classes:
        raise ValueError(f"{thing.name!r} has no class")
    for name in classes:
        vocabulary().class_(name)
    if thing.iri is not None and not is_iri(thing.iri):
        raise ValueError(f"the iri {thing.iri!r} of {thing.name!r} is none")
    return thing


def _thing_json(value: Thing | str | None) -> dict[str, Any] | str | None:
    if not isinstance(value, Thing):
        return value
    classes: str | list[str] = value.classes[0] if len(value.classes) == 1 else list(value.classes)
    return _kept(
        {"name": value.name, "class": classes, "names": list(value.names), "adcode": value.adcode, "iri": value.iri}
    )


def _happening(value: object) -> Happening:
    fields = Fields(value, "event")
    event = Happening(fields.choice("type", tuple(vocabulary().event_types)), fields.date("date"))
    fields.done()
    return event


def _figure(value: object) -> Figure:
    fields = Fields(value, "observation")
    bounds = ("exactly", "approximately", "moreThan", "lessThan", "atLeast", "atMost")
    upper = fields.number("upper", required=False)
    number = fields.number("value")
    assert number is not None
    bound = fields.choice("bound", bounds, "exactly")
    figure = Figure(fields.text("indicator"), number, fields.text("unit", ""), bound, fields.date("period"), upper)
    fields.done()
    return figure


def _passage(value: object) -> Passage:
    fields = Fields(value, "evidence")
    passage = Passage(fields.text("document"), fields.text("quote"))
    fields.done()
    return passage


def _kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}
