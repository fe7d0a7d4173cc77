"""Stretches of a sentence that may be mentions of named things, each with class, rule and score."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhitu.divisions import divisions
from zhitu.extract.chunker import LINES, Chunk, Chunker
from zhitu.extract.gazetteer import Entry, Gazetteer
from zhitu.extract.lexicon import Head, Lexicon
from zhitu.extract.titles import introduced_alias
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["Candidate", "Candidates"]

#: A chunk is a name from this score on; a sister in a list is one from half a point less.
NAMED = 1.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention. `name` is folded text without marks; `entries` what the gazetteer knows of it."""

    span: Span
    name: str
    classes: tuple[str, ...]
    rule: str
    score: float
    entries: tuple[Entry, ...] = ()
    alias: str | None = None
    head: str = ""
    nested: bool = False
    counted: bool = False
    full: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether it is a name on its own merits."""
        return self.score >= NAMED


_PLACE_KINDS = frozenset({"division", "country", "region", "nature"})
_DESCRIPTIVE = re.compile(
    r"(?:印发|出台|制定|制订|发布|颁布|推出|公布|签署)(?:了|实施)?(?P<name>[^，。；：《》]{3,40}?的)(?P<head>[^，。；：《》的]{2,12})"
)
_TITLE_HEADS = re.compile(
    r"(?:方案|规划|纲要|意见|办法|条例|细则|措施|通知|清单|协议|协定|指南|导则|白皮书|目录|政策|法|决定|备忘录|宣言|倡议书?|标准|计划|"
    r"公告|公报|规定|规则|准则|报告|章程|公约|议定书|声明|草案|修订案|指引|要点|举措|条|实施书|蓝皮书|行动|路线图|安排|批复|函|令|合同|规程|图|书|答复|指导|建议|纪要|协定书|条约|大纲|责任制|制度|体系|方略|契约|宪章|解释|通告|名录|手册)(?:（[^）]{1,20}）|\(.*\))*$"
)
_NAMING_VERB = re.compile(
    r"(?:[”](?:和|与|、)?|使用|利用|借助|实施|推出|打造|启动|升级|开展|纳入|依托|推行|入选|名为|称为|叫做|开通|上线|发布|开发|建立|品牌|项目|平台|计划|模式)(?:了|的)?$"
)
_NAMED_AFTER = re.compile(r"^(?:覆盖|品牌|模式|上线|启动|落地|平台|服务|政策|系统|行动|改革|机制|专项|试点)")
#: Categories after 等 that tell what the members are.
_TELLING = frozenset(
    {"Project", "Industry", "Programme", "Facility", "Product", "Laboratory", "Zone", "Company", "School"}
)
_NUMBERED = re.compile(r"^(?:第[一二三四五六七八九十]+|[A-Za-z]*\d+[A-Za-z]*|[一二三四五六]期)")
_STEMS = (
    "发展和?改革|发改|科学技术|科技|教育|工业和信息化|经济和信息化|工信|民族宗教事务|公安|民政|司法|财政|人力资源和?社会保障|人社|自然资源|"
    "规划和自然资源|生态环境|住房和?城乡建设|住建|交通运输|水利|水务|农业农村|商务|文化和旅游|文化广电旅游|文旅|卫生健康|卫健|退役军人事务|"
    "应急管理|审计|国有资产监督管理|国资|市场监督管理|市场监管|体育|统计|医疗保障|医保|地方金融监督管理|地方金融|金融工作|政务服务数据管理|"
    "政务服务和数据管理|数据|林业|海洋|能源|粮食和物资储备|药品监督管理|知识产权|文物|口岸|港务|港航|房产|园林和?林业|城市管理|大数据"
)
_LOCAL_BODY = re.compile(
    rf"(?:省|市|区|县|州|自治区)?(?:(?:{_STEMS})(?:委员会|局|厅|委|办公室)|人民政府(?:办公厅|办公室|新闻办公室)?|政府(?:办公厅|办公室|新闻办公室)?(?![\u4e00-\u9fa5]{{0,2}}(?:间|性))|"
    r"(?:省委|市委|区委|县委|州委|自治区党委)(?:宣传部|组织部|统战部|办公厅)?(?!托)|(?:高级|中级)?人民法院|人民检察院|海关(?!总署)|税务局|气象局|邮政管理局)"
)
_COMMITTEE = re.compile(r"委(?:宣传部|组织部|统战部|办公厅|办公室|政法委)?(?!托|员|会|任)")
_PAIRED = re.compile(r"^(?!京津冀|粤港澳大|长株潭|长三角|珠三角)([一-龥]{2,3}?)(?:两地|三地|极点)?$")
_DATELINE = re.compile(r"^[”》）]?(?:消息|讯|电|报道|记者|（|）|：|客户端|官网)")
_OUR_COUNTRY = re.compile(r"(?P<name>我国|(?<=[，。；：])全国(?!首|人大|政协|统一|各|性|范围|前列|第|最|唯))")
_SUM = re.compile(r"^[两三四五六七八九十\d]+(?:大|个|项|座|条|家|所|种|类)$")
_ENDS = re.compile(r"[一-龥]至[一-龥]|[一-龥]—[一-龥]|[一-龥]到[一-龥]")
_COMPANY_CONTEXT = re.compile(r"企业|公司|集团|龙头|厂商|品牌|央企|国企|车企|药企|平台")
_SPEAKS = re.compile(
    r"说|担任|出任|就任|兼任|当选|任[^务期意何]|表示|介绍|指出|强调|认为|告诉|[、，]?(?:院士|教授|先生|女士|博士|代表|委员)|总书记|主席|总理"
)
_PERSON = re.compile(r"^[一-龥]{2,4}$|^[一-龥]{1,6}·[一-龥·]{1,12}$")


class Candidates:
    """Generates the candidates of a sentence."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self.lexicon = lexicon
        self.known = known
        self.chunker = Chunker(lexicon)

    def of(self, text: str, units: list[Unit]) -> list[Candidate]:
        """Candidates, by position; nested ones follow the one they lie in."""
        found: list[Candidate] = []
        chunks = self.chunker.chunks(text, units)
        for chunk in chunks:
            found.extend(self._of_chunk(text, units, chunk))
        bodies = self._local_bodies(text, units)
        found = [c for c in found if not any(b.span.overlaps(c.span) and b.span != c.span for b in bodies)] + bodies
        found.extend(self._headless(units, found))
        found.extend(self._categorized(text, units, found))
        taken = [c.span for c in found if c.score >= NAMED - 0.5]
        for i, unit in enumerate(units):
            if not any(span.contains(unit.span) for span in taken):
                found.extend(self._of_unit(text, units, i))
        found.extend(self._descriptive(text, units))
        found.extend(self._country(text, units))
        found.sort(key=lambda c: (c.span.start, -c.span.end))
        return [self._with_alias(units, c) for c in found]

    # -- headed phrases

    def _of_chunk(self, text: str, units: list[Unit], chunk: Chunk) -> list[Candidate]:
        if len(chunk.units) == 1 and chunk.units[0].kind == "known":
            return self._of_known(chunk.units[0])
        whole = self._known_form(text, chunk.span)
        if whole:
            return [
                Candidate(
                    chunk.span, text[chunk.span.start : chunk.span.end], whole[0].classes, "gazetteer", 3.0, whole
                )
            ]
        units_in = list(chunk.units)
        found: list[Candidate] = []
        inner = self._inner_area(text, units_in, chunk)
        if inner is not None:
            return [*self._of_chunk(text, units, inner[0]), *self._of_chunk(text, units, inner[1])]
        # places before a district, or before what the gazetteer knows, are loosely joined: mentions of their own
        while (
            len(units_in) > 1
            and self._is_place(units_in[0])
            and not units_in[0].members
            and self._splits(text, units_in, chunk)
        ):
            found.extend(self._of_known(units_in[0]))
            units_in.pop(0)
        span = Span(units_in[0].span.start, chunk.span.end)
        name = text[span.start : span.end]
        entries = self._known_form(text, span)
        if entries:
            return [*found, Candidate(span, name, entries[0].classes, "gazetteer", 3.0, entries, head=chunk.head.word)]
        if len(units_in) == 1 and units_in[0].kind == "known":
            return [*found, *self._of_known(units_in[0])]
        score = chunk.score
        if "Industry" in chunk.head.classes or self._loose_group(units_in, chunk):
            score = min(score, 1.0)
        if self._generic(name, chunk):
            score = min(score, 0.5)
        rule = f"head:{chunk.head.word}"
        main = Candidate(
            span, name.strip("“”"), chunk.head.classes, rule, score, head=chunk.head.word, counted=chunk.counted
        )
        return [*found, main, *self._nested(text, units_in, main)]

    def _loose_group(self, units: list[Unit], chunk: Chunk) -> bool:
        """Whether a group of people is more than place and noun (港澳青年 is a name, 澳门总体就业人口 is none)."""
        if "Group" not in chunk.head.classes:
            return False
        return any(
            not (u.kind == "known" or u.members) and u.span.end <= chunk.span.end - len(chunk.head.word) for u in units
        )

    def _inner_area(self, text: str, units: list[Unit], chunk: Chunk) -> tuple[Chunk, Chunk] | None:
        """长安街道|长安社区, 经开区|军山新城: an area before another area is a name of its own."""
        if not {"District", "Zone"} & set(chunk.head.classes):
            return None
        for k in range(len(units) - 2, -1, -1):
            unit = units[k]
            if unit.kind != "word" or (k == 0 and unit.text in self.lexicon.heads):
                continue
            head = self.lexicon.head_at(text, unit.span.end, units[0].span.start)
            if (
                head
                and {"District", "Zone"} & set(head.classes)
                and len(head.word) < unit.span.end - units[0].span.start
            ):
                left = Span(units[0].span.start, unit.span.end)
                right = Span(units[k + 1].span.start, chunk.span.end)
                if right.end - right.start <= len(chunk.head.word):
                    return None
                a = self.chunker.scored(text, Chunk(left, tuple(units[: k + 1]), head, 0.0, chunk.counted, False))
                b = self.chunker.scored(
                    text, Chunk(right, tuple(units[k + 1 :]), chunk.head, 0.0, False, False), after_place=True
                )
                return a, b
        return None

    def _splits(self, text: str, units: list[Unit], chunk: Chunk) -> bool:
        rest = Span(units[1].span.start, chunk.span.end)
        known = self._known_form(text, rest)
        if (known and known[0].kind != "body") or "District" in chunk.head.classes:
            return True
        return (
            len(units) > 2
            and self._is_place(units[1])
            and units[1].span.end < chunk.span.end
            and (self._contains(units[0], units[1]))
        )

    @staticmethod
    def _contains(outer: Unit, inner: Unit) -> bool:
        """广东|广州…: a larger place before a smaller."""
        table = divisions()
        return any(
            a.adcode and b.adcode and a.adcode != b.adcode and table.within(b.adcode, a.adcode)
            for a in outer.entries
            for b in inner.entries
        )

    def _generic(self, name: str, chunk: Chunk) -> bool:
        bare = name.strip("“”")
        if bare.endswith(("几何中心", "地理中心", "市中心", "城市中心")):
            return True
        return bare in self.lexicon.generic or bare == chunk.head.word

    def _nested(self, text: str, units: list[Unit], main: Candidate) -> list[Candidate]:
        """Known organizations and strategies at the left of a longer name are mentions of their own."""
        found: list[Candidate] = []
        line = main.head in LINES
        owned = not {"Facility", "Project", "Product", "Conference"}.isdisjoint(main.classes)
        for unit in units[:-1]:
            if (
                unit.kind == "known"
                and unit.entries
                and unit.entries[0].kind in (("body", "strategy") if owned else ("strategy",))
            ):
                found.extend(replace(c, nested=True) for c in self._of_known(unit))
            elif (
                owned
                and unit.kind == "word"
                and unit.tag == "ORG"
                and unit.span.start == main.span.start
                and len(unit.text) > 3
            ):
                found.extend(replace(c, nested=True) for c in self._tagged(text, unit))
            elif (
                line and self._is_place(unit) and not unit.members and len(unit.text) > 1 and _ENDS.search(main.name)
            ) or (
                not line
                and self._is_place(unit)
                and unit.span.start == main.span.start
                and main.span.end - unit.span.end > 3
                and main.head != "大学"
            ):
                found.extend(replace(c, nested=True) for c in self._of_known(unit))
            elif unit.kind == "bracket":
                place = self.known.entries(unit.text)
                if place and place[0].kind in _PLACE_KINDS:
                    inner = Span(unit.span.start + 1, unit.span.end - 1)
                    found.append(Candidate(inner, unit.text, place[0].classes, "gazetteer", 2.0, place, nested=True))
        return found

    # -- members of lists without a head of their own

    def _headless(self, units: list[Unit], found: list[Candidate]) -> list[Candidate]:
        """京沈、京霸、石济高铁: the members before the last share its head."""
        added: list[Candidate] = []
        for main in [c for c in found if c.head in LINES and c.accepted and not c.nested]:
            index = next((i for i, u in enumerate(units) if u.span.start == main.span.start), 0)
            while index >= 2 and units[index - 1].text in ("、", "和", "与", "及"):
                unit = units[index - 2]
                if (
                    not (unit.members or unit.tag == "LOC")
                    or len(unit.text) > 3
                    or not (unit.members or len(unit.text) == 2)
                ):
                    break
                added.append(
                    Candidate(
                        unit.span,
                        unit.text,
                        main.classes,
                        f"shared-head:{main.head}",
                        1.6,
                        head=main.head,
                        full=unit.text + main.head,
                    )
                )
                index -= 2
        return added

    def _categorized(self, text: str, units: list[Unit], found: list[Candidate]) -> list[Candidate]:
        """甲、乙、丙等重大科技项目: what a list's category says of members that have no head."""
        added: list[Candidate] = []
        for i, unit in enumerate(units):
            counted = unit.tag == "m" and bool(_SUM.match(unit.text))  # 甲、乙两个项目
            if not (unit.text in ("等", "等等") or counted) or i == 0:
                continue
            category = re.match(r"[^，。；：、]{1,18}", text[unit.span.end : units[-1].span.end])
            head = None
            if category:
                for end in range(category.end(), 1, -1):
                    head = self.lexicon.head_at(text, unit.span.end + end, unit.span.end)
                    if head and len(head.word) > 1 and _TELLING & set(head.classes):
                        break
                    head = None
            if head is None or ("Industry" in head.classes and not re.search("产业|制造业|赛道", head.word)):
                continue
            added.extend(self._members(text, units[:i], head, found))
        return added

    def _members(self, text: str, units: list[Unit], head: Head, found: list[Candidate]) -> list[Candidate]:
        """The uncovered members of the list that ends with `units`."""
        items: list[list[Unit]] = [[]]
        for unit in reversed(units):
            if unit.text in ("、", "和", "以及", "及"):
                items.append([])
            elif (
                unit.kind == "word"
                and unit.tag in ("v", "p", "u", "w", "c", "r", "d", "m")
                and unit.text not in self.lexicon.nominals
                and not _NUMBERED.match(unit.text)
            ):
                break
            else:
                items[-1].insert(0, unit)
        if len(items) < 2:
            return []
        added: list[Candidate] = []
        for item in items:
            if not item:
                continue
            span = Span(item[0].span.start, item[-1].span.end)
            size = span.end - span.start
            if 4 <= size <= 14 and not any(c.span.overlaps(span) and c.accepted for c in found):
                added.append(
                    Candidate(
                        span, text[span.start : span.end].strip("“”"), head.classes, f"category:{head.word}", 1.55
                    )
                )
        return added

    # -- units by themselves

    def _of_unit(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        unit = units[i]
        if unit.kind == "known":
            media = unit.entries[0].media and _DATELINE.match(text[unit.span.end : unit.span.end + 4])
            return [] if media else self._of_known(unit)
        if unit.kind == "title":
            return self._title(units, i)
        if unit.kind == "quote":
            return self._quote(text, units, i)
        if unit.kind == "word":
            return self._tagged(text, unit)
        return []

    def _known_form(self, text: str, span: Span) -> tuple[Entry, ...]:
        return self.known.entries(text[span.start : span.end].strip("“”"))

    @staticmethod
    def _is_place(unit: Unit) -> bool:
        return unit.kind == "known" and bool(unit.entries) and unit.entries[0].kind in _PLACE_KINDS

    def _of_known(self, unit: Unit) -> list[Candidate]:
        entry = unit.entries[0]
        if entry.kind == "strategy" and unit.text.endswith("建设"):  # 雄安新区建设: the zone, being built
            stem = self.known.entries(unit.text[:-2])
            if stem and stem[0].kind in ("region", "zone", "division"):
                return [
                    Candidate(
                        Span(unit.span.start, unit.span.end - 2),
                        unit.text[:-2],
                        stem[0].classes,
                        "gazetteer",
                        3.0,
                        stem,
                    )
                ]
        pair = _PAIRED.match(unit.text) if entry.kind == "region" else None
        if pair:
            signs = [(self.known.paired.get(c) or self.known.abbreviations.get(c, ())) for c in pair.group(1)]
            if all(signs):  # 广佛, 港澳: the two, not a region
                return [
                    Candidate(
                        Span(unit.span.start + k, unit.span.start + k + 1),
                        unit.text[k],
                        e[0].classes,
                        "abbreviation",
                        2.5,
                        (e[0],),
                    )
                    for k, e in enumerate(signs)
                ]
        if unit.members:  # 穗港澳: a character each
            return [
                Candidate(
                    Span(unit.span.start + k, unit.span.start + k + 1),
                    unit.text[k],
                    e.classes,
                    "abbreviation",
                    2.5,
                    (e,),
                )
                for k, e in enumerate(unit.entries)
            ]
        if entry.kind == "industry":
            sure = unit.text.endswith(("产业", "制造业"))
            return [Candidate(unit.span, unit.text, ("Industry",), "industry", 3.0 if sure else 1.0, unit.entries)]
        return [Candidate(unit.span, unit.text, entry.classes, "gazetteer", 3.0, unit.entries)]

    def _title(self, units: list[Unit], i: int) -> list[Candidate]:
        unit = units[i]
        if not _TITLE_HEADS.search(unit.text):
            return []
        return [Candidate(unit.span, unit.text, ("Policy",), "title", 3.0, head=unit.text[-2:])]

    def _quote(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        unit = units[i]
        inner = Span(unit.span.start + 1, unit.span.end - 1)
        entries = self.known.entries(unit.text)
        if entries:
            return [Candidate(inner, unit.text, entries[0].classes, "gazetteer", 3.0, entries)]
        before = text[max(units[0].span.start, unit.span.start - 6) : unit.span.start]
        after = text[unit.span.end : min(units[-1].span.end, unit.span.end + 4)]
        if 2 < len(unit.text) <= 10 and (_NAMING_VERB.search(before) or _NAMED_AFTER.match(after)):
            classes = ("Product", "Facility") if unit.text.endswith("号") else ("Programme",)
            return [Candidate(unit.span, unit.text, classes, "quoted:verb", 1.6)]
        head = self.lexicon.head_at(text, inner.end, inner.start)
        if head and len(head.word) > 1 and head.naming != "part" and len(unit.text) > len(head.word) + 1:
            return [Candidate(unit.span, unit.text, head.classes, f"quoted:{head.word}", 1.6, head=head.word)]
        return [Candidate(unit.span, unit.text, ("Programme",), "quoted", 1.0 if 3 <= len(unit.text) <= 8 else 0.8)]

    def _tagged(self, text: str, unit: Unit) -> list[Candidate]:
        word = unit.text
        if unit.tag == "ORG" and len(word) > 2:
            head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
            classes = head.classes if head else ("Company",)
            sure = (head and head.naming != "part") or _COMPANY_CONTEXT.search(
                text[max(0, unit.span.start - 10) : unit.span.end + 10]
            )
            return [
                Candidate(unit.span, word, classes, "tagger:ORG", 1.6 if sure else 1.2, head=head.word if head else "")
            ]
        if (
            unit.tag == "PER"
            and _PERSON.match(word)
            and (word[0] in self.lexicon.surnames or word[:2] in self.lexicon.surnames or "·" in word)
        ):
            near = text[max(0, unit.span.start - 6) : unit.span.start], text[unit.span.end : unit.span.end + 3]
            title = near[0].rstrip("是为由：，、")
            sure = any(title.endswith(office) for office in self.lexicon.offices if len(office) > 1) or _SPEAKS.match(
                near[1]
            )
            return [Candidate(unit.span, word, ("Person",), "tagger:PER", 1.8 if sure or len(word) > 4 else 1.2)]
        if unit.tag == "LOC" and 1 < len(word) <= 5:
            head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
            classes = head.classes if head else ("District",)
            return [
                Candidate(
                    unit.span,
                    word,
                    classes,
                    "tagger:LOC",
                    1.5 if head and len(word) > len(head.word) else 1.2,
                    head=head.word if head else "",
                )
            ]
        return []

    def _local_bodies(self, text: str, units: list[Unit]) -> list[Candidate]:
        """广东省科技厅, 广州市工业和信息化局, 浙江省委: a place and the name that its departments have everywhere."""
        found: list[Candidate] = []
        for unit in units:
            if not self._is_place(unit) or unit.members or unit.entries[0].kind != "division":
                continue
            match = _LOCAL_BODY.match(text, unit.span.end, units[-1].span.end)
            if match is None and unit.text[-1] in "省市区县州":
                match = _COMMITTEE.match(text, unit.span.end, units[-1].span.end)
            if match:
                start = unit.span.start - 2 * text[: unit.span.start].endswith("中共")
                span = Span(start, match.end())
                found.append(
                    Candidate(
                        span,
                        text[span.start : span.end],
                        ("GovernmentBody",),
                        "local-body",
                        2.5,
                        head=match.group()[-1],
                    )
                )
        return found

    def _country(self, text: str, units: list[Unit]) -> list[Candidate]:
        """我国, and 全国 where it is the subject."""
        entries = self.known.entries("中国")
        found = _OUR_COUNTRY.finditer(text, units[0].span.start, units[-1].span.end)
        return (
            [Candidate(Span(*m.span("name")), m["name"], ("Country",), "gazetteer", 2.5, entries[:1]) for m in found]
            if entries
            else []
        )

    # -- descriptions that act as names, aliases in brackets

    def _descriptive(self, text: str, units: list[Unit]) -> list[Candidate]:
        """出台支持…建设的行动方案: what was issued, described by a clause."""
        start, end = units[0].span.start, units[-1].span.end
        found: list[Candidate] = []
        for match in _DESCRIPTIVE.finditer(text, start, end):
            head_end = match.end("head")
            while head_end > match.start("head") + 1:
                head = self.lexicon.head_at(text, head_end, match.start("head"))
                if head and "Policy" in head.classes:
                    break
                head_end -= 1
            else:
                continue
            left = self.lexicon.strip_left(text, match.start("name"), head_end)
            if head_end - left >= 8:
                found.append(
                    Candidate(Span(left, head_end), text[left:head_end], ("Policy",), "described", 1.6, head=head.word)
                )
        return found

    def _with_alias(self, units: list[Unit], candidate: Candidate) -> Candidate:
        """The candidate with the name that a bracket right after it introduces."""
        bracket = next((u for u in units if u.kind == "bracket" and u.span.start == candidate.span.end), None)
        if bracket is None or candidate.nested:
            return candidate
        alias = introduced_alias(bracket.text)
        if alias is None or (not alias[1] and not self._plausible_alias(alias[0])):
            return candidate
        return replace(candidate, alias=alias[0], score=candidate.score + (1.0 if alias[1] else 0.5))

    def _plausible_alias(self, alias: str) -> bool:
        """A bracket without 简称 is an alias if it is Latin, or ends in a head of its own."""
        if re.fullmatch(r"[A-Za-z0-9&.\-/ ]+", alias):
            return True
        head = self.lexicon.head_at(alias, len(alias))
        return head is not None and len(alias) > len(head.word) + 1
