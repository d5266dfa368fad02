"""The page that everything is drawn on: pixels from the top left, text in the chart's type, colours by their tone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.transforms import Affine2D, Transform
from PIL import Image

from pulse.chart.look import Look
from pulse.chart.tones import Tone
from pulse.chart.type import DPI, PIXELS, Drawn, Weight, font

MARGIN = 56.0
ROOM = PIXELS - 2 * MARGIN
PORTRAIT, SQUARE = 1350, 1080
SMALL, FOOT = 35.0, 31.0
_POINTS = 72 / DPI
_HATCH = "///"
Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle on the page, in pixels from its top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def wide(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def tall(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def meets(self, other: "Box", apart: float = 0.0) -> bool:
        """Whether it lies on another, or nearer to it than ``apart``."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )


@dataclass
class Page:
    """An empty page.

    Args:
        height: In pixels; it is 1080 wide.
        look: Its colours, and what stands on it of a brand.
    """

    height: int = PORTRAIT
    look: Look = field(default_factory=Look)
    figure: Figure = field(init=False)
    _where: Transform = field(init=False)

    def __post_init__(self) -> None:
        paper = self.look.tones[Tone.PAPER]
        self.figure = Figure(figsize=(PIXELS / DPI, self.height / DPI), dpi=DPI, facecolor=paper)
        self._where = Affine2D().scale(1 / PIXELS, -1 / self.height).translate(0, 1) + self.figure.transFigure

    def colour(self, tone: Tone) -> str:
        """A tone as a colour."""
        return self.look.tones[tone]

    def write(
        self,
        text: Drawn,
        x: float,
        top: float,
        pixels: float,
        tone: Tone = Tone.INK,
        weight: Weight = Weight.REGULAR,
        *,
        align: Literal["left", "center", "right"] = "left",
        upright: Literal["top", "center", "bottom", "baseline"] = "top",
    ) -> None:
        """Draw a line of text at ``x`` and ``top``."""
        if text:
            self.figure.text(
                x,
                top,
                text,
                transform=self._where,
                fontproperties=font(text, pixels, weight),
                color=self.colour(tone),
                va=upright,
                ha=align,
                parse_math=False,
            )

    def line(
        self,
        points: Sequence[Point],
        tone: Tone,
        wide: float = 2.0,
        *,
        dashed: bool = False,
        steps: bool = False,
        behind: bool = False,
    ) -> None:
        """A line through ``points``; where one is nan there is a gap."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        style: dict[str, Any] = {"linestyle": (0, (3, 2.2)), "dash_capstyle": "butt"} if dashed else {}
        self._add(
            Line2D(
                xs,
                ys,
                color=self.colour(tone),
                linewidth=wide * _POINTS,
                solid_capstyle="round" if len(points) > 2 else "butt",  # noqa: PLR2004
                solid_joinstyle="round",
                drawstyle="steps-mid" if steps else "default",
                zorder=-2 if behind else -1,
                **style,
            )
        )

    def rule(
        self, left: float, top: float, right: float, bottom: float, tone: Tone = Tone.RULE, wide: float = 2.0
    ) -> None:
        """A thin straight line, behind what is drawn of data."""
        self.line([(left, top), (right, bottom)], tone, wide, behind=True)

    def dot(self, at: Point, tone: Tone, size: float, *, ring: Tone | None = None, edge: float = 3.0) -> None:
        """A round mark of ``size`` across, with an edge in the tone of ``ring``."""
        self._add(
            Line2D(
                [at[0]],
                [at[1]],
                marker="o",
                linestyle="none",
                color=self.colour(tone),
                markersize=size * _POINTS,
                markeredgecolor=self.colour(tone if ring is None else ring),
                markeredgewidth=edge * _POINTS if ring is not None else 0.0,
                zorder=0,
            )
        )

    def dots(self, points: Sequence[Point], tone: Tone, size: float) -> None:
        """Round marks of one size, each with an edge of paper."""
        self._add(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                marker="o",
                linestyle="none",
                color=self.colour(tone),
                markersize=size * _POINTS,
                markeredgecolor=self.colour(Tone.PAPER),
                markeredgewidth=1.5 * _POINTS,
                zorder=0,
            )
        )

    def bars(self, boxes: Sequence[Box], tones: Sequence[Tone], *, behind: bool = False) -> None:
        """Filled rectangles, as one mark."""
        if not boxes:
            return
        corners = [[(b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom)] for b in boxes]
        colours = [self.colour(tone) for tone in tones]
        self._add(PolyCollection(corners, facecolors=colours, linewidths=0, zorder=-3 if behind else -1))

    def patches(self, boxes: Sequence[Box], colour: str) -> None:
        """Filled rectangles in a shade between two tones."""
        corners = [[(b.left, b.top), (b.right, b.top), (b.right, b.bottom), (b.left, b.bottom)] for b in boxes]
        self._add(PolyCollection(corners, facecolors=colour, linewidths=0, zorder=-2))

    def shapes(self, outlines: Sequence[Sequence[Point]], tones: Sequence[Tone], *, seam: float = 0.0) -> None:
        """Filled shapes, with a line of paper of ``seam`` pixels around each."""
        colours = [self.colour(tone) for tone in tones]
        edge = self.colour(Tone.PAPER) if seam else "none"
        found = PolyCollection(
            [np.asarray(outline) for outline in outlines],
            facecolors=colours,
            edgecolors=edge,
            linewidths=seam * _POINTS,
            zorder=-1,
        )
        self._add(found)

    def fill(self, box: Box, tone: Tone, *, hatched: bool = False, dashed: bool = False) -> None:
        """A rectangle: filled, or hatched or dashed in ``tone`` with nothing inside."""
        if not hatched and not dashed:
            self.bars([box], [tone])
            return
        corners = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        self._add(
            Polygon(
                corners,
                linewidth=2.5 * _POINTS,
                edgecolor=self.colour(tone),
                facecolor="none",
                hatch=_HATCH if hatched else None,
                linestyle=(0, (4, 3)) if dashed else "solid",
                zorder=-1,
            )
        )

    def image(self, picture: Image.Image, left: float, top: float) -> None:
        """A picture in its own pixels."""
        self.figure.figimage(
            np.asarray(picture), round(left), round(self.height - top - picture.height), origin="upper"
        )

    def _add(self, artist: Line2D | PolyCollection | Polygon) -> None:
        artist.set_transform(self._where)
        self.figure.add_artist(artist)
