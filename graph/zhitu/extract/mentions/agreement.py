"""The rules' candidates and the recogniser's names of a sentence, made one list of candidates.

How often each was right, on sentences that neither had seen (each half of `training/corpus`, read by a network trained
on the other half): where both see the same name, in 93 % of the cases if the network is surer than .85; where only the
network sees one, in half from .5 to .7, in 56 % to .85, in 75 % to .95 and in 90 % above; where only the rules do, in
one of five, industries apart, which are names in three of four; where they see other ends, the network in 75 % from .85
on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from zhitu.divisions import divisions
from zhitu.extract.mentions.aliases import with_alias, without_alias_parts
from zhitu.extract.mentions.candidate import (
    NAMED,
    Candidate,
    has_share_code,
    is_elsewhere,
    is_institute,
    without_kinds,
)
from zhitu.extract.mentions.descriptions import without_descriptions, without_ends
from zhitu.extract.mentions.editions import RULE as EDITION
from zhitu.extract.mentions.fields import as_firms, as_goods, with_trades, without_fields
from zhitu.extract.mentions.nested import is_of_name
from zhitu.extract.mentions.overlaps import after_verb, begins, gives_way
from zhitu.extract.mentions.parts import as_works, with_campuses, with_part
from zhitu.extract.mentions.phases import with_phase
from zhitu.extract.mentions.projects import RULE as PROJECT
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.mentions.singles import classes_of
from zhitu.extract.mentions.written import BELIEVED, written
from zhitu.extract.text.classes import BODIES, FIRMS, TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.mending import FOUNDS
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["NETWORK", "agreed"]

#: The rule of names that only the network sees.
NETWORK = "network"
#: How sure it must be that nothing is a name, to overrule a candidate.
_OUTSIDE = 0.7
#: And that something said twice is none.
_FAR_OUTSIDE = 0.85
#: And that a general noun (制造业) is no industry that something promotes.
_HALF = 0.5
#: A known division by its full name, which is hardly a word.
_DIVISION = re.compile("..[省市区县州盟旗]$")
#: Documents that their form tells and the network was hardly shown: “高光20条”, 2026年重大项目清单.
_BY_FORM = frozenset(
    (
        "quoted:条",
        "quoted:measure",
        "quoted:numbers",
        *(f"described:{form}" for form in ("group", "item", "year", "ruled", "signed", "road", "number", "influence")),
        *(f"numbered:{form}" for form in ("team", "expedition", "edition")),
        PROJECT,
        EDITION,
        "local-body:ministry",
    )
)
#: Rules that tell a class for want of a better one, which the network tells if it is so sure: of 22 real names it was
#: right about 17, the rules about 3.
_BY_DEFAULT = frozenset(("tagger:LOC", "tagger:ORG", "head:中心", "head:平台", "head:区", "head:地铁"))
_BETTER = 0.75
_WORKS = frozenset(("Project", "Facility", "Zone", "Fund", "ResearchInstitute", "Laboratory"))
_INSTITUTED = FIRMS | {"ResearchInstitute"}
_HAN = re.compile(r"[一-龥]+")
#: Characters of a known body's name that are hardly anything else by chance.
_PLAINLY_KNOWN = 4
_CAMPUS = re.compile("（([一-龥]{2,4})）")
_BRACKET = re.compile(r"（([^（）\n]{1,60})）")
_MARKS = "“”《》"
#: Ends of names that are no firms', though the network takes them for such: 广州能源所, 中大一附院.
_NO_FIRM = re.compile("(?:(?<![会待])所|附院)$")
#: Ends of bodies that tagger and network take for firms: 市交通委, 国库司, 国际乒联.
_BODY_ENDS = {"委": "GovernmentBody", "司": "GovernmentBody", "联": "Organization", "协": "Organization"}
#: The offices that schools and firms have, which the network takes for the state's where their owner is not said.
_INNER = re.compile(f"(?:学校|学院|[我本]?校|公司)?{wording('inner-offices')}(?:部|处|办|办公室)")


def agreed(text: str, candidates: Sequence[Candidate], read: Read, lexicon: Lexicon) -> list[Candidate]:
    """Candidates with the scores that the network leaves them, and the names that only it sees; by position."""
    if not _is_chinese(text, read):
        return list(candidates)
    seen = (after_verb(text, name, candidates, lexicon) for name in written(text, read, lexicon))
    names = {name.span: name for name in seen}
    wider = _wider(candidates, names)
    names = {span: name for span, name in names.items() if span not in wider}
    outer, inner = [c for c in candidates if not c.nested], [c for c in candidates if c.nested]
    stay: list[Candidate] = []
    beside: set[Span] = set()
    for c in outer:
        others = [name for name in names.values() if name.span.overlaps(c.span)]
        if others and c.span not in names and c.outer not in wider:
            beside.add(c.span)
            stay += [] if gives_way(text, c, read, others, lexicon) else [c]
    left = {span: name for span, name in names.items() if not any(span.overlaps(c.span) for c in stay)}
    kept: list[Candidate] = []
    for c in outer:
        same = names.get(c.span) or wider.get(c.outer)
        if same is not None:
            kept.append(c if c.name in lexicon.generic or _is_bare(c) else _supported(c, same))
        elif not any(span.overlaps(c.span) for span in left):  # else it gives way
            told = c.span in beside or _is_addressed(text, c, lexicon)
            kept.append(c if told else _alone(c, read, plain=c.name in lexicon.generic))
        elif any(begins(c, name) for name in left.values()):
            inner.append(c._replace(nested=True))
    kept = _completed(text, _with_unseen(text, kept, left.values(), lexicon), candidates, lexicon)
    kept = _with_inner(kept, inner, candidates, lexicon)
    kept = as_goods(text, with_trades(text, without_kinds(text, without_alias_parts(text, kept))))
    kept = without_ends(text, without_descriptions(text, without_fields(text, kept)), lexicon)
    return as_firms(text, sorted(kept, key=lambda c: (c.span.start, -c.span.end)))


def _wider(candidates: Sequence[Candidate], names: Mapping[Span, Name]) -> dict[Span | None, Name]:
    """The names that a candidate has too, beside a shorter one: 第131届|广交会; but 东江|证券 is a firm."""
    found: dict[Span | None, Name] = {}
    for c in candidates:
        name = names.get(c.outer) if c.accepted and c.outer is not None else None
        if name is not None and ("Industry" not in c.classes or name.kind == "Industry"):
            found[c.outer] = name
    return found


def _with_unseen(text: str, kept: list[Candidate], names: Iterable[Name], lexicon: Lexicon) -> list[Candidate]:
    """Candidates, and the names that no rule sees, each with the place or the firm right before it."""
    found, spans = list(kept), {c.span for c in kept}
    before = {c.span.end: c for c in kept if _may_lead(c)}
    for name in names:
        plain = text[name.span.start : name.span.end] in lexicon.generic
        if name.span in spans or name.span.end - name.span.start <= 1 or plain:  # one character is a sign
            continue
        place = before.get(name.span.start)
        if place is not None and not _is_place(place) and name.kind not in _WORKS:
            place = None  # 远帆集团|青山电池项目 is of the firm, 远帆集团|张伟 works for it
        found.append(new := _new(text, name, lexicon, place))
        if _may_lead(new):
            before[name.span.end] = new
    return found


def _may_lead(c: Candidate) -> bool:
    """Whether a name may belong to that before it: to a place or a firm."""
    return c.accepted and (_is_place(c) or not FIRMS.isdisjoint(c.classes))


def _completed(text: str, kept: list[Candidate], candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Candidates with their campuses, phases and parts, with what the gazetteer knows of them, and firms as firms."""
    kept = [form for c in kept for form in with_phase(text, _with_campus(text, c), lexicon)]
    kept = [form for c in with_campuses(text, kept) for form in with_part(text, c)]
    kept = [_as_body(as_works(_with_entry(c, candidates))) for c in kept if not _is_pair(c)]
    return [c._replace(classes=("Company",)) if has_share_code(text, c.span.end) and not c.entries else c for c in kept]


