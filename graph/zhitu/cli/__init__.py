"""The command `zhitu`: parses arguments, calls the package, prints what comes back.

Exit status: 0; 1 where a document failed or validation found errors; 2 for input that cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from zhitu.cli import asking, building, changing, comparing, finding, inferring, log, output, people, serving
from zhitu.cli.base import app
from zhitu.errors import ZhituError
from zhitu.surrogates import SURROGATE
from zhitu.terminal import make_safe

__all__ = ["app", "main"]

#: Importing a module registers its commands.
COMMANDS = (building, changing, asking, finding, comparing, inferring, output, people, log, serving)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit."""
    for stream in (sys.stdout, sys.stderr):
        make_safe(stream)
    try:
        app(args=None if arguments is None else list(arguments), prog_name="zhitu")
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except UnicodeEncodeError:
        broken = next(filter(SURROGATE.search, sys.argv[1:] if arguments is None else arguments), None)
        if broken is None:
            raise
        print(f"zhitu: the argument {broken!r} is not in UTF-8; set the terminal to UTF-8", file=sys.stderr)
        sys.exit(2)
    except (ZhituError, OSError) as error:
        print(f"zhitu: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(2)
