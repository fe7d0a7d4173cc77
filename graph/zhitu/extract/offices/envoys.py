"""Who acts together by those who sign for them: 甲大学校长某某与乙市市长某某签署协议, 《丙国政府和丁国政府……协定》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.envoys import senders
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.homes import thing_of
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Span

__all__ = ["STATES", "from_envoys"]

#: What the form alone tells, of states that the text names only in the names of their bodies or agreements.
STATES = "envoys:states"
_SIGN = Rare(f"(?:代表(?:[双各]方|两国政府?)|分别代表|共同|正式)*{wording('signs-for-states')}")
#: 共同为|联合实验室|揭牌: what both have set up.
_UNVEIL = re.compile("(?:共同|一起|一道|联合)?为[^，。；]{0,20}?(?:联合|共建|合作)[^，。；]{1,16}揭牌")
#: A body of the state, that signs with another state: 中国水利部.
_OF_STATE = re.compile("中国|国家|中华")
_STATE = "中国"
#: An agreement of two governments.
_TREATY = re.compile(
    "[《「]?(?P<one>[一-龥]{2,12}?)政府[和与同](?P<other>[一-龥]{2,14}?)政府"
    f"[^《》「」]*?{wording('treaty-kinds')}[》」]?"
)


def from_envoys(scene: Scene) -> list[Claim]:
    """That two bodies or states work together for whom persons sign or unveil something."""
    found = list(_of_treaties(scene))
    both = senders(scene.text, scene.groups, scene.things)
    clause = scene.clause(both[1].span.start).span if both is not None else None
    if both is None or clause is None:
        return found
    what = (deed.search(scene.text, both[1].span.end, clause.end) for deed in (_SIGN, _UNVEIL))
    sign = next((deed for deed in what if deed is not None), None)
    status = status_at(scene, sign.start(), None) if sign is not None else None
    if sign is None or status is None:
        return found
    evidence = scene.evidence(both[0].span.start, sign.end())
    one, other = _acting(scene, both[0], both[1]), _acting(scene, both[1], both[0])
    rule = "envoys" if [m.things[-1] for m in both] == [one, other] else STATES
    found += claims(scene, (one,), "cooperatesWith", (other,), evidence=evidence, status=status, rule=rule)
    made = [g for g in scene.inside(Span(*sign.span())) if _UNVEIL.fullmatch(sign[0])]
    for g in made[-1:]:
        found += claims(scene, g.things, "foundedBy", (one, other), evidence=evidence, status=status, rule=rule)
    return found


def _acting(scene: Scene, body: Mention, other: Mention) -> int:
    """Who acts: the body, or its state where the other side is one: 甲国水利部部长某某与|乙国|水电部长某某."""
    is_state, with_state = ("Country" in scene.classes(m.things[-1]) for m in (body, other))
    if is_state or not with_state or _OF_STATE.match(scene.text, body.span.start) is None:
        return body.things[-1]
    entry = gazetteer().folded(_STATE)[0]
    at = body.span.start
    span = Span(at, at + len(_STATE)) if scene.text.startswith(_STATE, at) else body.span
    return thing_of(scene.things, entry, _STATE, span)


def _of_treaties(scene: Scene) -> Iterator[Claim]:
    """That two states work together whose governments are told to sign an agreement."""
    sign = _SIGN.search(scene.text, *scene.sentence.span)
    status = status_at(scene, sign.start(), None) if sign is not None else None
    for g in scene.groups if sign is not None and status is not None else ():
        for m in g.mentions:
            treaty = _TREATY.fullmatch(scene.text, *m.span)
            if treaty is None or "Policy" not in scene.classes(m.things[-1]):
                continue
            states = [
                thing_of(scene.things, entry, scene.view.text[slice(*treaty.span(side))], Span(*treaty.span(side)))
                for side in ("one", "other")
                for entry in gazetteer().folded(treaty[side])[:1]
                if entry.kind == "country"
            ]
            if len(states) > 1 and status is not None:
                evidence = scene.evidence(*m.span)
                yield from claims(
                    scene, states[:1], "cooperatesWith", states[1:], evidence=evidence, status=status, rule=STATES
                )
