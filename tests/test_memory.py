from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux") or platform.libc_ver()[0] != "glibc", reason="not glibc")
def test_what_was_freed_between_pieces_is_given_back() -> None:
    script = """
from pathlib import Path
from zhitu.memory import give_back
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
held = [libc.malloc(60_000) for _ in range(1000)]
for one in held:
    ctypes.memset(ctypes.c_void_p(one), 1, 60_000)
last = held.pop()  # keeps the rest from going by itself
for one in held:
    libc.free(one)
before = resident()
give_back()
print(before - resident())
"""
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True)
    assert int(done.stdout) * os.sysconf("SC_PAGE_SIZE") > 40_000_000
