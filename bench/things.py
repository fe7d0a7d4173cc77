"""Things with known names for the resolution benchmark: families that confuse, since real ones do.

Homonyms (第一人民医院 in every city), siblings (一期 and 二期, 东站 and 西站), wholes and parts, bodies of several
levels, firms that share a stem, plans of one title by several issuers or of several years, short names that two share.
Places are real, names of all else are put together at random; nothing here is in the gazetteer.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from zhitu.divisions import Division, divisions

__all__ = ["Form", "Thing", "things"]


@dataclass(frozen=True, slots=True)
class Form:
    """A name of a thing. `anchor`: the document says in most cases where it is or whose; `alias`: only as another
    name beside the full one, in most cases. `weight`: how often it is used."""

    name: str
    weight: float = 1.0
    anchor: bool = False
    alias: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing, with the place that it belongs to and what a document may say of it."""

    number: int
    kind: str
    forms: tuple[Form, ...]
    home: str
    whole: str = ""
    link: str = ""
    year: str = ""
    adcode: str | None = None


#: A thing without its number.
Made = Callable[[int], Thing]
_FIRST = list("云松鹤澜岚蓝翠玉金银青丹桂梅竹柳枫星辰曜瑞祥泰恒宏锦凌启晨海江湖溪泉涧峰岭原荷菱苇杏棠槐榆楠樟檀鹭鸥雁")
_SECOND = list("湾川谷洲屿汀桥塘渡岸浦台阁亭榭林野陵坡崖坪矶浜堰滩峪垭岗")
_FIRM = list("辰芯睿拓捷翰弘铭森诺迈维锐驰腾达盛隆耀")
_FIELDS = (
    "人工智能",
    "生物医药",
    "新型储能",
    "集成电路",
    "海洋装备",
    "低空经济",
    "量子信息",
    "合成生物",
    "商业航天",
    "氢能",
)
_BODIES = (
    ("教育局", "教育厅", ()),
    ("科学技术局", "科学技术厅", ("科技局", "科技厅")),
    ("发展和改革委员会", "发展和改革委员会", ("发改委", "发改委")),
    ("工业和信息化局", "工业和信息化厅", ("工信局", "工信厅")),
    ("人力资源和社会保障局", "人力资源和社会保障厅", ("人社局", "人社厅")),
    ("市场监督管理局", "市场监督管理局", ("市场监管局", "市场监管局")),
    ("住房和城乡建设局", "住房和城乡建设厅", ("住建局", "住建厅")),
    ("文化和旅游局", "文化和旅游厅", ("文旅局", "文旅厅")),
    ("财政局", "财政厅", ()),
    ("生态环境局", "生态环境厅", ()),
)
_NUMBERS = "一二三四五六七八九"


