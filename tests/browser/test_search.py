"""The search of the page in a real browser: names, aliases, pinyin, both sorts of characters, namesakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import put, show, told, view

from zhitu.query import find_entity
from zhitu.store import Graph
from zhitu.view import network

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys


def test_search_finds_names_and_aliases_and_focuses(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    search = browser.find_element(By.ID, "search")
    search.send_keys("香港科技大学(广州)")
    assert browser.find_element(By.CSS_SELECTOR, "#results button").text.startswith("香港科技大学（广州）")
    search.clear()
    search.send_keys("南沙方案", Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "南沙深化合作总体方案"
    assert "2022年6月，国务院印发" in told(browser)
    assert "南沙这一年 · 2022-08-01" in told(browser)
    search.clear()
    search.send_keys("方案 南沙")  # words in any order, and the name that has them
    first = browser.find_element(By.CSS_SELECTOR, "#results button").text
    assert first.startswith("南沙深化合作总体方案")
    assert "←" not in first
    search.clear()
    search.send_keys("南沙方案")
    assert "← 南沙方案" in browser.find_element(By.CSS_SELECTOR, "#results button").text
    search.clear()
    search.send_keys("不存在的东西")
    assert browser.find_element(By.CSS_SELECTOR, "#results .none").text == "没有找到"


def test_search_takes_traditional_and_simplified_characters_for_the_same(
    browser: Any, tiny: Graph, tmp_path: Path
) -> None:
    show(browser, tiny, tmp_path)
    search = browser.find_element(By.ID, "search")
    search.send_keys("廣州實驗室", Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "广州实验室"
    assert browser.execute_script("return folded('廣州《實驗室》') === folded('广州实验室')")


def test_namesakes_are_told_apart_in_the_search(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    made = network(tiny)
    for node in (find_entity(tiny, "广州"), find_entity(tiny, "香港")):
        made.nodes[node]["label"] = "朝阳区"
    put(browser, made, tmp_path)
    browser.find_element(By.ID, "search").send_keys("朝阳")
    told = [button.text.split("\n")[0] for button in browser.find_elements(By.CSS_SELECTOR, "#results button")]
    assert told == ["广州", "香港"], "by what their addresses say"


def test_search_takes_initials_and_pinyin(browser: Any, tiny_path: Path, tmp_path: Path) -> None:
    view(browser, tiny_path, tmp_path)
    search = browser.find_element(By.ID, "search")
    for letters, name in (("gzsys", "广州实验室"), ("Zhong nan", "钟南山"), ("nsfa", "南沙深化合作总体方案")):
        search.clear()
        search.send_keys(letters)
        assert browser.find_element(By.CSS_SELECTOR, "#results button").text.startswith(name)
