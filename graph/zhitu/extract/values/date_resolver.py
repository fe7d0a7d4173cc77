"""What expressions of time without a year or a day are settled against."""

from __future__ import annotations

import re
from datetime import date

from zhitu.edtf import bounds, is_edtf

__all__ = ["Resolver"]

#: Days that a report may lie before it is published, as the first day that it tells shows.
_LATE = 3
#: The month until which reports look back on the year before.
_REPORTED_BY = 4
#: Days that the day in a dateline may lie before the text is published; and one that the text is likely to be about.
_REPORTED, _FRESH = 60, 15
#: Months of a quarter, and those that show that a year is looked back on.
_QUARTER, _OTHER_QUARTERS = 3, re.compile("[二三四]季度")
#: Months, or a run of them.
_MONTHS = re.compile(r"\d{4}(-\d\d(?:/\d{4}-\d\d)?)")


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
        #: The year that the paragraph before told last.
        self.told_above: int | None = None
        #: The year that opens the paragraph and frames the days without one in it: 2022年，……。3月15日，…….
        self.framing: int | None = None
        #: The day told last, which 当天 and 同日 mean.
        self.day: str | None = None
        #: The year and month told last, which 同月 means.
        self.month: tuple[int, int] | None = None
        #: The year, and the month, that an entry of a chronicle is of, as the lines above it say.
        self.chronicle: tuple[int, int | None] | None = None
        #: The last day that the sentence tells, its parts at semicolons together.
        self.day_here: date | None = None
        #: The months told last in the paragraph, which 去年同期 means.
        self.months: str | None = None
        #: Whether a dateline tells the day of the report.
        self.reported = False
        #: Whether a day was counted from the document's: 昨天，……. What comes next is no longer taken for the report's.
        self.counted = False
        #: The day that 今天 means: that of the report, which may be published later.
        self.now = self.today[0] if self.today and self.day_known else None

    def tell(self, day: str) -> None:
        """Notes a day that the text tells; the first one may be that of the report."""
        if self.day is None and self.now is not None and not self.counted:
            first = date.fromisoformat(day)
            if 0 <= (self.now - first).days <= _LATE:
                self.now = first
        self.day = day

    def goes_on_from(self, edtf: str | None, *, since: bool, reports: bool) -> None:
        """Notes how a time bears on those after it; `since` tells that it runs until now, `reports` a dateline."""
        if edtf is None:
            return
        if reports and len(edtf) == len("2024-05-01") and self.now is not None and self.today:
            day = date.fromisoformat(edtf)
            if 0 <= (self.today[0] - day).days <= _REPORTED:
                self.now, self.reported = day, True
        if since and "/" in edtf and self.year is not None and int(edtf[:4]) < self.year - 1:
            self.told, self.named = int(edtf[:4]), None  # 自2016年开工以来，……，7月通车
        if _MONTHS.fullmatch(edtf):
            self.months = edtf
        if len(edtf) == len("2024-05-01") and not reports:
            self.day_here = date.fromisoformat(edtf)

    def same_months(self, year: int | None) -> str | None:
        """The months told last, in another year, or in the one before: 一季度……，去年同期……."""
        if self.months is None:
            return None
        year = int(self.months[:4]) - 1 if year is None else year
        return re.sub(r"\d{4}(?=-)", f"{year:04d}", self.months)

    def day_above(self, day: int) -> date | None:
        """The day that the paragraph told last, if one without a month goes on from it, and is not the document's."""
        if self.day is None or self.month is None or self.reported:
            return None
        last = date.fromisoformat(self.day)
        here = (last.year, last.month) == self.month and self.today is not None and self.day_known
        if not here or self.today is None or (today := self.today[0]) < last:
            return None
        return None if 0 <= today.day - day <= _LATE or self.month == (today.year, today.month) else last

    @property
    def year(self) -> int | None:
        """The document's year."""
        return self.today[1].year if self.today else None

    @property
    def last_year(self) -> int | None:
        """The year that a report looks back on, of a document of the first months of the next; else None."""
        early = self.month_known and self.today is not None and self.today[1].month <= _REPORTED_BY
        return self.today[1].year - 1 if early and self.today else None

    def year_so_far(self, year: int, month: int) -> int:
        """The year of a month up to which something is told: that of the document where it is its last months."""
        if self.year is None or year >= self.year or not (self.month_known and self.today):
            return year
        behind = (self.today[1].month - month) % 12
        return year if behind > 1 else self.year - (month > self.today[1].month)

    def in_quarter(self, first: int, last: int, match: re.Match[str]) -> bool:
        """Whether a quarter is the one in which the document is written, and nothing tells that another year is meant:
        in February, 一季度开工项目56个; not 分季度看，一季度……，二季度……."""
        here = self.today is not None and last - first < _QUARTER and first <= self.today[1].month <= last
        back = self.told is not None and self.told == self.last_year
        return here and not back and _OTHER_QUARTERS.search(match.string, match.pos, match.endpos) is None

    def _is_recent(self, month: int, day: int | None) -> bool:
        """Whether a month is that of the document or the one before, which a report comes back to."""
        if not (self.month_known and self.today):
            return False
        if self.framing is not None and self.framing == self.today[1].year - 1:
            return (self.today[1].month - month) % 12 <= 1
        return self._is_fresh(month, day)

    def _is_fresh(self, month: int, day: int | None) -> bool:
        """Whether a day is one of the last before the document's, which it is likely to be about."""
        if day is None or not (self.day_known and self.today):
            return False
        today = self.today[0]
        try:
            near = date(today.year - (month > today.month), month, day)
        except ValueError:
            return False
        return 0 <= (today - near).days <= _FRESH

    def month_of_year(
        self,
        month: int,
        day: int | None = None,
        *,
        ahead: bool = False,
        opens: bool = False,
        planned: bool = False,
    ) -> int | None:
        """The year of a month without one: the year named last, else that of the latest such month, or of the next.

        A month that opens a sentence goes on with a story: 2018年3月，甲获批。12月，乙开工; so does one that follows a
        month which is still to come: of September, 10月调试，12月启用. What is `planned` is not over.
        """
        if self.named is not None:
            return self.named
        if self.chronicle is not None:
            return self.chronicle[0]
        if self.today is None:
            return None
        year = self.today[1].year
        if self.framing is not None and self.framing < year and not ahead and not self._is_recent(month, day):
            return self.framing
        if opens and not ahead and self.month is not None and self._goes_on(month, day):
            return self.month[0]
        if ahead and self.month_known:
            return year + 1 if month < self.today[1].month else year
        if (
            not planned
            and self.month_known
            and month > self.today[1].month + 2
            and not self._follows_one_to_come(month)
        ):
            return year - 1
        return year

    def _follows_one_to_come(self, month: int) -> bool:
        """Whether the month that was told last is still to come, this year, and a month is not before that."""
        if self.month is None or self.today is None:
            return False
        return self.month[0] == self.today[1].year and self.today[1].month < self.month[1] <= month

    def _goes_on(self, month: int, day: int | None) -> bool:
        """Whether a month follows the one that the paragraph told last, of an earlier year."""
        before = self.month is not None and self.today is not None and self.month[0] < self.today[1].year
        return before and self.month is not None and self.month[1] <= month and not self._is_fresh(month, day)
