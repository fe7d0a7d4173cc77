"""Names that only say which the next is: 工程沿线|丙省, 片区所在的|乙区."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["leads_on", "led_on", "tells_kin", "tells_seat", "tells_whose"]

_ONTO = re.compile(f"[”》]?{wording('leads-onto')}$")
_LED = re.compile(f"{wording('led-onto')}[“《]?$")
#: Characters between the two.
_LONGEST = 6
#: Characters up to the name that another leads on to.
_NEAR = 16


def tells_seat(scene: Scene, g: Group) -> bool:
    """Whether a province only says of the next name that it is its capital: 甘肃省会|兰州市."""
    if scene.text[g.span.end - 1 : g.span.end + 1] != "省会":
        return False
    seat = next((h for h in scene.groups if h.span.start == g.span.end + 1), None)
    return seat is not None and set(scene.classes(seat.things[0])) == {"City"}


#: 远帆集团|控股子公司|云岭动力投产: whose daughter, or mother, the next name is.
_KIN = re.compile(f"[”》]?的?{wording('kin-kinds')}*{wording('kin-nouns')}[“《]?")
#: Characters between the two.
_KIN_FAR = 14


def tells_kin(scene: Scene, g: Group) -> Span | None:
    """The words by which a name only says of the next that it is its daughter or mother; None where there are none."""
    end = g.span.end
    kin = next((h for h in scene.groups if end < h.span.start), None)
    if kin is None or kin.span.start - end > _KIN_FAR:
        return None
    return Span(end, kin.span.start) if _KIN.fullmatch(scene.text, end, kin.span.start) else None


#: 教育部|直属高校: what is of the body, and has no name here.
_UNNAMED_KIN = re.compile(f"[”》]?的?{wording('kin-units')}")


def tells_whose(scene: Scene, g: Group) -> bool:
    """Whether a name only says whose unit a noun tells of that names nothing: 由甲市共建的|教育部|直属高校."""
    return _UNNAMED_KIN.match(scene.masked(g.span.end, g.span.end + _KIN_FAR)) is not None


def leads_on(scene: Scene, end: int) -> bool:
    """Whether a name or word that ends here only says where the next name is: 工程|沿线丙省."""
    following = next((g for g in scene.groups if g.span.start > end), None)
    return (
        following is not None
        and following.span.start - end <= _LONGEST
        and bool(_ONTO.match(scene.text[end : following.span.start]))
    )


def led_on(scene: Scene, free: list[Group], groups: list[Group], start: int) -> list[Group]:
    """The subjects, of names that only say which the next is the next: 工程沿线|丙省, 片区所在的|乙区."""
    if free and not leads_on(scene, free[0].span.end):
        return free
    kept = [g for g in free if not leads_on(scene, g.span.end)]
    onto = [g for g in groups if g not in kept and _LED.search(scene.text, start, g.span.start)]
    onto = [g for g in onto if g.span.start - start <= _NEAR]
    return sorted([*kept, *onto[:1]], key=lambda g: g.span)
