"""What the kernel holds back from a process that evaluates other people's queries: memory, and the network.

Both stand behind checks of the service itself, in case these are wrong.
"""

from __future__ import annotations

import ctypes
import platform
import resource
import struct
import sys
from pathlib import Path

__all__ = ["limit_memory", "without_network"]

#: By machine: the audit number of the architecture and the number of the system call `socket`.
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # EACCES
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


def limit_memory(extra: int) -> None:
    """From here on this process may take so much more memory; an allocation beyond it ends the process."""
    which = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    hard = resource.getrlimit(which)[1]
    wanted = _data_size() + extra
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # an image of a large process takes seconds to write
    resource.setrlimit(which, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _data_size() -> int:
    """Bytes of memory that count against the limit now; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    except OSError:
        return 0


def without_network() -> bool:
    """From here on this process can open no socket to the network; False where the system knows no such thing."""
    if sys.platform != "linux" or platform.machine() not in _SOCKET:
        return False
    architecture, number = _SOCKET[platform.machine()]
    program = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _DENY),
        (_LOAD, 0, 0, 0),  # the system call
        (_AT_LEAST, 5, 0, 0x40000000),  # of another interface to the same kernel
        (_EQUAL, 0, 3, number),
        (_LOAD, 0, 0, 16),  # its first argument, the family of addresses
        (_EQUAL, 2, 0, 2),  # IPv4
        (_EQUAL, 1, 0, 10),  # IPv6
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _DENY),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))
    filter_ = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SECCOMP, _FILTER, ctypes.byref(filter_), 0, 0) == 0)
