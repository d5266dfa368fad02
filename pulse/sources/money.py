"""Rows in several currencies, which are never added up."""

from collections.abc import Collection
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.currencies import codes_of, is_currency, names_currency
from pulse.sources.rows import Batch, Rows, values_of

_NO_MONEY = frozenset({"count", "percent", "duration", "points"})
_LOOKED_AT, _SHOWN, _LETTERS = 200, 4, 20


class Currencies:
    """The currencies that rows are in, as they pass.

    Args:
        rows: The table.
        pulse: What is measured.
    """

    def __init__(self, rows: Rows, pulse: Pulse) -> None:
        measure = pulse.measure
        self._rows, self._measure = rows, measure
        self._money = measure.value is not None and measure.unit not in _NO_MONEY
        self._columns: list[str] | None = None
        self._found: dict[str, dict[str, str]] = {}
        """By column, what was found: a code, or the text itself, and how it is written."""

    def add(self, batch: Batch) -> None:
        """Look at rows."""
        if not self._money:
            return
        if self._columns is None:
            used = {self._measure.period, self._measure.value}
            self._columns = [
                name for name in batch.names if name not in used and (names_currency(name) or _holds_codes(batch, name))
            ]
        for name in self._columns:
            found = self._found.setdefault(name, {})
            if len(found) < _LOOKED_AT:
                for cell in _distinct(batch, name):
                    text = str(cell).strip()
                    if cell is not None and text:
                        found.setdefault(_code(text), text)

    def refuse(self, members: Collection[str]) -> None:
        """Nothing, unless the rows are in several currencies, or in another than the pulse's.

        Args:
            members: The members of the break-down.

        Raises:
            SourceError: They are; the sentence names the column and the currencies.
        """
        if not self._money:
            return
        for name, found in self._found.items():
            written = sorted(found.values())
            if not (names_currency(name) or all(map(is_currency, written))):
                continue
            if len(found) > 1:
                self._refuse_several(name, written)
            code = next(iter(found), "")
            if self._measure.currency and is_currency(code) and self._measure.currency not in codes_of(code):
                raise SourceError(
                    f"{self._rows.where}: column {name!r} says {code}, but measure.currency is "
                    f"{self._measure.currency}. Set the currency that the rows have."
                )
        codes = sorted(member for member in members if member)
        if len({_code(item) for item in codes}) > 1 and all(map(is_currency, codes)):
            self._refuse_several(self._measure.by or "", codes)

    def _refuse_several(self, name: str, written: list[str]) -> None:
        shown = ", ".join(item[:_LETTERS] for item in written[:_SHOWN])
        keep = self._rows.advice
        if keep == "source.where":
            keep += f": - {{column: {name}, is: {written[0][:_LETTERS]}}}"
        raise SourceError(
            f"{self._rows.where}: column {name!r} has rows in {len(written)} currencies ({shown}), which are not added "
            f"up. Keep one with {keep}; or set measure.unit: count if the figure is no money."
        )


def _code(text: str) -> str:
    """``eur``, ``EUR`` and ``€`` are one."""
    found = codes_of(text.upper()) or codes_of(text)
    return next(iter(found)) if len(found) == 1 else text.casefold()


def _holds_codes(batch: Batch, name: str) -> bool:
    """Whether every cell of a column, as far as it is looked at, is a currency's code, and there are several."""
    column = batch.arrow(name)
    cells = batch.cells(name)[:_LOOKED_AT] if column is None else values_of(name, column[:_LOOKED_AT])
    texts = {cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()}
    return bool(texts) and all(is_currency(text) for text in texts)


def _distinct(batch: Batch, name: str) -> list[Any]:
    column = batch.arrow(name)
    if column is None:
        return list({str(cell): cell for cell in batch.cells(name)}.values())
    try:
        found: list[Any] = pc.unique(column).to_pylist()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid, OverflowError, ValueError):
        return []
    return found
