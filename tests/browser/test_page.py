"""The page in a real browser: opens offline, tells, filters, and runs nothing that a document says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from browsing import counts, put, show, told, view

from zhitu.query import find_entity
from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.page import page

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
waiting = pytest.importorskip("selenium.webdriver.support.ui")


def requests(browser: Any) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if not url.startswith("data:")]


def test_it_opens_without_errors_and_asks_for_nothing(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    asked = requests(browser)
    assert len(asked) == 1, asked
    assert asked[0].startswith("file:")
    assert browser.get_log("browser") == []
    assert counts(browser) == "18 个实体，19 条关系"
    assert browser.find_elements(By.CSS_SELECTOR, "#network canvas")


def test_all_is_in_the_picture_when_it_opens(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    for part in ({}, {"around": find_entity(tiny, "广州实验室"), "hops": 0}):
        show(browser, tiny, tmp_path, **part)
        width, height, boxes = browser.execute_script(
            """const canvas = network.canvas.frame.canvas;
            const spots = nodes.getIds().map((id) => network.canvasToDOM(network.getPosition(id)));
            return [canvas.clientWidth, canvas.clientHeight, spots];"""
        )
        assert all(0.02 * width < box["x"] < 0.98 * width and 0 < box["y"] < height for box in boxes), boxes
    (alone,) = boxes
    assert abs(alone["x"] - width / 2) < 5


def test_names_have_room_at_the_edges_of_the_picture(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    within = """const [w, h] = [network.canvas.frame.canvas.clientWidth, network.canvas.frame.canvas.clientHeight];
        const middle = network.getViewPosition(), scale = network.getScale();
        return [...named(scale).chosen.values()].every((box) => {
          const [x, y] = [box.left - middle.x * scale + w / 2, box.top - middle.y * scale + h / 2];
          return x >= 0 && y >= 0 && x + box.width <= w && y + box.height <= h;
        })"""
    try:
        for size in ((1400, 900), (900, 700), (1600, 1000)):
            browser.set_window_size(*size)
            show(browser, tiny, tmp_path)
            assert browser.execute_script(within), size
        browser.set_window_size(1000, 700)
        waiting.WebDriverWait(browser, 5).until(lambda opened: opened.execute_script(within))
        browser.execute_script("chooseNode(0)")  # the panel takes of the picture
        legible = """const { size } = named(network.getScale());
            return [...bright.nodes].every((id) => Math.abs(nodes.get(id).font.size - size) < 0.1)"""
        waiting.WebDriverWait(browser, 5).until(lambda opened: opened.execute_script(legible))
    finally:
        browser.set_window_size(1400, 900)


def test_names_cover_no_node_but_where_a_hub_has_no_other_room(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    covered = """const scale = network.getScale();
        const spots = nodes.getIds().map((id) => spot(nodes.get(id), scale));
        return [...named(scale).chosen].filter(([id, name]) => !HUBS.has(id) && spots.some((node) =>
          node.left < name.left + name.width && name.left < node.left + node.width &&
          node.top < name.top + name.height && name.top < node.top + node.height)).length"""
    show(browser, tiny, tmp_path)
    for scale in (0.2, 0.5, 1):
        browser.execute_script(f"network.moveTo({{ scale: {scale} }}); dress()")
        assert browser.execute_script(covered) == 0, scale


def test_a_chosen_node_and_its_neighbours_have_their_names(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    browser.execute_script("network.moveTo({ scale: 0.15 }); dress()")
    assert browser.execute_script("return named(network.getScale()).chosen.size") < 18
    hub = "DATA.nodes.find((n) => n.iri.endsWith('/南沙')).id"
    browser.execute_script(f"chooseNode({hub})")
    lacking = "return [...bright.nodes].filter((id) => !(nodes.get(id).font.size > 0)).length"
    assert browser.execute_script("return bright.nodes.size") > 5
    assert browser.execute_script(lacking) == 0
    crowded = "return [...named(network.getScale()).chosen.values()].filter((place) => place.crowded).length"
    assert browser.execute_script(crowded) > 0
    browser.execute_script("approach()")
    waiting.WebDriverWait(browser, 5).until(lambda opened: opened.execute_script(crowded) == 0)
    assert browser.execute_script(lacking) == 0


def test_names_that_have_room_are_all_shown(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    assert browser.execute_script("return named(1).chosen.size") == 18


def test_figures_read_as_one_writes_them(browser: Any, tiny_path: Path, tmp_path: Path) -> None:
    view(browser, tiny_path, tmp_path)
    browser.find_element(By.ID, "search").send_keys("白云国际机场", Keys.ENTER)
    assert "4025.7万人次" in told(browser)
    assert "> 6000万人次" in told(browser)


def test_it_can_be_used_from_the_keyboard(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "search"
    browser.switch_to.active_element.send_keys("钟南山", Keys.ARROW_DOWN)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert "主任" in told(browser)
    body.send_keys(Keys.ESCAPE)
    assert not browser.find_element(By.ID, "panel").is_displayed()


def test_a_click_on_a_node_and_on_an_edge_shows_the_quote(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    canvas = browser.find_element(By.CSS_SELECTOR, "#network canvas")
    actions = webdriver.ActionChains(browser)
    place = """const id = DATA.nodes.find((n) => n.name === arguments[0]).id;
        const p = network.canvasToDOM(network.getPosition(id)); return [p.x, p.y]"""
    x, y = browser.execute_script(place, "广州实验室")
    size = canvas.size
    actions.move_to_element_with_offset(canvas, x - size["width"] / 2, y - size["height"] / 2).click().perform()
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "广州实验室"
    lettered = "return Object.values(network.body.edges).filter((e) => (e.options.label || '').trim()).length"
    assert browser.execute_script(lettered) == 3, "its relations are named on the picture"
    assert "2020-06" in told(browser)
    browser.find_element(By.ID, "close").click()
    assert browser.execute_script(lettered) == 0
    between = """const named = (n) => DATA.nodes.find((x) => x.name === n).id;
        const [a, b] = [...arguments].map((n) => network.canvasToDOM(network.getPosition(named(n))));
        return [(a.x + b.x) / 2, (a.y + b.y) / 2]"""
    x, y = browser.execute_script(between, "国务院", "南沙深化合作总体方案")
    size = canvas.size
    actions.move_to_element_with_offset(canvas, x - size["width"] / 2, y - size["height"] / 2).click().perform()
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "发布者"
    assert "2022年6月，国务院印发《南沙深化合作总体方案》" in told(browser)
    assert "0.97" in told(browser)


def hidden(browser: Any) -> list[str]:
    script = "return DATA.nodes.filter((n) => nodes.get(n.id).hidden).map((n) => n.name)"
    return sorted(browser.execute_script(script))


def tick(browser: Any, kind: str, name: str) -> None:
    browser.find_element(By.CSS_SELECTOR, f'#{kind} input[data-name="{name}"]').click()


def test_filters_hide_nodes_and_edges(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    tick(browser, "classes", "Laboratory")
    assert hidden(browser) == ["广州实验室", "钟南山"]
    assert counts(browser) == "显示 16 / 18 个实体（隐去没有关系的 1 个），16 条关系"
    browser.find_element(By.ID, "lonely").click()
    assert hidden(browser) == ["广州实验室"]
    assert counts(browser) == "显示 17 / 18 个实体，16 条关系"
    tick(browser, "classes", "Laboratory")
    tick(browser, "statuses", "expected")
    assert counts(browser) == "18 个实体，16 条关系"
    tick(browser, "relations", "partOf")
    assert counts(browser) == "18 个实体，13 条关系"
    browser.find_element(By.ID, "lonely").click()
    assert "粤港澳大湾区" in hidden(browser)
    for each, shown in ((1, "显示 0 / "), (0, "显示 ")):
        browser.find_elements(By.CSS_SELECTOR, ".all[data-of=classes] button")[each].send_keys(Keys.ENTER)
        assert counts(browser).startswith(shown)
        assert browser.switch_to.active_element.text == ("全选", "全不选")[each]


def test_relations_that_are_less_sure_than_is_wanted_are_hidden(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    bounds = "const s = document.getElementById('least'); return [s.min, s.max, s.value].map(Number)"
    low, high, now = browser.execute_script(bounds)
    sure = browser.execute_script("return DATA.edges.map((edge) => edge.confidence)")
    assert low == now <= min(sure) < high <= max(sure)
    browser.find_element(By.ID, "least").send_keys(Keys.END)
    kept = sum(each >= high for each in sure)
    assert 0 < kept < len(sure)
    assert counts(browser).endswith(f"，{kept} 条关系")
    assert browser.find_element(By.ID, "sure").text == f"{high:.2f}"
    browser.find_element(By.ID, "least").send_keys(Keys.HOME)
    assert counts(browser) == "18 个实体，19 条关系"


def test_divisions_of_the_gazetteer_are_told_from_what_documents_say(
    browser: Any, divided: Graph, tmp_path: Path
) -> None:
    show(browser, divided, tmp_path)
    assert counts(browser) == "18 个实体，19 条关系，1 条行政区划"
    browser.execute_script("chooseEdge(DATA.edges.find((e) => e.status === 'gazetteer').id)")
    assert "据行政区划地名录，不是文献所说" in told(browser)
    assert "置信度" not in told(browser)
    assert not browser.find_elements(By.CSS_SELECTOR, "#panel blockquote")
    tick(browser, "statuses", "gazetteer")
    assert counts(browser) == "18 个实体，19 条关系"
    assert browser.get_log("browser") == []


def test_entities_without_relations_are_hidden_until_they_are_asked_for(
    browser: Any, tiny: Graph, tmp_path: Path
) -> None:
    show(browser, tiny, tmp_path, around=find_entity(tiny, "国务院"), relations=["owns"])
    assert hidden(browser) == [], "where nothing is related, all is shown"
    made = network(tiny)
    made.remove_edges_from([edge for edge in made.edges(keys=True) if made.edges[edge]["relation"] != "affiliatedWith"])
    (file := tmp_path / "alone.html").write_text(page(made).html, encoding="utf-8", newline="\n")
    browser.get(file.as_uri())
    assert counts(browser) == "显示 2 / 18 个实体（隐去没有关系的 16 个），1 条关系"
    browser.find_element(By.ID, "search").send_keys("南沙方案", Keys.ENTER)
    assert counts(browser) == "显示 3 / 18 个实体（隐去没有关系的 15 个），1 条关系"
    assert not browser.find_element(By.ID, "lonely").is_selected()


def test_a_hidden_entity_comes_back_when_it_is_searched_for(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    tick(browser, "classes", "Person")
    assert hidden(browser) == ["钟南山"]
    browser.find_element(By.ID, "search").send_keys("钟南山", Keys.ENTER)
    assert hidden(browser) == []
    assert "广州实验室" in told(browser)


def test_both_languages(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path)
    browser.find_element(By.ID, "language").click()
    assert counts(browser) == "18 entities, 19 relations"
    assert "Laboratory" in browser.find_element(By.ID, "classes").text
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
    browser.find_element(By.ID, "search").send_keys("钟南山", Keys.ENTER)
    written = "return Object.values(network.body.edges).map((e) => (e.options.label || '').trim()).filter(Boolean)"
    assert browser.execute_script(written) == ["affiliated with"]
    browser.find_element(By.ID, "language").click()
    assert browser.execute_script(written) == ["任职于"], "what is written on the picture is translated too"


def test_hostile_text_is_inert(browser: Any, hostile: Graph, hostile_text: dict[str, str], tmp_path: Path) -> None:
    show(browser, hostile, tmp_path)
    node = "DATA.nodes.find((n) => n.iri.endsWith('南沙科学城')).id"
    browser.execute_script(f"focusNode({node})")
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").get_property("textContent") == hostile_text["name"]
    quotes = browser.find_elements(By.CSS_SELECTOR, "#panel blockquote p")
    assert hostile_text["quote"] in {q.get_property("textContent") for q in quotes}
    browser.find_element(By.ID, "search").send_keys("script")
    assert browser.execute_script("return window.pwned") is None
    assert not browser.find_elements(By.CSS_SELECTOR, "#panel img, #panel script, #results script")
    assert len(requests(browser)) == 1
    assert browser.get_log("browser") == []


def test_a_name_without_blanks_stays_within_the_panel(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    made = network(tiny)
    made.nodes[find_entity(tiny, "广州")]["label"] = "https://example.org/" + "a" * 300
    (file := tmp_path / "long.html").write_text(page(made).html, encoding="utf-8", newline="\n")
    browser.get(file.as_uri())
    browser.find_element(By.ID, "search").send_keys("广州")
    for name in ("广州", "广州实验室"):
        browser.execute_script(f"focusNode(DATA.nodes.find((n) => n.iri.endsWith('/{name}')).id)")
        for place in ("panel", "results"):
            over = "const e = document.getElementById(arguments[0]); return e.scrollWidth - e.clientWidth"
            assert browser.execute_script(over, place) <= 0, (name, place)


def test_what_users_write_carelessly_does_not_break_the_page(browser: Any, careless: Graph, tmp_path: Path) -> None:
    show(browser, careless, tmp_path)
    assert counts(browser) == "18 个实体，20 条关系"
    assert "likes" in browser.find_element(By.ID, "relations").text
    browser.find_element(By.ID, "search").send_keys("广州实验室", Keys.ENTER)
    assert "likes" in told(browser)
    assert "painted" in told(browser)
    assert browser.get_log("browser") == []


def test_counts_say_what_they_count(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path, around=find_entity(tiny, "钟南山"))
    browser.find_element(By.ID, "search").send_keys("广州实验室", Keys.ENTER)
    assert "关系 1（另有 2 条不在图中）" in told(browser)
    made = network(tiny)
    one, other = find_entity(tiny, "钟南山"), find_entity(tiny, "广州实验室")
    ((_, claim),) = made.get_edge_data(one, other).items()
    made.add_edge(one, other, key="again", **{**claim, "role": "院士"})
    put(browser, made, tmp_path)
    assert counts(browser) == "18 个实体，19 条关系（20 条声明）"


def test_a_capped_page_says_so(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    show(browser, tiny, tmp_path, max_nodes=5)
    assert "图中有 18 个实体" in browser.find_element(By.ID, "notice").text
    assert counts(browser).startswith("5 个实体")


def test_a_narrow_screen_shows_the_picture_first(browser: Any, tiny: Graph, tmp_path: Path) -> None:
    browser.set_window_size(500, 900)
    try:
        show(browser, tiny, tmp_path)
        assert not browser.find_element(By.ID, "controls").is_displayed()
        browser.find_element(By.ID, "toggle-controls").click()
        assert browser.find_element(By.ID, "controls").is_displayed()
        width = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, "nothing sticks out"
        browser.find_element(By.ID, "search").send_keys("钟南山", Keys.ENTER)
        assert "主任" in told(browser)
        toggle = browser.find_element(By.ID, "toggle-controls")
        assert not browser.find_element(By.ID, "controls").is_displayed(), "what was found is not behind the search"
        assert toggle.get_attribute("aria-expanded") == "false"
        browser.find_element(By.TAG_NAME, "body").send_keys("/")
        assert toggle.get_attribute("aria-expanded") == "true"
    finally:
        browser.set_window_size(1400, 900)
