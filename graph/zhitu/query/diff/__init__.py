"""Two graphs compared: what appeared, vanished and changed, in words and as RDF Patch.

difference   Diff of two graphs, in words, with quotes
patch        the lines of an RDF Patch that makes the second of the first
"""

from zhitu.query.diff.compare import Diff, difference
from zhitu.query.diff.graphs import patch
from zhitu.query.diff.items import KINDS, Item, Passage

__all__ = ["KINDS", "Diff", "Item", "Passage", "difference", "patch"]