def _with_inner(
    kept: list[Candidate], inner: list[Candidate], candidates: Sequence[Candidate], lexicon: Lexicon
) -> list[Candidate]:
    """Candidates, and the names within them that are not a part of theirs."""
    found, spans, inside = list(kept), {c.span for c in kept}, {c.span for c in kept if c.nested}
    whole = {(c.span.start, entry) for c in kept for entry in c.entries}
    for c in inner:
        again = any((c.span.start, entry) in whole for entry in c.entries)
        around = [other for other in found if other.span.contains(c.span) and other.span in spans]
        own = _lies_in_place(c, candidates) or not any(is_of_name(c, o, lexicon) for o in around)
        if c.span not in inside and not again and around and own:
            found.append(c)
    return found


def _is_bare(c: Candidate) -> bool:
    """Whether a phrase is no more than its head, as is 投资银行."""
    return c.name == c.head and not c.entries and not _INSTITUTED.isdisjoint(c.classes)


def _is_pair(c: Candidate) -> bool:
    """Whether it is this country with one that the document does not tell: 中巴双方."""
    signs = gazetteer().country_signs
    return len(c.name) == 2 and c.name[0] == "中" and not c.entries and len(signs.get(c.name[1], ())) > 1


def _as_body(c: Candidate) -> Candidate:
    """国库司 is no firm, and 教务部 no organ of the state."""
    if c.classes == ("Company",) and not c.entries and c.name[-1] in _BODY_ENDS and not c.name.endswith("公司"):
        return c._replace(classes=(_BODY_ENDS[c.name[-1]],))
    if c.classes == ("GovernmentBody",) and _INNER.fullmatch(c.name):
        return c._replace(classes=("Organization",))
    return c


