"""A sheet's own chart with its cells, and what every kind of it has in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pulse.definition.catalogue import Unit
from pulse.errors import SourceError
from pulse.series.sketch import Sketch
from pulse.sources.sheets.grid import Cell
from pulse.sources.sheets.ranges import Column


@dataclass(frozen=True)
class Drawn:
    """A chart with its cells.

    Args:
        title: The chart's own title.
        domain: What is along the axis; empty for a scorecard.
        series: What is measured.
        sketch: How it is drawn.
    """

    title: str
    domain: tuple[Cell, ...]
    series: tuple[Column, ...]
    sketch: Sketch

    @property
    def over_time(self) -> bool:
        """Whether what is along the axis are dates.

        Raises:
            SourceError: Most are, and one is something else, such as the name of a total.
        """
        values = [cell.value for cell in self.domain if cell.value is not None]
        others = [value for value in values if not isinstance(value, date | datetime)]
        if others and len(others) * 2 < len(values):
            raise SourceError(
                f"The chart has {str(others[0])[:40]!r} among its dates. Leave that row out of its range."
            )
        return bool(values) and not others


def format_of(title: str, cells: Sequence[Cell]) -> Cell:
    """Unit and currency of a series; money may have cells that are not formatted as such, a rate may not.

    Raises:
        SourceError: Its cells are in several currencies, or some are rates and others are none.
    """
    kinds = {(cell.unit, cell.currency): cell for cell in cells if cell.unit}
    money = [cell for (unit, _), cell in kinds.items() if unit == "currency"]
    if len({unit == "percent" for unit, _ in kinds}) > 1 or len(money) > 1:
        raise SourceError(
            f"The chart {title!r} has a series whose cells are formatted in several ways: {_formats(kinds)}. Give them "
            "all one format."
        )
    return next(iter([*money, *kinds.values()]), Cell(unit="number"))


def _formats(kinds: Iterable[tuple[Unit | None, str | None]]) -> str:
    return ", ".join(sorted(currency or str(unit) for unit, currency in kinds))


def refuse_wrong(title: str, cells: Sequence[Cell]) -> None:
    """Nothing, unless a cell shows an error: a sum without it would be another figure.

    Raises:
        SourceError: One does.
    """
    wrong = next((cell.wrong for cell in cells if cell.wrong), "")
    if wrong:
        raise SourceError(f"The chart {title!r} has a cell that shows {wrong}. Mend its formula.")


def floats(cells: Sequence[Cell]) -> tuple[float | None, ...]:
    """The figures of cells; None where there is none."""
    return tuple(float(cell.value) if isinstance(cell.value, Decimal) else None for cell in cells)


def labels_of(domain: Sequence[Cell]) -> tuple[str, ...]:
    """What stands along an axis."""
    return tuple(_label(cell) for cell in domain)


_YEARS = range(1000, 3000)


def _label(cell: Cell) -> str:
    """What a cell says along an axis: dates as the ISO writes them, for each language to say; years as they are."""
    value = cell.value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M") if value.hour or value.minute else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal) and cell.unit == "percent":
        return f"{(value * 100).normalize():f}%"
    if isinstance(value, Decimal):
        is_year = cell.unit is None and value == value.to_integral_value() and int(value) in _YEARS
        return str(int(value)) if is_year else f"{value:,f}"
    return str(value or "")
