"""Names that leave out what others begin with, former names, and plans that several issue each."""

from __future__ import annotations

from pathlib import Path

from zhitu_identity import Side, identity_tests

from zhitu.model import Document, Extractor
from zhitu.pipeline import build_documents
from zhitu.settings import Settings
from zhitu.sparql import rows
from zhitu.store import Graph
from zhitu.validate import validate

APART: dict[str, list[Side]] = {
    "centres of the state that leave out their field": [
        ("国家技术创新中心", "国家技术创新中心揭牌。", "广州市人民政府"),
        ("国家技术创新中心", "国家技术创新中心揭牌。", "苏州市人民政府"),
        ("国家技术创新中心", "国家技术创新中心启用。", ""),
    ],
    "hospitals of one number in two cities": [
        ("市一医院", "市一医院扩建。", "广州市人民政府"),
        ("市一医院", "市一医院扩建。", "苏州市人民政府"),
        ("广州市第二人民医院", "广州市第二人民医院扩建。", ""),
    ],
    "a university, its school, and a school that two may be": [
        ("中国人民大学", "中国人民大学扩建。", ""),
        ("人大附中", "人大附中扩建。", ""),
        ("华师附中", "华师附中扩建。", ""),
        ("华南师范大学附属中学", "华南师范大学附属中学扩建。", ""),
        ("华中师范大学附属中学", "华中师范大学附属中学扩建。", ""),
    ],
    "a party's committee, its department, and the government": [
        ("中共广州市委", "中共广州市委召开全会。", ""),
        ("广州市委宣传部", "广州市委宣传部发布通知。", ""),
        ("广州市政府", "广州市政府召开会议。", ""),
    ],
    "institutes of one field in two cities": [
        ("西安光机所", "西安光机所研发激光器。", ""),
        ("中国科学院上海光学精密机械研究所", "中国科学院上海光学精密机械研究所研发激光器。", ""),
    ],
    "an institute in short that two may be": [
        ("广州地化所", "广州地化所研究深海。", ""),
        ("广州地球化学研究所", "广州地球化学研究所研究深海。", ""),
        ("广州地质化工研究所", "广州地质化工研究所研究深海。", ""),
    ],
    "institutes of one kind in two cities": [
        ("中国科学院上海药物研究所", "中国科学院上海药物研究所研发药物。", ""),
        ("武汉药物研究所", "武汉药物研究所研发药物。", ""),
    ],
    "schools of one name in two countries, and one that may be either": [
        ("瑞典皇家理工学院", "瑞典皇家理工学院与深圳合作。", ""),
        ("丹麦皇家理工学院", "丹麦皇家理工学院与深圳合作。", ""),
        ("皇家理工学院", "皇家理工学院与深圳合作。", ""),
    ],
    "the schools that one was made of": [
        ("云川师范学院", "云川大学的前身为云川师范学院和云川医学院。", ""),
        ("云川医学院", "云川医学院有学生2万人。", ""),
        ("云川大学", "云川大学有学生3万人。", ""),
    ],
    "a school that another one was merged with": [
        ("云川师范学院", "云川大学前身为云川师范学院，2000年与云川医学院合并。", ""),
        ("云川大学", "云川大学有学生3万人。", ""),
    ],
    "bodies of another country and of this one": [
        ("美国教育部", "美国教育部发布报告。", ""),
        ("教育部", "教育部发布通知。", ""),
    ],
    "firms of another country and of this one": [
        ("英国国家电网公司", "英国国家电网公司发布报告。", ""),
        ("国家电网", "国家电网建设变电站。", ""),
    ],
    "a park and the factory that was there": [
        ("云川公园", "云川公园前身为云川机械厂。", ""),
        ("云川机械厂", "云川机械厂生产车床。", ""),
    ],
    "an institute of an academy and one of that name elsewhere": [
        ("中国科学院物理研究所", "中国科学院物理研究所研发芯片。", ""),
        ("物理研究所", "物理研究所研发芯片。", "云川大学"),
    ],
    "campuses in two cities": [
        ("中大深圳校区", "中大深圳校区启用。", ""),
        ("中山大学珠海校区", "中山大学珠海校区扩建。", ""),
    ],
}
TOGETHER: dict[str, list[Side]] = {
    "a museum of the state with and without its country": [
        ("国家博物馆", "国家博物馆开馆。", "广州市人民政府"),
        ("国家博物馆", "国家博物馆扩建。", "苏州市人民政府"),
        ("中国国家博物馆", "中国国家博物馆扩建。", ""),
    ],
    "a centre of the state in two cities' documents": [
        ("国家生物药技术创新中心", "国家生物药技术创新中心启用。", "广州市人民政府"),
        ("国家生物药技术创新中心", "国家生物药技术创新中心启用。", "苏州市人民政府"),
    ],
    "a hospital by its number": [
        ("市一医院", "市一医院扩建。", "广州市人民政府"),
        ("市第一人民医院", "市第一人民医院扩建。", "广州市人民政府"),
        ("广州市第一人民医院", "广州市第一人民医院扩建。", ""),
        ("广州市一医院", "广州市一医院扩建。", ""),
    ],
    "a school of a university": [
        ("人大附中", "人大附中扩建。", ""),
        ("中国人民大学附属中学", "中国人民大学附属中学扩建。", ""),
    ],
    "a party's committee": [
        ("中共广州市委", "中共广州市委召开全会。", ""),
        ("广州市委", "广州市委召开全会。", ""),
        ("市委", "市委、市政府召开全市经济工作会议。", "广州市人民政府"),
    ],
    "an institute by the first characters of its field": [
        ("上海光机所", "上海光机所研发激光器。", ""),
        ("中国科学院上海光学精密机械研究所", "中国科学院上海光学精密机械研究所研发激光器。", ""),
    ],
    "an institute that the network takes for a firm": [
        ("广州能源所", "广州能源所研发电池。", ""),
        ("中国科学院广州能源研究所", "中国科学院广州能源研究所研发电池。", ""),
        ("中科院广州能源所", "中科院广州能源所研发电池。", ""),
    ],
    "a hospital that the network takes for a firm": [
        ("中大一附院", "中大一附院扩建。", ""),
        ("中山大学附属第一医院", "中山大学附属第一医院扩建。", ""),
    ],
    "a campus by the short name of its university": [
        ("中大深圳校区", "中大深圳校区启用。", ""),
        ("中山大学深圳校区", "中山大学深圳校区扩建。", ""),
        ("中山大学（深圳）", "中山大学（深圳）扩建。", ""),
    ],
    "an institute with and without its academy": [
        ("深圳先进院", "深圳先进院研发机器人。", ""),
        ("中国科学院深圳先进技术研究院", "中国科学院深圳先进技术研究院研发机器人。", ""),
        ("中科院深圳先进院", "中科院深圳先进院研发机器人。", ""),
    ],
    "an institute in short": [
        ("上海药物所", "上海药物所研发药物。", ""),
        ("中国科学院上海药物研究所", "中国科学院上海药物研究所研发药物。", ""),
        ("中科院上海药物所", "中科院上海药物所研发药物。", ""),
    ],
    "a school abroad with and without its country": [
        ("意大利米兰理工大学", "意大利米兰理工大学与深圳合作。", ""),
        ("米兰理工大学", "米兰理工大学与深圳合作。", ""),
    ],
    "a ministry with its country": [
        ("中国财政部", "英国财政部与中国财政部会谈。", ""),
        ("财政部", "财政部发布通知。", ""),
    ],
    "a school by what it was before": [
        ("云川师范学院", "云川大学前身为云川师范学院，2010年更为现名。", ""),
        ("云川师范学院", "云川师范学院创建于1958年。", ""),
        ("云川大学", "云川大学有学生2万人。", ""),
        ("云川师范学院", "云川大学是省属高校，其前身是1958年创办的云川师范学院。", ""),
    ],
    "a plan by its notice": [
        (
            "《数字经济发展规划》",
            "苏州市人民政府发布《关于印发〈数字经济发展规划〉的通知》。《数字经济发展规划》提出建设算力中心。",
            "",
        ),
        ("《数字经济发展规划》", "苏州市人民政府印发《数字经济发展规划》。", ""),
    ],
}
_EACH = "苏州市和无锡市分别于2022年和2023年5月出台《数字经济发展规划》。"


