"""Errors as clients see them: application/problem+json (RFC 9457), with the place in the query, never a stack trace."""

from __future__ import annotations

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import QueryError, ServiceError, UnknownName, ZhituError

__all__ = ["HANDLERS", "as_service_error", "problem"]


def problem(error: ServiceError) -> Response:
    """The response that tells of an error."""
    told = {"type": "about:blank", "title": error.title, "status": error.status}
    if error.detail:
        told["detail"] = error.detail
    headers = {"Cache-Control": "no-store"}
    if error.retry is not None:
        headers["Retry-After"] = str(error.retry)
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    allow = error.more.get("allow")
    if allow is not None:
        headers["Allow"] = str(allow)
    body = json.dumps(told | error.more, ensure_ascii=False) + "\n"
    return Response(body, error.status, headers, "application/problem+json")


def as_service_error(error: Exception) -> ServiceError:
    """Whatever went wrong, as an error with a status; what is not foreseen tells nothing of the inside."""
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, QueryError):
        place = {"line": error.line, "column": error.column} if error.line and error.column else {}
        return ServiceError(400, "the query cannot be answered", str(error), **place)
    if isinstance(error, UnknownName):
        return ServiceError(404, "not found", str(error), nearest=list(error.nearest))
    if isinstance(error, ZhituError):
        return ServiceError(400, "the request cannot be answered", str(error))
    if isinstance(error, HTTPException):
        more = {"allow": error.headers["Allow"]} if error.headers and "Allow" in error.headers else {}
        return ServiceError(error.status_code, error.detail.lower(), retry=None, **more)
    return ServiceError(500, "the service failed", "the operator finds the cause in its log")


async def _handle(_: Request, error: Exception) -> Response:
    return problem(as_service_error(error))


#: For Starlette: every error becomes a problem.
HANDLERS = {ZhituError: _handle, HTTPException: _handle, Exception: _handle}
