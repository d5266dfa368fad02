"""Columns of dates, figures and members: each is judged as a whole, and what cannot be read is told with its row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.cells import Written, is_mark, number, take_apart, within_bounds
from pulse.sources.currencies import codes_of
from pulse.sources.rows import Rows
from pulse.sources.stamps import INFERRED, AmbiguousDateError, Resolution, Stamp, stamp

_MANY = 50_000
_WEEK = frozenset({"week", "weeks", "wk", "woche", "wochen", "semana", "semaine"})
_BEGINS = frozenset({"start", "starts", "starting", "begin", "begins", "beginning", "commencing", "of", "ab", "inicio"})
"""Words of a heading that say that a date is the first of its week."""


class DateColumn:
    """The column of the dates: all of it is read in one way.

    Args:
        rows: The table.
        name: The column.
        pulse: Whose clocks count, and what its owner says of how dates are written.
    """

    def __init__(self, rows: Rows, name: str, pulse: Pulse) -> None:
        self._rows, self._name, self._zone, self._grain = rows, name, pulse.zone, pulse.grain
        self._shown = shown_as(name)
        words = set(name.casefold().replace("_", " ").split())
        self._begins = bool(words & _WEEK) and bool(words & _BEGINS)
        self._dates = pulse.measure.dates
        self._order = self._text = ""
        self._typed = False
        self._seen: dict[Resolution, object] = {}
        # Many rows share a moment.
        self._stamp = lru_cache(maxsize=_MANY)(lambda cell: stamp(cell, self._zone, self._dates))

    def read(self, cell: object, number: int | None = None) -> Stamp:
        """The time of one row; ``number`` is its place among all, where it is known.

        Raises:
            ValueError: It cannot be read, and the row is not known.
            SourceError: It cannot be read, is longer than a period of the pulse, or could be two days.
        """
        try:
            if isinstance(cell, list | dict):
                raise ValueError(cell)  # noqa: TRY004, TRY301 - a wrong cell, whatever its type
            try:
                found = self._stamp(cell)
            except AmbiguousDateError:
                self._settle(cell)
                found = self._stamp(cell)
            self._agree(found, cell)
        except ValueError:
            if number is None:
                raise
            raise SourceError(self._refusal(cell, number)) from None
        if self._begins and self._grain == "week" and found.at.isoweekday() == 7:  # noqa: PLR2004 - Sunday
            # A week that begins on Sunday is for the most part the one from Monday on.
            return replace(found, at=found.at + timedelta(days=1))
        return found

    @property
    def longest(self) -> Resolution:
        """The longest time that a cell names so far."""
        return max(self._seen, default=Resolution.MOMENT)

    def _refusal(self, cell: object, number: int) -> str:
        said = str(cell).strip()[:40] if cell is not None else ""
        advice = "Write dates as 2026-11-21, times as 2026-11-21T08:00, or say how they are written with measure.dates."
        if said.replace(".", "", 1).isdigit():
            advice = "If it counts days or seconds, say so with measure.dates: excel, epoch or epoch-ms."
        held = f"holds {said!r}, which is no date" if said else "is empty where a date belongs"
        return f"{self._rows.row(number)}, column {self._shown!r} {held}. {advice}"

    def _agree(self, found: Stamp, cell: object) -> None:
        self._typed = self._typed or (isinstance(cell, date) and found.resolution is Resolution.DAY)
        if self._typed and (found.order or self._order):
            raise SourceError(
                f"{self._rows.where}: column {self._shown!r} holds dates and texts that look like dates, such as "
                f"{str(self._text or cell)[:40]!r}: some program may have read days as months. Write all in one way."
            )
        if found.order and isinstance(cell, str):
            self._text = cell
        if found.order and self._order and found.order != self._order:
            raise SourceError(
                f"{self._rows.where}: column {self._shown!r} holds dates with the day first and dates with the month "
                f"first, such as {str(cell)[:40]!r}. Write all of them in one way."
            )
        self._order = found.order or self._order
        if found.resolution in self._seen:
            return
        if found.resolution.exceeds(self._grain):
            raise SourceError(
                told_too_long(self._rows.where, self._shown, found.resolution, str(cell)[:40], self._grain)
            )
        if self._seen and max(found.resolution, *self._seen) > Resolution.DAY:
            other, example = next(iter(self._seen.items()))
            raise SourceError(
                f"{self._rows.where}: column {self._shown!r} holds rows for a {other.grain} ({str(example)[:40]!r}) "
                f"and for a {found.resolution.grain} ({str(cell)[:40]!r}), which would count twice. Leave one kind out "
                f"with {self._rows.advice}."
            )
        self._seen[found.resolution] = cell

    def _settle(self, cell: object) -> None:
        """Learn from the whole column whether days or months come first.

        Raises:
            SourceError: Nothing in it tells.
        """
        for other in [] if self._order else self._texts():
            try:
                self._order = self._stamp(other).order
            except ValueError:
                continue
            if self._order:
                break
        if self._order:
            self._dates = self._order + INFERRED
            self._stamp.cache_clear()
            return
        raise SourceError(
            f"{self._rows.where}: {str(cell)[:40]!r} in column {self._shown!r} may be two days. "
            "Say which with measure.dates: day-first or month-first."
        )

    def _texts(self) -> Iterator[object]:
        if self._rows.once:
            return
        for batch in self._rows.batches():
            yield from (cell for cell in batch.cells(self._name) if isinstance(cell, str))


def shown_as(name: str) -> str:
    """A column's name as people know it; columns of our own making begin with a control character."""
    return name.lstrip("\x1f")


