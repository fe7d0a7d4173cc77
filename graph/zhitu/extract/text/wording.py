"""The words that rules look for beside names, read from `ontology/lexicon/wording/`: one set a rule, one form a row."""

from __future__ import annotations

import re
from functools import cache

from zhitu.errors import VocabularyError
from zhitu.resources import ontology_path, table

__all__ = ["SLOT", "wording", "words"]

#: Stands for each character of a name where a rule reads only what is between names.
SLOT = "\ue000"
#: The same in the tables.
_SLOT_IN_TABLES = "□"


def wording(name: str) -> str:
    """The forms of a set as one group of a regular expression; the first form of the table that fits is taken.

    Raises VocabularyError where no table has such a set.

    >>> import re
    >>> re.search(wording("talk-opens"), "双方就共建实验室交换了意见").group()
    '就'
    """
    return "(?:" + "|".join(_forms(name)) + ")"


def words(name: str) -> tuple[str, ...]:
    """The forms of a set that holds nothing but words, in the table's order.

    Raises VocabularyError where no table has such a set, or a form of it is a pattern.

    >>> words("talk-opens")
    Traceback (most recent call last):
    zhitu.errors.VocabularyError: lexicon/wording: talk-opens has patterns: 就(?![业医学地近读职餐诊是能可会将已])
    """
    forms = _forms(name)
    patterns = [form for form in forms if re.escape(form) != form]
    if patterns:
        raise VocabularyError(f"lexicon/wording: {name} has patterns: {', '.join(patterns)}")
    return forms


def _forms(name: str) -> tuple[str, ...]:
    forms = _sets().get(name)
    if forms is None:
        raise VocabularyError(f"lexicon/wording: no set {name}; sets are {', '.join(sorted(_sets()))}")
    return tuple(forms)


@cache
def _sets() -> dict[str, list[str]]:
    sets: dict[str, list[str]] = {}
    for path in sorted((ontology_path() / "lexicon" / "wording").glob("*.tsv")):
        for row in table(f"lexicon/wording/{path.stem}"):
            sets.setdefault(row["set"], []).append(row["form"].replace(_SLOT_IN_TABLES, SLOT))
    return sets
