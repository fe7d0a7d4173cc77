"""How much one client may ask for at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from starlette.types import Scope

from zhitu.errors import ServiceError

__all__ = ["Clients", "asking"]

#: Whose query it is that is under way; the service's own have no client.
asking: ContextVar[str] = ContextVar("asking", default="")


class Clients:
    """Counts the queries of each client that are under way."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.active: Counter[str] = Counter()

    @contextmanager
    def turn(self, scope: Scope) -> Iterator[None]:
        """Room for one more query of this client; ServiceError 429 where it has too many already."""
        client = (scope.get("client") or ("",))[0]
        if self.active[client] >= self.limit:
            raise ServiceError(
                429, "too many queries at once", f"{self.limit} are allowed; wait until one has ended", retry=1
            )
        self.active[client] += 1
        told = asking.set(client)
        try:
            yield
        finally:
            asking.reset(told)
            self.active[client] -= 1
            if not self.active[client]:
                del self.active[client]
