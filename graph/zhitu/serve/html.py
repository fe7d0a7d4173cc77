"""HTML out of plain pieces: whatever comes from a graph is escaped, and no page runs a script."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from html import escape
from urllib.parse import quote

from starlette.responses import Response

__all__ = ["ROOT", "Html", "element", "here", "link", "page", "table"]

#: Nothing but the service's own style sheet is loaded, forms go to the service itself.
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
#: The path below which clients see the service, where a proxy gives it one.
ROOT: ContextVar[str] = ContextVar("ROOT", default="")
_ADDRESSES = ("href", "action")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def here(target: str) -> str:
    """A path of the service as clients see it; other addresses as they are.

    >>> here("/id/a"), here("https://example.org/")
    ('/id/a', 'https://example.org/')
    """
    return ROOT.get() + target if target.startswith("/") else target


def _inside(content: str) -> str:
    return content if isinstance(content, Html) else escape(content)


def element(tag: str, *contents: str, **attributes: str) -> Html:
    """An element; its contents are escaped unless they are HTML.

    >>> element("p", "a < b", element("b", "c"), lang="en")
    '<p lang="en">a &lt; b<b>c</b></p>'
    """
    names = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    told = "".join(f' {name}="{escape(here(value) if name in _ADDRESSES else value)}"' for name, value in names)
    return Html(f"<{tag}{told}>{''.join(map(_inside, contents))}</{tag}>")


def link(target: str, text: str) -> Html:
    """A link; targets other than http, https and paths of the service are not followed but shown.

    >>> link("javascript:alert(1)", "x"), link("/id/a", "x")
    ('x', '<a href="/id/a">x</a>')
    """
    if not target.startswith(("http://", "https://", "/")):
        return Html(_inside(text))
    return element("a", text, href=quote(target, safe="/:#?&=%+,;@()!$'*~[]"))


def table(rows: Iterable[tuple[str, Iterable[str]]]) -> Html:
    """Two columns: what, and its values, one under the other."""
    lines = [
        element("tr", element("th", name), element("td", Html("<br>".join(_inside(value) for value in values))))
        for name, values in rows
    ]
    return element("table", Html("".join(lines)))


def _links() -> str:
    style = element("link", rel="stylesheet", href="/static/style.css")
    kind = "application/opensearchdescription+xml"
    search = element("link", rel="search", type=kind, href="/opensearch.xml", title="知图")
    return (style + search).replace("</link>", "")


def _navigation() -> Html:
    ways = (("/search", "搜索", "Search"), ("/questions", "问题", "Questions"), ("/sparql", "查询", "SPARQL"))
    links = [element("a", zh, " ", element("small", en, lang="en"), href=target) for target, zh, en in ways]
    return element("nav", element("a", "知图", href="/"), *(Html(" " + each) for each in links))


def page(title: str, *parts: str, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    """A whole page."""
    head = element("title", f"{title} · 知图") + _links()
    body = _navigation() + element("h1", title) + "".join(map(_inside, parts))
    text = (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{head}</head>\n<body>{body}</body></html>\n'
    )
    return Response(text, status, {"Content-Security-Policy": _POLICY, **(headers or {})}, "text/html")
