"""The best path of states through a sequence, of many sequences at once."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["paths", "viterbi"]


def paths(emissions: Any, transitions: Any, lengths: Any) -> list[np.ndarray[Any, Any]]:
    """What `viterbi` finds, where few states are in doubt: only the stretches between those that are not are searched.

    A state that leads all others by more than the transitions to it and from it can make good is on the best path.
    """
    longest = emissions.shape[1]
    found = emissions.argmax(axis=2)
    reach = np.ptp(transitions, axis=0).max() + np.ptp(transitions, axis=1).max() + 0.01  # more than rounding takes
    near = emissions >= emissions.max(axis=2, keepdims=True) - reach
    doubted = (np.count_nonzero(near, axis=2) > 1) & (np.arange(longest) < lengths[:, None])
    within = np.zeros((len(doubted), longest + 2), dtype=np.int8)
    within[:, 1:-1] = doubted
    edges = np.diff(within, axis=1)
    rows, starts = np.nonzero(edges == 1)
    sizes = np.nonzero(edges == -1)[1] - starts
    if len(rows):
        order = np.argsort(sizes, kind="stable")
        rows, starts, sizes = rows[order], starts[order], sizes[order]
        ends, runs = starts + sizes, np.arange(len(rows))
        searched = emissions[rows[:, None], np.minimum(starts[:, None] + np.arange(sizes[-1]), longest - 1)]
        after, before = starts > 0, ends < lengths[rows]
        searched[after, 0] += transitions[found[rows, starts - 1][after]]
        searched[runs[before], sizes[before] - 1] += transitions.T[found[rows[before], ends[before]]]
        for row, start, path in zip(rows, starts, viterbi(searched, transitions, sizes), strict=True):
            found[row, start : start + len(path)] = path
    return [found[k, :length] for k, length in enumerate(lengths)]


def viterbi(emissions: Any, transitions: Any, lengths: Any) -> list[np.ndarray[Any, Any]]:
    """Best paths of many sequences at once; `lengths` must ascend, so that those still running are the last ones.

    On the way forward only the best scores are kept; which state each came from is found on the way back, for the
    states of the path alone. Transitions weigh little beside emissions, so hardly a state can be the best to come from:
    none that is behind the leading one by more than transitions can make good.
    """
    count, longest, states = emissions.shape
    running = np.searchsorted(lengths, np.arange(longest), side="right").tolist()
    scores = np.empty((longest, count, states), dtype=np.result_type(emissions, transitions))
    scores[0] = emissions[:, 0]
    room = np.empty((states, count, states), dtype=scores.dtype)  # from, sequence, to: the maxima are of long rows
    out_of = np.ascontiguousarray(transitions)[:, None, :]
    reach = np.ptp(transitions, axis=0).max() + 0.01  # more than rounding takes away
    for t in range(1, longest):
        first = running[t]
        before = scores[t - 1, first:]
        near = np.flatnonzero((before >= before.max(axis=1, keepdims=True) - reach).any(axis=0))
        step = np.add(before.T[near, :, None], out_of[near], out=room[: len(near), first:])
        np.add(step.max(axis=0), emissions[first:, t], out=scores[t, first:])
    into = np.ascontiguousarray(transitions.T)
    paths = np.zeros((count, longest), dtype=np.int16)
    state = scores[lengths - 1, np.arange(count)].argmax(axis=1)
    for t in range(longest - 1, -1, -1):
        first = running[t]
        paths[first:, t] = state[first:]
        if t:
            state[first:] = (scores[t - 1, first:] + into[state[first:]]).argmax(axis=1)
    return [paths[k, : lengths[k]] for k in range(count)]
