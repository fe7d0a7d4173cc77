"""Whether one name is short for another of its document: its end (新片区), or its letters in order (萧山机场)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate
from zhitu.extract.text.classes import STRUCTURES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.names import normal

if TYPE_CHECKING:
    from zhitu.extract.entities.entities import Thing

__all__ = [
    "LONG_HEADS",
    "built_as",
    "ends_in_title",
    "is_bare_title",
    "shortens",
    "starts",
    "unnumbered",
    "without_place",
]

#: 兰合高铁 is 兰州至合作高速铁路, 云岭材料院 a 研究院, 云岭经济开发区 云岭经济技术开发区.
LONG_HEADS = {
    "高铁": "高速铁路", "高速": "高速公路", "城际": "城际铁路", "院": "研究院", "所": "研究所",
    "农科院": "农业科学院", "社科院": "社会科学院", "林科院": "林业科学院", "医科院": "医学科学院",
    "经济开发区": "经济技术开发区", "经开区": "经济技术开发区", "高新区": "高新技术产业开发区",
    "高新技术开发区": "高新技术产业开发区", "工业园": "工业园区", "产业园": "产业园区",
}  # fmt: skip
#: 《云州水网规划（2022—2035年）》 is 《规划》.
_VERSION = re.compile("（[^（）]*(?:\\d{4}|试行|修[订正]|暂行)[^（）]*）$")
#: What a town has one of: 广州开发区 is 广州经济技术开发区. A bay or a region has several: 渤海湾港, 渤海湾枢纽港.
_OF_TOWNS = frozenset(words("one-in-a-town"))
#: What has daughters or yards that are called after it: 云岭港……云岭国际港, a yard for goods.
_WHOLES = ("集团", "港")
#: Of these many have names that differ in a word: 云川大学, 云川理工大学.
_INSTITUTIONS = frozenset(("School", "Hospital", "GovernmentBody", "ResearchInstitute", "Laboratory", "Organization"))
#: 云岭水库 is 云岭水库工程: what is built, and its building.
_BUILDING = words("buildings-of-things")
#: 2031第二届云川论坛 is 云川论坛.
_ORDINAL = re.compile(r"^(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]+届)?")
#: Who owns a school or a museum, by the name's beginning.
_OWNED = re.compile("[国省市县公私]立(?=...)")
_LATIN_OR_PHASE = re.compile(r"[A-Za-z0-9]|[一二三四五六七八九十]期|第[一二三四五六七八九十百]+")
#: 产业项目, 民生工程: projects of a sort, and none of those that are named.
_SORT = re.compile(f"{wording('project-sorts')}(?:项目|工程)")
#: 青山站|及|云岭站改造工程: what joins the names of two works.
_JOINS = re.compile("(?<=...)[及和与、](?=....)")


def shortens(form: str, c: Candidate, thing: Thing, text: str) -> bool:
    """Whether a candidate's normal form is short for a name of a thing that no gazetteer knows."""
    if len(thing.head) > 1 and c.head.endswith(thing.head):
        c = c._replace(head=thing.head)  # 东岭产业园区 of 东岭产业加值园区
    heads = (c.head, LONG_HEADS.get(c.head, c.head))
    names = (normal(thing.name), *(thing.forms if c.head in _BUILDING else ()))  # 云岭智能制造中心|项目
    if _SORT.fullmatch(form) or any(_is_one_of(form, name) or _is_across(form, name) for name in thing.forms):
        return False
    if thing.head not in heads and not any(name.endswith(heads) for name in names):
        return False
    if set(thing.classes).isdisjoint(c.classes):
        return False
    if thing.entry is not None:  # 科学城 of 西部（重庆）科学城
        return not c.entries and "Zone" in thing.classes and any(name.endswith(form) for name in thing.forms)
    if not c.head:  # “云帆”号 of a name that ends in it
        return any(name.endswith(form) for name in thing.forms)
    longer = [name for name in thing.forms if len(name) > len(form)]
    if form.endswith("有限公司"):  # of a firm by its full name only places are left out: 云州集团有限公司 has daughters
        return any(name.endswith(form) for name in longer)
    return any(name.endswith(form) or _drops(form, c, name, text) for name in longer)


