"""What a name is short for in its document."""

from __future__ import annotations

import pytest

from zhitu.extract.entities.entities import collect
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import View
from zhitu.model import Span


def _things(*names: tuple[str, str]) -> list[list[str]]:
    """The names of each thing of a text that holds these names, each of a class."""
    text = "，".join(name for name, _ in names)
    found, at = [], 0
    for name, kind in names:
        head = lexicon().head_at(name, len(name))
        word = head.word if head is not None else ""
        found.append(Candidate(Span(at, at + len(name)), name, (kind,), "network", 2.0, head=word, sure=0.9))
        at += len(name) + 1
    return [sorted(thing.forms.values()) for thing in collect(View(text), [found], lexicon())[0]]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (("昆明云帆动力有限公司", "Company"), ("云帆动力", "Company")),
        (("昆明云帆钠祥新能源有限公司", "Company"), ("云帆钠祥", "Person")),
        (("云帆航运公司", "Company"), ("云帆航运", "Company")),
        (("云帆科技集团有限公司", "Company"), ("云帆科技", "Company")),
        (("四川云岭能源集团", "Company"), ("云岭能源", "Company")),
        (("广东远帆投资控股集团", "Company"), ("远帆控股", "Company")),
        (("江苏云衡交通控股集团", "Company"), ("云衡交控", "Company")),
        (("江湾市城市建设投资有限公司", "Company"), ("江湾城投", "Company")),
        (("云岭农村商业银行股份有限公司", "FinancialInstitution"), ("云岭农商行", "FinancialInstitution")),
        (("云岭师范大学", "School"), ("云岭师大", "School")),
        (("云岭科技大学", "School"), ("云科大", "School")),
        (("江湾理工大学", "School"), ("江湾理工", "Company")),
        (("江湾大学附属中学", "School"), ("江大附中", "School")),
        (("江湾大学附属第二医院", "Hospital"), ("江湾大学附二院", "School")),
        (("云岭市第一人民医院", "Hospital"), ("云岭市一医院", "Hospital")),
        (("云岭市第一人民医院", "Hospital"), ("市一院", "Hospital")),
        (("温州市人力资源和社会保障局", "GovernmentBody"), ("市人社局", "GovernmentBody")),
        (("中国（云岭）自由贸易试验区", "Zone"), ("云岭自贸区", "Zone")),
        (("云岭综合保税区", "Zone"), ("云岭综保区", "Zone")),
        (("成都双流国际机场", "Facility"), ("双流机场", "Facility")),
        (("云川省人民政府", "GovernmentBody"), ("省政府", "GovernmentBody")),
        (("陈海明", "Person"), ("陈市长", "Person")),
        (("林何月娥", "Person"), ("林何", "Person")),
        (("阿尔汉格尔斯克市", "City"), ("阿市", "City")),
        (("云州市府经济发展局", "GovernmentBody"), ("经发局", "GovernmentBody")),
        (("柳溪古镇", "District"), ("柳溪", "District")),
        (("云岭页岩气产业集群", "Industry"), ("云岭页岩气", "Industry")),
        (("云川大学海湾校区项目", "Project"), ("云川大学海湾校区", "School")),
        (("云帆投资控股集团有限公司", "Company"), ("云帆集团", "Company")),
        (("云帆3B通信卫星", "Product"), ("云帆3B卫星", "Product")),
    ],
)
def test_a_short_name_and_its_full_one_are_of_one_thing(full: tuple[str, str], short: tuple[str, str]) -> None:
    assert _things(full, short) == [sorted((full[0], short[0]))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("昆明云帆动力（贵州）有限公司", "Company"), ("云帆动力", "Company")),
        (("云帆控股有限公司", "Company"), ("云帆", "Company")),
        (("洛阳储能电池有限公司", "Company"), ("储能电池", "Industry")),
        (("云帆科技集团有限公司", "Company"), ("云帆科技有限公司", "Company")),
        (("云帆智能能源有限公司", "Company"), ("云帆智能", "School")),
        (("云岭科技大学", "School"), ("云岭科技", "Company")),
        (("云岭师范大学", "School"), ("江湾师大", "School")),
        (("云岭市第一人民医院", "Hospital"), ("云岭市二医院", "Hospital")),
        (("吉林省人民医院", "Hospital"), ("吉林市人民医院", "Hospital")),
        (("云岭综合保税区", "Zone"), ("江湾综保区", "Zone")),
        (("云川省人民政府", "GovernmentBody"), ("市政府", "GovernmentBody")),
        (("陈海明", "Person"), ("李市长", "Person")),
        (("云帆食品项目", "Project"), ("云帆食品", "Company")),
        (("云帆船舶控股集团有限公司", "Company"), ("云帆集团", "Company")),
        (("云帆3B通信卫星", "Product"), ("云帆4B卫星", "Product")),
    ],
)
def test_another_name_is_of_another_thing(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(_things(one, other)) == 2


def test_a_name_that_is_short_for_two_is_of_neither() -> None:
    assert len(_things(("陈海明", "Person"), ("陈青", "Person"), ("陈市长", "Person"))) == 3


def test_the_end_of_a_longer_name_is_short_for_it_where_both_are_projects() -> None:
    text = "云岭微波智能制造中心项目，制造中心项目"
    full = Candidate(Span(0, 10), "云岭微波智能制造中心", ("Project",), "network", 2.0, head="中心", outer=Span(0, 12))
    short = Candidate(Span(13, 19), "制造中心项目", ("Project",), "network", 2.0, head="项目")
    things, _ = collect(View(text), [[full, short]], lexicon())
    assert [thing.name for thing in things] == ["云岭微波智能制造中心"]


def test_a_group_goes_by_the_first_characters_of_its_words() -> None:
    assert len(_things(("云川建设投资集团", "Company"), ("云川建投集团", "Company"))) == 1
    assert len(_things(("云川建设投资集团", "Company"), ("云川交投集团", "Company"))) == 2


def test_projects_of_a_new_area_are_not_the_area() -> None:
    assert len(_things(("云川新区", "Zone"), ("云川新区项目", "Project"))) == 2
