"""`python -m bench.load URL CLIENTS REQUESTS`: asks a URL from many connections at once, prints requests a second.

It is a process of its own, so that asking and answering do not share an interpreter.
"""

from __future__ import annotations

import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

__all__ = ["main"]


def main(url: str, clients: int, requests: int) -> float:
    """Requests a second; RuntimeError where an answer is not 200."""
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}"
    failed: list[int] = []

    def ask(number: int) -> None:
        connection = HTTPConnection(parts.netloc, timeout=120)
        for _ in range(number):
            connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failed.append(answer.status)
        connection.close()

    share = max(1, requests // clients)
    threads = [threading.Thread(target=ask, args=(share,)) for _ in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise RuntimeError(f"{len(failed)} answers were not 200 but {sorted(set(failed))}")
    return share * clients / (time.perf_counter() - started)


if __name__ == "__main__":
    print(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
