"""Typed fields out of a JSON object that a person wrote, with complaints that say which field and why."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from zhitu.edtf import is_edtf

__all__ = ["Fields"]


class Fields:
    """Takes the fields out of a JSON object one by one, each with its type, and complains about the rest.

    All complaints are ValueErrors; `what` names the object in them.
    """

    def __init__(self, value: object, what: str) -> None:
        if not isinstance(value, dict):
            raise ValueError(f"{what} is not a JSON object")
        self.fields, self.what = dict(value), what

    def take(self, key: str, kind: type | tuple[type, ...], *default: object) -> Any:
        """The value of a field that must be of a type; a default makes it optional."""
        value = self.fields.pop(key, None)
        if value is None and default:
            return default[0]
        if value is None:
            raise ValueError(f"{self.what}: {key} is missing")
        if not isinstance(value, kind) or isinstance(value, bool):
            raise ValueError(f"{self.what}: {key} cannot be {value!r}")
        return value

    def text(self, key: str, *default: str) -> str:
        """A string, not empty unless there is a default."""
        value = str(self.take(key, str, *default))
        if not value and not default:
            raise ValueError(f"{self.what}: {key} is empty")
        return value

    def optional(self, key: str) -> str | None:
        """A string, None where it is absent or empty."""
        return self.text(key, "") or None

    def choice(self, key: str, allowed: tuple[str, ...], *default: str) -> Any:
        """One of the allowed strings."""
        value = self.text(key, *default)
        if value not in allowed:
            raise ValueError(f"{self.what}: {key} {value!r} is none of {', '.join(allowed)}")
        return value

    def date(self, key: str) -> str | None:
        """An EDTF date, None where it is absent."""
        value = self.optional(key)
        if value and not is_edtf(value):
            raise ValueError(f"{self.what}: {key} {value!r} is no date such as 2022, 2022-06 or 2022-06-01")
        return value

    def number(self, key: str, *, required: bool = True) -> Decimal | None:
        """A number, written as a string or a whole JSON number, so that no digit is lost."""
        value = self.take(key, (str, int), *([] if required else [None]))
        try:
            number = None if value is None else Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if number is not None and not number.is_finite():
            raise ValueError(f"{self.what}: {key} {value!r} is no number")
        return number

    def done(self) -> None:
        """Complain about the fields that nobody took."""
        if self.fields:
            raise ValueError(f"{self.what}: unknown {', '.join(map(repr, self.fields))}")
