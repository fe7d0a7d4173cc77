"""Words that point back where two things fit alike."""

from __future__ import annotations

import pytest
from statements import extract


def about(text: str) -> set[str]:
    """The names that a text's figures and dated events are of."""
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    return {names[o.about] for o in found.observations} | {names[e.of] for e in found.events if e.date is not None}


@pytest.mark.parametrize(
    "text",
    [
        "云岭医科大学与江湾海洋大学签署合作协议。该校现有在校生89000人。",
        "云江大桥和江湾大桥均由远帆集团承建。大桥全长8300米，2023年5月合龙。",
        "云岭产业园与江湾产业园签署协议。园区规划面积39平方公里。",
        "云岭市公安局与云岭市水务局联合开展检查。该局2023年办理案件257件。",
        "徐州市与泉州市结为友好城市。该市现有学校171所。",
        "云岭医院、江湾医院相继启用。医院开放床位500张。",
        "徐州市与泉州市结为友好城市。全市新增企业170家。",
        "徐州市与泉州市结为友好城市。当地新增企业170家。",
        "云岭大桥开工，江湾大桥通车。大桥全长8300米。",
        "蜀汇集团在河南省投资云岭基地。后者2023年8月投产。",
        "云岭先进材料研究院与江湾脑科学研究院合作。该院成立于2015年。",
    ],
)
def test_of_two_that_a_word_may_mean_it_means_neither(text: str) -> None:
    assert about(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "云岭医科大学是综合性大学。云岭医科大学与江湾海洋大学签署合作协议。该校现有在校生89000人。",
            "云岭医科大学",
        ),
        ("江湾大桥连接两岸。云江大桥和江湾大桥均由远帆集团承建。大桥全长8300米。", "江湾大桥"),
        ("云岭大学始建于2017年。云岭大学与江湾大学签署协议。学校现有教职工1060人。", "云岭大学"),
        ("远帆公司落户江湾新材料产业园。园区2023年产值69亿元。", "江湾新材料产业园"),
        ("云岭科技有限公司成立。公司收购江湾水务有限公司。公司员工1140人。", "云岭科技有限公司"),
        ("云岭大学与远帆集团签署协议。该校现有在校生8900人。", "云岭大学"),
        ("云江大桥与江湾隧道开工。大桥全长8300米。", "云江大桥"),
        ("云岭展示中心、江湾研究院先后落户惠州。该中心服务企业278家。", "云岭展示中心"),
        ("云江大桥和江湾大桥由远帆集团承建。石门大桥由云岭集团承建。大桥全长8300米。", "石门大桥"),
    ],
)
def test_a_word_means_the_one_that_is_told_of_by_itself(text: str, name: str) -> None:
    assert about(text) == {name}


def test_a_noun_of_another_kind_hides_what_is_told_of() -> None:
    assert about("东澜大学附属第一医院开放床位2350张。学校2021年招生3800人。") == {"东澜大学附属第一医院"}
    found = extract("东澜大学附属第一医院开放床位2350张。学校2021年招生3800人。")
    assert {o.indicator for o in found.observations} == {"开放床位"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云岭大学附属医院由青山医院与江湾医院合并而成。医院开放床位900张。", "云岭大学附属医院"),
        ("云岭医院全面启用，由江湾医院托管。医院开放床位500张。", "云岭医院"),
        ("云岭医院全面启用，由原江湾医院改建而成。该院开放床位500张。", "云岭医院"),
    ],
)
def test_a_word_means_what_is_spoken_of_and_not_by_whom(text: str, name: str) -> None:
    assert about(text) == {name}
