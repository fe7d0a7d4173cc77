"""Errors as clients see them: application/problem+json (RFC 9457) or a page, with the place in the query, never a stack
trace."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import BadValue, ExportError, QueryError, ServiceError, UnknownName, ZhituError
from zhitu.serve.html import Html, element, link, page
from zhitu.serve.media import wants_html
from zhitu.serve.requests import accepted
from zhitu.serve.words import both

__all__ = ["HANDLERS", "as_service_error", "bare", "problem"]


def problem(error: ServiceError, accept: str = "", *parts: str) -> Response:
    """The response that tells of an error, as a page with further `parts` to those who prefer pages."""
    told = {"type": "about:blank", "title": error.title, "status": error.status}
    if error.detail:
        told["detail"] = error.detail
    headers = {"Cache-Control": "no-store", "Vary": "Accept"}
    if error.retry is not None:
        headers["Retry-After"] = str(error.retry)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    allow = error.more.get("allow")
    if allow is not None:
        headers["Allow"] = str(allow)
    if wants_html(accept):
        return page(_heading(error), *_told(error), *parts, headers=headers, status=error.status)
    body = json.dumps(told | error.more, ensure_ascii=False) + "\n"
    return Response(body, error.status, headers, "application/problem+json")


def as_service_error(error: Exception) -> ServiceError:
    """Whatever went wrong, as an error with a status; what is not foreseen tells nothing of the inside."""
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, QueryError):
        place = {"line": error.line, "column": error.column} if error.line and error.column else {}
        return ServiceError(400, error.title, str(error), **place)
    if isinstance(error, ExportError):
        return ServiceError(406, "not in this form", str(error))
    if isinstance(error, BadValue):
        return ServiceError(400, "this cannot be meant", error.said, retry=None, **error.meant)
    if isinstance(error, UnknownName):
        return ServiceError(404, "not found", error.said, retry=None, **error.meant)
    if isinstance(error, ZhituError):
        return ServiceError(400, "the request cannot be answered", str(error))
    if isinstance(error, HTTPException):
        allowed = (error.headers or {}).get("Allow", "").split(", ")
        more = {"allow": ", ".join(sorted({*allowed, "OPTIONS"}))} if any(allowed) else {}
        return ServiceError(error.status_code, error.detail.lower(), retry=None, **more)
    return ServiceError(500, "the service failed", "the operator finds the cause in its log")


def bare(detail: str) -> str:
    """What is wrong, without what was meant, which a page shows apart."""
    return _MEANT.split(detail)[0]


def _heading(error: ServiceError) -> str:
    return _HEADINGS.get(error.status, "请求有误" if error.status < 500 else "服务出错")


def _told(error: ServiceError) -> Iterator[Html]:
    """What is wrong, where, and what was probably meant."""
    yield element("p", element("b", error.title), Html(" "), element("small", str(error.status)))
    if error.detail:
        yield element("p", bare(error.detail), class_="note")
    nearest = error.more.get("nearest")
    if isinstance(nearest, list) and nearest:
        yield element("p", both("是否指", "nearest"), " ", "、".join(nearest))
    search = error.more.get("search")
    if isinstance(search, str):
        yield element("p", link(search, "搜索 Search"))
    if error.retry is not None:
        yield element("p", both(f"请在 {error.retry} 秒后再试", f"try again in {error.retry} s"), class_="note")


async def _handle(request: Request, error: Exception) -> Response:
    told = as_service_error(error)
    if told.status == 405 and request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": str(told.more["allow"])})
    return problem(told, accepted(request.scope))


#: How an error goes on to say what was meant.
_MEANT = re.compile("; (?:nearest|choose from|write for example): ")
#: What a page of an error is called.
_HEADINGS = {
    401: "需要令牌",
    403: "不允许",
    404: "没有找到",
    405: "不能这样请求",
    406: "没有这种格式",
    413: "请求过大",
    422: "结果过大",
    429: "请求过多",
    502: "后面的图库没有回答",
    503: "服务暂不可用",
    504: "查询超时",
}
#: For Starlette: every error becomes a problem.
HANDLERS = {ZhituError: _handle, HTTPException: _handle, Exception: _handle}
