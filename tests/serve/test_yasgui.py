"""The service with YASGUI, which people put in front of SPARQL endpoints: in a real browser, from another origin."""

from __future__ import annotations

import functools
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
Wait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

BUILD = Path(__file__).parents[1] / "clients" / "node_modules" / "@zazuko" / "yasgui" / "build"
PAGE = """<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="yasgui.min.css"></head>
<body><div id="here"></div><script src="yasgui.min.js"></script><script>
const made = window.Yasgui.default || window.Yasgui.Yasgui || window.Yasgui;
window.yasgui = new made(document.getElementById("here"), {
  requestConfig: {endpoint: "ENDPOINT", method: "METHOD"}, copyEndpointOnNewTab: false, persistenceId: null,
});
</script></body></html>"""
ASK = """const done = arguments[1], tab = yasgui.getTab(); tab.setQuery(arguments[0]);
tab.getYasqe().query().then(() => done(true), () => done(false));"""
SHOWN = "return document.querySelector('.yasr').innerText"
PREFIXES = "PREFIX zt: <https://w3id.org/zhitu/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
#: Queries, what has to be seen of the answer that was not seen of the one before, and its status.
QUERIES = (
    ("SELECT ?lab ?name { ?lab a zt:Laboratory ; skos:prefLabel ?name } LIMIT 1", "广州实验室", 200),
    ("ASK { ?lab a zt:Laboratory }", "True", 200),
    ("CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s a zt:Laboratory ; skos:prefLabel ?l }", "prefLabel", 200),
    ("SELECT ?x { ?x zt:nothing", "the query cannot be answered", 400),
    ('SELECT (COUNT(DISTINCT ?e) AS ?counted) { ?e zt:matches "gzsys" }', "counted", 200),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium."""
    if not (BUILD / "yasgui.min.js").exists():
        reason = "YASGUI is missing: run npm ci in tests/clients, or scripts/setup --system"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield opened
    opened.quit()


@pytest.fixture(params=["GET", "POST"])
def yasgui(request: pytest.FixtureRequest, browser: Any, address: str, tmp_path: Path) -> Iterator[Any]:
    """The browser with YASGUI open, on a page of another origin, asking the service."""
    for file in ("yasgui.min.js", "yasgui.min.css"):
        shutil.copy(BUILD / file, tmp_path)
    page = PAGE.replace("ENDPOINT", f"{address}sparql").replace("METHOD", request.param)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    browser.get(f"http://127.0.0.1:{server.server_port}/")
    until(browser, lambda: browser.execute_script("return !!(window.yasgui && window.yasgui.getTab())"))
    yield browser
    server.shutdown()
    server.server_close()


def until(browser: Any, condition: Callable[[], object]) -> None:
    Wait(browser, 60, 0.1).until(lambda _: condition())


def requested(browser: Any) -> list[dict[str, Any]]:
    """What the browser was answered to requests for /sparql."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    answers = [m["params"]["response"] for m in messages if m["method"] == "Network.responseReceived"]
    return [answer for answer in answers if "/sparql" in answer["url"]]


def test_yasgui_asks_and_shows(yasgui: Any) -> None:
    for query, seen, status in QUERIES:
        yasgui.get_log("performance")
        yasgui.execute_async_script(ASK, PREFIXES + query)
        until(yasgui, lambda seen=seen: seen in yasgui.execute_script(SHOWN))
        assert [answer["status"] for answer in requested(yasgui)][-1:] == [status], query
        assert not [entry for entry in yasgui.get_log("browser") if "CORS" in entry["message"]]