def _is_one_of(form: str, full: str) -> bool:
    """Whether a name is that of one of two works that a longer name joins.

    >>> _is_one_of("青山站改造工程", "青山站及云岭站改造工程"), _is_one_of("改造工程", "青山站及云岭站改造工程")
    (True, False)
    >>> _is_one_of("年产石墨材料项目", "年产石墨材料及配套储能项目")
    False
    """
    for match in _JOINS.finditer(full):
        first, second = full[: match.start()], full[match.end() :]
        like = first[-1] in second[1:-1]  # of a kind: not 石墨材料及|配套储能项目
        if like and (form == second or (form.startswith(first) and second.endswith(form[len(first) :]))):
            return form != first
    return False


def _is_across(form: str, full: str) -> bool:
    """Whether a name of a town at the border is, behind its country, that of the other side's: 蒙古国|二连浩特口岸.

    >>> _is_across("霍尔果斯口岸", "哈萨克斯坦霍尔果斯口岸"), _is_across("汉班托塔港", "斯里兰卡汉班托塔港")
    (True, False)
    """
    before = gazetteer().folded(full.removesuffix(form)) if full.endswith(form) and full != form else ()
    return bool(before) and before[0].kind == "country" and before[0].adcode is None and _front(form) > 0


#: What documents are called by their kind alone.
_BARE_TITLE = re.compile(f"{wording('bare-title-adjectives')}?{wording('bare-titles')}")


def is_bare_title(form: str) -> bool:
    """Whether a title only says of what kind a document is.

    >>> is_bare_title("实施方案"), is_bare_title("水网规划")
    (True, False)
    """
    return _BARE_TITLE.fullmatch(form) is not None


def ends_in_title(thing: Thing, form: str) -> bool:
    """Whether a longer title of a thing ends so, its years and its version apart."""
    plain = (_VERSION.sub("", name) for name in thing.forms)
    return any(len(name) > len(form) + 1 and name.endswith(form) for name in plain)


def unnumbered(name: str) -> str:
    """A name without the year and the number of a meeting."""
    return name.removeprefix(_number(name))


def _number(name: str) -> str:
    found = _ORDINAL.match(name)
    return found[0] if found is not None else ""


def built_as(form: str, c: Candidate) -> list[str]:
    """How the name of a work may end where its building is meant, and that of a zone whose kind is written short."""
    works = [] if STRUCTURES.isdisjoint(c.classes) else [form + word for word in _BUILDING]
    kind = LONG_HEADS.get(c.head) if "Zone" in c.classes and len(form) > len(c.head) + 1 else None
    return works if kind is None else [*works, form.removesuffix(c.head) + kind]


def _drops(form: str, c: Candidate, longer: str, text: str) -> bool:
    """Whether a name is a longer one without some of its characters, with the same head."""
    head, number = c.head, _number(form)
    if _number(longer).endswith(number):
        form = form.removeprefix(number)  # 第二届云川论坛 of 2031第二届云川发展论坛
    longer = unnumbered(longer)
    tail = next((h for h in (LONG_HEADS.get(head, head), head) if longer.endswith(h)), "")
    body, full = form[: -len(head)], longer[: -len(tail)] if tail else ""
    if full and body and full[0] != body[0]:  # 云州|东岭产业加值园区, 江川|云岭国际机场
        full = next((full[at:] for at in starts(full) if full[at] == body[0]), full)
    if c.head == "馆" and len(body) > 1 and full.startswith(body):
        return True  # 史前|馆
    if len(body) < 2 or not full or full[0] != body[0] or _signs(full) != _signs(body):
        return False
    if head in _WHOLES and 0 <= text.find(form) < text.find(longer):
        return False  # 远帆集团……远帆船舶集团: named before it, the mother and not short for the daughter
    kept = _kept(body, full)
    return bool(kept) and _tells(body, full, kept, c)


