"""Names that no head noun ends or begins: departments of a place, described policies, 我国."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate, is_place, of_entry
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import Gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["Described"]

#: 出台|支持甲港发展的|若干措施.
_ISSUED = Rare(
    rf"{wording('described-issues')}(?:了|实施)?(?P<name>[^，。；：《》]{{3,40}}?的)(?P<head>[^，。；：《》的]{{2,12}})"
)
_COMMITTEE = re.compile(f"委{wording('described-party-offices')}?(?!托|员|会|任)")
_OFFICE = Rare(rf"[省市区县州]委[一-龥]{{2,6}}?办(?={wording('described-office-followed')})")
#: 新区党工委|副书记, 管委会|主任: the bodies of a zone, by the office that follows.
_BOARD = re.compile(
    rf"{wording('described-zones')}?(?:党工委|管委会)"
    rf"(?=(?:常务|党组)?副?{wording('described-board-posts')})"
)
#: The departments of a county of Taiwan, and bare ministries that no gazetteer knows.
_SECTION = re.compile(f"{wording('described-county-sections')}处")
_MINISTRY = Rare(f"(?<![一-龥]){wording('described-bare-ministries')}部(?={wording('described-ministry-followed')})")
#: 国道3, 县道154乙线 by their number; not 普通省道|200公里.
_ROAD = Rare(
    rf"(?<![A-Za-z\d]){wording('described-roads')}[GSXY]?\d{{1,4}}"
    rf"(?!\d|[.,多余]?\d*{wording('described-road-lengths')})(?:[甲乙丙丁]?线|号)?(?:道路|公路)?"
)
_PARTY = Rare(r"[省市区县州]委(?=[、和]?[省市区县州]政府)")
#: 市委|副书记, 省军区|副政委: whose office somebody holds, where no place stands before it.
_HELD = Rare(
    rf"(?<![一-龥])(?:[省市区县州]委(?={wording('described-party-posts')})"
    r"|[省市区县]?军区(?=副?(?:政委|司令)))"
)
#: 经|市人民政府|同意，现……印发: the government that a cover letter speaks for; elsewhere that may be any such.
_AGREED = Rare(f"(?<=经)(?:自治区|[省市区县州盟旗])人民政府(?={wording('described-agreed')}，现)")
#: 召开深入推进…座谈会: a meeting named by what it is for.
_MET = Rare(
    rf"{wording('described-holds')}(?:了|的)?(?P<name>[^，。；：、的“”《》]{{6,36}}?{wording('described-meetings')})"
)
#: 举行2031年春茶交易大会: what is held, with its year.
_OF_YEAR = re.compile(
    rf"{wording('described-yearly-verbs')}(?:了)?(?P<name>20\d\d年?[^，。；：、的“”《》\s]{{4,36}}?"
    rf"(?:{wording('described-yearly-meetings')}|(?P<programme>{wording('described-yearly-programmes')})))"
    r"(?=[，。；、”]|$)"
)
#: 成立水务局对接“十四五”规划专责小组: a group named by what it is to do.
_GROUP_FOR = Rare(
    rf"{wording('described-founds')}了?+(?P<name>[^，。；：、的《》]{{0,12}}?{wording('described-group-aims')}[^，。；：、的]{{2,20}}?"
    rf"{wording('described-group-heads')})(?=[，。；、）及和与]|$)"
)
_TRAIN = Rare(rf"(?<![A-Za-z0-9])[GDCZTKY]\d{{1,4}}次(?:{wording('described-train-kinds')}*列车)?")
#: The name of an organization in Latin letters, by its last word.
_LATIN = Rare(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z&.\-]*|of|for|and|the)(?: (?:[A-Z][A-Za-z&.\-]*|of|for|and|the))* "
    rf"(?P<last>{wording('described-latin-last')})(?![A-Za-z])"
)
_LATIN_CLASS = {
    "University": "School",
    "College": "School",
    "Institute": "ResearchInstitute",
    "Bank": "FinancialInstitution",
    "Association": "Organization",
    "Council": "Organization",
    "Foundation": "Organization",
}
#: The institutes of an academy by their short names.
_INSTITUTE = re.compile(rf"[一-龥]{{2,7}}?{wording('described-institutes')}")
#: The departments of a ministry: 国家能源局|电力司.
_MINISTRIES = words("described-ministry-ends")
_BUREAU = re.compile(rf"(?:(?![的和与及、等])[一-龥]){{2,7}}?{wording('described-bureau')}")
#: A ship, a satellite, a machine: “梦想”号, “雪龙2”号, with what it is.
_VESSEL = Rare(r"“[^“”]{1,8}”号")
#: 印发进一步深化…的实施方案 without 的: a document named by what it does.
_ISSUED_VERBAL = Rare(
    rf"{wording('described-issues-verbal')}(?:了)?"
    rf"(?P<name>[^，。；：、《》“”的]{{6,40}}?{wording('described-plans')})"
)

#: 出台|港口联络员制度: a rule that is named by what it is about.
_RULED = Rare(
    rf"{wording('described-rule-verbs')}了?+(?P<name>(?!{wording('described-any-rules')})[一-龥]{{4,12}}?制度)(?=[，。；、]|$)"
)
#: 2.个体店主经营提升项目。: what an item of a plan is called, after its number.
_ITEM = re.compile(
    r"\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\s*"
    rf"(?P<name>(?!{wording('described-tasks')})[一-龥]{{5,22}}(?P<head>{wording('described-item-heads')}))(?=[。：\n]|$)"
)
#: 发布2026年重大项目清单: the year is a part of the name, and the list a document.
_YEARLY = re.compile(
    rf"{wording('described-issues-yearly')}(?:了)?(?P<name>20\d\d年(?:度|版)?[^，。；：、《》的\s]{{2,24}}?"
    rf"{wording('described-yearly-papers')})(?=[，。；、和与及]|等|$)"
)
#: 签署战略合作框架协议, 签订友好城市协议: an agreement without a title, named by its sort.
_SIGNED = Rare(
    rf"签(?:署|订|下)[了的]?+“?+(?P<name>(?!{wording('described-unnamed-agreements')})[一-龥]{{2,16}}?{wording('described-agreements')})"
    rf"(?![一-龥]{{0,3}}{wording('described-agreement-parts')})"
)
#: 签订商业|合同: of what is signed by the day.
_DEALS = re.compile(rf"{wording('described-deals')}[一-龥]{{0,3}}协议书?$")
#: 新国发2号|文件, 中央一号文件: a document by its number.
_NUMBERED = Rare(rf"{wording('described-document-codes')}办?发\d{{1,3}}号(?:文件)?|(?:20\d\d年)?中央[一1]号文件")
#: 具有全国影响力的科技创新中心: what a place is to become, by a set phrase.
_INFLUENTIAL = Rare(
    f"具有{wording('described-influence-reach')}(?:重要)?影响力的{wording('described-influence-kinds')}?"
    f"{wording('described-influence-fields')}中心"
)
#: “甲条”“乙条”等支持……的政策: several documents, and what they are.
_SEVERAL = re.compile(r"[”》]等|”“")


class Described:
    """Candidates found in the words of a sentence rather than by a head."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self.lexicon = lexicon
        self.known = known
        groups = "|".join(sorted(lexicon.groups, key=lambda word: (-len(word), word)))
        target = rf"{lexicon.any_of('target')}[^，。；：]{{0,14}}?"
        self._group = re.compile(rf"{target}(?P<name>{groups})(?![一-龥]?{wording('described-group-houses')})")
        self._more = re.compile(rf"(?:、|和|与|及|以及)(?P<name>{groups})")
        department = lexicon.any_of("department")
        self._body = re.compile(
            rf"(?:省|市|区|县|州|自治区)?(?:{department}{wording('described-department-ends')}"
            rf"|{wording('described-place-bodies')})"
        )

    def bodies(self, text: str, units: list[Unit]) -> list[Candidate]:
        """广东省科技厅, 广州市工业和信息化局, 浙江省委: a place and the name that its departments have everywhere."""
        found = self._offices(text, units)
        at = units[0].span.start, units[-1].span.end
        found += [
            Candidate(Span(*m.span()), m[0], ("Facility",), "described:road", 2.0) for m in _ROAD.finditer(text, *at)
        ]
        ministries = [Span(*m.span()) for m in _MINISTRY.finditer(text, *at)]
        found += [
            Candidate(m, text[slice(*m)], ("GovernmentBody",), "local-body:ministry", 2.0, head="部")
            for m in ministries
        ]
        for unit in units:
            if unit.kind == "known" and unit.entries[0].name.endswith("科学院"):  # 中国科学院|地质地球所
                institute = _INSTITUTE.match(text, unit.span.end, units[-1].span.end)
                if institute:
                    span = Span(unit.span.start, institute.end())
                    name = text[span.start : span.end]
                    found.append(Candidate(span, name, ("ResearchInstitute",), "local-body", 2.5, head="所"))
            if unit.kind == "known" and unit.entries[0].kind == "body" and unit.text.endswith(_MINISTRIES):
                bureau = _BUREAU.match(text, unit.span.end, units[-1].span.end)
                if bureau:
                    span = Span(unit.span.start, bureau.end())
                    name = text[span.start : span.end]
                    found.append(Candidate(span, name, ("GovernmentBody",), "local-body", 2.5, head="司"))
            if not is_place(unit) or unit.members or unit.entries[0].kind != "division":
                continue
            match = self._body.match(text, unit.span.end, units[-1].span.end)
            if match is None and unit.text[-1] in "县市":
                match = _SECTION.match(text, unit.span.end, units[-1].span.end)
            if match is None and unit.text[-1] in "省市区县州":
                match = _COMMITTEE.match(text, unit.span.end, units[-1].span.end)
            if match:
                start = unit.span.start - 2 * text.endswith("中共", 0, unit.span.start)
                span = Span(start, match.end())
                name, head = text[span.start : span.end], match.group()[-1]
                found.append(Candidate(span, name, ("GovernmentBody",), "local-body", 2.5, head=head))
        return found

    def _offices(self, text: str, units: list[Unit]) -> list[Candidate]:
        """省委财经办, 县委（、县政府）: the committee that a text is about, and its offices."""
        edges = {unit.span.start for unit in units}
        at = units[0].span.start, units[-1].span.end
        return [
            Candidate(Span(*m.span()), m[0], ("GovernmentBody",), "local-body", 2.0, head=m[0][-1])
            for m in (
                *_OFFICE.finditer(text, *at),
                *_PARTY.finditer(text, *at),
                *_HELD.finditer(text, *at),
                *_AGREED.finditer(text, *at),
                *_BOARD.finditer(text, *at),
            )
            if m.start() in edges
        ] + self._boards(text, units)

    @staticmethod
    def _boards(text: str, units: list[Unit]) -> list[Candidate]:
        """云岭新区|党工委: the body of a known zone, and the zone."""
        found: list[Candidate] = []
        for unit in units:
            zone = unit.kind == "known" and unit.entries[0].kind in ("zone", "division")
            board = _BOARD.match(text, unit.span.end, units[-1].span.end) if zone else None
            if board is not None:
                span = Span(unit.span.start, board.end())
                name, head = text[slice(*span)], board[0][-1]
                found.append(Candidate(span, name, ("GovernmentBody",), "local-body", 2.5, head=head))
                found.append(of_entry(unit.span, unit.text, unit.entries)._replace(nested=True))
        return found

    def policies(self, text: str, units: list[Unit]) -> list[Candidate]:
        """出台支持…建设的行动方案: what was issued, described by a clause."""
        start, end = units[0].span.start, units[-1].span.end
        found: list[Candidate] = []
        for match in _ISSUED.finditer(text, start, end):
            head_end = match.end("head")
            while head_end > match.start("head") + 1:
                head = self.lexicon.head_at(text, head_end, match.start("head"))
                if head and "Policy" in head.classes:
                    break
                head_end -= 1
            else:
                continue
            left = self.lexicon.strip_left(text, match.start("name"), head_end)
            if head_end - left >= 8 and not _SEVERAL.search(text, left, head_end):
                span = Span(left, head_end)
                found.append(Candidate(span, text[left:head_end], ("Policy",), "described", 1.6, head=head.word))
        for match in _YEARLY.finditer(text, start, end):
            name = match["name"]
            found.append(Candidate(Span(*match.span("name")), name, ("Policy",), "described:year", 1.8, head=name[-2:]))
        for match in _SIGNED.finditer(text, start, end):
            at = Span(*match.span("name"))
            if _DEALS.search(text, at.start, at.end) or self._is_of_named(text, at):
                continue
            found.append(Candidate(at, match["name"], ("Policy",), "described:signed", 1.6, head=match["name"][-2:]))
        for match in _NUMBERED.finditer(text, start, end):
            found.append(Candidate(Span(*match.span()), match[0], ("Policy",), "described:number", 1.8, head="文件"))
        for match in _INFLUENTIAL.finditer(text, start, end):
            kinds = ("Programme", "Zone")
            found.append(Candidate(Span(*match.span()), match[0], kinds, "described:influence", 1.8, head="中心"))
        item = _ITEM.match(text, text.rfind("\n", 0, start) + 1, end)
        if item is not None and item.start("name") >= start:
            kind = "Project" if item["head"] in ("项目", "工程") else "Programme"
            at = Span(*item.span("name"))
            found.append(Candidate(at, item["name"], (kind,), "described:item", 1.6, head=item["head"]))
        for match in _RULED.finditer(text, start, end):
            at = Span(*match.span("name"))
            found.append(Candidate(at, match["name"], ("Policy", "Programme"), "described:ruled", 1.6, head="制度"))
        for match in _ISSUED_VERBAL.finditer(text, start, end):
            span = Span(self.lexicon.strip_left(text, *match.span("name")), match.end("name"))
            if span.end - span.start >= 10:
                name = text[span.start : span.end]
                found.append(Candidate(span, name, ("Policy",), "described:verb", 1.6, head=name[-2:]))
        return found

    def _is_of_named(self, text: str, agreement: Span) -> bool:
        """签署云岭实验室|共建协议: whether what it is about has a name's head, which the agreement is signed of."""
        inner = range(agreement.start + 2, agreement.end - 2)
        heads = (self.lexicon.head_at(text, end, agreement.start) for end in inner)
        return any(head is not None and head.naming == "strong" and "Policy" not in head.classes for head in heads)

    def meetings(self, text: str, units: list[Unit]) -> list[Candidate]:
        """召开全面推进乡村振兴座谈会: a meeting with the verb of its aim in its name."""
        found: list[Candidate] = []
        for match in _MET.finditer(text, units[0].span.start, units[-1].span.end):
            left = match.start("name")
            edges = {unit.span.start for unit in units if unit.tag in ("v", "vd", "ad", "d", "a", "n", "vn")}
            if left in edges and match.end("name") - left >= 8:
                span = Span(left, match.end("name"))
                found.append(Candidate(span, text[left : span.end], ("Conference",), "meeting", 1.7))
        for match in _GROUP_FOR.finditer(text, units[0].span.start, units[-1].span.end):
            name = match["name"]
            at = Span(*match.span("name"))
            found.append(Candidate(at, name, ("GovernmentBody",), "described:group", 1.8, head=name[-2:]))
        for match in _OF_YEAR.finditer(text, units[0].span.start, units[-1].span.end):
            kind = "Programme" if match["programme"] else "Conference"
            found.append(Candidate(Span(*match.span("name")), match["name"], (kind,), "meeting:year", 1.7))
        return found

    def vehicles(self, text: str, units: list[Unit]) -> list[Candidate]:
        """D909次列车, “梦想”号: trains by number, vessels by their name."""
        at = units[0].span.start, units[-1].span.end
        trains = [Candidate(Span(*m.span()), m[0], ("Product",), "train", 1.8) for m in _TRAIN.finditer(text, *at)]
        named = [
            Candidate(Span(*m.span()), m[0].replace("“", "").replace("”", ""), ("Product", "Facility"), "vessel", 1.8)
            for m in _VESSEL.finditer(text, *at)
        ]
        latin = [
            Candidate(Span(*m.span()), m[0], (_LATIN_CLASS.get(m["last"], "Company"),), "latin", 1.6, head=m["last"])
            for m in _LATIN.finditer(text, *at)
            if m[0][0].isupper()
        ]
        return trains + named + latin

    def groups(self, text: str, units: list[Unit]) -> list[Candidate]:
        """面向新市民、退役军人: groups of people that something is for, and those listed beside them."""
        found: list[Candidate] = []
        for match in self._group.finditer(text, units[0].span.start, units[-1].span.end):
            more: re.Match[str] | None = match
            while more is not None:
                found.append(Candidate(Span(*more.span("name")), more["name"], ("Group",), "group:target", 1.6))
                more = self._more.match(text, more.end(), units[-1].span.end)
        return found
