"""How well breaks and alarms are found, scored as the published benchmarks do."""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

BoolArray = NDArray[np.bool_]
MARGIN = 5
PROBATION, PROBATION_AT_MOST = 0.15, 5000


def f_measure(annotations: Sequence[Sequence[int]], found: Sequence[int], margin: int = MARGIN) -> float:
    """Return the F1 of change points, as TCPDBench has it.

    Precision against all annotators' points together, recall as the mean over annotators; every list gets the point 0;
    a found point counts once, for the earliest true point that it is the nearest to within the margin.

    Args:
        annotations: one list of 0-based indexes per annotator.
        found: 0-based indexes.
        margin: points by which the two may differ.
    """
    points = {0, *found}
    each = [{0, *marked} for marked in annotations]

    def hits(true: set[int]) -> int:
        left, count = set(points), 0
        for point in sorted(true):
            close = [(abs(point - other), other) for other in left if abs(point - other) <= margin]
            if close:
                left.remove(min(close)[1])
                count += 1
        return count

    precision = hits(set().union(*each)) / len(points)
    recall = sum(hits(true) / len(true) for true in each) / len(each)
    return 2 * precision * recall / (precision + recall)


def covering(annotations: Sequence[Sequence[int]], found: Sequence[int], n: int) -> float:
    """Return how well the found segments cover the annotated ones, in [0, 1], as TCPDBench has it.

    The length-weighted mean over an annotator's segments of the best Jaccard index; the mean over annotators.

    Args:
        annotations: one list of 0-based indexes per annotator.
        found: 0-based indexes.
        n: points of the series.
    """

    def segments(points: Sequence[int]) -> list[tuple[int, int]]:
        edges = sorted({0, *points, n})
        return list(pairwise(edges))

    def jaccard(pair: tuple[int, int], other: tuple[int, int]) -> float:
        common = max(0, min(pair[1], other[1]) - max(pair[0], other[0]))
        return common / (pair[1] - pair[0] + other[1] - other[0] - common)

    ours = segments(found)

    def covered(marked: Sequence[int]) -> float:
        return sum((pair[1] - pair[0]) * max(jaccard(pair, our) for our in ours) for pair in segments(marked))

    return sum(covered(marked) for marked in annotations) / len(annotations) / n


def nab_points(found: BoolArray, windows: Sequence[tuple[int, int]], weights: dict[str, float]) -> float:
    """Return the raw NAB score of one series: rewards, less what false alarms and missed windows cost.

    Numenta's scoring: a window counts its earliest alarm by a scaled sigmoid of where in the window it lies; every
    alarm outside costs by a scaled sigmoid of how far past the window before it lies; the first 15 % are not scored.

    Args:
        found: shape (n,).
        windows: first and last index of every window, ascending.
        weights: `tpWeight`, `fpWeight` and `fnWeight`.
    """
    n = len(found)
    probation = int(PROBATION * min(n, PROBATION_AT_MOST))
    at = np.flatnonzero(found)
    at = at[at >= probation].tolist()
    score = 0.0
    inside: set[int] = set()
    for first, last in windows:
        hits = [i for i in at if first <= i <= last]
        inside.update(hits)
        if hits:
            score += weights["tpWeight"] * _sigmoid(-(last - hits[0] + 1) / (last - first + 1)) / _sigmoid(-1.0)
        elif last >= probation:
            score -= weights["fnWeight"]
    for i in at:
        if i not in inside:
            before = [(first, last) for first, last in windows if last < i]
            past = (i - before[-1][1]) / (before[-1][1] - before[-1][0]) if before else math.inf
            score += weights["fpWeight"] * _sigmoid(past)
    return score


def _sigmoid(position: float) -> float:
    """Scale a place to a score: -1 is a window's beginning (0.987), 0 its end, beyond 3 windows later is -1."""
    return -1.0 if position > 3 else 2 / (1 + math.exp(5 * position)) - 1  # noqa: PLR2004
