"""A table as a picture: names at the left, figures right-aligned in their columns, a rule between rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from pulse.chart.fit import cut, told_apart
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, width

_TALLEST, _SHORTEST, _BETWEEN = 84.0, 54.0, 34.0
_LEAST_NAME = 0.3


@dataclass(frozen=True)
class Table:
    """What stands in it.

    Args:
        heads: What the columns are called, that of the names first.
        rows: Of each row its name, then a figure for each further column.
        strong: Place of the row that the table speaks of, or None.
    """

    heads: tuple[Drawn, ...]
    rows: tuple[tuple[Drawn, ...], ...]
    strong: int | None = None


def most_rows(box: Box) -> int:
    """How many rows have room under the heads."""
    return max(1, int(box.tall // _SHORTEST) - 1)


def draw_table(page: Page, table: Table, box: Box) -> None:
    """Draw it into ``box``; further rows than have room are left to the caller, columns that have none are left out."""
    rows = table.rows[: most_rows(box)]
    columns = _columns(table, rows, box)
    tall = min(_TALLEST, box.tall / (len(rows) + 1))
    rights = _rights(table, rows, columns, box)
    room = box.wide - sum(_wide(table, rows, column) + _BETWEEN for column in columns)
    names = told_apart([row[0] for row in rows], SMALL, room)
    middle = box.top + tall / 2
    page.write(cut(table.heads[0], SMALL, room), box.left, middle, SMALL, Tone.MUTED, upright="center")
    for column in columns:
        page.write(table.heads[column], rights[column], middle, SMALL, Tone.MUTED, align="right", upright="center")
    for place, row in enumerate(rows):
        top = box.top + (place + 1) * tall
        page.rule(box.left, top, box.right, top)
        strong = place == table.strong
        tone, weight = (Tone.ACCENT, Weight.BOLD) if strong else (Tone.INK, Weight.REGULAR)
        page.write(names[place], box.left, top + tall / 2, SMALL, tone, weight, upright="center")
        for column in columns:
            page.write(
                row[column], rights[column], top + tall / 2, SMALL, tone, weight, align="right", upright="center"
            )


def _wide(table: Table, rows: Sequence[tuple[Drawn, ...]], column: int) -> float:
    shown = [width(row[column], SMALL, Weight.BOLD) for row in rows]
    return max([width(table.heads[column], SMALL), *shown])


def _columns(table: Table, rows: Sequence[tuple[Drawn, ...]], box: Box) -> list[int]:
    """Columns of figures that have room beside the names, the first ones first."""
    found: list[int] = []
    left = box.wide * (1 - _LEAST_NAME)
    for column in range(1, len(table.heads)):
        wide = _wide(table, rows, column) + _BETWEEN
        if wide > left:
            break
        found.append(column)
        left -= wide
    return found


def _rights(table: Table, rows: Sequence[tuple[Drawn, ...]], columns: Sequence[int], box: Box) -> dict[int, float]:
    right, found = box.right, {}
    for column in reversed(columns):
        found[column] = right
        right -= _wide(table, rows, column) + _BETWEEN
    return found
