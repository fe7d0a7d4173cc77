"""A real browser, and the network's page opened in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import zhitu
from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.page import page

__all__ = ["chromium", "counts", "put", "show", "told", "view"]


def chromium(*switches: str) -> Any:
    """Headless Chromium that writes down what it logs and asks for; the test is skipped where none is installed."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("chromium or chromedriver is missing: install the packages chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *switches):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def show(browser: Any, graph: Graph, folder: Path, **part: Any) -> None:
    """Write the page of a graph and open it."""
    put(browser, network(graph, **part), folder)


def put(browser: Any, made: Any, folder: Path) -> None:
    """Write the page of a network and open it."""
    file = folder / "network.html"
    file.write_text(page(made, title="测试").html, encoding="utf-8", newline="\n")
    browser.get_log("performance")
    browser.get(file.as_uri())
    assert browser.execute_script("return document.documentElement.dataset.ready") == "yes"


def view(browser: Any, path: Path, folder: Path) -> None:
    """Let the graph at a path write its page, and open it."""
    with zhitu.open(path) as graph:
        graph.view(folder / "network.html")
    browser.get((folder / "network.html").as_uri())


def told(browser: Any) -> str:
    return str(browser.find_element("id", "panel").text)


def counts(browser: Any) -> str:
    return str(browser.find_element("id", "counts").text)
