"""Who issued a document whose title stands right behind its issuers: 省委、省政府|《关于……的意见》."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.extract.clauses.arguments import writes_next
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.claims import claims
from zhitu.model import Claim

__all__ = ["PAPER", "from_papers"]

#: What the neighbourhood of issuers and a title tells.
PAPER = "name:paper"


def from_papers(scene: Scene) -> Iterator[Claim]:
    """`issuedBy` from a document on something to the bodies that its title stands behind.

    A law has no such title: 市教育局《教育法》宣传活动.
    """
    for g in scene.groups:
        paper = writes_next(scene, g)
        if paper is not None and scene.text.startswith("《关于", g.span.end):
            evidence = scene.evidence(g.span.start, paper.span.end)
            yield from claims(scene, paper.things[:1], "issuedBy", g.things, evidence=evidence, rule=PAPER)
