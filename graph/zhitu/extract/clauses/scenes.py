"""Mentions, words and dates of a document → one scene a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from zhitu.divisions import divisions
from zhitu.extract.clauses.clause_roles import roles_of
from zhitu.extract.clauses.counterparts import with_counterparts, with_order
from zhitu.extract.clauses.governments import region_of, with_government
from zhitu.extract.clauses.ours import publisher_of, speaks_of, with_ours
from zhitu.extract.clauses.pairs import with_pairs
from zhitu.extract.clauses.pointers import with_here, with_lines, with_persons
from zhitu.extract.clauses.pointing_nouns import with_heads
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import homes_of, with_homes
from zhitu.extract.clauses.spoken import spoken_in, with_us
from zhitu.extract.clauses.titled import Titled
from zhitu.extract.clauses.vague import with_told_apart
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.entities.sessions import is_of_another
from zhitu.extract.mentions.lists import group, joins
from zhitu.extract.text.classes import FIRMS, STRUCTURES
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.words import Words, tokens_of
from zhitu.extract.values.date_binding import When
from zhitu.model import Span

__all__ = ["make_scenes"]


def make_scenes(
    view: View,
    things: list[Thing],
    mentions: list[Mention],
    words: list[Words],
    dates: list[list[When]],
    publisher: str,
    own: Mapping[str, int],
    title: Titled,
) -> list[Scene]:
    """One scene a sentence, in order; `publisher` is who calls itself 我校 there, `own` its places by their levels."""
    scenes: list[Scene] = []
    homes, ours = homes_of(things, own), publisher_of(publisher, things, view.folded)
    if ours is not None and things[ours] not in title.things and speaks_of(things[ours], view.folded):
        title = title._replace(things=(*title.things, things[ours]))  # 我校建于1958年。|学校|设有18个学院
    spoken, region = spoken_in(view.folded, mentions, things), region_of(view, things)
    at = 0
    for sentence, held, whens in zip(view.sentences, words, dates, strict=True):
        inside: list[Mention] = []
        while at < len(mentions) and mentions[at].span.start < sentence.span.end:
            if mentions[at].span.start >= sentence.span.start and mentions[at].span.end <= sentence.span.end:
                inside.append(mentions[at])
            at += 1
        inside = [m for m in inside if not is_of_another(view.folded, m.span, things[m.things[0]].name)]
        outer, nested = _past_wholes(*_outermost(inside), things, view.folded)
        aside = [m for m in outer if _in_brackets(view.folded, m.span)]
        plain = [m for m in outer if m not in aside]
        listed = _without_doers(group(plain, lambda m: m.span, view.folded), things, view.folded)
        groups = _without_employers([_group(members) for members in listed], things, view.folded)
        groups = sorted([*groups, *(_group([m]) for m in aside)], key=lambda g: g.span)
        split: list[Group] = []
        for g in groups:
            split.extend(_within_clauses(g, sentence))
        split = with_pairs(view, sentence, split, scenes, things)
        tokens = tokens_of(held)
        split, vague = with_told_apart(view.folded, sentence, split, scenes, tokens, things, title, ours)
        split = with_heads(view, sentence, split, scenes, tokens, things, title, vague)
        split, unordered = with_order(view, sentence, split, scenes, things)
        split, some = with_persons(sentence, split, scenes, things, view.folded)
        split = with_lines(sentence, split, things, view.folded)
        split = with_here(sentence, split, things, view.folded)
        split = with_homes(sentence, split, homes, view.folded)
        split = with_ours(sentence, split, None if ours is None else things[ours], view.folded)
        split = with_counterparts(sentence, split, things, view.folded)
        split = with_us(sentence, split, spoken, view.folded)
        split = with_government(sentence, split, region, view.folded)
        whens = [d for d in whens if not any(_names(m, d, things) for m in outer)]
        scene = Scene(view, sentence, things, held, split, nested, whens, before=scenes[-1] if scenes else None)
        scene.vague = vague + unordered + some
        scene.roles = roles_of(scene)
        scenes.append(scene)
    return scenes


#: 、|甲公司|投资2亿元的|乙厂: what joins who does it to what it is done to.
_DOES_OF = re.compile("[^，。；：、]{2,20}的[“《]?")


def _without_doers(lists: list[list[Mention]], things: list[Thing], text: str) -> list[list[Mention]]:
    """Lists without a firm at their end that the next of their members is of: 甲厂、|乙公司投资2亿元的|丙厂."""
    found: list[list[Mention]] = []
    for k, here in enumerate(lists):
        after = lists[k + 1] if k + 1 < len(lists) else []
        last, built = here[-1], len(here) > 1 and STRUCTURES.intersection(things[here[-2].things[-1]].classes)
        does = built and after and FIRMS.intersection(things[last.things[0]].classes)
        apart = does and _DOES_OF.fullmatch(text, last.span.end, after[0].span.start)
        found += [here[:-1], [last]] if apart else [here]
    return found


def _names(m: Mention, when: When, things: list[Thing]) -> bool:
    """Whether a time is a part of a name and dates nothing: 未来技术学院, 2026年项目清单; not 2024世界机器人大会."""
    opens = m.span.start == when.span.start and when.edtf is not None
    return m.span.contains(when.span) and (not opens or "Policy" in things[m.things[0]].classes)


def _in_brackets(text: str, span: Span) -> bool:
    """Whether a name ends a bracket, as Y does in X（Y） and X（原Y）, and so joins no list outside of it."""
    return (
        text[span.end : span.end + 2].lstrip("”").startswith("）")
        and text.rfind("（", max(0, span.start - 12), span.start) >= 0
    )


def _outermost(mentions: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    outer: list[Mention] = []
    nested: list[Mention] = []
    for m in mentions:
        if outer and outer[-1].span.contains(m.span):
            if outer[-1].span == m.span:
                outer[-1] = Mention(m.span, (*outer[-1].things, *(t for t in m.things if t not in outer[-1].things)))
            else:
                nested.append(m)
        elif outer and outer[-1].span.overlaps(m.span):
            nested.append(m)
        else:
            outer.append(m)
    return outer, nested


def _past_wholes(
    outer: list[Mention], nested: list[Mention], things: list[Thing], text: str
) -> tuple[list[Mention], list[Mention]]:
    """The mentions, a member of a list with the larger place right before it as one: 重庆市和|四川省成都|、德阳."""
    joined: list[Mention] = []
    for m in outer:
        whole = joined[-1] if len(joined) > 1 else None
        if whole is not None and _lies_in(m, whole, things) and joins(text, joined[-2].span, whole.span):
            joined[-1] = Mention(Span(whole.span.start, m.span.end), m.things)
            nested = sorted([*nested, whole, m], key=lambda n: n.span)
        else:
            joined.append(m)
    return joined, nested


def _lies_in(part: Mention, whole: Mention, things: list[Thing]) -> bool:
    """Whether a division stands right behind the larger one that it is in."""
    small, large = things[part.things[0]].entry, things[whole.things[0]].entry
    if whole.span.end != part.span.start or small is None or large is None or not (small.adcode and large.adcode):
        return False
    return small.adcode != large.adcode and divisions().within(small.adcode, large.adcode)


#: What stands between a body and the person who has an office there: 甲大学|党委书记、校长|某某.
_OFFICES = re.compile("[^，。；：]{2,14}")


def _without_employers(groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """The lists without a body that is the next person's, and not beside the last: 某某、|甲大学|校长某某."""
    parted: list[Group] = []
    for g, after in zip_longest(groups, groups[1:]):
        beside = [_is_person(m, things) for m in (*g.mentions[-2:], *(after.mentions[:1] if after else ()))]
        between = text[g.span.end : after.span.start] if beside == [True, False, True] else ""
        if _OFFICES.fullmatch(between) and between.endswith(lexicon().all_offices):
            parted += [_group(g.mentions[:-1]), _group(g.mentions[-1:])]
        else:
            parted.append(g)
    return parted


def _is_person(m: Mention, things: list[Thing]) -> bool:
    return "Person" in things[m.things[0]].classes


def _group(members: Sequence[Mention]) -> Group:
    things = tuple(dict.fromkeys(t for m in members for t in m.things))
    return Group(Span(members[0].span.start, members[-1].span.end), things, tuple(members))


def _within_clauses(g: Group, sentence: Sentence) -> list[Group]:
    """A list does not run over a comma."""
    if len(g.mentions) == 1:
        return [g]
    parts: dict[int, list[Mention]] = {}
    for m in g.mentions:
        parts.setdefault(sentence.clause_at(m.span.start).index, []).append(m)
    return [_group(part) for part in parts.values()]
