"""The network's page, opened in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import zhitu
from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.page import page

__all__ = ["counts", "put", "show", "told", "view"]


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
