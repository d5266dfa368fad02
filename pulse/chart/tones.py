"""The colours of a picture by what they are for, light and dark."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from itertools import combinations

from pulse.definition.colour import distance
from pulse.definition.theme import LEAST_DISTANCE, OTHERS, PAPER, Mode


class Tone(StrEnum):
    """What a colour is for."""

    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    """The newest, and what the picture speaks of."""
    BASE = "base"
    """What the newest is held against, and its like."""
    CONTEXT = "context"
    """The other periods; nothing of them has to be read."""
    RULE = "rule"
    TRACK = "track"
    BAND = "band"
    GOOD = "good"
    BAD = "bad"
    WARNING = "warning"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"


SERIES = (Tone.ACCENT, Tone.SECOND, Tone.THIRD, Tone.FOURTH)
"""Of several lines or stacks, the first one first; further ones together are in the base's tone."""

_TONES: Mapping[Mode, Mapping[Tone, str]] = {
    "light": {
        Tone.PAPER: PAPER["light"],
        Tone.INK: "#16202a",
        Tone.MUTED: "#55626e",
        Tone.ACCENT: "#1657b8",
        Tone.BASE: OTHERS["light"],
        Tone.CONTEXT: "#c3ccd6",
        Tone.RULE: "#dfe4e8",
        Tone.TRACK: "#edf0f3",
        Tone.BAND: "#e6ebf1",
        Tone.GOOD: "#00706b",
        Tone.BAD: "#b5360f",
        Tone.WARNING: "#fff1cc",
    },
    "dark": {
        Tone.PAPER: PAPER["dark"],
        Tone.INK: "#eef2f5",
        Tone.MUTED: "#a9b4bf",
        Tone.ACCENT: "#6ea8ff",
        Tone.BASE: OTHERS["dark"],
        Tone.CONTEXT: "#3b4855",
        Tone.RULE: "#2a3540",
        Tone.TRACK: "#1d2832",
        Tone.BAND: "#22303d",
        Tone.GOOD: "#36b8a2",
        Tone.BAD: "#ff8f5e",
        Tone.WARNING: "#4a3a10",
    },
}
_FURTHER: Mapping[Mode, tuple[str, ...]] = {
    "light": ("#d9730d", "#5b2333", "#00937f", "#1657b8", "#a8457a", "#16202a", "#8a7a00", "#c0392b"),
    "dark": (
        "#f2b84b",
        "#c04f78",
        "#e9eef3",
        "#6ea8ff",
        "#5fd0b5",
        "#ff8f5e",
        "#8f7bd8",
        "#e25c9a",
        "#9b4dff",
        "#b0503a",
    ),
}
"""For further series; the first three of them that go with each other and with the brand's colour."""


@cache
def tones(mode: Mode, accent: str | None = None) -> Mapping[Tone, str]:
    """Every tone as a colour such as ``#1657b8``; ``accent`` is the brand's own."""
    found = dict(_TONES[mode])
    if accent is not None:
        found[Tone.ACCENT] = accent.lower()
    best, apart = _FURTHER[mode][:3], 0.0
    for three in combinations(_FURTHER[mode], 3):
        worst = min(distance(a, b) for a, b in combinations((found[Tone.ACCENT], found[Tone.BASE], *three), 2))
        if worst >= LEAST_DISTANCE or worst > apart:
            best, apart = three, worst
        if worst >= LEAST_DISTANCE:
            break
    return found | dict(zip(SERIES[1:], best, strict=True))
