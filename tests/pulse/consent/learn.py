"""``make consent``: learn the second reader's weights from the sentences here, and say how it does on fresh ones.

Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), a sentence at a time in an order that a seed
draws: the same sentences give the same weights. ``fresh`` is never learned from.
"""

import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from pulse.consent import judge
from pulse.consent.learned import KINDS, SLOTS, WEIGHTS, features
from pulse.consent.normal import words

HERE = Path(__file__).parent
LEARNED = ("tuned", "held_out", "missed", "another", "talk")
_ROUNDS, _RATE, _DECAY, _SEED = 15, 0.3, 1e-4, 0


def sentences(part: str, kind: str) -> list[str]:
    """The sentences of a part that are meant as ``kind``."""
    file = HERE / part / f"{kind}.txt"
    lines = file.read_text("utf-8").split("\n") if file.exists() else []
    return [line.split(" ", 1)[1].replace("\\n", "\n") for line in lines if line]


def learn() -> bytes:
    """The weights, as :mod:`pulse.consent.learned` reads them."""
    known = [
        (np.array(places), kind)
        for part in LEARNED
        for kind, name in enumerate(KINDS)
        for said in sentences(part, name)
        if (places := features(words(said)))
    ]
    weights, seen, bias = np.zeros((SLOTS, len(KINDS))), np.full((SLOTS, len(KINDS)), 1e-8), np.zeros(len(KINDS))
    chance = np.random.default_rng(_SEED)
    for _ in range(_ROUNDS):
        for index in chance.permutation(len(known)):
            places, kind = known[index]
            scale = 1 / np.sqrt(len(places))
            scores = weights[places].sum(0) * scale + bias
            wrong = np.exp(scores - scores.max())
            wrong /= wrong.sum()
            wrong[kind] -= 1
            seen[places] += (wrong * scale) ** 2
            weights[places] -= _RATE * wrong * scale / np.sqrt(seen[places]) + _DECAY * weights[places]
            bias -= _RATE / 30 * wrong
    values = [*bias, *weights.ravel()]
    return zlib.compress(struct.pack(f"<{len(values)}e", *values), 9)


def main() -> None:
    """Write the weights, then judge the fresh sentences."""
    WEIGHTS.write_bytes(learn())
    sys.stdout.write(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes\n")
    for name in KINDS:
        counts = Counter(judge(said).value for said in sentences("fresh", name))
        sys.stdout.write(f"{name}: {dict(counts.most_common())}\n")


if __name__ == "__main__":
    main()
