"""Words that name a place by its level: 全省, 全市, 当地."""

from __future__ import annotations

import re

from zhitu.extract.scene import Scene

__all__ = ["in_scope", "scope_in"]

_SCOPE = re.compile(
    r"(?P<nation>全国|我国|国内)|(?P<region>全省|全自治区|我省|本省|该省|省内|全区域)|(?P<city>全市|我市|本市|该市|市内|市域)"
    r"|(?P<district>全县|全区|本区|该区|区内|该县|县域|我县|我区)|(?P<zone>全域|新区(?=已|共|累计|还|内)|园区(?=已|共|累计|内)|区内)|(?P<port>全港|本港)"
    r"|(?P<here>当地|本地|境内|辖区内?|全州)"
)


_SCOPES: dict[str, tuple[str, ...]] = {
    "nation": ("Country",),
    "region": ("Region",),
    "city": ("City",),
    "district": ("District", "Zone", "Region"),
    "zone": ("Zone", "District"),
    "port": ("City",),
    "here": ("City", "District", "Region", "Zone"),
}


def in_scope(scene: Scene, thing: int, kind: str) -> bool:
    """Whether a place is of the level that 全省, 全市 … speak of."""
    entry = scene.things[thing].entry
    if kind == "region" and entry is not None and entry.level not in ("province", ""):
        return False
    return bool(set(_SCOPES[kind]) & set(scene.classes(thing)))


def scope_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The last word of scope in a stretch: its kind, start and end."""
    match = max(_SCOPE.finditer(text, start, end), key=lambda match: match.start(), default=None)
    return (match.lastgroup or "here", match.start(), match.end()) if match else None