def _with_entry(c: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """上海电气|集团: the firm that the gazetteer knows by a longer name, and not one more."""
    if c.entries or not c.accepted or "Company" not in c.classes:
        return c
    known = (entry for n in candidates if n.nested and n.span.start == c.span.start for entry in n.entries)
    entry = next((entry for entry in known if entry.name.startswith(c.name)), None)
    return c if entry is None else c._replace(entries=(entry,))


def _with_campus(text: str, c: Candidate) -> Candidate:
    """A known university with the place of its campus in brackets: 哈工大|（深圳） is not 哈尔滨工业大学."""
    place = _CAMPUS.match(text, c.span.end) if c.entries and "School" in c.classes else None
    entries = gazetteer().folded(place[1]) if place else ()
    if place is None or not entries or entries[0].kind != "division":
        return c
    span, full = Span(c.span.start, place.end()), f"{c.entries[0].name}{place.group()}"
    return c._replace(span=span, name=text[slice(*span)], full=full, entries=(), head="", outer=None)


def _is_chinese(text: str, read: Read) -> bool:
    """Whether a sentence is such as the network knows: of English it makes names."""
    sentence = text[read.start : read.start + len(read.out)]
    return 3 * sum(map(len, _HAN.findall(sentence))) >= len(sentence)


def _supported(c: Candidate, name: Name) -> Candidate:
    """A candidate that the network takes for a name too."""
    if c.counted or c.plain:
        return c
    division = c.rule == "tagger:PER" and name.kind in TERRITORIES and _DIVISION.search(c.name)  # 江川市|副市长
    if (c.rule in _BY_DEFAULT or division) and not c.entries and name.sure >= _BETTER:
        c = c._replace(classes=(name.kind,))
    if c.rule.startswith("category:") and name.kind in FIRMS and name.sure > _FAR_OUTSIDE:
        known = gazetteer().folded(c.name)  # 甲公司、乙公司等17个数据中心 are called after whose they are
        c = c._replace(classes=(name.kind,), entries=known if known and known[0].kind == "body" else (), full=None)
    return c._replace(score=max(c.score, _score(name)), sure=max(name.sure, 0.8 if c.accepted else 0.0))


def _alone(c: Candidate, read: Read, *, plain: bool) -> Candidate:
    """A candidate at which the network sees nothing; `plain` if it is a general noun."""
    if c.span.end - c.span.start == 1 or c.rule in _BY_FORM:
        return c  # signs (粤|港|澳) it was not shown
    outside = read.outside(c.span)
    if not c.accepted:  # that it is said again makes no name of what surely is none
        return c._replace(score=min(c.score, NAMED - 0.6)) if outside > _FAR_OUTSIDE and not c.alias else c
    body = c.entries[0] if c.rule == "gazetteer" and c.entries[0].kind == "body" else None
    if body is not None and not body.media and len(c.name) >= _PLAINLY_KNOWN:
        return c  # 云帆|跃动, of which the tagger makes two words
    if c.rule == "gazetteer" and c.entries[0].kind == "strategy" and c.name.startswith("“"):
        return c  # 做好|“六稳”工作: known, and set in quotation marks
    if "Industry" in c.classes and c.score > NAMED and not (plain and outside > _HALF):
        return c  # it misses industries; one that nothing but its own words tells needs it
    most = _FAR_OUTSIDE if c.entries and _DIVISION.search(c.name) else _OUTSIDE
    return c._replace(score=NAMED - 1 if outside > most else c.score, sure=max(0.01, 1 - outside))


def _is_addressed(text: str, c: Candidate, lexicon: Lexicon) -> bool:
    """Whether the words around tell a person: 林国平|总书记强调, 校长为|林国平, 由|林国平|于1987年创立."""
    if c.rule != "tagger:PER":
        return False
    start, end = c.span
    if any(text.startswith(office, end) for office in lexicon.offices):
        return True
    if text[start - 1 : start] == "由":
        return FOUNDS.match(text, end) is not None
    return text[start - 1 : start] in ("是", "为", "：") and text.endswith(lexicon.said_offices, 0, start - 1)


def _lies_in_place(c: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a place stands behind the one that it lies in, so that it is a mention: 重庆|涪陵|青湾小镇."""
    codes = [entry.adcode for entry in c.entries if entry.adcode]
    before = [
        e.adcode for o in candidates if o.span.end == c.span.start and _is_place(o) for e in o.entries if e.adcode
    ]
    return any(code != other and divisions().within(code, other) for code in codes for other in before)


def _is_place(c: Candidate) -> bool:
    return not TERRITORIES.isdisjoint(c.classes) and bool(c.entries)


#: 工程竣工，标志|甲项目……: what the deed is a sign of.
_SIGNALS = re.compile("标志着?")


#: 江湾市数据局|局长: who heads a body, and no part of its name.
_OFFICER = re.compile("(?<=[局厅署院部处])[局厅署院部处]长$")


def _new(text: str, name: Name, lexicon: Lexicon, place: Candidate | None) -> Candidate:
    """A name that only the network sees; a head that names by itself tells its class.

    With the place that stands directly before it, it is a name too.
    """
    start, end = name.span
    if signals := _SIGNALS.match(text, start, end - 2):
        start = signals.end()
    if name.kind in BODIES and (office := _OFFICER.search(text, start, end)) is not None:
        end = office.start()
    head = lexicon.head_at(text, end, start)
    bare = text[start:end].strip(_MARKS)
    by_head = head is not None and (
        head.naming == "strong" or len(head.word) > 2 or (name.kind == "Company" and _NO_FIRM.search(bare))
    )
    classes = classes_of(bare, head) if head is not None and by_head else (name.kind,)
    if classes == ("Person",) and len(bare) > 2 and bare.endswith("村"):
        classes = ("District",)  # 云屯村; but 中村
    documents = lexicon.cue("document") + lexicon.cue("titled")
    title, _, edition = bare.partition("》（")  # 《云岭市行动计划》（2021—2024年）
    if classes == ("Policy",) and text[start] == "《" and not title.endswith(documents):
        classes = ("Product",)  # 《青江渔歌》: a book, a show
    if classes == ("Product",) and text[start] == "《" and _is_issued(text, start, end):
        classes = ("Policy",)  # 印发《云岭制造2030》
    word = head.word if head else ""
    if head is None and name.kind == "Company" and is_institute(bare):
        classes, word = ("ResearchInstitute",), "院"
    outer = Span(place.span.start if place is not None else start, end + len(_built(text, name)))
    entries = gazetteer().folded(bare) if name.kind in TERRITORIES else ()
    known = tuple(entry for entry in entries if not TERRITORIES.isdisjoint(entry.classes))
    if known and place is not None and is_elsewhere(known, place):
        known = ()  # 贵阳|龙潭 is not 吉林市龙潭区
    new = Candidate(
        Span(start, end),
        bare,
        classes,
        NETWORK,
        _score(name),
        known,
        head=word,
        outer=outer if outer != Span(start, end) else None,
        sure=name.sure,
        alias=title if edition and classes == ("Policy",) else None,
    )
    bracket = _BRACKET.match(text, end)
    return new if bracket is None else with_alias(bracket[1], new, lexicon)


_ISSUES = wording("issues-papers")
_ISSUED_BEFORE = re.compile(f"{_ISSUES}了?$")
_ISSUED_AFTER = re.compile(f"(?:[由经]|[是系为][一-龥])[^，。；《》]{{2,24}}{_ISSUES}")


def _is_issued(text: str, start: int, end: int) -> bool:
    """Whether a title is said to be issued, which only documents are."""
    before = _ISSUED_BEFORE.search(text, max(0, start - 5), start)
    return before is not None or _ISSUED_AFTER.match(text, end) is not None


#: 江川产业基地|项目: its building, which goes by the longer name too; 项目组 and 项目方 are those who build it.
_ITS_BUILDING = re.compile(f"(?:建设)?(?:项目|工程)(?!{wording('builders-not-buildings')})")


def _built(text: str, name: Name) -> str:
    """What goes on after the name of a work that the network takes for a project."""
    found = _ITS_BUILDING.match(text, name.span.end) if name.kind == "Project" else None
    return found[0] if found is not None else ""


def _score(name: Name) -> float:
    return round(NAMED + name.sure - BELIEVED, 2)
