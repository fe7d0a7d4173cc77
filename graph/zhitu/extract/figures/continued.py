"""Sentences that go on with what the one before measures: its next part behind a semicolon, 其中，……."""

from __future__ import annotations

from zhitu.extract.clauses.scene import Scene

__all__ = ["goes_on_above", "opens_with_part", "same_paragraph"]


def opens_with_part(scene: Scene) -> bool:
    """Whether a sentence gives parts of what the one before gives: 其中，……."""
    return scene.text.startswith(("其中", "当中"), scene.sentence.span.start)


def same_paragraph(before: Scene, scene: Scene) -> bool:
    """Whether a sentence stands in one paragraph with the one before, or goes on with it in the next: 其中，……."""
    apart = scene.sentence.paragraph - before.sentence.paragraph
    return apart == 0 or (apart == 1 and opens_with_part(scene))


def goes_on_above(before: Scene | None, scene: Scene) -> bool:
    """Whether a sentence is the next part of one cut at a semicolon."""
    return (
        before is not None
        and (scene.before is before or _is_of_series(before, scene))
        and same_paragraph(before, scene)
        and (scene.text[before.sentence.span.end - 1] == "；" or opens_with_part(scene))
    )


def _is_of_series(before: Scene, scene: Scene) -> bool:
    """Whether only parts without figures stand between a sentence and the part that it goes on with: 其中，……."""
    start, end = before.sentence.span.end, scene.sentence.span.start
    series = opens_with_part(scene) and scene.text[start - 1] == "；"
    return series and "。" not in scene.text[start:end].rstrip("。 \u3000\n")
