"""A page of a PDF → what stands on it, by its geometry alone; reading order is data flow: glyphs, rulings, grids,
running, columns, paragraphs."""

from __future__ import annotations

from zhitu.read.page.glyphs import glyphs, pieces
from zhitu.read.page.rulings import rulings
from zhitu.read.page.shapes import Page, Rules
from zhitu.read.page.text import document

__all__ = ["Page", "Rules", "document", "glyphs", "pieces", "rulings"]
