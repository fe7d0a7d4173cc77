"""Stage 7: a graph as a network, for networkx and for the eye."""

from zhitu.view.network import network, otherwise

__all__ = ["network", "otherwise"]
