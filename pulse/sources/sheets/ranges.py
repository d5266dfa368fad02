"""The ranges that a chart's spec refers to: which cells to ask for, and what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pulse.sources.sheets.grid import Cell, Grid
from pulse.sources.sheets.table import letter

Range = Mapping[str, Any]
"""Google's GridRange: half open, indexes from 0, a missing bound is an open end."""

_A1 = r"(?:[A-Z]{1,3}[1-9]\d*|[A-Z]{1,3}|[1-9]\d*)"
_R1C1 = r"(?:R(?:\d+|\[-?\d+\])?C(?:\d+|\[-?\d+\])?|[RC](?:\d+|\[-?\d+\])?)"
_CELLS = tuple(
    re.compile(form, re.IGNORECASE) for form in (r"[A-Z]{1,3}[1-9]\d*", rf"{_A1}:{_A1}", rf"{_R1C1}(?::{_R1C1})?")
)


@dataclass(frozen=True)
class Column:
    """One domain or series of a chart.

    Args:
        title: Its heading, or empty.
        cells: Its cells, without headings.
        hidden: Places among them that the chart does not show.
    """

    title: str
    cells: tuple[Cell, ...]
    hidden: frozenset[int] = frozenset()


def ranges_of(spec: Mapping[str, Any]) -> list[Range]:
    """Every range of cells that a spec refers to."""
    return [source for data in _data(spec) for source in _sources(data)]


def _data(spec: Any) -> list[Mapping[str, Any]]:
    """All data of a spec, whatever kind of chart it is: what refers to a range."""
    if isinstance(spec, Mapping):
        return [spec] if "sourceRange" in spec else [data for part in spec.values() for data in _data(part)]
    return [data for part in spec for data in _data(part)] if isinstance(spec, list) else []


def _sources(data: Mapping[str, Any]) -> list[Range]:
    return list((data.get("sourceRange") or {}).get("sources") or [])


def bounds(ranges: Sequence[Range], outline: Mapping[str, Any]) -> list[str]:
    """One range in A1 notation for each tab, around all that is referred to there; an open end reaches to the last."""
    found = []
    for sheet in outline.get("sheets") or []:
        named = sheet["properties"]
        size = named.get("gridProperties") or {}
        here = [entry for entry in ranges if entry.get("sheetId", 0) == named.get("sheetId", 0)]
        if not here:
            continue
        rows, columns = int(size.get("rowCount", 1000)), int(size.get("columnCount", 26))
        first = (
            min(entry.get("startRowIndex", 0) for entry in here),
            min(entry.get("startColumnIndex", 0) for entry in here),
        )
        last = (
            max(entry.get("endRowIndex", rows) for entry in here),
            max(entry.get("endColumnIndex", columns) for entry in here),
        )
        found.append(f"{quoted(str(named['title']))}!{letter(first[1])}{first[0] + 1}:{letter(last[1] - 1)}{last[0]}")
    return found


def quoted(title: str) -> str:
    """A tab's title as A1 notation takes any: ``Bob's`` as ``'Bob''s'``. Unquoted, one such as ``Q1`` is a cell."""
    return "'" + title.replace("'", "''") + "'"


def reads_as_cells(text: str) -> bool:
    """Whether Google reads an unquoted text as cells of the first tab, in A1 or R1C1 notation."""
    return any(form.fullmatch(text.replace("$", "")) for form in _CELLS)


def of_a_tab(text: str) -> tuple[str, str] | None:
    """The tab and the cells that a range such as ``Tab!A:D`` or ``'Tab'`` names; None where it names no tab surely."""
    title, mark, cells = text.rpartition("!")
    if not mark or not reads_as_cells(cells):
        title, cells = text, ""
    bare = title.strip()
    if len(bare) > 1 and bare.startswith("'") and bare.endswith("'"):
        return bare[1:-1].replace("''", "'"), cells.replace("$", "")
    return (title, cells.replace("$", "")) if cells else None


class RangeReader:
    """Reads columns out of rectangles of cells.

    Args:
        grids: The rectangles.
        hides: The chart's ``hiddenDimensionStrategy``.
    """

    def __init__(self, grids: Sequence[Grid], hides: str) -> None:
        self._grids = {grid.sheet: grid for grid in grids}
        self._rows = hides in {"SKIP_HIDDEN_ROWS_AND_COLUMNS", "SKIP_HIDDEN_ROWS"}
        self._columns = hides in {"SKIP_HIDDEN_ROWS_AND_COLUMNS", "SKIP_HIDDEN_COLUMNS"}

    def column(self, data: Mapping[str, Any], headings: int) -> Column:
        """The cells of a domain or series; ``headings`` of them are titles. A range in one row is read across."""
        cells: list[Cell] = []
        hidden: set[int] = set()
        for source in _sources(data):
            grid = self._grids.get(source.get("sheetId", 0))
            if grid is None:
                continue
            rows = range(source.get("startRowIndex", grid.row), source.get("endRowIndex", grid.row + len(grid.rows)))
            width = max((len(row) for row in grid.rows), default=0)
            columns = range(
                source.get("startColumnIndex", grid.column), source.get("endColumnIndex", grid.column + width)
            )
            for row in rows:
                for column in columns:
                    out = (self._rows and row in grid.hidden_rows) or (self._columns and column in grid.hidden_columns)
                    cells.append(grid.at(row, column))
                    if out and len(cells) > headings:
                        hidden.add(len(cells) - 1 - headings)
        title = " ".join(str(cell.value) for cell in cells[:headings] if cell.value is not None)
        return Column(title, tuple(cells[headings:]), frozenset(hidden))