test_two_things_stay_two, test_one_thing_is_one = identity_tests(APART, TOGETHER)


def test_each_city_has_its_plan_with_its_date(tmp_path: Path, extractor: Extractor) -> None:
    texts = [_EACH, "无锡市人民政府印发《数字经济发展规划》。"]
    documents = [Document(f"d{n}", text, "0" * 64) for n, text in enumerate(texts)]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=lambda _: extractor)
    with Graph.open(tmp_path / "g.db") as graph:
        asked = "SELECT DISTINCT ?by ?date { ?plan zt:issuedBy/skos:prefLabel ?by . ?e zt:of ?plan ; zt:date ?date }"
        assert sorted(map(tuple, rows(graph, asked))) == [("无锡市", "2023-05"), ("苏州市", "2022")]
        assert not [finding for finding in validate(graph) if finding.severity == "error"]


def test_the_plan_is_issued_by_who_issues_its_notice(extractor: Extractor) -> None:
    text = "2023年5月，苏州市人民政府发布《关于印发〈数字经济发展规划〉的通知》。《数字经济发展规划》提出建设算力中心。"
    found = extractor.extract(Document("d", text, "0" * 64))
    names = {e.key: e.name for e in found.entities}
    told = {(names[c.subject], names[c.object]) for c in found.claims if c.property == "issuedBy"}
    assert told == {(name, "苏州市人民政府") for name in names.values() if name.startswith("《")}
    assert {(names[e.of], e.date) for e in found.events} == {(name, "2023-05") for name, _ in told}
