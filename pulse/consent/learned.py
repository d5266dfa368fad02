"""A second reader for what no phrase fits: a linear model over words and their parts, learned from sentences.

Its weights are made by ``make consent`` (tests/pulse/consent). It never ends anything by itself: what sounds
like a wish for no more is asked back.
"""

import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

KINDS = ("none", "stop", "start", "unclear")
SLOTS = 1 << 14
"""Features are hashed into so many."""
WEIGHTS = Path(__file__).parent / "learned.bin"
_PARTS = (3, 4, 5)
_MOST_WORDS = 60
"""Whoever writes more than this does not ask for an end in passing."""


def features(said: Sequence[str]) -> list[int]:
    """The places of a text's features: its words, its pairs of words, and runs of three to five letters."""
    return sorted({zlib.crc32(item.encode()) % SLOTS for item in _named(said)})


def _named(said: Sequence[str]) -> Iterator[str]:
    yield from (f"w:{word}" for word in said)
    yield from (f"b:{item}_{other}" for item, other in pairwise(said))
    line = f" {' '.join(said)} "
    for length in _PARTS:
        yield from (f"c:{line[at : at + length]}" for at in range(len(line) - length + 1))


def probabilities(said: Sequence[str]) -> dict[str, float]:
    """How likely each of :data:`KINDS` is for the words of a text; they add up to 1. Nothing is known of no words."""
    found = features(said[:_MOST_WORDS])
    if not found:
        return {"none": 1.0, "stop": 0.0, "start": 0.0, "unclear": 0.0}
    weights, bias = _weights()
    scale = 1 / math.sqrt(len(found))
    scores = [sum(weights[place * len(KINDS) + kind] for place in found) * scale + bias[kind] for kind in range(4)]
    powers = [math.exp(score - max(scores)) for score in scores]
    return {name: power / sum(powers) for name, power in zip(KINDS, powers, strict=True)}


@cache
def _weights() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Half-precision floats: the bias of each kind, then the weights of each place, kind by kind."""
    raw = zlib.decompress(WEIGHTS.read_bytes())
    values = struct.unpack(f"<{len(raw) // 2}e", raw)
    return values[len(KINDS) :], values[: len(KINDS)]
