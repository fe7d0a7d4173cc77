"""Bodies, branches, campuses and works that others share their names with, from sentences to the graph."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from zhitu_identity import Side, things

from zhitu.extract import make_extractor
from zhitu.model import Extractor
from zhitu.settings import Settings

APART: dict[str, list[Side]] = {
    "hospitals of one founder in three cities": [
        ("北京协和医院", "北京协和医院启用。", ""),
        ("武汉协和医院", "武汉协和医院启用。", ""),
        ("福建医科大学附属协和医院", "福建医科大学附属协和医院启用。", ""),
    ],
    "a hospital and its branch": [
        ("中山大学附属第一医院南沙院区", "中山大学附属第一医院南沙院区启用。", ""),
        ("中山大学附属第一医院", "中山大学附属第一医院启用。", ""),
    ],
    "hospitals that leave out their cities": [
        ("市第一人民医院", "市第一人民医院扩建。", "佛山市人民政府"),
        ("市第一人民医院", "市第一人民医院扩建。", "东莞市人民政府"),
    ],
    "hospitals that leave out their provinces": [
        ("省人民医院", "省人民医院扩建。", "广东省人民政府"),
        ("省人民医院", "省人民医院扩建。", "四川省人民政府"),
    ],
    "a bank and its branches": [
        ("中国银行深圳分行", "中国银行深圳分行发放贷款。", ""),
        ("中国银行", "中国银行发放贷款。", ""),
        ("中国银行广州分行", "中国银行广州分行发放贷款。", ""),
    ],
    "branches of two banks": [
        ("中国人民银行广东省分行", "中国人民银行广东省分行发布数据。", ""),
        ("中国银行广东省分行", "中国银行广东省分行发布数据。", ""),
    ],
    "courts that leave out their cities": [
        ("市中级人民法院", "市中级人民法院发布白皮书。", "佛山市人民政府"),
        ("市中级人民法院", "市中级人民法院发布白皮书。", "东莞市人民政府"),
    ],
    "courts of districts of one name": [
        ("鼓楼区人民法院", "鼓楼区人民法院发布白皮书。", "南京市人民政府"),
        ("鼓楼区人民法院", "鼓楼区人民法院发布白皮书。", "福州市人民政府"),
    ],
    "courts of one kind": [
        ("广州互联网法院", "广州互联网法院发布白皮书。", ""),
        ("北京互联网法院", "北京互联网法院发布白皮书。", ""),
        ("杭州互联网法院", "杭州互联网法院发布白皮书。", ""),
    ],
    "offices that leave out their places": [
        ("市教育局", "市教育局发布通知。", "南京市人民政府"),
        ("市教育局", "市教育局发布通知。", "苏州市人民政府"),
        ("省教育厅", "省教育厅发布通知。", "江苏省人民政府"),
    ],
    "a government and its office": [
        ("市政府办公室", "市政府办公室发布通知。", "南京市人民政府"),
        ("市政府", "市政府发布通知。", "南京市人民政府"),
    ],
    "an office of two provinces and the ministry": [
        ("省科技厅", "省科技厅发布通知。", "湖北省人民政府"),
        ("省科技厅", "省科技厅发布通知。", "湖南省人民政府"),
        ("科技部", "科技部发布通知。", ""),
    ],
    "groups and the one that they were made into": [
        ("宝钢集团", "2016年，宝钢集团与武钢集团合并组建中国宝武钢铁集团。", ""),
        ("武钢集团", "武钢集团扩建。", ""),
        ("中国宝武钢铁集团", "中国宝武钢铁集团扩建。", ""),
    ],
    "schools and the one that they were made into": [
        ("云川师范学院", "云川师范学院与云川医学院合并为云川大学。", ""),
        ("云川医学院", "云川医学院扩建。", ""),
        ("云川大学", "云川大学扩建。", ""),
    ],
    "campuses of one university": [
        ("深圳大学丽湖校区", "深圳大学丽湖校区启用。", ""),
        ("深圳大学粤海校区", "深圳大学粤海校区启用。", ""),
        ("深圳大学", "深圳大学扩建。", ""),
    ],
    "campuses in two cities": [
        ("哈工大（深圳）", "哈工大（深圳）扩建。", ""),
        ("哈工大（威海）", "哈工大（威海）扩建。", ""),
    ],
    "phases of an airport": [
        ("云川机场二期扩建工程", "云川机场二期扩建工程开工。", ""),
        ("云川机场三期扩建工程", "云川机场三期扩建工程开工。", ""),
        ("云川机场", "云川机场启用。", ""),
    ],
    "metro lines of one number": [
        ("地铁3号线", "地铁3号线开通。", "南京市人民政府"),
        ("地铁3号线", "地铁3号线开通。", "苏州市人民政府"),
        ("南京地铁3号线二期", "南京地铁3号线二期开工。", ""),
    ],
    "neighbourhoods of one name in two districts": [
        ("新城街道", "新城街道改造。", "西安市新城区人民政府"),
        ("新城街道", "新城街道改造。", "无锡市新吴区人民政府"),
    ],
    "a town and a neighbourhood of one name": [
        ("太平镇", "太平镇改造。", "广州市从化区人民政府"),
        ("太平街道", "太平街道改造。", "广州市从化区人民政府"),
    ],
    "parks named after a person": [
        ("中山公园", "中山公园改造。", "厦门市人民政府"),
        ("中山公园", "中山公园改造。", "上海市人民政府"),
    ],
    "lakes of one name": [
        ("西湖", "西湖治理完成。", "惠州市人民政府"),
        ("西湖", "西湖治理完成。", "杭州市人民政府"),
    ],
    "museums that leave out their cities": [
        ("市博物馆", "市博物馆开馆。", "南京市人民政府"),
        ("市博物馆", "市博物馆开馆。", "苏州市人民政府"),
    ],
    "works that are called after a side of the town": [
        ("城北污水处理厂", "城北污水处理厂启用。", "平利县人民政府"),
        ("城北污水处理厂", "城北污水处理厂启用。", "舒城县人民政府"),
    ],
    "prosecutors that leave out their cities": [
        ("市检察院", "市检察院发布白皮书。", "佛山市人民政府"),
        ("市检察院", "市检察院发布白皮书。", "东莞市人民政府"),
    ],
    "squads that leave out their cities": [
        ("市交警支队", "市交警支队发布通告。", "佛山市人民政府"),
        ("市交警支队", "市交警支队发布通告。", "东莞市人民政府"),
    ],
    "what is called after new areas of one name": [
        ("江北新区管委会", "江北新区管委会发布通知。", "惠州市人民政府"),
        ("江北新区管委会", "江北新区管委会发布通知。", "南京市人民政府"),
        ("滨海新区人民医院", "滨海新区人民医院扩建。", "江门市人民政府"),
        ("滨海新区人民医院", "滨海新区人民医院扩建。", "天津市人民政府"),
    ],
    "halls of one name": [
        ("国际会展中心", "国际会展中心开馆。", "南京市人民政府"),
        ("国际会展中心", "国际会展中心开馆。", "苏州市人民政府"),
    ],
    "stations of a city": [
        ("广州南站", "广州南站扩建。", ""),
        ("广州站", "广州站扩建。", ""),
        ("广州北站", "广州北站扩建。", ""),
    ],
    "a firm and its branch": [
        ("中国移动广东公司", "中国移动广东公司建设基站。", ""),
        ("中国移动", "中国移动建设基站。", ""),
    ],
    "works companies of two cities": [
        ("水务集团", "水务集团扩建管网。", "深圳市人民政府"),
        ("水务集团", "水务集团扩建管网。", "成都市人民政府"),
    ],
    "reports of one year": [
        ("《2023年政府工作报告》", "《2023年政府工作报告》提出建设算力中心。", "苏州市人民政府"),
        ("《2023年政府工作报告》", "《2023年政府工作报告》提出建设算力中心。", "无锡市人民政府"),
    ],
    "a report of a city and of the state": [
        ("《政府工作报告》", "《政府工作报告》提出建设算力中心。", "苏州市人民政府"),
        ("《政府工作报告》", "《政府工作报告》提出建设算力中心。", "国务院"),
    ],
    "plans of a short title": [
        ("《规划纲要》", "《规划纲要》提出建设算力中心。", "苏州市人民政府"),
        ("《规划纲要》", "《规划纲要》提出建设算力中心。", "无锡市人民政府"),
    ],
    "persons of one name with two bodies": [
        ("张伟", "苏州市市长张伟出席会议。", ""),
        ("张伟", "云川大学校长张伟出席会议。", ""),
    ],
}
TOGETHER: dict[str, list[Side]] = {
    "a hospital of a university in short": [
        ("郑大一附院", "郑大一附院扩建。", ""),
        ("郑州大学第一附属医院", "郑州大学第一附属医院扩建。", ""),
        ("郑州大学附属第一医院", "郑州大学附属第一医院扩建。", ""),
    ],
    "a branch of a hospital by bracket": [
        ("中山大学附属第一医院南沙院区", "中山大学附属第一医院南沙院区启用。", ""),
        ("中山大学附属第一医院（南沙）", "中山大学附属第一医院（南沙）启用。", ""),
    ],
    "a hospital of a province": [
        ("省人民医院", "省人民医院扩建。", "广东省人民政府"),
        ("广东省人民医院", "广东省人民医院扩建。", ""),
    ],
    "a bank's branch in short": [
        ("建行深圳分行", "建行深圳分行发放贷款。", ""),
        ("中国建设银行深圳市分行", "中国建设银行深圳市分行发放贷款。", ""),
    ],
    "a bank by its registered name": [
        ("招商银行股份有限公司", "招商银行股份有限公司发放贷款。", ""),
        ("招商银行", "招商银行发放贷款。", ""),
    ],
    "a rural bank in short": [
        ("广州农商行", "广州农商行发放贷款。", ""),
        ("广州农村商业银行", "广州农村商业银行发放贷款。", ""),
    ],
    "a court in short and without its city": [
        ("市中级人民法院", "市中级人民法院发布白皮书。", "佛山市人民政府"),
        ("佛山市中级人民法院", "佛山市中级人民法院发布白皮书。", ""),
        ("佛山中院", "佛山中院发布白皮书。", ""),
    ],
    "a court of a province": [
        ("广东高院", "广东高院发布白皮书。", ""),
        ("广东省高级人民法院", "广东省高级人民法院发布白皮书。", ""),
        ("省高级人民法院", "省高级人民法院发布白皮书。", "广东省人民政府"),
    ],
    "an office without its city": [
        ("市教育局", "市教育局发布通知。", "南京市人民政府"),
        ("南京市教育局", "南京市教育局发布通知。", ""),
        ("南京教育局", "南京教育局发布通知。", ""),
    ],
    "an office of a province": [
        ("省科技厅", "省科技厅发布通知。", "湖北省人民政府"),
        ("湖北省科学技术厅", "湖北省科学技术厅发布通知。", ""),
        ("湖北省科技厅", "湖北省科技厅发布通知。", ""),
    ],
    "a body in traditional characters": [
        ("國家發展和改革委員會", "國家發展和改革委員會發布通知。", ""),
        ("国家发改委", "国家发改委发布通知。", ""),
    ],
    "a campus in traditional characters": [
        ("香港中文大學（深圳）", "香港中文大學（深圳）擴建。", ""),
        ("港中大（深圳）", "港中大（深圳）扩建。", ""),
    ],
    "a school that was raised": [
        ("云川职业学院", "2021年，云川职业学院升格为云川职业技术大学。", ""),
        ("云川职业学院", "云川职业学院扩建。", ""),
        ("云川职业技术大学", "云川职业技术大学扩建。", ""),
    ],
    "a school with its former name in brackets": [
        ("云川学院", "云川学院扩建。", ""),
        ("云川大学", "云川大学（原云川学院）扩建。", ""),
    ],
    "a motorway by dash and by word": [
        ("云川—岭海高速公路", "云川—岭海高速公路通车。", ""),
        ("云川至岭海高速公路", "云川至岭海高速公路扩建。", ""),
    ],
    "what is called after a new area": [
        ("江北新区管委会", "江北新区管委会发布通知。", "南京市人民政府"),
        ("南京江北新区管委会", "南京江北新区管委会发布通知。", ""),
    ],
    "a phase of works in all its spellings": [
        ("云川机场三期扩建工程", "云川机场三期扩建工程开工。", ""),
        ("云川机场第三期扩建工程", "云川机场第三期扩建工程完工。", ""),
        ("云川机场三期扩建项目", "云川机场三期扩建项目完工。", ""),
    ],
    "a line by publisher and by numeral": [
        ("地铁3号线", "地铁3号线开通。", "南京市人民政府"),
        ("南京地铁3号线", "南京地铁3号线扩建。", ""),
        ("南京地铁三号线", "南京地铁三号线扩建。", ""),
    ],
    "a school by number": [
        ("云川市一中", "云川市一中扩建。", ""),
        ("云川市第一中学", "云川市第一中学扩建。", ""),
    ],
    "a museum of a city": [
        ("市博物馆", "市博物馆开馆。", "南京市人民政府"),
        ("南京市博物馆", "南京市博物馆开馆。", ""),
    ],
    "a firm by its registered name": [
        ("华为技术有限公司", "华为技术有限公司建厂。", ""),
        ("华为", "华为建厂。", ""),
        ("华为公司", "华为公司建厂。", ""),
    ],
    "a works company without its city": [
        ("市水务集团", "市水务集团扩建管网。", "深圳市人民政府"),
        ("深圳市水务集团", "深圳市水务集团扩建管网。", ""),
        ("深圳水务集团", "深圳水务集团扩建管网。", ""),
    ],
    "a plan by a short title that is explained": [
        ("《粤港澳大湾区发展规划纲要》", "《粤港澳大湾区发展规划纲要》提出建设算力中心。", ""),
        ("《规划纲要》", "国务院印发《粤港澳大湾区发展规划纲要》（以下简称《规划纲要》）。《规划纲要》提出建设。", ""),
    ],
    "an official with two offices of one city": [
        ("王建军", "苏州市市长王建军出席会议。", ""),
        ("王建军", "苏州市委副书记、市长王建军出席会议。", ""),
    ],
    "a hospital that is known by its university's name": [
        ("中山一院", "中山一院新院区启用。", ""),
        ("中山大学附属第一医院", "中山大学附属第一医院新院区启用。", ""),
    ],
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return make_extractor(Settings())


@pytest.mark.parametrize("case", APART)
def test_two_things_stay_two(tmp_path: Path, extractor: Extractor, case: str) -> None:
    found = things(tmp_path / "g.db", APART[case], extractor)
    assert all(one[0] != other[0] for one, other in combinations(found, 2)), found


@pytest.mark.parametrize("case", TOGETHER)
def test_one_thing_is_one(tmp_path: Path, extractor: Extractor, case: str) -> None:
    assert len({iri for iri, _ in things(tmp_path / "g.db", TOGETHER[case], extractor)}) == 1
