"""What all handlers of one service share; `request.app.state.service` is it."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhitu.serve.backend import Backend
from zhitu.serve.clients import Clients
from zhitu.serve.config import Config
from zhitu.serve.finding import Finder
from zhitu.serve.holding import Counted
from zhitu.serve.journal import Answered, Metrics

__all__ = ["Service"]


@dataclass(slots=True)
class Service:
    """The backend, the operator's settings, and the counts."""

    backend: Backend
    config: Config
    metrics: Metrics = field(default_factory=Metrics)
    answered: Answered = field(default_factory=Answered)
    clients: Clients = field(init=False)
    finder: Finder = field(init=False)
    counted: Counted = field(init=False)

    def __post_init__(self) -> None:
        self.clients = Clients(self.config.limits.per_client)
        self.counted = Counted(self.backend)
        self.finder = Finder(self.backend, getattr(self.backend, "path", None))
