"""Merged cells: Google answers the value with the first of them only, and the others as empty."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from pulse.errors import SourceError

_T = TypeVar("_T")
Corner = tuple[int, int]
"""Indexes in the tab of a row and a column, from 0."""


def spread(
    rows: list[list[_T]],
    first: Corner,
    end: Corner,
    merges: Sequence[Mapping[str, Any]],
    title: str,
    empty: _T,
    again: Callable[[_T], _T] = lambda cell: cell,
) -> None:
    """Give the value of merged cells to each of them.

    Args:
        rows: Cells of a block; short rows end early.
        first: Where the block begins.
        end: Where it ends, not included.
        merges: The merged ranges of the tab, half open.
        title: The tab.
        empty: A cell without anything.
        again: What the cells after the first of them become.

    Raises:
        SourceError: The block begins inside merged cells, so that their value is not in it.
    """
    for merge in merges:
        top, left = int(merge.get("startRowIndex", 0)), int(merge.get("startColumnIndex", 0))
        bottom = min(int(merge.get("endRowIndex", end[0])), end[0])
        right = min(int(merge.get("endColumnIndex", end[1])), end[1])
        if bottom <= first[0] or right <= first[1] or top >= bottom or left >= right:
            continue
        if top < first[0] or left < first[1]:
            raise SourceError(
                f"The range in {title} begins inside merged cells, whose value lies before it. Let it begin at row "
                f"{min(top, first[0]) + 1} and column {min(left, first[1]) + 1} of the tab, or split the cells."
            )
        value = _at(rows, top - first[0], left - first[1], empty)
        if value != empty:
            _fill(
                rows,
                range(top - first[0], bottom - first[0]),
                range(left - first[1], right - first[1]),
                again(value),
                empty,
            )
            rows[top - first[0]][left - first[1]] = value


def _at(rows: list[list[_T]], row: int, column: int, empty: _T) -> _T:
    line = rows[row] if row < len(rows) else []
    return line[column] if column < len(line) else empty


def _fill(rows: list[list[_T]], lines: range, places: range, value: _T, empty: _T) -> None:
    rows.extend([] for _ in range(len(rows), lines.stop))
    for line in lines:
        rows[line].extend([empty] * (places.stop - len(rows[line])))
        rows[line][places.start : places.stop] = [value] * len(places)
