"""Candidates of one unit alone: what is known, titles, quoted words, what the tagger takes for a name."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate, has_share_code, is_institute, of_entry
from zhitu.extract.mentions.issuers import opening_issuers
from zhitu.extract.mentions.severed import severed
from zhitu.extract.mentions.signs import put_together
from zhitu.extract.mentions.titles import sums_up
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.gazetteer import Entry, Gazetteer, gazetteer
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.mending import FOUNDS
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["TAGGED", "Singles", "classes_of"]

#: Tags of words that may be names by themselves.
TAGGED = frozenset({"ORG", "PER", "LOC"})

_DATELINE = re.compile(f"^[”》）]?{wording('singles-dateline')}")
#: 在云溪镇|柳家坪举行: what follows a town is a place in it.
_IN_TOWN = re.compile(rf"{wording('singles-located')}[^，。；：、]{{1,10}}[镇乡村]$")
_PERSON = re.compile(r"^[一-龥]{2,4}$|^[一-龥]{1,6}·[一-龥·]{1,12}$")
#: “两区一园”（甲保税区、……）: zones, summed up by their number.
_ZONES = re.compile("(?:[一二两三四五六七八九十][区园港城]){2,}")
#: “高光20条”: a document by the number of its articles.
_ARTICLES = re.compile(r".[\d一二三四五六七八九十百]条$")
#: 游轮|长安|号: a place's name as that of a train or ship.
_CALLED = re.compile(wording("singles-vessel-name"))
#: What says industry by itself.
_INDUSTRY_WORDS = ("产业", "制造业", "代服务业", "性服务业")
#: A free-trade zone before one of its areas.
_IN_FREE_TRADE = re.compile(rf"(.{{2,8}}?{wording('singles-free-trade-zones')})(?:.{{2,8}}片区)$")
#: The numbered bureaus of builders are firms: 中铁四局, 中建三局, 中交一航局.
_BUREAU = re.compile(
    rf"^中铁{wording('singles-railway-builders')}局$|第[一二三四五六七八九十]+工程局$"
    rf"|{wording('singles-builders')}[一-龥]{{0,2}}[一二三四五六七八九十]+[航公]?局$"
)
#: 产品|“云岭白毫”, “云岭白毫”|等20种品牌.
_GOODS_BEFORE = re.compile(f"{wording('singles-goods')}$")
_GOODS_AFTER = re.compile(
    rf"(?:(?:、|和|与|以及|及)?“[^“”]{{2,8}}”)*(?:(?:等[^，。；“”]{{0,10}}?)?{wording('singles-brand-kinds')}{wording('singles-brands')}"
    r"|等[\d多余一-龥]{0,6}产品)"
)
_STATE_ZONE = re.compile(r"[一-龥]{0,6}国家")
#: Whose departments are no organs of state.
_PRIVATE = re.compile(wording("singles-no-state"))
#: Committees that are the state's, whatever their names hold: 江湾大学城|管理委员会, 国家医院|管理委员会.
_OF_STATE = re.compile(
    "^(?:中共|国务院|国家|中央|[一-龥]{1,4}[省市区县])|(?:大学城|学院路|[园区城镇])[一-龥]{0,6}委员会$"
)
#: What the tagger takes for a place and is none: 双向六, 沪港间, 黄9.
_NO_PLACE = re.compile(wording("singles-no-place"))
#: A place with the post of who heads it: 云溪镇长.
_POST = re.compile(rf"(?P<name>(?!{wording('singles-post-before')})[一-龥]{{2,4}}[镇乡县区市村])长$")
#: Bodies of the province or town that a text is about: 省海洋局, 市住建委, 区金融办.
_HOME_BODY = re.compile(rf"[省市区县州][一-龥]{{1,7}}{wording('singles-body-heads')}$|[一-龥]管局$")
#: 市招商办, 省委编办, 市城管委: an office of a place's government or party.
_BUREAU_OF = re.compile(r"^[一-龥]{0,6}[省市区县州]委?[一-龥]{1,9}[办委]$")
#: 第二届|“亮点奖”
_EDITION = re.compile(r"第[一二三四五六七八九十\d]+[届次]|首[届次]$")
#: Any organization of a sort: 规模以上工业企业, 世界500强企业, 市州人民政府.
_ANY_BODY = re.compile(wording("singles-any-body"))
#: Quoted words that a machine, a ship or a satellite is called by.
_NUMBERED_NAME = re.compile(r"^[一-龥A-Za-z·]{1,8}(?:[一二三四五六七八九十\d]+)?号$")
#: “青屿”|轮, “云岭明珠”|客滚船.
_SHIP = re.compile(wording("ship-kinds"))
#: 2024全省购车季|在甲地启动: what is opened or begun is a campaign, a fair or a season.
_HELD = re.compile(rf"(?:[，]?在[^，。；：]{{2,12}})?{wording('singles-held-how')}?{wording('singles-held')}(?!的)")
#: 《江行图》 is painted, a 规划图 or 路线图 a document.
_PAINTED = re.compile(rf"^[一-龥]{{2,9}}(?<![规计区]划)(?<!{wording('singles-drawn')})(?<![蓝导地])图$")
_THEMED = re.compile(f"{wording('singles-theme')}$")
#: 这些“超级充电宝”, 成为“金钥匙”: what something is likened to.
_LIKENED = re.compile(rf"{wording('singles-likened')}(?:了|的)?$")
#: 实施“先试后买”等创新举措: a measure, by what closes the list.
_MEASURE = re.compile(rf"(?:[、和与]?“[^“”]{{2,12}}”)*等[^，。；“”]{{0,8}}?{wording('singles-measures')}")
_NO_MEASURE = re.compile("[、，+]")
#: “大学—产业—城市”, “核心区+配套区”: a formula.
_FORMULA = re.compile("[一-龥]{2,6}(?:[+—][一-龥]{2,6})+$")
#: Titles listed before one: 电视剧《甲》《乙》、《丙》.
_TITLES_BEFORE = re.compile(r"(?:《[^《》]*》(?:、|和|与|及|以及)?)+$")
#: “云农贷”, “茶园天气险”: what banks and insurers sell.
_OF_BANKS = re.compile(".[贷险债]$")

#: 国家标准|《江港装卸要求》, 《江港装卸要求》|行业标准: what sort of document a title is of.
_STANDARD = re.compile(f"{wording('standards')}(?:的?外文版)?(?![化委])")
_STANDARD_BEFORE = re.compile(f"{wording('standards')}$")


class Singles:
    """Candidates of single units."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self.lexicon = lexicon
        self.known = known
        document = "|".join((lexicon.any_of("document"), lexicon.any_of("titled")))
        self._document = re.compile(rf"(?:{document})(?:(?:19|20)\d{{2}}|（[^）]{{1,20}}）|\(.*\))*$")
        self._naming_verb = re.compile(rf"(?:[”](?:和|与|、)?|{lexicon.any_of('naming-verb')})(?:了|的)?$")
        self._named_after = re.compile(rf"[一-龥]{{0,3}}?{lexicon.any_of('named-after')}")
        self._work = re.compile(rf"{lexicon.any_of('work')}[^，。；：]{{0,4}}$")
        self._work_title = re.compile(rf"{lexicon.any_of('work')}$")
        self._staged = re.compile(
            rf"(?:(?:、|和|与|及)?《[^《》]*》)*(?:将|在[^，。]{{1,8}})?{lexicon.any_of('staged')}"
        )
        self._company = re.compile(lexicon.any_of("company"))
        self._speech = re.compile(rf"[、，]?{lexicon.any_of('speech')}|任[^务期意何]")
        self._verbal = frozenset(lexicon.cue("verbal"))
        self._no_place = lexicon.generic | frozenset(lexicon.cue("no-place"))
        self._plain = lexicon.cue("plain-industry")
        self._offices = lexicon.said_offices

    def of(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        """The candidates of unit `i`."""
        unit = units[i]
        if unit.kind == "known":
            media = unit.entries[0].media and (
                _DATELINE.match(text[unit.span.end : unit.span.end + 9])
                or text.endswith(("来源：", "稿源：", "来源"), 0, unit.span.start)
            )
            if media or severed(units, i) or (unit.short and _CALLED.match(text, unit.span.end)):
                return []
            return self._longer_firm(text, units, i) or self.of_known(unit)
        if unit.kind == "title":
            return self._title(text, units, i)
        if unit.kind == "quote":
            return self._quote(text, units, i)
        return self.tagged(text, unit) if unit.kind == "word" else []

    def _longer_firm(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        """西门子|能源: a firm with a word of its own, where the tagger sees one name."""
        unit, after = units[i], units[i + 1] if i + 1 < len(units) else None
        if unit.entries[0].classes != ("Company",) or after is None or after.tag != "rest" or len(after.text) < 2:
            return []
        if after.span.start != unit.span.end or self.known.folded(after.text) or after.text[0] in "与和及等":
            return []
        span = Span(unit.span.start, after.span.end)
        return [Candidate(span, text[span.start : span.end], ("Company",), "tagger:ORG", 1.6)]

    def of_known(self, unit: Unit) -> list[Candidate]:
        """What the gazetteer knows: one thing, or one for each character of a compound."""
        entry = unit.entries[0]
        if entry.kind == "strategy" and unit.text.endswith("建设"):  # 雄安新区建设: the zone, being built
            stem = self.known.folded(unit.text[:-2])
            if stem and stem[0].kind in ("region", "zone", "division"):
                return [of_entry(Span(unit.span.start, unit.span.end - 2), unit.text[:-2], stem)]
        if signs := put_together(unit.text, entry, self.known):  # 广佛, 深中: the two, not a region
            return [self._sign(unit, k, (sign,)) for k, sign in enumerate(signs)]
        if unit.members:  # 穗港澳: a character each
            return [self._sign(unit, k, (e,)) for k, e in enumerate(unit.entries)]
        if entry.kind == "industry":
            named = unit.text.endswith(_INDUSTRY_WORDS)  # 现代服务业; 服务业 is first a plain noun
            score = 3.0 if named else 1.5 if self._telling(unit.text) else 1.0
            return [Candidate(unit.span, unit.text, ("Industry",), "industry", score, unit.entries)]
        return [of_entry(unit.span, unit.text, unit.entries), *self._place_before(unit)]

    def _telling(self, name: str) -> bool:
        """Whether an industry is one by its name alone: 量子科技, 智能制造; 金融 and 法律服务 are first plain nouns."""
        return len(name) >= 4 and not name.endswith(self._plain)

    def _place_before(self, unit: Unit) -> list[Candidate]:
        """河北|雄安新区, 天津|滨海新区: the place before a zone's own name is a mention too."""
        entry = unit.entries[0]
        if entry.kind != "zone":
            own = entry.kind in ("division", "area") and (entry in self.known.folded(unit.text[k:]) for k in (2, 3))
            if not own or not any(own):
                return []
        area = _IN_FREE_TRADE.match(unit.text)
        whole = self.known.folded(area[1]) if area else ()
        if whole:  # 云南自贸试验区|昆明片区
            span = Span(unit.span.start, unit.span.start + len(area[1] if area else ""))
            return [of_entry(span, unit.text[: span.end - span.start], whole)._replace(nested=True)]
        for k in (2, 3):
            place, rest = self.known.folded(unit.text[:k]), self.known.folded(unit.text[k:])
            if place and place[0].kind == "division" and rest and (entry in rest or rest[0].kind != "body"):
                span = Span(unit.span.start, unit.span.start + k)
                return [of_entry(span, unit.text[:k], place)._replace(nested=True)]
        return []

    @staticmethod
    def _sign(unit: Unit, k: int, entries: tuple[Entry, ...]) -> Candidate:
        at = unit.span.start + k
        return of_entry(Span(at, at + 1), unit.text[k], entries, 2.5, rule="abbreviation")

    def _title(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        """A document by its last word, a work of art or a book by the words before it."""
        unit = units[i]
        if _PAINTED.search(unit.text):
            return [Candidate(unit.span, unit.text, ("Product",), "title:work", 1.8)]
        if self._document.search(unit.text):
            title = Candidate(unit.span, unit.text, ("Policy",), "title", 3.0, head=unit.text[-2:])
            return [title, *opening_issuers(unit.text, unit.span.start + 1)]
        before = text[max(units[0].span.start, unit.span.start - 60) : unit.span.start]
        after = text[unit.span.end : unit.span.end + 40]
        sort = _STANDARD.match(after)
        if sort is not None or _STANDARD_BEFORE.search(before):
            span = Span(unit.span.start, unit.span.end + (sort.end() if sort is not None else 0))
            return [Candidate(span, text[slice(*span)], ("Policy",), "title:standard", 3.0, alias=unit.text)]
        staged = self._staged.match(after) or self._work_title.search(unit.text)
        if staged or self._work.search(_TITLES_BEFORE.sub("", before)):
            return [Candidate(unit.span, unit.text, ("Product",), "title:work", 1.8)]
        return []

    def _quote(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        unit = units[i]
        if unit.text.count("+") > 1 or unit.text.count("、") > 1 or _FORMULA.match(unit.text):
            return []
        inner = Span(unit.span.start + 1, unit.span.end - 1)
        entries = self.known.folded(unit.text)
        if entries and not (len(unit.text) == 2 and entries[0].level == "county"):  # “惠民”举措 is not 惠民县
            return [of_entry(inner, unit.text, entries)]
        if sums_up(unit.text):
            zones = _ZONES.fullmatch(unit.text) and text.startswith("（", unit.span.end)
            return [Candidate(unit.span, unit.text, ("Zone" if zones else "Programme",), "quoted:numbers", 1.6)]
        if _ARTICLES.search(unit.text):
            return [Candidate(unit.span, unit.text, ("Policy",), "quoted:条", 1.6)]
        if unit.text in self.lexicon.heads:
            return []  # “创新中心”“实训基地”等载体
        before = text[max(units[0].span.start, unit.span.start - 6) : unit.span.start]
        after = text[unit.span.end : min(units[-1].span.end, unit.span.end + 6)]
        after_all = text[unit.span.end : min(units[-1].span.end, unit.span.end + 20)]
        if 2 < len(unit.text) <= 10 and _OF_BANKS.search(unit.text):
            return [Candidate(unit.span, unit.text, ("Product",), "quoted:loan", 1.6)]
        goods = _GOODS_AFTER.match(text[unit.span.end : min(units[-1].span.end, unit.span.end + 40)])
        if goods and 2 <= len(unit.text) <= 10:
            return [Candidate(unit.span, unit.text, ("Product",), "quoted:goods", 1.6)]
        if 2 < len(unit.text) <= 16 and _HELD.match(after_all) and not _THEMED.search(before):
            return [Candidate(unit.span, unit.text, ("Programme", "Conference"), "quoted:held", 1.6)]
        if 2 < len(unit.text) <= 10 and _MEASURE.match(after_all) and not _NO_MEASURE.search(unit.text):
            return [Candidate(unit.span, unit.text, ("Policy", "Programme"), "quoted:measure", 1.6)]
        if ship := _SHIP.match(text, unit.span.end):
            span = Span(unit.span.start, ship.end())
            return [Candidate(span, text[slice(*span)], ("Product",), "quoted:ship", 1.6, alias=unit.text)]
        if 2 < len(unit.text) <= 10 and (self._naming_verb.search(before) or self._named_after.match(after)):
            classes = ("Product", "Facility") if unit.text.endswith("号") else ("Programme",)
            return [Candidate(unit.span, unit.text, classes, "quoted:verb", 1.6)]
        if unit.text.endswith("奖") and 2 < len(unit.text) <= 16 and _EDITION.search(before):
            return [Candidate(unit.span, unit.text, ("Programme",), "quoted:奖", 1.6)]
        if len(unit.text) > 2 and unit.text not in self.lexicon.generic and _NUMBERED_NAME.match(unit.text):
            return [Candidate(unit.span, unit.text, ("Product", "Facility"), "quoted:号", 1.6)]
        head = self.lexicon.head_at(text, inner.end, inner.start)
        if head and len(head.word) > 1 and head.naming != "part" and len(unit.text) > len(head.word) + 1:
            return [Candidate(unit.span, unit.text, head.classes, f"quoted:{head.word}", 1.6, head=head.word)]
        if _LIKENED.search(before):
            return []
        if (
            head and len(unit.text) > 2 and "Facility" in head.classes and not self.lexicon.is_line(head.word)
        ):  # “听竹苑”, “映月楼”
            return [Candidate(unit.span, unit.text, head.classes, "quoted", 1.0, head=head.word)]
        classes = ("Product",) if _GOODS_BEFORE.search(before) else ("Programme",)
        return [Candidate(unit.span, unit.text, classes, "quoted", 1.0 if 3 <= len(unit.text) <= 8 else 0.8)]

    def tagged(self, text: str, unit: Unit) -> list[Candidate]:
        """What the tagger takes for an organization, a person or a place."""
        if unit.tag == "ORG" and len(unit.text) > 2 and unit.text not in self.lexicon.generic:
            return self._organization(text, unit)
        post = _POST.match(unit.text)
        if post and unit.tag in ("PER", "LOC", "ORG"):
            return self._of_post(text, unit, post.end("name"))
        if unit.tag == "PER" and _PERSON.match(unit.text):
            return self._person(text, unit)
        if unit.tag == "LOC" and 1 < len(unit.text) <= 5:
            return self._location(text, unit)
        return []

    def _of_post(self, text: str, unit: Unit, end: int) -> list[Candidate]:
        """The place that a post is of: 云溪镇|长."""
        span = Span(unit.span.start, unit.span.start + end)
        name, head = text[span.start : span.end], self.lexicon.head_at(text, span.end, span.start)
        known = self.known.folded(name)
        if known:
            return [of_entry(span, name, known)]
        return [Candidate(span, name, head.classes if head else ("District",), "tagger:LOC", 1.6, head=name[-1])]

    def _organization(self, text: str, unit: Unit) -> list[Candidate]:
        place = self.known.folded(unit.text[2:])
        if unit.text[:2] in self._verbal and place and place[0].kind in PLACE_KINDS:  # 联通中亚
            return [of_entry(Span(unit.span.start + 2, unit.span.end), unit.text[2:], place)]
        head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
        classes = (
            classes_of(unit.text, head)
            if head
            else ("GovernmentBody",)
            if _BUREAU_OF.match(unit.text)
            else ("ResearchInstitute",)
            if is_institute(unit.text)
            else ("Company",)
        )
        tail = self.known.folded(unit.text[-2:]) if head and len(head.word) == 1 and "City" in head.classes else ()
        if tail:  # 中广核|惠州
            body = self.known.folded(unit.text[:-2])
            at = unit.span.end - 2
            whole = [of_entry(Span(unit.span.start, at), unit.text[:-2], body)] if body else []
            return [*whole, of_entry(Span(at, unit.span.end), unit.text[-2:], tail)]
        if _ANY_BODY.search(unit.text):
            return []
        if _BUREAU.match(unit.text):
            return [Candidate(unit.span, unit.text, ("Company",), "tagger:ORG", 1.6, head="局")]
        near = text[max(0, unit.span.start - 10) : unit.span.end + 10]
        sure = (head and head.naming != "part") or self._company.search(near) or _HOME_BODY.match(unit.text)
        if has_share_code(text, unit.span.end):
            return [Candidate(unit.span, unit.text, ("Company",), "tagger:ORG", 2.0, head=head.word if head else "")]
        word = head.word if head else "院" if is_institute(unit.text) else ""
        return [Candidate(unit.span, unit.text, classes, "tagger:ORG", 1.6 if sure else 1.2, head=word)]

    def _person(self, text: str, unit: Unit) -> list[Candidate]:
        word = unit.text
        if len(word) > 2 and _IN_TOWN.search(text[max(0, unit.span.start - 16) : unit.span.start]):
            return [Candidate(unit.span, word, ("District",), "tagger:LOC", 1.5)]
        if not (word[0] in self.lexicon.surnames or word[:2] in self.lexicon.surnames or "·" in word):
            return []
        if len(word) == 2 and word[1] in "总董局":
            return []  # 王总, 李董: what a head is called at work
        if len(word) == 3 and text[unit.span.start - 1 : unit.span.start] in self.lexicon.surnames:
            before = text[max(0, unit.span.start - 7) : unit.span.start - 1]
            if before.endswith(self._offices):  # 行政长官|林|何月娥: her husband's name before her own
                span = Span(unit.span.start - 1, unit.span.end)
                return [Candidate(span, text[slice(*span)], ("Person",), "tagger:PER", 1.8)]
        if text[unit.span.start - 1 : unit.span.start] == "由" and FOUNDS.match(text, unit.span.end):
            return [Candidate(unit.span, word, ("Person",), "tagger:PER", 2.5)]
        title = text[max(0, unit.span.start - 6) : unit.span.start].rstrip("是为由：，、")
        sure = title.endswith(self._offices) or self._speech.match(text, unit.span.end)
        score = 1.8 if sure or len(word) > 4 else 1.5 if len(word) == 3 else 1.2
        return [Candidate(unit.span, word, ("Person",), "tagger:PER", score)]

    def _location(self, text: str, unit: Unit) -> list[Candidate]:
        head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
        if unit.text[0] in "和与及在以" and len(unit.text) > 2:  # 和|屯门西
            span = Span(unit.span.start + 1, unit.span.end)
            known = self.known.folded(unit.text[1:])
            if known:
                return [of_entry(span, unit.text[1:], known)]
            unit = unit._replace(span=span, text=unit.text[1:])
        if unit.text in self._no_place or _NO_PLACE.search(unit.text):
            return []
        classes = head.classes if head else ("District",)
        score = 1.5 if len(unit.text) > (len(head.word) if head else 2) else 1.2
        return [Candidate(unit.span, unit.text, classes, "tagger:LOC", score, head=head.word if head else "")]


#: 甲协作|第三次联席会议.
_SESSION = re.compile("(?:第[0-9一二三四五六七八九十百]+[次届]|^(?:19|20)\\d\\d年度?)[^第]{0,20}会议$")


#: Offices that not only the state has.
_OFFICES, _FUND = frozenset(("办公室", "办事处")), re.compile("(?:基金(?!管理|监|会|理事)|银行|商会|事务所)")
_BANK = re.compile("(?:银行|保险|人寿|财险)(?:集团)?(?:股份)?有限(?:责任)?公司$")


def classes_of(name: str, head: Head) -> tuple[str, ...]:
    """The classes of a name: those of its head, unless what stands before it tells better."""
    if head.word == "区" and _STATE_ZONE.match(name):
        return ("Zone",)  # 国家级金融改革示范先行区 is no district
    if _SESSION.search(name):
        return ("Conference",)  # 第三次联席会议 is no body
    if _BUREAU.search(name):
        return ("Company",)
    if head.classes == ("Company",) and _BANK.search(name):
        return ("FinancialInstitution",)  # 云岭农村商业银行|股份有限公司
    owner = name[: -len(head.word)]
    own = _PRIVATE.search(owner)
    within = head.word == "委员会" and own and not _OF_STATE.search(name) and own.end() < len(owner)
    office = head.word in _OFFICES and (own or _FUND.search(owner))
    if "GovernmentBody" in head.classes and (within or office or (own and head.naming == "part")):
        return ("Organization",)  # 云山大学|教务部, 云山大学|学术委员会, 远帆集团青州|办事处
    if head.word == "部" and any(entry.kind == "division" for entry in gazetteer().folded(owner)):
        return ("Organization",)  # 青州部: what a body has there
    return head.classes
