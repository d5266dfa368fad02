"""The same picture, mark by mark and word by word, drawn by others: bare matplotlib, vl-convert, and Chromium."""

import io
import json
import subprocess
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Picture
from matplotlib.lines import Line2D
from playwright.sync_api import Browser, sync_playwright

_VEGA = Path(__file__).parents[1] / ".venv" / "vega" / "bin" / "python"
"""The environment of :mod:`bench.vega`; ``make bench ONLY=chart`` makes it."""
_CHROMIUM = "/usr/bin/chromium"


def draw_bare(height: int, texts: int, marks: int) -> bytes:
    """As many texts and bars with matplotlib alone, saved as it saves."""
    picture = Picture(figsize=(10.8, height / 100), dpi=100)
    FigureCanvasAgg(picture)
    axes = picture.add_axes((0.05, 0.05, 0.9, 0.5))
    axes.axis("off")
    axes.bar(range(marks), range(1, marks + 1))
    for place in range(texts):
        picture.text(0.05, 0.6 + 0.3 * place / max(1, texts), f"text number {place}", fontsize=24)
    out = io.BytesIO()
    picture.savefig(out, format="png")
    return out.getvalue()


def count(picture: Picture) -> tuple[int, int]:
    """How many texts and how many marks a picture has."""
    shapes = sum(len(item.get_paths()) for item in picture.artists if isinstance(item, PolyCollection))
    others = sum(not isinstance(item, PolyCollection) for item in picture.artists)
    return len(picture.texts), shapes + others


def spec_of(picture: Picture) -> dict[str, Any]:
    """The picture as Vega-Lite: rectangles, lines and texts where ours are, in pixels."""
    tall = round(picture.bbox.height)
    rects: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    for item in picture.artists:
        if isinstance(item, PolyCollection):
            colours = item.get_facecolor()
            for at, path in enumerate(item.get_paths()):
                ends = item.get_transform().transform(path.vertices)
                (left, low), (right, high) = ends.min(axis=0), ends.max(axis=0)
                colour = to_hex(colours[at % len(colours)])  # type: ignore[arg-type]
                rects.append({"x": left, "x2": right, "y": tall - high, "y2": tall - low, "c": colour})
        elif isinstance(item, Line2D):
            ends = np.asarray(item.get_transform().transform(np.asarray(item.get_xydata())))
            name, colour = str(len(lines)), to_hex(item.get_color())
            known = [(x, y) for x, y in ends if not np.isnan(y)]
            lines += [{"x": x, "y": tall - y, "line": name, "c": colour, "at": at} for at, (x, y) in enumerate(known)]
    for text in picture.texts:
        box = text.get_window_extent()
        colour = to_hex(text.get_color())
        texts.append(
            {"x": box.x0, "y": tall - box.y1, "t": text.get_text(), "s": float(text.get_fontsize()) / 0.72, "c": colour}
        )
    ours: dict[str, Any] = {"type": "quantitative", "axis": None}
    x = ours | {"field": "x", "scale": {"domain": [0, 1080]}}
    y = ours | {"field": "y", "scale": {"domain": [0, tall], "reverse": True}}
    tone = {"field": "c", "type": "nominal", "scale": None}
    far = {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"}, "color": tone}
    near = {"x": x, "y": y, "color": tone}
    along = near | {"detail": {"field": "line"}, "order": {"field": "at"}}
    word = {"type": "text", "align": "left", "baseline": "top", "font": "sans-serif"}
    size = {"field": "s", "type": "quantitative", "scale": None}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 1080,
        "height": tall,
        "padding": 0,
        "config": {"view": {"stroke": None}},
        "layer": [
            {"data": {"values": rects}, "mark": "rect", "encoding": far},
            {"data": {"values": lines}, "mark": "line", "encoding": along},
            {"data": {"values": texts}, "mark": word, "encoding": near | {"text": {"field": "t"}, "size": size}},
        ],
    }


def measure_rivals(picture: Picture, times: int = 5) -> dict[str, float]:
    """Milliseconds of wall time in which vl-convert and a page in Chromium make a PNG of the same picture."""
    asked = json.dumps([spec_of(picture), times])
    script = Path(__file__).with_name("vega.py")
    said = subprocess.run([str(_VEGA), str(script)], input=asked, capture_output=True, check=True, text=True)
    found = json.loads(said.stdout)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        page_ms = median([_page(browser, found["html"]) for _ in range(times + 1)][1:])
        browser.close()
    return {"vl-convert: ms": found["ms"], "Vega-Lite page in Chromium: ms": page_ms}


def _page(browser: Browser, html: str) -> float:
    """A new page of a browser that is open already, up to its PNG."""
    began = time.perf_counter()
    page = browser.new_page(viewport={"width": 1080, "height": 1350})
    page.set_content(html)
    page.wait_for_selector("canvas, svg")
    page.screenshot()
    taken = 1000 * (time.perf_counter() - began)
    page.close()
    return taken