def told_too_long(where: str, column: str, resolution: Resolution, cell: str, grain: str) -> str:
    """That rows are for longer than the periods of a pulse, and what to do."""
    return (
        f"{where}: each row is a {resolution.grain} ({cell} in column {column!r}), but the pulse goes by {grain}. "
        f"Set grain: {resolution.grain}, or give the rows by {grain}."
    )


class FigureColumn:
    """The column of the figures: one way to divide whole from fraction, one currency, percent signs or none.

    Args:
        rows: The table.
        name: The column.
        pulse: What is measured.

    Raises:
        SourceError: ``1.234`` may be a thousand or a fraction, and nothing tells.
    """

    def __init__(self, rows: Rows, name: str, pulse: Pulse) -> None:
        self._rows, self._name, self._measure = rows, name, pulse.measure
        self._shown = shown_as(name)
        self.marks: Counter[str] = Counter()
        """How many cells hold which mark for a figure that is not known."""
        self._currency: str = ""
        self._percent: bool | None = None
        self._comma = self._divides_by_comma(getattr(pulse.source, "decimal", None) or rows.decimal)
        self._parse = lru_cache(maxsize=_MANY)(self._from_text)

    @property
    def plain(self) -> bool:
        """Whether a point divides whole from fraction, so that whole columns can be read at once."""
        return not self._comma

    def read(self, cell: object, place: int) -> Decimal | None:
        """The figure of one row, by its number among all, or None where nothing is known.

        Raises:
            SourceError: It is no number, or is written otherwise than those before it; names row and column.
        """
        try:
            if not isinstance(cell, str):
                return number(cell)
            if is_mark(cell):
                self.marks[cell.strip()] += 1
                return None
            return self._parse(cell.strip()) if cell.strip() else None
        except ValueError as wrong:
            said = wrong.args[0] if wrong.args and isinstance(wrong.args[0], _Said) else None
            advice = said or "which is no number. Mend the cell, or leave it empty if the figure is not known."
            raise SourceError(
                f"{self._rows.row(place)}, column {self._shown!r} holds {str(cell)[:40]!r}, {advice}"
            ) from None

    def _from_text(self, text: str) -> Decimal:
        written = take_apart(text)
        found = written.read(decimal_comma=self._comma) if written else None
        if written is None or found is None or within_bounds(found, text) is None:
            raise ValueError(text)
        self._agree_on_currency(written)
        return self._scaled(written, found)

    def _agree_on_currency(self, written: Written) -> None:
        if not written.currency:
            return
        asked = self._measure.currency
        if self._currency and written.currency != self._currency:
            raise ValueError(
                _Said(
                    f"but others are in {self._currency}: currencies are not added up. Keep one ({self._rows.advice})."
                )
            )
        if asked and asked not in codes_of(written.currency):
            raise ValueError(_Said(f"but measure.currency is {asked}. Set the currency that the file has."))
        self._currency = written.currency

    def _scaled(self, written: Written, found: Decimal) -> Decimal:
        """Percent is a fraction for us; a column that writes the sign writes it everywhere but at zero."""
        if written.percent and self._measure.unit != "percent":
            raise ValueError(_Said("with a percent sign. Set measure.unit: percent and aggregate: mean or single."))
        if found and self._measure.unit == "percent":
            if self._percent not in {None, written.percent}:
                raise ValueError(_Said("but only some cells have a percent sign. Write all of them in one way."))
            self._percent = written.percent
        return found / 100 if written.percent else found

    def _divides_by_comma(self, said: str | None) -> bool:
        if said is not None:
            return said == "comma"
        point = comma = ""
        for text in self._marked():
            written = take_apart(text)
            by_point, by_comma = written.readings() if written else (None, None)
            if by_point == by_comma:
                continue
            if by_point is None or by_comma is None:
                return by_point is None
            point, comma = (point or text, comma) if "." in text else (point, comma or text)
        if (point and comma) or ((point or comma) and self._rows.doubtful):
            raise SourceError(
                f"{self._rows.where}: {(point or comma)!r} in column {self._shown!r} may be a thousand or a fraction. "
                "Say which with source.decimal: point or comma."
            )
        return False

    def _marked(self) -> Iterator[str]:
        """The texts of the column that hold a comma or a point."""
        for batch in self._rows.batches():
            found = batch.arrow(self._name)
            if found is None:
                texts: list[Any] = [cell for cell in batch.cells(self._name) if isinstance(cell, str)]
            elif pa.types.is_string(found.type) or pa.types.is_large_string(found.type):
                texts = found.filter(pc.match_substring_regex(found, "[.,]")).to_pylist()
            else:
                continue
            yield from (text for text in texts if "," in text or "." in text)


class _Said(str):
    """What an error says after the cell, as a whole clause."""

    __slots__ = ()


def member_in(cell: object) -> str:
    """The member of the break-down that a row belongs to; rows without one are together."""
    return NOBODY if cell is None or str(cell).strip() == "" else str(cell).strip()


NOBODY = "(none)"
"""The member of rows that have none."""
