"""Goods that are named by who makes them, and what is no name though somebody makes it."""

from __future__ import annotations

import pytest
from tests.extract.relations.test_respectively import claims


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("远帆集团发布新款无人机“御风3”。", "御风3"),
        ("远帆集团推出“望岳U6”越野车。", "望岳U6"),
        ("“云岭一言”由远帆集团于2023年3月16日推出。", "云岭一言"),
        ("远帆集团发布人形机器人H1。", "人形机器人H1"),
        ("2023年1月，远帆集团发布Spark-R1模型。", "Spark-R1模型"),
        ("远帆14手机由远帆公司生产。", "远帆14手机"),
        ("云翼是远帆集团自主研发的大模型。", "云翼"),
        ("云翼是远帆集团旗下的办公软件。", "云翼"),
        ("远帆集团推出“远帆买菜”服务。", "远帆买菜"),
    ],
)
def test_goods(text: str, goods: str) -> None:
    told = {(o.strip("“”"), p) for _, p, o in claims(text)}
    assert (goods, "produces") in told


@pytest.mark.parametrize(
    "text",
    [
        "该车由远帆集团生产。",
        "新车由远帆集团生产。",
        "疫苗由远帆集团研发。",
        "远帆集团推出30款新品。",
        "远帆集团发布2023年财报。",
        "远帆集团推出“云翼”计划。",
        "云岭市推出“云翼”服务。",
        "李文博是远帆集团推出的代言人。",
    ],
)
def test_no_goods(text: str) -> None:
    assert not [told for told in claims(text) if told[1] == "produces"]
