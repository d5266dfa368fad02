"""A message as the rules for wishes look at it, and the weekdays it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pulse.conversation.cells import Cell
from pulse.conversation.moment import Found
from pulse.conversation.wish import Wish
from pulse.languages.asking.wishing import DENIES

_BEFORE = 4


@dataclass(frozen=True)
class Heard:
    """A message as rules look at it: all cells, those that say something, the moments, and today."""

    said: Sequence[Cell]
    content: Sequence[Cell]
    found: Sequence[Found]
    today: date
    wish: Wish
    asks: bool = False


def is_figure(cell: Cell) -> bool:
    """Whether it is a common name of a figure."""
    return any(meaning.startswith("figure/") for meaning in cell.meanings)


def between(said: Sequence[Cell], days: Sequence[int]) -> list[int]:
    """The days from one to another, where two are named so: Monday to Friday."""
    joined = any(cell.means("to", "until") or cell.said == ("-",) for cell in said)
    if len(days) == 2 and joined and days[0] < days[1]:  # noqa: PLR2004 - from one to another
        return [*range(days[0], days[1] + 1)]
    return list(days)


def days_of(said: Sequence[Cell]) -> list[int]:
    """The weekdays that are named, 0 is Monday."""
    found = (cell.numbered(kind) for cell in said for kind in ("d", "ds"))
    return [day for day in found if day is not None]


def wanted_days(said: Sequence[Cell], days: Sequence[int]) -> list[int]:
    """The days a pulse is wanted on: all others, where those named are refused: every day but Sunday."""
    first = next((at for at, cell in enumerate(said) if days_of([cell])), 0)
    before = {word for cell in said[max(0, first - _BEFORE) : first] for word in cell.said}
    refused = not before.isdisjoint(DENIES) or any(
        cell.means("without") and not cell.is_filler for cell in said[max(0, first - _BEFORE) : first]
    )
    return [day for day in range(7) if day not in days] if refused and days else list(days)
