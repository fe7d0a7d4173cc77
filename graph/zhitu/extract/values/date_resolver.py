"""What expressions of time without a year or a day are settled against."""

from __future__ import annotations

from datetime import date

from zhitu.edtf import bounds, is_edtf

__all__ = ["Resolver"]

#: Days that a report may lie before it is published, as the first day that it tells shows.
_LATE = 3
#: The month until which reports look back on the year before.
_REPORTED_BY = 4


class Resolver:
    """Settles expressions against the document's date and the last year named."""

    def __init__(self, issued: str | None, *, republican: bool = False) -> None:
        #: Whether years without 民国 may be of that calendar.
        self.republican = republican
        self.issued = issued if issued and is_edtf(issued) else None
        self.today = bounds(issued) if issued and is_edtf(issued) else None
        self.day_known = bool(self.today and self.today[0] == self.today[1] and 1 < self.today[0].year < 9999)
        self.month_known = bool(issued and issued.count("-") >= 1 and "/" not in issued)
        #: The year that months without one are of, and the year that 同年 means.
        self.named: int | None = None
        self.told: int | None = None
        #: The year that opens the paragraph and frames the days without one in it: 2022年，……。3月15日，…….
        self.framing: int | None = None
        #: The day told last, which 当天 and 同日 mean.
        self.day: str | None = None
        #: The year and month told last, which 同月 means.
        self.month: tuple[int, int] | None = None
        #: The day that 今天 means: that of the report, which may be published later.
        self.now = self.today[0] if self.today and self.day_known else None

    def tell(self, day: str) -> None:
        """Notes a day that the text tells; the first one may be that of the report."""
        if self.day is None and self.now is not None:
            first = date.fromisoformat(day)
            if 0 <= (self.now - first).days <= _LATE:
                self.now = first
        self.day = day

    @property
    def year(self) -> int | None:
        """The document's year."""
        return self.today[1].year if self.today else None

    @property
    def last_year(self) -> int | None:
        """The year that a report looks back on, of a document of the first months of the next; else None."""
        early = self.month_known and self.today is not None and self.today[1].month <= _REPORTED_BY
        return self.today[1].year - 1 if early and self.today else None

    def _is_recent(self, month: int) -> bool:
        """Whether a month is that of the document or the one before, which a report comes back to."""
        return self.month_known and self.today is not None and (self.today[1].month - month) % 12 <= 1

    def month_of_year(self, month: int, *, ahead: bool = False) -> int | None:
        """The year of a month without one: the year named last, else that of the latest such month, or of the next."""
        if self.named is not None:
            return self.named
        if self.today is None:
            return None
        year = self.today[1].year
        if self.framing is not None and self.framing < year and not ahead and not self._is_recent(month):
            return self.framing
        if ahead and self.month_known:
            return year + 1 if month < self.today[1].month else year
        return year - 1 if self.month_known and month > self.today[1].month + 2 else year
