"""What is one thing and what is two, from sentences to the graph: what must stay two beside what must be one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from zhitu_identity import Side, identity_tests, things

from zhitu.model import Document, Extractor
from zhitu.pipeline import build_documents, open_writer
from zhitu.pipeline.single import Adder, remove
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads

_PHASES = "云川科学城一期、二期、三期分别于2019年、2020年和2021年建成。"
_TWO_PLANS = "苏州市人民政府印发《数字经济发展规划》，无锡市人民政府也印发了《数字经济发展规划》。"
_JOINT_PLAN = (
    "苏州市人民政府、无锡市人民政府联合印发《数字经济发展规划》。"
    "无锡市人民政府印发的《数字经济发展规划》提出建设算力中心。"
)
_TWO_MAYORS = "南京市市长李建国会见了海口市市长李建国。"
_STATE_PLAN = "国务院印发《碳达峰行动方案》。江苏省人民政府印发《碳达峰行动方案》。"
_HANDED_ON = "国务院办公厅印发《社会救助方案》。江苏省人民政府办公厅转发《社会救助方案》。"
_TWO_BODIES = "清华大学教授李强与国务院总理李强座谈。"
_ONE_MAYOR = "李建国曾任南京市市长。海口市市长李建国出席会议。"

APART: dict[str, list[Side]] = {
    "phases of zones of one name, of which the zone's sentence tells the city": [
        ("科学城一期", "科学城一期2023年5月开工。科学城位于苏州市高新区。", ""),
        ("科学城一期", "科学城位于合肥市。科学城一期2022年6月建成。", ""),
        ("科学城一期", "科学城一期2021年6月建成。", ""),
    ],
    "phases of zones of one name, of which the publisher tells the city": [
        ("科学城一期", "科学城一期今年5月开工建设。", "苏州市人民政府"),
        ("科学城一期", "科学城一期今年5月建成。", "合肥市人民政府"),
    ],
    "phases that go without the name of what they are of": [
        ("云川科学城一期", _PHASES, ""),
        ("二期", _PHASES, ""),
        ("三期", _PHASES, ""),
        ("二期", "海湾产业园一期2019年建成。二期今年开工。", ""),
    ],
    "plans of one title that a report names of two cities": [
        ("《数字经济发展规划》", _TWO_PLANS, ""),
        ("《数字经济发展规划》#2", _TWO_PLANS, ""),
    ],
    "what is called after towns of one name, by publisher": [
        ("城关镇中心小学", "城关镇中心小学新增学位300个。", "平利县人民政府"),
        ("城关镇中心小学", "城关镇中心小学获评先进。", "舒城县人民政府"),
        ("城关镇中心小学", "城关镇中心小学建成。", ""),
        ("城关镇中心小学", "城关镇中心小学操场建成。", ""),
    ],
    "towns of one name, by publisher, and those of which nothing tells the county": [
        ("城关镇", "城关镇今年新建道路5公里。", "平利县人民政府"),
        ("城关镇", "城关镇新增就业300人。", "舒城县人民政府"),
        ("城关镇", "城关镇获评先进。", ""),
        ("城关镇", "城关镇新建学校1所。", ""),
    ],
    "a town and the county of the same name far away": [
        ("大田镇", "大田镇位于东方市。大田镇今年新建学校1所。", ""),
        ("大田县", "大田县位于三明市。", ""),
        ("大田镇", "大田镇新建学校1所。", ""),
    ],
    "parks of towns of one name": [
        ("太平镇产业园", "太平镇产业园开工建设。", "东莞市人民政府"),
        ("太平镇产业园", "太平镇产业园位于从化区。", ""),
    ],
    "roads of one name and what is built on them": [
        ("中山路改造工程", "中山路改造工程今年5月开工。", "南京市人民政府"),
        ("中山路改造工程", "中山路改造工程今年5月完工。", "厦门市人民政府"),
    ],
    "hospitals named after districts of one name": [
        ("鼓楼医院", "鼓楼医院位于南京市。", ""),
        ("鼓楼医院", "鼓楼医院位于福州市。", ""),
        ("鼓楼医院", "鼓楼医院今年扩建。", ""),
    ],
    "schools in districts of one name, and one of which nothing tells which": [
        ("朝阳区第一中学", "北京市朝阳区第一中学建成。", ""),
        ("第一中学", "第一中学位于朝阳区。", "长春市人民政府"),
        ("第一中学", "第一中学位于朝阳区。", ""),
        ("第一中学", "第一中学位于朝阳区，今年扩建。", ""),
    ],
    "a county that is planned to be a district": [
        ("望城县", "望城县正申请撤县设区。", ""),
        ("望城区", "望城区位于长沙市。", ""),
    ],
    "zones of one name, one of them known to the gazetteer": [
        ("天津滨海新区", "天津滨海新区引进项目。", ""),
        ("江门滨海新区", "江门滨海新区引进项目。", ""),
    ],
    "plans of two periods": [
        ("《苏州市“十四五”数字经济发展规划》", "《苏州市“十四五”数字经济发展规划》提出建设算力中心。", ""),
        ("《苏州市数字经济发展“十三五”规划》", "《苏州市数字经济发展“十三五”规划》提出建设算力中心。", ""),
    ],
    "plans of one title by offices that leave out their cities": [
        ("《学前教育行动计划》", "市教育局印发《学前教育行动计划》。", "南京市人民政府"),
        ("《学前教育行动计划》", "市教育局印发《学前教育行动计划》。", "苏州市人民政府"),
    ],
    "offices of districts of one name that leave out their districts": [
        ("区教育局", "区教育局发布通知。", "南京市鼓楼区人民政府"),
        ("鼓楼区教育局", "鼓楼区教育局发布通知。", "福州市鼓楼区人民政府"),
    ],
    "reservoirs of one name": [
        ("红旗水库", "红旗水库除险加固。", "平利县人民政府"),
        ("红旗水库", "红旗水库除险加固。", "舒城县人民政府"),
        ("红旗水库", "红旗水库除险加固完成。", ""),
    ],
    "schools of one name, by publisher, and one of which nothing tells where it is": [
        ("育才小学", "育才小学今年扩建。", "平利县人民政府"),
        ("育才小学", "育才小学今年扩建。", "舒城县人民政府"),
        ("育才小学", "育才小学建成。", ""),
    ],
    "hospitals of one name, by what the texts say": [
        ("友谊医院", "友谊医院位于舒城县。", ""),
        ("友谊医院", "友谊医院位于平利县。", ""),
    ],
    "a city's hospital in a paper that names one district, and that district's": [
        ("人民医院", "人民医院今年扩建。南海区新建道路。", "佛山市人民政府"),
        ("南海区人民医院", "佛山市南海区人民医院今年扩建。", ""),
    ],
    "a line and a motorway between the same cities": [
        ("京沪高铁", "京沪高铁年客流2亿人次。", ""),
        ("京沪高速", "京沪高速扩建。", ""),
    ],
    "persons of one name in one sentence, and one that may be either": [
        ("李建国", _TWO_MAYORS, ""),
        ("李建国#2", _TWO_MAYORS, ""),
        ("李建国", "李建国出席会议。", ""),
    ],
    "a plan of the state and one of a province in one report": [
        ("《碳达峰行动方案》", _STATE_PLAN, ""),
        ("《碳达峰行动方案》#2", _STATE_PLAN, ""),
    ],
    "projects that leave out their counties": [
        ("县人民医院迁建项目", "县人民医院迁建项目开工。", "平利县人民政府"),
        ("县人民医院迁建项目", "县人民医院迁建项目开工。", "舒城县人民政府"),
        ("县人民医院迁建项目", "县人民医院迁建项目完工。", ""),
    ],
    "works on reservoirs of one name": [
        ("红旗水库除险加固工程", "红旗水库除险加固工程开工。", "平利县水利局"),
        ("红旗水库除险加固工程", "红旗水库除险加固工程开工。", "舒城县水利局"),
    ],
    "persons of one name with two bodies in one sentence": [
        ("李强", _TWO_BODIES, ""),
        ("李强#2", _TWO_BODIES, ""),
    ],
    "a university and its campus in brackets": [
        ("哈工大（深圳）", "哈工大（深圳）扩建。", ""),
        ("哈尔滨工业大学", "哈尔滨工业大学扩建。", ""),
    ],
    "hubs with the names of counties before them": [
        ("南沙新岭枢纽", "南沙新岭枢纽启用。", ""),
        ("番禺新岭枢纽", "番禺新岭枢纽启用。", ""),
        ("新岭枢纽", "新岭枢纽启用。", ""),
    ],
    "airports of a city with two": [
        ("北京机场", "北京机场旅客吞吐量3000万人次。", ""),
        ("北京首都国际机场", "北京首都国际机场旅客吞吐量9000万人次。", ""),
        ("北京大兴国际机场", "北京大兴国际机场旅客吞吐量4000万人次。", ""),
    ],
}
TOGETHER: dict[str, list[Side]] = {
    "a phase of a zone whose full name stands before": [
        ("科学城一期", "广州科学城于1998年启动建设。科学城一期于2002年建成。", ""),
        ("广州科学城一期", "广州科学城一期今年改造。", ""),
    ],
    "a phase in all its spellings": [
        ("云川科学城（二期）", "云川科学城（二期）于2020年开工。", ""),
        ("云川科学城第二期", "云川科学城第二期于2021年建成。", ""),
        ("云川科学城二期工程", "云川科学城二期工程总投资20亿元。", ""),
        ("二期", _PHASES, ""),
        ("二期", "云川科学城一期今年建成。二期今年开工，总投资20亿元。", ""),
        ("二期", "云川科学城分三期建设，二期今年开工。", ""),
    ],
    "a phase of a zone by sentence and by publisher": [
        ("科学城一期", "科学城一期位于苏州市，2023年5月开工。", ""),
        ("科学城一期", "科学城一期今年5月建成。", "苏州市人民政府"),
    ],
    "a plan that two cities issued together": [
        ("《数字经济发展规划》", _JOINT_PLAN, ""),
        ("《数字经济发展规划》#2", _JOINT_PLAN, ""),
    ],
    "a city's plan in a report on two, and alone": [
        ("《数字经济发展规划》#2", _TWO_PLANS, ""),
        ("《数字经济发展规划》", "无锡市人民政府印发《数字经济发展规划》。", ""),
    ],
    "a town with its county, by publisher and by the county that the document names": [
        ("城关镇", "平利县城关镇今年新建学校。", ""),
        ("城关镇", "城关镇新增就业300人。", "平利县人民政府"),
        ("城关镇", "平利县今年新建学校三所。城关镇完成造林。", ""),
    ],
    "what is called after a town": [
        ("城关镇中心小学", "平利县城关镇今年新建学校。城关镇中心小学今年9月开工。", ""),
        ("城关镇中心小学", "城关镇中心小学今年9月完工。", "平利县人民政府"),
    ],
    "a town that there is one of": [
        ("茅台镇", "仁怀市茅台镇今年新建道路5公里。", ""),
        ("茅台镇", "茅台镇新增就业300人。", ""),
    ],
    "a hospital named after a district, with its city": [
        ("鼓楼医院", "鼓楼医院位于南京市。", ""),
        ("南京市鼓楼医院", "南京市鼓楼医院今年扩建。", ""),
        ("鼓楼医院", "鼓楼医院今年新增床位300张。", "南京市人民政府"),
    ],
    "a county that became a district": [
        ("望城县", "2011年，望城县撤县设区。", ""),
        ("望城县", "望城县面积951平方公里。", ""),
        ("望城区", "望城区位于长沙市。", ""),
    ],
    "a city that was abolished for a district": [
        ("增城市", "国务院批准撤销县级增城市，设立广州市增城区。", ""),
        ("增城市", "增城市面积1616平方公里。", ""),
        ("增城区", "增城区位于广州市。", ""),
    ],
    "a city by its former name": [
        ("襄樊市", "2010年，襄樊市更名为襄阳市。", ""),
        ("襄樊市", "襄樊市面积1.97万平方公里。", ""),
    ],
    "a university that was renamed twice": [
        ("云川师范专科学校", "云川师范专科学校成立于1978年。", ""),
        ("云川学院", "云川师范专科学校2001年更名为云川学院。", ""),
        ("云川学院", "2015年，云川学院更名为云川大学。", ""),
        ("云川大学", "云川大学有学生2万人。", ""),
    ],
    "a person who had both offices": [
        ("李建国", _ONE_MAYOR, ""),
        ("李建国#2", _ONE_MAYOR, ""),
    ],
    "an official of a province and of a city in it": [
        ("李建国", "江苏省副省长李建国出席会议。南京市委书记李建国主持会议。", ""),
        ("李建国#2", "江苏省副省长李建国出席会议。南京市委书记李建国主持会议。", ""),
    ],
    "a county that became a city by the year": [
        ("昆山县", "昆山县1989年撤县设市。", ""),
        ("昆山县", "昆山县1988年有人口50万。", ""),
        ("昆山市", "昆山市位于苏州市。", ""),
    ],
    "a plan whose five years stand here or there": [
        ("《苏州市“十四五”数字经济发展规划》", "《苏州市“十四五”数字经济发展规划》提出建设算力中心。", ""),
        ("《苏州市数字经济发展“十四五”规划》", "《苏州市数字经济发展“十四五”规划》提出建设算力中心。", ""),
    ],
    "a plan by an office in full and without its city": [
        ("《学前教育行动计划》", "市教育局印发《学前教育行动计划》。", "南京市人民政府"),
        ("《学前教育行动计划》", "南京市教育局印发《学前教育行动计划》。", ""),
    ],
    "a motorway": [
        ("京沪高速", "京沪高速扩建。", ""),
        ("京沪高速公路", "京沪高速公路扩建。", ""),
    ],
    "what a district publishes, and what is said of it in full": [
        ("新华街道办事处", "新华街道办事处发布通知。", "广州市花都区人民政府"),
        ("新华街道办事处", "花都区新华街道办事处发布通知。", ""),
    ],
    "a road by its district and by its city": [
        ("解放路", "解放路改造完成。", "济南市历下区人民政府"),
        ("解放路", "济南市解放路改造完成。", ""),
    ],
    "a plan of the state that a province hands on": [
        ("《社会救助方案》", _HANDED_ON, ""),
        ("《社会救助方案》#2", _HANDED_ON, ""),
    ],
    "a project that leaves out its county, in two papers of it": [
        ("县人民医院迁建项目", "县人民医院迁建项目开工。", "平利县人民政府"),
        ("县人民医院迁建项目", "平利县今年投入三亿元。县人民医院迁建项目开工。", "平利县卫生健康局"),
    ],
    "a person with two offices in two sentences": [
        ("张明远", "云川大学校长张明远致辞。岭海实验室主任张明远发言。", ""),
        ("张明远#2", "云川大学校长张明远致辞。岭海实验室主任张明远发言。", ""),
    ],
    "a school of one county, by publisher, by text and by name": [
        ("育才小学", "育才小学今年扩建。", "平利县人民政府"),
        ("育才小学", "育才小学位于平利县。", ""),
        ("平利县育才小学", "平利县育才小学扩建。", ""),
    ],
    "a campus by bracket and by name": [
        ("哈工大（深圳）", "哈工大（深圳）扩建。", ""),
        ("哈尔滨工业大学（深圳）", "哈尔滨工业大学（深圳）扩建。", ""),
        ("哈尔滨工业大学深圳校区", "哈尔滨工业大学深圳校区扩建。", ""),
    ],
    "a hub with and without the county before it": [
        ("南沙新岭枢纽", "南沙新岭枢纽启用。", ""),
        ("新岭枢纽", "新岭枢纽启用。", ""),
    ],
    "the airport of a city": [
        ("深圳机场", "深圳机场旅客吞吐量5000万人次。", ""),
        ("深圳宝安国际机场", "深圳宝安国际机场旅客吞吐量5000万人次。", ""),
    ],
}


test_two_things_stay_two, test_one_thing_is_one = identity_tests(APART, TOGETHER)


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("a county that became a district", "望城区"),
        ("a city by its former name", "襄阳市"),
        ("a university that was renamed twice", "云川大学"),
    ],
)
def test_a_thing_goes_by_the_name_in_force(tmp_path: Path, extractor: Extractor, case: str, name: str) -> None:
    assert {label for _, label in things(tmp_path / "g.db", TOGETHER[case], extractor)} == {name}


def test_all_of_them_one_by_one_in_any_order_are_the_graph_built_at_once(tmp_path: Path, extractor: Extractor) -> None:
    sides = [(text, publisher) for side in (*APART.values(), *TOGETHER.values()) for _, text, publisher in side]
    made = [
        Document(f"d{n}", text, "0" * 64, date="2024", publisher=publisher or None)
        for n, (text, publisher) in enumerate(dict.fromkeys(sides))
    ]
    build_documents(made, tmp_path / "whole.db", Settings(), extractor=lambda _: extractor)
    with Graph.open(tmp_path / "whole.db", read_only=True) as graph:
        whole = sorted_nquads(graph)
    random.Random(7).shuffle(made)
    build_documents(made[:1], tmp_path / "steps.db", Settings(), extractor=lambda _: extractor)
    with open_writer(tmp_path / "steps.db") as writer:
        adder = Adder(writer, extractor=lambda _: extractor)
        for document in made[1:]:
            assert adder.add(document).failures == []
        assert sorted_nquads(writer.graph) == whole
        for document in made[:9]:
            remove(writer, document.id)
        for document in made[8::-1]:
            adder.add(document)
        assert sorted_nquads(writer.graph) == whole
