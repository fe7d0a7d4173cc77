"""`python -m bench NAME [--scale 0.01]`: run benchmarks, print their rows, keep them at full scale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module

from bench.rows import Row, show, write

SPEED = ("extraction", "build", "store", "view", "infer", "search", "questions", "serve")
#: Not of speed, or of hours.
APART = ("large", "quality", "passages", "resolution", "change", "crash")


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure zhitu; see bench/README.md.")
    parser.add_argument(
        "name",
        nargs="?",
        default="all",
        choices=(*SPEED, *APART, "all"),
        help="all: those of speed that take minutes",
    )
    parser.add_argument("--scale", type=float, default=1.0, help="part of the full size; below 1 nothing is kept")
    parser.add_argument("--record", action="store_true", help="keep the rows whatever the scale")
    options = parser.parse_args()
    if not 0 < options.scale <= 1:
        parser.error(f"--scale: {options.scale:g} is not above 0 and at most 1")
    for name in SPEED if options.name == "all" else (options.name,):
        run: Callable[[float], Iterator[Row]] = import_module(f"bench.{name}").rows
        print(f"== {name}", flush=True)
        kept = []
        for row in run(options.scale):
            show([row])
            kept.append(row)
        if name == "extraction":  # by which rule, of what people annotated; rows that `quality` keeps
            show(import_module("bench.quality").by_rule(options.scale))
        if kept and (options.scale == 1 or options.record):
            suffix = f" --scale {options.scale:g}" if options.scale != 1 else ""
            print(f"written to {write(name, kept, f'scripts/bench {name}{suffix}')}", file=sys.stderr)


if __name__ == "__main__":
    main()
