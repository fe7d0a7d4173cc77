"""One self-contained HTML page: the network, its legend, search, filters, and the passages behind every line.

The page holds all that it needs and asks no network for anything. What comes from documents is embedded as JSON in
which no character can end the script, and put on the page as text, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from zhitu.view.bends import Line, Spot, bends
from zhitu.view.content import Content, Spelled, Written, box, content, wrapped
from zhitu.view.instead import told
from zhitu.view.layout import positions
from zhitu.view.records import GAZETTEER

__all__ = ["MAX_NODES", "Page", "page"]

#: Entities that a page shows unless told otherwise; browsers move so many without a pause.
MAX_NODES = 1500
_EDGES_PER_NODE, _FEWEST_EDGES = 4, 6000
_TEMPLATE = Path(__file__).parent / "template"
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
#: How an edge of a status is drawn; dashed otherwise.
_LINES: dict[str, dict[str, Any]] = {"occurred": {"dashes": False}, GAZETTEER: {"dashes": [1, 4], "width": 0.8}}


@dataclass(frozen=True, slots=True)
class Page:
    """A page as HTML, and what it leaves out (in `zh` and `en`), None where it shows everything."""

    html: str
    notice: dict[str, str] | None


def page(
    network: nx.MultiDiGraph[str],
    *,
    title: str = "知图",
    spelled: Spelled | None = None,
    written: Written | None = None,
    instead: Mapping[str, Mapping[str, int]] | None = None,
) -> Page:
    """The page of a network, whose search finds names by what is `spelled` for them too, with figures as `written`.

    What else might be asked for, where there is nothing, is told as `otherwise` gives it.

    The same network and title give the same characters.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    most = max(_FEWEST_EDGES, _EDGES_PER_NODE * len(network))
    made = content(network, most, spelled=spelled, written=written)
    notice = _notice(network, made, instead)
    data = {"title": title, "notice": notice, **made.tables(), **_drawing(made)}
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(_read("page.html"))
    html = template.render(
        title=title,
        vis=Markup(_library()),
        style=Markup(_read("page.css")),
        scripts=[Markup(_read(name)) for name in ("words.js", "panel.js", "page.js")],
        data=Markup(_embedded(data)),
    )
    return Page(html, notice)


def _notice(
    network: nx.MultiDiGraph[str], made: Content, instead: Mapping[str, Mapping[str, int]] | None
) -> dict[str, str] | None:
    """What is left out, and how to ask for less or for more."""
    shown = sum(data["status"] != GAZETTEER for _, _, data in network.edges(data=True))
    entities, claims = network.graph.get("entities", len(network)), network.graph.get("claims", shown)
    if not len(network):
        zh, en = "没有符合条件的实体。", "No entity is as asked for."
        return _with_others(zh, en, instead)
    if instead is not None or (entities == 1 and not claims):
        zh, en = "这个实体没有符合条件的联系。", "Nothing that is asked for is related to it."
        return _with_others(zh, en, instead)
    if entities > len(network):
        return {
            "zh": f"图中有 {entities} 个实体、{claims} 条声明，这里只显示联系最多的 {len(network)} 个实体和其间的"
            f" {shown} 条声明。可用 --around、--type 缩小范围，或用 --max-nodes 放宽。",
            "en": f"The graph has {entities} entities and {claims} claims; shown are the {len(network)} best connected "
            f"entities and the {shown} claims between them. Narrow it with --around or --type, or raise "
            "--max-nodes.",
        }
    if made.relations > len(made.edges):
        return {
            "zh": f"这些实体之间有 {made.relations} 条关系，这里只显示出处最多的 {len(made.edges)} 条。"
            "可用 --around、--type 或 --relation 缩小范围。",
            "en": f"There are {made.relations} relations between these entities; shown are the {len(made.edges)} with "
            "most sources. Narrow it with --around, --type or --relation.",
        }
    return None


def _with_others(zh: str, en: str, instead: Mapping[str, Mapping[str, int]] | None) -> dict[str, str]:
    """That there is nothing, and with what there would be something."""
    if not instead:
        return {"zh": zh, "en": en}
    return {"zh": f"{zh}有的是：{told(instead, 'zh')}。", "en": f"{en} There is: {told(instead, 'en')}."}


def _drawing(made: Content) -> dict[str, Any]:
    """What vis-network draws, gathered by pyvis: places, sizes, colours, curves; physics stays off."""
    from pyvis.network import Network

    boxes = {str(node["id"]): box(node["name"], node["size"]) for node in made.nodes}
    places = positions(boxes, [(str(e["from"]), str(e["to"])) for e in made.edges])
    colors = {c["name"]: c["color"] for c in made.tables()["classes"]}
    pyvis_network: Any = Network  # has no types
    drawn = pyvis_network(directed=True)
    spots: dict[int, Spot] = {}
    for node in made.nodes:
        x, y = places[str(node["id"])]
        spots[node["id"]] = Spot(x, y, node["size"])
        color = colors.get(node["classes"][0], "#9aa3ad")
        drawn.add_node(node["id"], label=wrapped(node["name"]), color=color, x=x, y=y, size=node["size"])
    bent = bends([Line(edge["from"], edge["to"]) for edge in made.edges], spots)
    for edge, bend in zip(made.edges, bent, strict=True):
        line = _LINES.get(edge["status"], {})
        drawn.add_edge(edge["from"], edge["to"], id=edge["id"], smooth=_smooth(bend), **{"dashes": True, **line})
    nodes, edges, *_ = drawn.get_network_data()
    return {"drawn": {"nodes": nodes, "edges": edges}}


def _smooth(bend: float) -> Any:
    """A bend in the words of vis-network."""
    kind = "curvedCW" if bend > 0 else "curvedCCW"
    return {"enabled": True, "type": kind, "roundness": abs(bend)} if bend else False


def _embedded(data: object) -> str:
    """JSON that can stand in a script element whatever it holds."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(_ESCAPES)


def _read(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")


def _library() -> str:
    """vis-network as pyvis ships it."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2"
    return (folder / "vis-network.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
