"""The log of judgements as a text file that people write and merge: read with care, each complaint with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from zhitu.divisions import divisions
from zhitu.errors import JudgementError, VocabularyError
from zhitu.names import is_line, is_name
from zhitu.resolve.judgement import Judgement, Thing
from zhitu.resolve.judgements import KNOWN, PAIRS, as_row, parse_row
from zhitu.resolve.kinds import compatible

__all__ = ["check_thing", "read_judgements", "write_judgements"]

#: What git leaves in a file of which two people changed the same lines.
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


def read_judgements(path: str | Path) -> list[Judgement]:
    """The log in a file, in order; JudgementError, with the line, where it cannot be read as one."""
    path = Path(path)
    log: dict[int, Judgement] = {}
    for number, row in enumerate(_lines(path), start=1):
        if not row.strip():
            continue
        try:
            judgement = _read(row)
        except (ValueError, VocabularyError) as error:
            raise JudgementError(f"{path}:{number}: {error}") from error
        if judgement.sequence in log:
            raise JudgementError(f"{path}:{number}: sequence {judgement.sequence} is taken; give each row its own")
        log[judgement.sequence] = judgement
    return [log[sequence] for sequence in sorted(log)]


def write_judgements(path: str | Path, judgements: Iterable[Judgement]) -> None:
    """Write the log to a file, one row a line; reading it gives the same judgements."""
    ordered = sorted(judgements, key=lambda j: j.sequence)
    Path(path).write_text("".join(as_row(j) + "\n" for j in ordered), encoding="utf-8", newline="\n")


def check_thing(thing: Thing) -> None:
    """ValueError where a thing has no name that it can be shown by, or a division's code and another class."""
    for name in (thing.name, *thing.names):
        if not is_name(name):
            raise ValueError(f"{name!r} is no name; write one with letters or digits, on one line")
    row = divisions().by_code.get(thing.adcode or "")
    if thing.adcode is not None and row is None:
        raise ValueError(f"no administrative division has the code {thing.adcode!r} ({thing.name})")
    if row is not None and not any(compatible(a, b) for a in row.classes for b in thing.classes):
        raise ValueError(f"the code {row.code} is that of {row.name}, a {row.classes[0]}, not of a {thing.classes[0]}")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise JudgementError(f"{path}: there is no such file; zhitu judgements export writes one") from error
    except OSError as error:
        raise JudgementError(f"{path}: cannot be read ({error.strerror}); give the path of a log") from error
    except UnicodeDecodeError as error:
        raise JudgementError(f"{path}: not in UTF-8 (byte {error.start + 1}); save it as UTF-8") from error


def _read(row: str) -> Judgement:
    """The judgement of a line that a person may have written; ValueError or VocabularyError where it is none."""
    if _CONFLICT.match(row):
        raise ValueError("a conflict of git; keep the rows of both sides, and give each a sequence of its own")
    judgement = parse_row(row)
    ends = [judgement.subject, *([judgement.object] if judgement.decision in PAIRS else [])]
    if judgement.decision == "rename" and not is_line(str(judgement.object)):
        raise ValueError("the new name has a line break or another control character in it")
    for part in ends:
        if isinstance(part, str) and part and not part.startswith(KNOWN):
            raise ValueError(f"{part!r} is short for an IRI; write the whole of it, as zhitu show prints it")
    if len(ends) > 1 and ends[0] == ends[1]:
        raise ValueError("subject and object are the same; write two things")
    for part in (judgement.subject, judgement.object):
        if isinstance(part, Thing):
            check_thing(part)
    figure = judgement.observation
    if figure is not None and figure.upper is not None and figure.upper <= figure.value:
        raise ValueError(f"the upper end {figure.upper} is not above the value {figure.value}")
    return judgement
