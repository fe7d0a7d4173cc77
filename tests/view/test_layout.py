"""Places of nodes: fixed, apart, and quick to find."""

from __future__ import annotations

import random
import time

from zhitu.view.layout import positions


def overlapping(places: dict[str, tuple[int, int]], boxes: dict[str, tuple[float, float]]) -> int:
    nodes = sorted(places)
    return sum(
        abs(places[a][0] - places[b][0]) < (boxes[a][0] + boxes[b][0]) / 2
        and abs(places[a][1] - places[b][1]) < (boxes[a][1] + boxes[b][1]) / 2
        for i, a in enumerate(nodes)
        for b in nodes[i + 1 :]
    )


def clusters(count: int, size: int) -> tuple[dict[str, tuple[float, float]], list[tuple[str, str]]]:
    numbers = random.Random(7)
    boxes = {f"{c}-{n}": (numbers.uniform(40, 150), numbers.uniform(30, 80)) for c in range(count) for n in range(size)}
    edges = [
        (f"{c}-{numbers.randrange(size)}", f"{c}-{numbers.randrange(size)}")
        for c in range(count)
        for _ in range(2 * size)
    ]
    edges += [(f"{c}-0", f"{(c + 1) % count}-0") for c in range(count)]
    return boxes, edges


def test_the_same_network_gives_the_same_places_whatever_the_order() -> None:
    boxes, edges = clusters(6, 20)
    places = positions(boxes, edges)
    assert places == positions(dict(reversed(boxes.items())), [(b, a) for a, b in reversed(edges)])
    random.seed(1)
    assert places == positions(boxes, edges), "nobody else's random numbers matter"


def test_a_picture_is_about_as_wide_as_a_screen() -> None:
    boxes = {f"{c}-{n}": (90.0, 40.0) for c in range(30) for n in range(4)}
    chain = [(f"{c}-0", f"{c + 1}-0") for c in range(29)] + [
        (f"{c}-{n}", f"{c}-0") for c in range(30) for n in (1, 2, 3)
    ]
    for edges in (chain, clusters(12, 20)[1]):
        places = positions(boxes if edges is chain else clusters(12, 20)[0], edges)
        width, height = (max(values) - min(values) for values in zip(*places.values(), strict=True))
        assert 1 < width / height < 2.5


def test_boxes_do_not_overlap() -> None:
    boxes, edges = clusters(6, 20)
    assert overlapping(positions(boxes, edges), boxes) == 0


def test_nodes_without_edges_stand_below() -> None:
    boxes = dict.fromkeys("abcdef", (100.0, 40.0))
    places = positions(boxes, [("a", "b"), ("b", "c"), ("c", "c")])
    assert min(places[n][1] for n in "def") > max(places[n][1] for n in "abc")
    assert overlapping(places, boxes) == 0


def test_nothing_and_nearly_nothing() -> None:
    assert positions({}, []) == {}
    assert set(positions({"a": (10.0, 10.0)}, [])) == {"a"}
    assert set(positions({"a": (10.0, 10.0)}, [("a", "a")])) == {"a"}
    pair = positions(dict.fromkeys("ab", (10.0, 10.0)), [("a", "b")])
    assert pair["a"] != pair["b"]


def test_what_a_page_holds_at_most_is_laid_out_in_seconds() -> None:
    boxes, edges = clusters(30, 50)
    started = time.perf_counter()
    positions(boxes, edges)
    assert time.perf_counter() - started < 15
