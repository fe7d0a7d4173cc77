"""Tokens cut anew where pieces of the text are tokens of their own."""

from __future__ import annotations

from zhitu.extract.text.tagger import Token

__all__ = ["apart", "recut"]


def apart(pieces: list[Token]) -> list[Token]:
    """The pieces in order, without those that overlap an earlier one."""
    kept: list[Token] = []
    for piece in sorted(pieces, key=lambda t: (t.start, -t.end)):
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def recut(tokens: list[Token], pieces: list[Token]) -> list[Token]:
    """The tokens with the pieces as tokens of their own, where a piece is cut amiss."""
    edges = {token.start for token in tokens} | {tokens[-1].end}
    names = {(t.start, t.end) for t in tokens if t.tag in ("LOC", "PER", "ORG")}
    counts = {(t.start, t.end) for t in tokens if t.tag == "m"}  # 五间房乡
    retagged = {p for p in pieces if p.tag == "LOC" and (p.start, p.end) in counts}
    retagged |= {p for p in pieces if p.tag == "d" or (p.tag in ("a", "p", "v") and (p.start, p.end) in names)}
    amiss = [p for p in pieces if p in retagged or p.start not in edges or p.end not in edges or _inner(edges, p)]
    if not amiss:
        return tokens
    found: list[Token] = []
    rest = iter([*amiss, None])
    piece = next(rest)
    for token in tokens:
        at = token.start
        while at < token.end:
            while piece is not None and piece.end <= at:
                piece = next(rest)
            if piece is None or piece.start >= token.end:
                found.append(Token(at, token.end, token.tag))
                at = token.end
            elif piece.start > at:
                found.append(Token(at, piece.start, token.tag))
                at = piece.start
            else:
                if piece.start == at or not found or found[-1] != piece:
                    found.append(piece)
                at = min(token.end, piece.end)
    return found


def _inner(edges: set[int], piece: Token) -> bool:
    """Whether a cut of the tagger falls inside a piece."""
    return any(k in edges for k in range(piece.start + 1, piece.end))