def _signs(name: str) -> list[str]:
    """The letters, figures and phases of a name, which a short form keeps: 3B of 青云3B通信卫星."""
    return _LATIN_OR_PHASE.findall(name)


def _kept(short: str, full: str) -> list[int]:
    """Where the characters of a short form stand in the full one, in order; empty if they do not."""
    kept: list[int] = []
    for c in short:
        at = full.find(c, kept[-1] + 1 if kept else 0)
        if at < 0:
            return []
        kept.append(at)
    return kept


def _tells(body: str, full: str, kept: list[int], c: Candidate) -> bool:
    """Whether a short form still tells which thing is meant: what it drops does not set two things apart."""
    front, institution = _front(body), not _INSTITUTIONS.isdisjoint(c.classes)
    edges = [-1, *kept, len(full)]
    dropped = [full[a + 1 : b] for a, b in pairwise(edges) if b > a + 1]
    placed = front > 0 and any(map(_names_a_place, dropped))
    if "School" in c.classes and any("大学" in words for words in dropped):
        return False  # 江湾|大学|工学院 is a part of a university, 江湾工学院 none
    if "School" in c.classes and c.head == "大学" and any(len(w) > 1 and w[0] + w[-1] != "（）" for w in dropped):
        return False  # 江湾|交通|大学
    if front == len(body):  # 广州大学 is not 广州医科大学; 深圳机场 is 深圳宝安国际机场
        one = c.head in _OF_TOWNS and _ends_in_division(body) and (c.head == "机场" or not placed)
        return one or dropped == ["人民"] or (not institution and all(map(_is_general, dropped)))
    if placed:
        return False  # 广州|花都|新能源汽车产业园 is one of many
    if not institution:
        return True
    initials = all(b > a + 1 for a, b in pairwise(kept[front:]))  # 市住建局 is 市住房和城乡建设局
    return initials or all(len(words) == 1 or _is_general(words) for words in dropped)


def without_place(name: str) -> int:
    """Where a name begins after the places that it begins with; 0 where nothing else is left."""
    owner = _OWNED.match(name)  # 国立|台湾|史前文化博物馆
    at = owner.end() if owner is not None else 0
    front = at + _front(name[at:])
    return front if front < len(name) else 0


def starts(name: str) -> Iterator[int]:
    """Where a name may begin: with the places before it, with the last of them, without them."""
    yield 0
    owner = _OWNED.match(name)
    at = owner.end() if owner is not None else 0
    if at:
        yield at  # 国立|海洋科技博物馆
    yield from (at + end for end in _fronts(name[at:]) if at + end < len(name))


def _front(name: str) -> int:
    """Characters of the places that a name begins with."""
    return max(_fronts(name), default=0)


def _fronts(name: str) -> Iterator[int]:
    """Where each of the places that a name begins with ends."""
    end = 0
    for match in gazetteer().find(name, 0, len(name)):
        if match.span.start == end and match.entries[0].kind in PLACE_KINDS:
            end = match.span.end
            yield end


def _ends_in_division(places: str) -> bool:
    """Whether the last of some places is a division, and no region, river or sea."""
    found = gazetteer().find(places, 0, len(places))
    return bool(found) and found[-1].entries[0].kind == "division"


def _names_a_place(words: str) -> bool:
    if words[0] + words[-1] == "（）":
        return False
    return any(match.entries[0].kind in ("division", "zone") for match in gazetteer().find(words, 0, len(words)))


def _is_general(words: str) -> bool:
    """Whether words only say of what rank or kind, or stand in brackets: 国际, 综合, （兴隆湖）."""
    general = lexicon().modifiers
    pairs = (words[k : k + 2] for k in range(0, len(words), 2))
    return words[0] + words[-1] == "（）" or words in general or all(pair in general for pair in pairs)
