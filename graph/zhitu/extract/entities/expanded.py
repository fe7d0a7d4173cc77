"""Names with their short words in full: 云岭综保区 as 云岭综合保税区, 市人社局 as 市人力资源和社会保障局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from zhitu.extract.text.gazetteer import gazetteer
from zhitu.names import normal
from zhitu.resources import table

__all__ = ["expanded", "written_shorter"]

#: 沧澜一中, 江湾大学附二院.
_NUMBERED_SCHOOL = re.compile("(?<=[一-龥]{2})(?P<number>[一二三四五六七八九十]+)(?P<kind>[中小])$")
_OF_UNIVERSITY = re.compile("附属?(?P<number>第?[一二三四五六七八九十]+)医?院$")
#: 中国（云岭）自由贸易试验区.
_IN_BRACKETS = re.compile("^中国（(?P<place>[一-龥]{2,6})）(?=..)")
#: 云岭市妇幼保健院 is 云岭妇幼保健院, but 吉林市 not 吉林省.
_CITY = re.compile("^(?P<city>[一-龥]{2,4}?)市(?=[一-龥]{3})")
_UNIVERSITY = re.compile("^(?P<place>[一-龥]{2,6})大学(?=附属)")
_LEVEL = re.compile("^[一-龥]{2,4}?(?=[省市县区州][一-龥]{3})")


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = [row for row in table("lexicon/short_forms") if row["kind"] == "word"]
    # 云岭火车站 and 云岭高铁站 are two in one document
    full = {normal(row["short"]): normal(row["full"]) for row in rows if not row["full"].endswith("站")}
    full |= {name: name for name in full.values()}
    return re.compile("|".join(map(re.escape, sorted(full, key=lambda word: (-len(word), word))))), full


@lru_cache(10_000)  # names come again
def expanded(form: str) -> str:
    """A normal form with its short words in full, without the 市 of its city.

    >>> expanded("云岭综保区"), expanded("云岭市第一中学") == expanded("云岭一中")
    ('云岭综合保税区', True)
    """
    form = _IN_BRACKETS.sub(r"\g<place>", form)
    form = _OF_UNIVERSITY.sub(lambda m: f"附属第{m['number'].removeprefix('第')}医院", form)
    form = _NUMBERED_SCHOOL.sub(lambda m: f"第{m['number']}{m['kind']}学", form)
    pattern, full = _words()
    form = pattern.sub(lambda m: full[m[0]], form)
    city = _CITY.match(form)
    return form if city is None or _is_province(city["city"]) else form.replace("市", "", 1)


def written_shorter(form: str) -> Iterator[str]:
    """A name in full as its document may write it: all of it, and without what stands before its level."""
    yield expanded(form)
    if university := _UNIVERSITY.match(form):  # 江湾大学附属中学: 江大附中
        yield expanded(f"{university['place'][0]}大{form[university.end() :]}")
    if level := _LEVEL.match(form):
        yield expanded(form[level.end() :])


def _is_province(name: str) -> bool:
    return any(entry.name == f"{name}省" for entry in gazetteer().folded(name))
