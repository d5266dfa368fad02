"""The page that everything is drawn on: pixels from the top left, text in the chart's type."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from pulse.chart.type import DPI, PIXELS, Drawn, Weight, font

INK, MUTED, ACCENT, BASE, CONTEXT = "#16202a", "#55626e", "#1657b8", "#7f93ab", "#c3ccd6"
RULE, PAPER, GOOD, BAD = "#dfe4e8", "#ffffff", "#00706b", "#b5360f"
MARGIN = 56.0
ROOM = PIXELS - 2 * MARGIN
PORTRAIT, SQUARE = 1350, 1080
SMALL, FOOT = 35.0, 31.0


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


@dataclass
class Page:
    """An empty page.

    Args:
        height: In pixels; it is 1080 wide.
    """

    height: int = PORTRAIT
    figure: Figure = field(init=False)

    def __post_init__(self) -> None:
        self.figure = Figure(figsize=(PIXELS / DPI, self.height / DPI), dpi=DPI, facecolor=PAPER)

    def write(
        self,
        text: Drawn,
        x: float,
        top: float,
        pixels: float,
        colour: str = INK,
        weight: Weight = Weight.REGULAR,
        *,
        align: Literal["left", "center", "right"] = "left",
        upright: Literal["top", "center", "bottom", "baseline"] = "top",
    ) -> None:
        """Draw a line of text at ``x`` and ``top``."""
        if text:
            self.figure.text(
                x / PIXELS,
                1 - top / self.height,
                text,
                fontproperties=font(pixels, weight),
                color=colour,
                va=upright,
                ha=align,
                parse_math=False,
            )

    def axes(self, box: Box) -> Axes:
        """Axes over ``box``, with no marks of their own."""
        found = self.figure.add_axes(
            (box.left / PIXELS, 1 - box.bottom / self.height, box.wide / PIXELS, box.tall / self.height)
        )
        found.axis("off")
        return found

    def rule(self, left: float, top: float, right: float, bottom: float, colour: str = RULE, wide: float = 2.0) -> None:
        """A thin line."""
        x, y = [left / PIXELS, right / PIXELS], [1 - top / self.height, 1 - bottom / self.height]
        self.figure.add_artist(Line2D(x, y, color=colour, linewidth=wide * 72 / DPI, solid_capstyle="butt", zorder=-1))

    def fill(self, box: Box, colour: str, *, hatched: bool = False, dashed: bool = False) -> None:
        """A rectangle: filled, or hatched or dashed in ``colour`` with nothing inside."""
        line = {"linewidth": 2.5 * 72 / DPI, "edgecolor": colour, "facecolor": "none"} if hatched or dashed else {}
        self.figure.add_artist(
            Rectangle(
                (box.left / PIXELS, 1 - box.bottom / self.height),
                box.wide / PIXELS,
                box.tall / self.height,
                **(line or {"linewidth": 0, "facecolor": colour}),  # type: ignore[arg-type]
                hatch="///" if hatched else None,
                linestyle=(0, (4, 3)) if dashed else "solid",
                zorder=-1,
            )
        )
