"""Where the reconciliation API answers."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from zhitu.serve.reconciling import reconcile
from zhitu.serve.suggesting import preview, propose, suggest

__all__ = ["routes"]


def routes() -> list[BaseRoute]:
    """The routes of the reconciliation API, and the methods that each takes."""
    get, asking = ["GET", "HEAD"], ["GET", "HEAD", "POST", "OPTIONS"]
    return [
        Route("/reconcile", reconcile, methods=asking),
        Route("/reconcile/", reconcile, methods=asking),
        Route("/reconcile/suggest/{what}", suggest, methods=get),
        Route("/reconcile/properties", propose, methods=get),
        Route("/reconcile/preview", preview, methods=get),
    ]
