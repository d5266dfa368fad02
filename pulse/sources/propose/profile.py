"""What the columns of a table hold, from a part of their cells: dates, figures, names, or nothing to measure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from math import isfinite
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pulse.definition.catalogue import Unit
from pulse.sources.cells import is_missing, take_apart, within_bounds
from pulse.sources.currencies import codes_of
from pulse.sources.propose.words import Role, date_rank, is_time, is_year, role_of, words_of
from pulse.sources.stamps import AmbiguousDateError, Resolution, Stamp, stamp

UTC = ZoneInfo("UTC")
_LEAST_ROWS = 4
_MOST_MEMBERS = 40
_SURELY = 0.98
_SHORT = ("%m/%d/%y", "%d/%m/%y", "%d.%m.%y", "%d-%b-%y", "%d-%m-%y", "%y-%m-%d", "%b-%y", "%b %y")
"""Years of two digits, tried last; where several can be read, the one in which rows are in order of time."""
Kind = Literal["dates", "figures", "names", "texts", "nothing"]


@dataclass
class Column:
    """One column.

    Args:
        name: Its heading.
        cells: Its cells.
        kind: What it holds.
        why: Why it is nothing to measure, if it is not.
        role: What its figures are.
        figures: Its figures by row; None where there is none.
        stamps: Its times by row; None where there is none.
        dates: How its dates are written, as measure.dates.
        distinct: How many different cells it has.
        unit: What its figures are, where the cells say so.
        currency: The currency of money, where the cells say so.
        comma: Whether a comma divides whole from fraction.
    """

    name: str
    cells: Sequence[Any]
    kind: Kind = "nothing"
    why: str = ""
    role: Role = Role.UNKNOWN
    figures: list[Decimal | None] = field(default_factory=list)
    stamps: list[Stamp | None] = field(default_factory=list)
    dates: str = "as written"
    distinct: int = 0
    unit: Unit | None = None
    currency: str | None = None
    comma: bool = False

    @property
    def filled(self) -> float:
        """Which part of its cells holds anything."""
        return sum(not is_missing(cell) for cell in self.cells) / max(len(self.cells), 1)

    @property
    def resolution(self) -> Resolution:
        """The shortest time that its dates name."""
        return min((moment.resolution for moment in self.stamps if moment), default=Resolution.YEAR)

    @property
    def rank(self) -> tuple[int, bool, float, int, int]:
        """Which of several columns of dates is the period: by heading, then the finest, then the most different."""
        some = self.filled > 0.9  # noqa: PLR2004 - a column with gaps dates only some rows
        return (date_rank(self.name), some, -float(self.resolution), self.distinct, 0)


def profile(name: str, cells: Sequence[Any], unit: tuple[Unit | None, str | None] = (None, None)) -> Column:
    """What a column holds; ``unit`` is what its cells are formatted as, where that is known."""
    found = Column(name, cells)
    known = [cell for cell in cells if not is_missing(cell)]
    found.distinct = len({str(cell) for cell in known})
    if len(known) < _LEAST_ROWS:
        found.why = "it is almost empty"
    elif not (_as_dates(found) or _as_figures(found, known, unit)):
        _as_names(found, known)
    return found


def _as_dates(column: Column) -> bool:
    known = [cell for cell in column.cells if not is_missing(cell)]
    plain = [cell for cell in known if isinstance(cell, date | datetime)]
    ways = ["as written"] if plain else _ways(column.name, known)
    found = {way: stamps for way in ways if (stamps := _stamps(column.cells, way)) is not None}
    if "as written" not in found and len(found) > 1:
        in_order = {way: stamps for way, stamps in found.items() if _in_order(stamps)}
        found = in_order if len(in_order) == 1 else {}
    for way, stamps in found.items():
        column.kind, column.stamps, column.dates = "dates", stamps, way
        return True
    return False


def _in_order(stamps: Sequence[Stamp | None]) -> bool:
    """Whether times only go one way, and go on: evidence of how they are written, where two readings are left."""
    moments = [moment.at for moment in stamps if moment]
    if len(moments) >= 12 and len({at.month for at in moments}) == 1 and len({at.year for at in moments}) > 1:  # noqa: PLR2004
        # Firsts of months, with the month taken for the day.
        return False
    steps = list(pairwise(moments))
    rises, falls = sum(a < b for a, b in steps), sum(a > b for a, b in steps)
    return bool(steps) and (not rises or not falls)


def _ways(name: str, known: Sequence[Any]) -> list[str]:
    """How numbers and texts may be written as dates; numbers only under a heading that speaks of time."""
    numbers = [number for cell in known[:50] if (number := _plain_number(cell)) is not None]
    if len(numbers) < min(len(known), 50):
        return ["as written", "day-first", "month-first", *_SHORT]
    least, most = min(numbers), max(numbers)
    whole = all(number == int(number) for number in numbers)
    if whole and least >= 1500 and most <= 2200:  # noqa: PLR2004 - years
        return ["as written"] if is_year(name) else []
    if not is_time(name):
        return []
    if whole and least >= 17000101 and most <= 22001231:  # noqa: PLR2004 - 20261125
        return ["as written"]
    if least > 6e8 and most < 4.2e9:  # noqa: PLR2004 - 1989 to 2103 in seconds
        return ["epoch"]
    if least > 6e11 and most < 4.2e12:  # noqa: PLR2004 - the same in milliseconds
        return ["epoch-ms"]
    return ["excel"] if least >= 20_000 and most <= 80_000 else []  # noqa: PLR2004 - 1954 to 2119


def _plain_number(cell: Any) -> float | None:
    if isinstance(cell, bool):
        return None
    try:
        found = float(cell)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if isfinite(found) else None


def _stamps(cells: Sequence[Any], way: str) -> list[Stamp | None] | None:
    """The times of all cells, or None if one is none or all leave two readings."""
    found: list[Stamp | None] = []
    memo: dict[Any, Stamp] = {}
    orders = set()
    for cell in cells:
        if is_missing(cell):
            found.append(None)
            continue
        try:
            if cell not in memo:
                memo[cell] = stamp(cell, UTC, way)
        except (AmbiguousDateError, ValueError, TypeError):
            return None
        orders.add(memo[cell].order)
        found.append(memo[cell])
    return None if len(orders - {""}) > 1 else found


def _as_figures(column: Column, known: Sequence[Any], unit: tuple[Unit | None, str | None]) -> bool:
    column.unit, column.currency = unit
    found = [_number(cell, column) for cell in column.cells]
    if sum(value is not None for value in found) < _SURELY * len(known):
        return False
    column.kind, column.figures, column.role = "figures", found, role_of(column.name)
    values = [value for value in found if value is not None]
    column.why = _why_none(column, values)
    if column.why:
        column.kind = "nothing"
    return True


def _number(cell: Any, column: Column) -> Decimal | None:
    if is_missing(cell) or isinstance(cell, bool | list | dict | date):
        return None
    if not isinstance(cell, str):
        try:
            return within_bounds(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), cell)
        except (ValueError, TypeError, ArithmeticError):
            return None
    written = take_apart(cell)
    if written is None:
        return None
    by_point, by_comma = written.readings()
    if by_point is None and by_comma is not None:
        column.comma = True
    if written.percent:
        column.unit = "percent"
    elif written.currency and column.unit is None:
        codes = codes_of(written.currency)
        column.unit, column.currency = "currency", "USD" if "USD" in codes else min(codes)
    return by_comma if column.comma else by_point


def _why_none(column: Column, values: Sequence[Decimal]) -> str:
    """Why a column of numbers is nothing to measure; empty if it is."""
    whole = all(value == value.to_integral_value() for value in values)
    if column.role is Role.NONE or _are_clock_times(column.name, values):
        return "by its heading it is an id, a code, a place or a part of a date"
    if column.distinct == 1 and column.role is Role.UNKNOWN:
        return "it is always the same"
    if column.role is Role.FLAG or (whole and set(values) <= {Decimal(0), Decimal(1)}):
        return "it is a yes or no"
    if column.role is not Role.UNKNOWN or not whole:
        return ""
    steps = {later - earlier for earlier, later in pairwise(values)}
    if steps <= {Decimal(1)}:
        return "it numbers the rows"
    if column.distinct == len(values) and min(values) > 0 and len({len(str(abs(value))) for value in values}) == 1:
        return "each row has another number of the same length, as ids have" if min(values) >= 10_000 else ""  # noqa: PLR2004
    return ""


def _are_clock_times(name: str, values: Sequence[Decimal]) -> bool:
    """Whether numbers such as 1405 are five past two."""
    if "time" not in words_of(name) or max(values) <= 1200 or max(values) > 2400:  # noqa: PLR2004 - noon and midnight
        return False
    return all(value == value.to_integral_value() and value % 100 < 60 for value in values)  # noqa: PLR2004 - minutes


def _as_names(column: Column, known: Sequence[Any]) -> None:
    texts = all(isinstance(cell, str | bool) for cell in known)
    if not texts:
        column.why = "its cells are of several kinds"
    elif 2 <= column.distinct <= min(_MOST_MEMBERS, len(known) / 2):  # noqa: PLR2004 - one is no break-down
        column.kind = "names"
    else:
        column.kind = "texts"
        column.why = "it has too many different texts" if column.distinct > 1 else "it is always the same"
