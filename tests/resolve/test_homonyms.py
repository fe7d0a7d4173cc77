"""Each homonym stays apart and each variant comes together, in whole graphs and in any order of documents."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from zhitu.divisions import divisions
from zhitu.model import Claim, Document, Entity, Event, Extraction, Span
from zhitu.pipeline import build_documents, open_writer
from zhitu.settings import Settings
from zhitu.store import unpack

#: Name, class, and what its document says of it: place and its code, issuer, other names, code, year of issue.
Side = tuple[str, str, dict[str, str]]


_TOLD = (
    ("in", "locatedIn", "City"),
    ("by", "issuedBy", "GovernmentBody"),
    ("of", "partOf", "District"),
    ("with", "affiliatedWith", "GovernmentBody"),
)


def said(side: Side) -> tuple[str, Extraction]:
    """A document that names a thing and what belongs to it, and what is extracted from it."""
    name, kind, context = side
    words = [name, *(context[key] for key in ("in", "by", "of", "with", "alias") if key in context)]
    text = "，".join(words)
    spans = {word: (Span(text.index(word), text.index(word) + len(word)),) for word in words}
    aliases = (context["alias"],) if "alias" in context else ()
    entities = [Entity("it", name, (kind,), spans[name], aliases, context.get("adcode"))]
    claims: list[Claim] = []
    for key, relation, other in _TOLD:
        if key in context:
            known = divisions().by_name[context[key]][0].code if key in ("in", "of") else None
            code = context.get("code", known) if known else None
            entities.append(Entity(key, context[key], (other,), spans[context[key]], (), code))
            claims.append(Claim("it", relation, key, spans[name]))
    events = [Event("it", "issued", context["year"], spans[name])] if "year" in context else []
    return text, Extraction("", tuple(entities), tuple(claims), tuple(events))


class Given:
    """Extracts what is prepared."""

    version = "given-1"

    def __init__(self, prepared: dict[str, Extraction]) -> None:
        self.prepared = prepared

    def extract(self, document: Document) -> Extraction:
        found = self.prepared[document.id]
        return Extraction(document.id, found.entities, found.claims, found.events)


def things(path: Path, sides: list[Side]) -> list[str]:
    """What thing each side is, in a graph of a document for each."""
    told = {f"d{number}": said(side) for number, side in enumerate(sides)}
    prepared = {identifier: extraction for identifier, (_, extraction) in told.items()}
    made = [Document(identifier, text, "0" * 64, date="2024") for identifier, (text, _) in told.items()]
    found: list[list[str]] = []
    for order in (made, made[::-1]):
        report = build_documents(order, path, Settings(), extractor=lambda _: Given(prepared))
        assert report.failures == []
        with open_writer(path) as writer:
            sources = [writer.ledger.source("document", document.id) for document in made]
            nodes = [writer.ledger.nodes.find(unpack(s.packed).nodes["it"].iri) for s in sources if s is not None]
            found.append([str(node.thing) for node in nodes if node is not None])
    assert found[0] == found[1]
    return found[0]


DRUMS: list[Side] = [("鼓楼区", "District", {"adcode": row.code}) for row in divisions().by_name["鼓楼区"]]
APART: dict[str, list[Side]] = {
    "a person of a body, and two of whom nothing is told": [
        ("赵明", "Person", {"with": "江川市委"}),
        ("赵明", "Person", {}),
        ("赵明", "Person", {}),
    ],
    "朝阳区 in 北京 and 长春": [("朝阳区", "District", {"adcode": code}) for code in ("110105", "220104")],
    "鼓楼区 in four cities": DRUMS,
    "中山, the city, the university, the road": [
        ("中山市", "City", {"adcode": "442000"}),
        ("中山大学", "School", {}),
        ("中山路", "Facility", {"in": "广州市"}),
        ("中山路", "Facility", {"in": "南京市"}),
    ],
    "南沙 the district and the islands": [
        ("南沙区", "District", {"adcode": "440115"}),
        ("南沙群岛", "NaturalFeature", {}),
    ],
    "广州 in the name of a university": [
        ("广州市", "City", {"adcode": "440100"}),
        ("香港科技大学（广州）", "School", {}),
        ("香港科技大学", "School", {}),
    ],
    "a plan of the same title in two years": [
        ("政府工作报告", "Policy", {"by": "广州市人民政府", "year": year}) for year in ("2022", "2023")
    ],
    "phases": [(f"云峰抽水蓄能电站{n}期", "Facility", {}) for n in "一二三"],
    "towns of one name, and one of which nothing tells where it is": [
        ("城关镇", "District", {"of": "榆中县"}),
        ("城关镇", "District", {"of": "临洮县"}),
        ("城关镇", "District", {}),
    ],
    "towns of one name that lie in several counties": [
        ("永安镇", "District", {"in": "奉节县"}),
        ("永安镇", "District", {"in": "肇庆市"}),
        ("永安镇", "District", {}),
    ],
    "zones of one name in several cities": [
        ("城东新区", "Zone", {"in": "韶关市"}),
        ("城东新区", "Zone", {"in": "惠州市"}),
        ("城东新区", "Zone", {}),
    ],
    "schools of one name in districts of one name": [
        ("实验小学", "School", {"in": "白云区", "code": code}) for code in ("440111", "520113")
    ],
    "bodies of districts of one name, and one of which nothing tells which": [
        ("朝阳区教育局", "GovernmentBody", {"of": "朝阳区", "code": "110105"}),
        ("朝阳区教育局", "GovernmentBody", {"of": "朝阳区", "code": "220104"}),
        ("朝阳区教育局", "GovernmentBody", {}),
        ("朝阳区教育局", "GovernmentBody", {}),
    ],
    "districts of one name, cut off in the names of bodies": [
        ("北京市朝阳区教育局", "GovernmentBody", {"alias": "朝阳区教育局"}),
        ("长春市朝阳区教育局", "GovernmentBody", {"alias": "朝阳区教育局"}),
    ],
    "a hospital named in full and one of a district of the same name": [
        ("南通市通州区人民医院", "Hospital", {}),
        ("通州区人民医院", "Hospital", {"in": "通州区", "code": "110112"}),
    ],
    "a district, and one that may be it or its namesake": [
        ("朝阳区", "District", {"adcode": "220104"}),
        ("朝阳区", "District", {}),
        ("朝阳区", "District", {}),
    ],
    "a ministry and what is called so of 台湾": [
        ("财政部", "GovernmentBody", {}),
        ("台湾财政部", "GovernmentBody", {"alias": "财政部"}),
    ],
    "zones called after districts of one name, and one of which nothing tells which": [
        ("鼓楼高新区管委会", "GovernmentBody", {"of": "鼓楼区", "code": "320106"}),
        ("鼓楼高新区管委会", "GovernmentBody", {"of": "鼓楼区", "code": "320302"}),
        ("鼓楼高新区管委会", "GovernmentBody", {}),
        ("鼓楼高新区管委会", "GovernmentBody", {}),
    ],
    "a campus of each of two schools": [
        ("云浮四中江湾校区", "School", {}),
        ("云浮市第一中学江湾校区", "School", {}),
        ("云浮四中", "School", {}),
    ],
    "an organ of a ministry, and one that may be anybody's": [
        ("交通运输部云浮监管局", "GovernmentBody", {}),
        ("云浮监管局", "GovernmentBody", {}),
    ],
    "a firm and a daughter of its group": [
        ("岭海集团有限公司", "Company", {}),
        ("岭海集团数字科技有限公司", "Company", {}),
    ],
    "persons of one short name with several bodies, and one of whom nothing is told": [
        ("王伟", "Person", {"with": "教育部"}),
        ("王伟", "Person", {"with": "远帆集团"}),
        ("王伟", "Person", {}),
    ],
    "campuses": [(f"中山大学{place}校区", "School", {}) for place in ("深圳", "珠海", "广州")],
}
TOGETHER: dict[str, list[Side]] = {
    "发改委": [(name, "GovernmentBody", {}) for name in ("国家发展和改革委员会", "国家发改委", "国家发展改革委")],
    "港科大（广州）": [
        (name, "School", {}) for name in ("香港科技大學（廣州）", "香港科技大学(广州)", "港科大（广州）")
    ],
    "a plan and the short title that a document gives it": [
        ("《云湖新区深化改革开放总体方案》", "Policy", {"alias": "云湖方案"}),
        ("云湖方案", "Policy", {}),
    ],
    "前海": [(name, "Zone", {}) for name in ("前海深港现代服务业合作区", "前海合作区", "深圳前海深港现代服务业合作区")],
    "a town with and without its county": [("茅台镇", "District", {"of": "仁怀市"}), ("茅台镇", "District", {})],
    "a zone with and without its city": [("城东新区", "Zone", {"of": "韶关市"}), ("城东新区", "Zone", {})],
    "a hospital named in full, and for short where the place is told": [
        ("通州区人民医院", "Hospital", {"in": "通州区", "code": "320612"}),
        ("南通市通州区人民医院", "Hospital", {}),
        ("通州区人民医院", "Hospital", {"alias": "江苏省南通市通州区人民医院"}),
    ],
    "a park that needs no place, in a district that has namesakes": [
        ("白云区岭海软件园", "Facility", {"in": "白云区", "code": "440111"}),
        ("白云区岭海软件园", "Facility", {}),
    ],
    "a school by its short name, of one campus": [
        ("云浮四中江湾校区", "School", {}),
        ("云浮市第四中学江湾校区", "School", {}),
    ],
    "an organ with and without its ministry": [
        ("交通运输部岭江航务管理局", "GovernmentBody", {}),
        ("岭江航务管理局", "GovernmentBody", {}),
    ],
    "a body of a zone called after a district that has namesakes": [
        ("鼓楼高新区管委会", "GovernmentBody", {"of": "鼓楼区", "code": "320302"}),
        ("徐州市鼓楼高新区管委会", "GovernmentBody", {}),
    ],
    "a zone that the gazetteer knows, in short and in full words": [
        ("曹妃甸综保区", "Zone", {}),
        ("曹妃甸区综合保税区", "Zone", {}),
    ],
    "a firm of the country whose name says but what it does": [
        ("中国林业发展集团有限公司", "Company", {"in": "云浮市"}),
        ("中国林业发展集团", "Company", {}),
        ("中国林业发展集团有限公司", "Company", {}),
    ],
    "a person with two bodies of one place": [
        ("赵明", "Person", {"with": "江川市委"}),
        ("赵明", "Person", {"with": "江川市人民政府"}),
    ],
    "a person of three characters with two bodies": [
        ("李湛清", "Person", {"with": "教育部"}),
        ("李湛清", "Person", {"with": "江川大学"}),
    ],
    "before and after a renaming that a document tells": [
        ("岭海理工大学", "School", {"alias": "岭海工学院"}),
        ("岭海工学院", "School", {}),
        ("岭海理工大学", "School", {}),
    ],
}


@pytest.mark.parametrize("name", APART)
def test_homonyms_stay_apart(tmp_path: Path, name: str) -> None:
    found = things(tmp_path / "g.db", APART[name])
    assert all(one != other for one, other in combinations(found, 2)), found


@pytest.mark.parametrize("name", TOGETHER)
def test_variants_come_together(tmp_path: Path, name: str) -> None:
    found = things(tmp_path / "g.db", TOGETHER[name])
    assert len(found) == len(TOGETHER[name])
    assert len(set(found)) == 1, found
