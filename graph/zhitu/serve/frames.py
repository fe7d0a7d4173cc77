"""How the service and its processes talk: frames of a kind, a length and a payload over a socket pair."""

from __future__ import annotations

import socket
import struct

__all__ = ["CALL", "DATA", "END", "ERROR", "HEAD", "HEADER", "LAST", "QUERY", "UPDATE", "WHOLE", "encode", "receive"]

#: To a process: what it is to do. The payload is a pickle, made by the service itself.
QUERY, CALL, UPDATE = b"Q", b"C", b"U"
#: From a process: how the answer is encoded (JSON), a piece of it, its end (JSON), or why there is none (JSON); a short
#: answer all at once: the first three as one, in lines of which the last is the answer.
HEAD, DATA, END, ERROR, WHOLE = b"H", b"D", b"E", b"X", b"W"
#: After these the process is free.
LAST = frozenset((END, ERROR, WHOLE))

HEADER = struct.Struct("!cI")


def encode(kind: bytes, payload: bytes = b"") -> bytes:
    """A frame as it goes over the wire.

    >>> encode(END, b"{}")
    b'E\\x00\\x00\\x00\\x02{}'
    """
    return HEADER.pack(kind, len(payload)) + payload


def receive(channel: socket.socket) -> tuple[bytes, bytes] | None:
    """The next frame from a blocking socket; None where the other side has gone."""
    head = _exactly(channel, HEADER.size)
    if head is None:
        return None
    kind, length = HEADER.unpack(head)
    payload = _exactly(channel, length)
    return None if payload is None else (kind, payload)


def _exactly(channel: socket.socket, size: int) -> bytes | None:
    parts = []
    while size:
        piece = channel.recv(min(size, 1 << 20))
        if not piece:
            return None
        parts.append(piece)
        size -= len(piece)
    return b"".join(parts)