def things(number: int, seed: int) -> list[Thing]:
    """So many things, always the same for a number and seed; each family has its share."""
    rng = random.Random(seed)
    rows = [row for row in divisions().by_code.values() if "-" not in row.code]
    cities = [row for row in rows if row.level == "city" and row.name.endswith("市")]
    provinces = [row for row in rows if row.level == "province" and row.name.endswith("省")]
    chosen = rng.sample(cities, min(len(cities), max(6, number // 50)))
    maker = _Maker(rng, chosen, provinces)
    made: dict[tuple[str, str, str], Made] = {}
    while len(made) < number:
        for family in maker.families:
            for thing in family():
                key = thing(0)
                made.setdefault((key.kind, key.forms[0].name, key.home + key.whole + key.year), thing)
    return [thing(n) for n, thing in enumerate(list(made.values())[:number])]


class _Maker:
    """Makes groups of things that are easily confused with each other."""

    def __init__(self, rng: random.Random, cities: list[Division], provinces: list[Division]) -> None:
        self.rng, self.cities, self.provinces = rng, cities, provinces
        self.used: set[str] = set()
        self.families = (
            self.places,
            self.bodies,
            self.bodies,
            self.hospitals,
            self.schools,
            self.universities,
            self.zones,
            self.firms,
            self.firms,
            self.airports,
            self.works,
            self.local_works,
            self.yearly_plans,
            self.plans_of_one_title,
            self.plans_with_short_names,
            self.conferences,
            self.laboratories,
            self.renamed,
        )

    def city(self) -> Division:
        return self.rng.choice(self.cities)

    def stem(self, ends: list[str] = _SECOND) -> str:
        """An invented proper name that no other thing of this corpus has."""
        for tries in count(1):
            middle = self.rng.choice(_FIRST) if tries > 50 else ""  # most of two characters are taken
            stem = self.rng.choice(_FIRST) + middle + self.rng.choice(ends)
            if stem not in self.used:
                self.used.add(stem)
                return stem
        raise AssertionError("count ends never")

    def elsewhere(self, city: Division) -> Division:
        return self.rng.choice([other for other in self.cities if other != city])

    def places(self) -> Iterator[Made]:
        rows = [row for row in divisions().by_code.values() if row.level == "county" and "-" not in row.code]
        row = self.rng.choice(rows)
        for twin in divisions().by_name[row.name]:
            parent = divisions().by_code[twin.parent or ""].name
            forms = (Form(twin.name, 3), Form(twin.short), Form(parent + twin.name))
            yield _made(twin.classes[0], forms, parent, adcode=twin.code)

    def bodies(self) -> Iterator[Made]:
        city = self.city()
        province = self.rng.choice(self.provinces)
        local, upper, shorts = self.rng.choice(_BODIES)
        for row, name, n in ((city, local, 0), (province, upper, 1)):
            short = shorts[n] if shorts else name
            level = "市" if n == 0 else "省"
            forms = [Form(row.name + name, 4), Form(level + short, 1, anchor=True), Form(short, 0.7, anchor=True)]
            forms += [Form(row.name + short, 2), Form(row.short + level + short)] if shorts else []
            yield _made("GovernmentBody", tuple(forms), row.name, row.name + "人民政府", "partOf")

    def hospitals(self) -> Iterator[Made]:
        city = self.city()
        for n in self.rng.sample(_NUMBERS, 2):
            full, bare = f"{city.name}第{n}人民医院", f"第{n}人民医院"
            forms = (Form(full, 4), Form(f"{city.short}市第{_digit(n)}人民医院"), Form(f"{city.short}{n}院"))
            yield _made("Hospital", (*forms, Form(bare, 1, anchor=True)), city.name, city.name, "locatedIn")

    def schools(self) -> Iterator[Made]:
        city = self.city()
        for n in self.rng.sample(_NUMBERS, 2):
            forms = (Form(f"{city.name}第{n}中学", 4), Form(f"{city.short}{n}中"), Form(f"{city.short}第{n}中学"))
            yield _made("School", forms, city.name, city.name, "locatedIn")

    def universities(self) -> Iterator[Made]:
        stem, city = self.stem(), self.city()
        other = self.elsewhere(city)
        word = self.rng.choice(("科技", "理工", "师范", "医科"))
        full, short = f"{stem}{word}大学", f"{stem[0]}{word[0]}大"
        yield _made("School", (Form(full, 4), Form(short, 1)), city.name)
        for site in (city.short, other.short):
            forms = (Form(f"{full}（{site}）", 3), Form(f"{full}({site})", 1), Form(f"{full}{site}校区", 1))
            yield _made("School", forms, site, full, "partOf")

    def zones(self) -> Iterator[Made]:
        city = self.city()
        kind = self.rng.choice(
            (("高新技术产业开发区", "高新区"), ("经济技术开发区", "经开区"), ("综合保税区", "综保区"))
        )
        full = city.name.removesuffix("市") + kind[0]
        forms = (Form(full, 3), Form(city.short + kind[1], 3), Form(kind[1], 1, anchor=True))
        yield _made("Zone", forms, city.name, city.name, "locatedIn")
        managers = (
            Form(full + "管理委员会", 2),
            Form(city.short + kind[1] + "管委会", 2),
            Form("管委会", 1, anchor=True),
        )
        yield _made("GovernmentBody", managers, city.name, full, "partOf")
        stem = self.stem()
        for words in ("深度", "现代服务业"):
            named = stem + words + "合作区"
            yield _made("Zone", (Form(named, 3), Form(stem + "合作区", 0.6), Form(city.short + named)), city.name)
            if self.rng.random() < 0.7:
                break

    def firms(self) -> Iterator[Made]:
        stem, city = self.stem(_FIRM), self.city()
        other = self.elsewhere(city)
        trades = self.rng.sample(("科技", "药业", "汽车", "能源", "物流", "航空"), 2)
        for trade in trades[: self.rng.choice((1, 1, 2))]:
            name = stem + trade
            forms = [Form(f"{name}股份有限公司", 2), Form(name, 3), Form(f"{city.short}{name}有限公司", 1)]
            forms += [Form(stem, 0.6)] if trade == "科技" else []
            yield _made("Company", tuple(forms), city.name)
        yield _made("Company", (Form(f"{stem}{trades[0]}（{other.short}）有限公司", 2),), other.name)

    def airports(self) -> Iterator[Made]:
        city, stem = self.city(), self.stem()
        full = f"{city.short}{stem}国际机场"
        yield _made("Facility", (Form(full, 3), Form(stem + "机场", 2), Form(f"{stem}国际机场", 1)), city.name)
        for n in ("1", "2"):
            forms = (Form(f"{full}T{n}航站楼", 2), Form(f"{stem}机场T{n}航站楼"), Form(f"T{n}航站楼", 1, anchor=True))
            yield _made("Facility", forms, city.name, full, "partOf")

    def works(self) -> Iterator[Made]:
        city, stem = self.city(), self.stem()
        kind = self.rng.choice(("大桥", "产业园", "会展中心", "水库"))
        name = stem + kind
        yield _made("Facility", (Form(name, 3), Form(city.short + name, 1)), city.name)
        for n, phase in enumerate(("一期", "二期"), start=1):
            forms = (Form(f"{name}{phase}", 2), Form(f"{name}{phase}工程", 1), Form(f"{name}{n}期", 0.5))
            yield _made("Project", forms, city.name)
        yield _made("GovernmentBody", (Form(name + "管理局", 2), Form(name + "管理中心", 0.001)), city.name)

    def local_works(self) -> Iterator[Made]:
        city = self.city()
        name = self.rng.choice(("人民公园", "中山公园", "体育中心", "解放路", "图书馆", "大学城站", "中山路"))
        forms = (Form(city.name + name, 2), Form(city.short + name, 2), Form(name, 2, anchor=True))
        yield _made("Facility", forms, city.name, city.name, "locatedIn")
        for side in self.rng.sample("东西南北", 2):
            forms = (Form(f"{city.short}{side}站", 3), Form(f"{city.short}{side}火车站", 1))
            yield _made("Facility", forms, city.name)
        n = self.rng.choice(_NUMBERS)
        forms = (Form(f"{city.short}地铁{n}号线", 2), Form(f"{city.name}轨道交通{_digit(n)}号线", 1))
        yield _made("Facility", forms, city.name)

    def yearly_plans(self) -> Iterator[Made]:
        city = self.city()
        topic = self.rng.choice(("重点建设项目计划", "政府工作报告", "科技创新工作要点"))
        for year in self.rng.sample(("2020", "2021", "2022", "2023"), 2):
            forms = (Form(f"{city.name}{year}年{topic}", 2), Form(f"{year}年{city.name}{topic}", 2))
            forms += (Form(f"{year}年{topic}", 1, anchor=True), Form(topic, 1, anchor=True))
            yield _made("Policy", forms, city.name, city.name + "人民政府", "issuedBy", year)

    def plans_of_one_title(self) -> Iterator[Made]:
        field = self.rng.choice(_FIELDS)
        title = f"关于促进{field}产业高质量发展的若干{self.rng.choice(('措施', '意见', '政策'))}"
        for city in self.rng.sample(self.cities, 2):
            forms = (Form(title, 2, anchor=True), Form(city.name + title, 2))
            forms += (Form(f"{city.name}人民政府办公室{title}", 1),)
            yield _made("Policy", forms, city.name, city.name + "人民政府", "issuedBy")

    def plans_with_short_names(self) -> Iterator[Made]:
        stem = self.stem()
        for full in (f"{stem}深化面向未来的全面合作总体方案", f"{stem}生态保护和修复实施方案"):
            forms = (Form(full, 3), Form(f"《{full}》", 1), Form(f"{stem}方案", 1, alias=True))
            yield _made("Policy", forms, self.city().name)
            if self.rng.random() < 0.6:
                break

    def conferences(self) -> Iterator[Made]:
        name = f"中国国际{self.stem()}{self.rng.choice(('博览会', '交易会'))}"
        for n in self.rng.sample(_NUMBERS, 2):
            forms = (Form(f"第{n}届{name}", 3), Form(f"第{_digit(n)}届{name}", 1))
            yield _made("Conference", forms, self.city().name)

    def laboratories(self) -> Iterator[Made]:
        one = self.stem()
        twins = [c + one[1:] for c in _FIRST if c + one[1:] not in self.used] or [self.stem()]
        twin = self.rng.choice(twins)
        self.used.add(twin)
        for stem in (one, twin):
            city = self.city()
            forms = (Form(stem + "实验室", 3), Form(f"“{stem}实验室”", 1), Form(f"{city.short}{stem}实验室", 0.5))
            yield _made("Laboratory", forms, city.name)

    def renamed(self) -> Iterator[Made]:
        old, new, city = self.stem(), self.stem(), self.city()
        forms = (Form(f"{new}学院", 3), Form(f"{old}专科学校", 2, alias=True))
        yield _made("School", forms, city.name)
        yield _made("School", (Form(f"{old}小学", 2),), city.name)


def _made(
    kind: str, forms: tuple[Form, ...], home: str, whole: str = "", link: str = "", year: str = "", *,
    adcode: str | None = None,
) -> Made:  # fmt: skip
    return lambda number: Thing(number, kind, forms, home, whole, link, year, adcode)


def _digit(numeral: str) -> int:
    return _NUMBERS.index(numeral) + 1
