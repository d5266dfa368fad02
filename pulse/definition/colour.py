"""Colours as people see them: how well one is read on another, and whether everybody tells two of them apart."""

import math
from collections.abc import Sequence

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]

_VISIONS: tuple[_Matrix, ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
"""What people see: all of it, and as protanopes, deuteranopes and tritanopes do (Machado, Oliveira and Fernandes, 2009,
severity 1; on linear RGB)."""
_TO_XYZ: _Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: _Triple = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """How much two colours, such as ``#1657b8``, differ in luminance: from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """How far apart two colours are to those who tell them apart the least: the least dE (CIE 1976) of four visions."""
    return min(math.dist(_lab(one, vision), _lab(other, vision)) for vision in _VISIONS)


def readable(colour: str, paper: str, least: float) -> str:
    """``colour``, or the nearest one towards black or white that is read on ``paper`` with a contrast of ``least``."""
    towards = 0.0 if _luminance(paper) > 0.5 else 255.0  # noqa: PLR2004
    for share in range(101):
        nearer = mixed(colour, "#000000" if not towards else "#ffffff", share / 100)
        if contrast(nearer, paper) >= least:
            return nearer
    return "#000000" if not towards else "#ffffff"


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with a ``share`` of ``other``, from 0 (none) to 1 (nothing else)."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> _Triple:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own
        for part in (value / 255 for value in _parts(colour))
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    return _times(_TO_XYZ, _linear(colour))[1]


def _times(matrix: _Matrix, vector: Sequence[float]) -> _Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _lab(colour: str, vision: _Matrix) -> _Triple:
    seen = [min(1.0, max(0.0, part)) for part in _times(vision, _linear(colour))]
    x, y, z = (_bent(part / white) for part, white in zip(_times(_TO_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(part: float) -> float:
    return math.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116  # noqa: PLR2004 - the CIE's own
