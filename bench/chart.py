"""Pictures: how long one takes beside matplotlib's bare drawing of as many marks, how large it is, and what is lost."""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np
from matplotlib.figure import Figure as Picture
from numpy.typing import NDArray
from PIL import Image

from bench.chart_rivals import count, draw_bare, measure_rivals
from bench.gallery import pictures
from pulse.chart import draw_page, encoded, page_of
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext, write_plainly
from pulse.text.picture import PictureText

_KINDS = ("bars", "line", "parts", "several", "many", "pace", "strips", "slope", "mix", "stack", "lines")
_BESIDE = ("bars", "line", "several")
"""Also drawn by others."""
_TIMES, _MANY = 15, 1000
_PHONE = 360
_FIRST = (
    "import time; t = time.process_time(); import pulse.chart; a = time.process_time() - t; import bench.chart as b; "
    "work = b.first(); t = time.process_time(); work(); print(a, time.process_time() - t)"
)
_BARE = (
    "import time; t = time.process_time(); from bench.chart_rivals import draw_bare; draw_bare(1350, 40, 40); "
    "print(time.process_time() - t)"
)


def measure_chart() -> dict[str, float]:
    """Milliseconds of CPU, kilobytes and similarity of each kind, and what many of them do to the memory."""
    figures: dict[str, float] = {}
    for shown in pictures():
        if shown.name not in _KINDS:
            continue
        said = _finding(shown.figures)
        title = shown.figures[0].pulse.title
        ours = _taken(lambda f=shown.figures, t=title, s=said: draw_page(f, title=t, words=s))  # type: ignore[misc]
        picture = page_of(shown.figures, title=title, words=said)
        texts, marks = count(picture)
        tall = round(picture.get_figheight() * 100)
        bare = _taken(lambda h=tall, n=texts, m=marks: draw_bare(h, n, m))  # type: ignore[misc]
        png = draw_page(shown.figures, title=title, words=said)
        figures |= {
            f"{shown.name}: ms": ours,
            f"{shown.name}: times a bare drawing of as many texts and marks": ours / bare,
            f"{shown.name}: kB": len(png) / 1000,
            f"{shown.name}: SSIM at 360 px, palette against all colours": _loss(picture, png),
        }
        if shown.name in _BESIDE:
            wall = _taken(lambda f=shown.figures, t=title, s=said: draw_page(f, title=t, words=s), time.perf_counter)  # type: ignore[misc]
            figures |= {f"{shown.name}: {key}": value for key, value in measure_rivals(picture).items()}
            figures[f"{shown.name}: ms of wall time, ours"] = wall
    figures |= _memory()
    figures["first picture of a process: import, s of CPU"], figures["first picture: drawing, s of CPU"] = _alone(
        _FIRST
    )
    figures["bare matplotlib: import and first drawing, s of CPU"] = _alone(_BARE)[0]
    return figures


def _alone(code: str) -> list[float]:
    """What a process of its own prints."""
    taken = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=True, text=True)
    return [float(part) for part in taken.stdout.split()]


def first() -> Callable[[], object]:
    """What draws one picture; all but the drawing is done."""
    shown = next(iter(pictures()))
    words = _finding(shown.figures)
    return lambda: draw_page(shown.figures, title=shown.figures[0].pulse.title, words=words)


def _finding(figures: tuple[Figure, ...]) -> PictureText:
    context = NarrationContext.of(figures[0].pulse, figures[0].result.measure)
    return write_plainly(context, figures[0].facts).picture(figures[0].facts, context)


def _taken(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The median of many, in milliseconds by ``clock``: of CPU, where no other is given."""
    taken = []
    for _ in range(_TIMES):
        began = clock()
        work()
        taken.append(1000 * (clock() - began))
    return median(taken[2:])


def _loss(picture: Picture, png: bytes) -> float:
    """The structural similarity (Wang, 2004) of the palette's picture to that of all colours, as a phone shows them."""
    whole, kept = (Image.open(io.BytesIO(item)).convert("L") for item in (encoded(picture, colours=0), png))
    size = (_PHONE, round(whole.height * _PHONE / whole.width))
    first_, second = (np.asarray(item.resize(size, Image.Resampling.LANCZOS), dtype=float) for item in (whole, kept))
    return _ssim(first_, second)


def _ssim(one: NDArray[np.float64], other: NDArray[np.float64], side: int = 8) -> float:
    """The mean over windows of 8 by 8 pixels."""
    found = []
    for top in range(0, one.shape[0] - side + 1, side // 2):
        for left in range(0, one.shape[1] - side + 1, side // 2):
            a, b = (item[top : top + side, left : left + side] for item in (one, other))
            covariance = float(((a - a.mean()) * (b - b.mean())).mean())
            up = (2 * a.mean() * b.mean() + 6.5) * (2 * covariance + 58.5)
            found.append(up / ((a.mean() ** 2 + b.mean() ** 2 + 6.5) * (a.var() + b.var() + 58.5)))
    return float(np.mean(found))


def _memory() -> dict[str, float]:
    """Peak megabytes after a tenth of many pictures, and after all."""
    shown = next(iter(pictures()))
    title, found = shown.figures[0].pulse.title, {}
    for place in range(1, _MANY + 1):
        draw_page(shown.figures, title=title)
        if place in {_MANY // 10, _MANY}:
            found[f"peak MB after {place} pictures"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found
