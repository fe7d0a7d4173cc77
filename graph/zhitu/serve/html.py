"""HTML out of plain pieces: whatever comes from a graph is escaped, and no page runs a script."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from starlette.responses import Response

__all__ = ["Html", "element", "link", "page", "table"]

#: Nothing but the service's own style sheet is loaded, forms go to the service itself.
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEAD = (
    '<link rel="stylesheet" href="/static/style.css">'
    '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="知图">'
)
_NAV = (
    '<nav><a href="/">知图</a> <a href="/search">搜索 <small lang="en">Search</small></a> '
    '<a href="/questions">问题 <small lang="en">Questions</small></a></nav>'
)


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def _inside(content: str) -> str:
    return content if isinstance(content, Html) else escape(content)


def element(tag: str, *contents: str, **attributes: str) -> Html:
    """An element; its contents are escaped unless they are HTML.

    >>> element("p", "a < b", element("b", "c"), lang="en")
    '<p lang="en">a &lt; b<b>c</b></p>'
    """
    told = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{tag}{told}>{''.join(map(_inside, contents))}</{tag}>")


def link(target: str, text: str) -> Html:
    """A link; targets other than http, https and paths of the service are not followed but shown.

    >>> link("javascript:alert(1)", "x"), link("/id/a", "x")
    ('x', '<a href="/id/a">x</a>')
    """
    if not target.startswith(("http://", "https://", "/")):
        return Html(escape(text))
    return element("a", text, href=quote(target, safe="/:#?&=%+,;@()!$'*~[]"))


def table(rows: Iterable[tuple[str, Iterable[str]]]) -> Html:
    """Two columns: what, and its values, one under the other."""
    lines = [
        element("tr", element("th", name), element("td", Html("<br>".join(_inside(value) for value in values))))
        for name, values in rows
    ]
    return element("table", Html("".join(lines)))


def page(title: str, *parts: str, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    """A whole page."""
    head = element("title", f"{title} · 知图") + Html(_HEAD)
    body = _NAV + element("h1", title) + "".join(map(_inside, parts))
    text = (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">{head}</head>\n<body>{body}</body></html>\n'
    )
    return Response(text, status, {"Content-Security-Policy": _POLICY, **(headers or {})}, "text/html")
