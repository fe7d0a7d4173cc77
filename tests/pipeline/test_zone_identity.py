"""A name that zones of many places go by means that of the document's own place, or of the place before it."""

from __future__ import annotations

from dataclasses import replace

from zhitu_identity import Side, identity_tests

from zhitu.model import Document, Extractor

_EAST_LAKE = "东湖高新区新增企业300家。"
_AFTER_CITY = "武汉市今年发展很快。东湖高新区新增企业300家。"
_NORTH_BANK = "江北新区新增企业300家。"
_COAST = "滨海新区新增企业300家。"
_KNOWLEDGE = "知识城新增企业300家。"
_FUTURE = "未来科学城新增企业300家。"

APART: dict[str, list[Side]] = {
    "the famous one and that of a document's own city": [
        ("东湖高新区", _EAST_LAKE, "绍兴市人民政府"),
        ("东湖高新区", _EAST_LAKE, "福州市人民政府"),
        ("武汉东湖高新区", "武汉东湖高新区新增企业300家。", "绍兴市人民政府"),
    ],
    "the city just before says otherwise than the publisher": [
        ("江北新区", _NORTH_BANK, "惠州市人民政府"),
        ("江北新区", _NORTH_BANK, "南京市人民政府"),
        ("江北新区", "柳州市江北新区新增企业300家。", "南京市人民政府"),
    ],
    "a district of that name": [
        ("滨海新区", _COAST, "南通市人民政府"),
        ("滨海新区", _COAST, "天津市人民政府"),
        ("滨海新区", "江门市滨海新区新增企业300家。", "天津市人民政府"),
        ("滨海新区", "本报威海5月3日讯 滨海新区新增企业300家。", ""),
    ],
    "short names that need the context": [
        ("知识城", _KNOWLEDGE, "广州市人民政府"),
        ("知识城", _KNOWLEDGE, "合肥市人民政府"),
    ],
    "official names that say nothing of the place": [
        ("未来科学城", _FUTURE, "北京市人民政府"),
        ("未来科学城", _FUTURE, "合肥市人民政府"),
    ],
}
TOGETHER: dict[str, list[Side]] = {
    "the famous one where nothing says otherwise, or its city is named": [
        ("东湖高新区", _EAST_LAKE, ""),
        ("东湖高新区", _EAST_LAKE, "湖北省人民政府"),
        ("东湖高新区", _AFTER_CITY, ""),
        ("东湖高新区", _AFTER_CITY, "绍兴市人民政府"),
        ("武汉东湖高新区", "武汉东湖高新区新增企业300家。", ""),
    ],
    "that of the document's own city in all its spellings": [
        ("东湖高新区", _EAST_LAKE, "绍兴市人民政府"),
        ("东湖高新区", "绍兴市东湖高新区扩建。", ""),
        ("东湖高新区", "绍兴东湖高新区扩建。", ""),
        ("东湖高新区#2", "绍兴市东湖高新区扩建。东湖高新区新增企业20家。", ""),
        ("东湖高新区", "绍兴市今年发展迅速。东湖高新区新增企业20家。", ""),
    ],
    "a new area of a district's name": [
        ("滨海新区", _COAST, "江门市人民政府"),
        ("滨海新区", "江门滨海新区新增企业300家。", ""),
        ("滨海新区", "江门市滨海新区扩建。", ""),
        ("滨海新区", "新华社江门5月3日电 滨海新区扩建。", ""),
    ],
    "the district of that name": [
        ("滨海新区", _COAST, ""),
        ("天津滨海新区", "天津滨海新区扩建。", ""),
        ("滨海新区", "天津市今年发展快。滨海新区扩建。", ""),
        ("滨海新区", "新华社北京5月3日电 滨海新区扩建。", ""),
    ],
    "what only one place is called by": [
        ("雄安新区", "雄安新区新增企业300家。", "广州市人民政府"),
        ("雄安新区", "雄安新区新增企业300家。", "河北省人民政府"),
    ],
}


test_zones_of_one_name_stay_apart, test_one_zone_is_one = identity_tests(APART, TOGETHER)


def test_the_title_tells_as_the_publisher_does(extractor: Extractor) -> None:
    document = Document("d", _COAST, "0" * 64, title="江门市2024年政府工作报告")
    for d, code in ((document, None), (replace(document, title=None), "120116")):
        assert [(e.name, e.adcode) for e in extractor.extract(d).entities] == [("滨海新区", code)]
