"""省发改委 in a document of 四川 is 四川省发改委, where it is certain that the document is of 四川."""

from __future__ import annotations

import pytest

from zhitu.extract.entities.organs import homes, with_full_names
from zhitu.model import Document, Entity, Span


def entity(name: str, kind: str = "GovernmentBody", adcode: str | None = None, *aliases: str) -> Entity:
    return Entity(name, name, (kind,), (), aliases, adcode)


SICHUAN, CHENGDU = entity("四川", "Region", "510000"), entity("成都", "City", "510100")
YUNNAN = entity("云南", "Region", "530000")


@pytest.mark.parametrize(
    ("publisher", "text", "entities", "expected"),
    [
        ("四川省人民政府", "", (), {"省": "四川省"}),
        ("四川日报", "", (), {"省": "四川省"}),
        ("成都市统计局", "", (), {"市": "成都市", "省": "四川省"}),
        ("上海市人民政府", "", (), {"市": "上海市"}),
        ("广西壮族自治区统计局", "", (), {"自治区": "广西壮族自治区"}),
        ("新华社", "四川启动建设。全省动员。", (SICHUAN,), {"省": "四川省"}),
        ("新华社", "四川与云南合作。全省动员。", (SICHUAN, YUNNAN), {}),
        ("新华社", "四川启动建设。", (SICHUAN,), {}),
        ("新华社", "日本省厅改革，四川企业关注。", (SICHUAN,), {}),
        ("新华社", "安全市场建设在成都启动。", (CHENGDU,), {}),
        ("云南省人民政府", "四川经验。我省学习。", (SICHUAN,), {}),
        ("", "我市地铁通车，四川成都如此。", (SICHUAN, CHENGDU), {"市": "成都市"}),
        ("四川能源观察", "", (), {}),  # of no place's own
        ("朝阳区统计局", "", (), {}),  # which of them?
    ],
)
def test_a_document_is_at_home_where_it_says_so(
    publisher: str, text: str, entities: tuple[Entity, ...], expected: dict[str, str]
) -> None:
    assert homes(Document("d", text, "", publisher=publisher), entities) == expected


@pytest.mark.parametrize(
    ("name", "kind", "full"),
    [
        ("省发改委", "GovernmentBody", "四川省发改委"),
        ("省委", "GovernmentBody", "四川省委"),
        ("省图书馆", "Organization", "四川省图书馆"),
        ("市政府", "GovernmentBody", "成都市政府"),
        ("市政协", "GovernmentBody", "成都市政协"),
        ("市市场监管局", "GovernmentBody", "成都市市场监管局"),
        ("市场监管总局", "GovernmentBody", None),
        ("市政工程管理处", "GovernmentBody", None),
        ("省际合作办公室", "GovernmentBody", None),
        ("市第一医院", "Hospital", None),  # a district of the city may say so of its own city, or of itself
        ("县教育局", "GovernmentBody", None),
        ("省教育厅", "Person", None),
    ],
)
def test_an_organ_goes_by_its_full_name_too(name: str, kind: str, full: str | None) -> None:
    document = Document("d", "", "", publisher="成都市人民政府")
    (found,) = with_full_names(document, (entity(name, kind),))
    assert found.aliases == ((full,) if full else ())
    assert found.name == name, "what is written stays"


def test_without_a_home_nothing_is_added() -> None:
    told = (entity("省发改委"), SICHUAN)
    assert with_full_names(Document("d", "省发改委表示。", "", publisher="新华社"), told) == told


@pytest.mark.parametrize(
    ("text", "title", "publisher", "short", "full"),
    [
        ("四川省委、省政府印发方案。", "", "", "省政府", "四川省政府"),
        ("四川省科技厅、省发改委和省财政厅支持。", "", "", "省财政厅", "四川省财政厅"),
        ("四川省科技厅联合省财政厅支持。", "", "", "省财政厅", "四川省财政厅"),
        ("四川省委副秘书长、省财政厅厅长李文江介绍。", "", "", "省财政厅", "四川省财政厅"),
        ("四川省委书记调研，省政府支持。", "", "", "省政府", None),
        ("成都建设地铁，市住建局负责。", "", "光明日报", "市住建局", None),
        ("成都建设地铁，市住建局负责。", "", "光明区融媒体中心", "市住建局", "深圳市住建局"),
        ("成都建设地铁，市住建局负责。", "成都地铁开工", "", "市住建局", "成都市住建局"),
        ("成都、昆明通航，市住建局负责。", "成都昆明通航", "", "市住建局", None),
        ("成都建设地铁，市住建局负责。", "成都地铁开工", "云南日报", "市住建局", None),
        ("成都建设地铁，市住建局负责。", "地铁开工", "", "市住建局", None),
        ("云岭新区扩建，新区财政局支持。", "", "", "新区财政局", "云岭新区财政局"),
        ("云岭新区、江湾新区扩建，新区财政局支持。", "", "", "新区财政局", None),
        ("云岭新区管理委员会扩建道路，新区财政局支持。", "", "", "新区财政局", "云岭新区财政局"),
        ("云岭高新区扩建，新区财政局支持。", "", "", "新区财政局", None),
        ("云岭新区党工委书记、管委会主任李文江出席。", "", "", "管委会", "云岭新区管委会"),
        ("云岭新区扩建，管委会主任李文江出席。", "", "", "管委会", None),
    ],
)
def test_an_organ_is_that_of_the_place_or_zone_that_is_told(
    text: str, title: str, publisher: str, short: str, full: str | None
) -> None:
    kinds = {"成都": ("City", "510100"), "昆明": ("City", "530100")}
    names = ("四川省委", "四川省科技厅", "省发改委", "成都", "昆明", "云岭新区管理委员会", "云岭新区党工委", short)
    zones = [name for name in ("云岭新区", "江湾新区", "云岭高新区") if name in text]
    told = [written(text, name, *kinds.get(name, ("GovernmentBody", None))) for name in names if name in text]
    told += [written(text, name, "Zone", None) for name in zones]
    document = Document("d", text, "", title=title, publisher=publisher)
    (found,) = [e for e in with_full_names(document, tuple(told)) if e.name == short]
    assert found.aliases == ((full,) if full else ())


def written(text: str, name: str, kind: str, adcode: str | None) -> Entity:
    """What a text names, where it does so last."""
    at = text.rindex(name)
    return Entity(name, name, (kind,), (Span(at, at + len(name)),), (), adcode)
