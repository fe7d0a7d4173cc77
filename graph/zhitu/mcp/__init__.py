"""The graph as tools of a language model, over the Model Context Protocol, on standard input and output.

Every answer carries the sentences that it rests on, with document and date. The package `mcp` is an extra.
"""

from zhitu.mcp.server import run, server

__all__ = ["run", "server"]
