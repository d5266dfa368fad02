"""Rows in several currencies, which are never added up."""

from collections.abc import Collection
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.currencies import codes_of, is_currency, names_currency
from pulse.sources.rows import Batch, Rows

_NO_MONEY = frozenset({"count", "percent", "duration", "points"})
_USUAL = frozenset({"USD", "EUR", "GBP", "CHF", "JPY"})
_LOOKED_AT, _SHOWN = 200, 4


def refuse_currencies(rows: Rows, pulse: Pulse) -> None:
    """Nothing, unless figures that may be money are of rows in several currencies, or in another than the pulse's.

    Raises:
        SourceError: They are; the sentence names the column and the currencies.
    """
    measure = pulse.measure
    if measure.value is None or measure.unit in _NO_MONEY or rows.once:
        return
    first = next(rows.batches(), None)
    if first is None:
        return
    used = {measure.period, measure.value}
    for name in first.names:
        if name in used or not (names_currency(name) or _holds_codes(first, name)):
            continue
        found = sorted(_distinct(rows, name))
        if not found or not all(is_currency(one) for one in found):
            continue
        if len(found) > 1:
            shown = ", ".join(found[:_SHOWN])
            raise SourceError(
                f"{rows.where}: column {name!r} has rows in {len(found)} currencies ({shown}), which are not added up. "
                f"Keep one with {rows.advice}: - {{column: {name}, is: {found[0]}}}."
            )
        if measure.currency and measure.currency not in codes_of(found[0].upper()) | codes_of(found[0]):
            raise SourceError(
                f"{rows.where}: column {name!r} says {found[0]}, but measure.currency is {measure.currency}. "
                "Set the currency that the rows have."
            )


def refuse_currency_members(rows: Rows, pulse: Pulse, members: Collection[str]) -> None:
    """Nothing, unless the members of a break-down are currencies, whose figures would be added up to a whole.

    Raises:
        SourceError: They are.
    """
    measure = pulse.measure
    found = sorted(one for one in members if one)
    money = measure.value is not None and measure.unit not in _NO_MONEY
    if money and len(found) > 1 and not _USUAL.isdisjoint(found) and all(map(is_currency, found)):
        raise SourceError(
            f"{rows.where}: the members of {measure.by!r} are currencies ({', '.join(found[:_SHOWN])}), which are not added "
            f"up. Keep one with {rows.advice}."
        )


def _holds_codes(batch: Batch, name: str) -> bool:
    """Whether every cell of a column, as far as it is looked at, is a currency's code, with a usual one among them."""
    cells = _cells(batch, name, _LOOKED_AT)
    texts = {one.strip().upper() for one in cells if isinstance(one, str) and one.strip()}
    return not _USUAL.isdisjoint(texts) and all(is_currency(one) for one in texts)


def _cells(batch: Batch, name: str, most: int) -> list[Any]:
    column = batch.arrow(name)
    return batch.cells(name)[:most] if column is None else column[:most].to_pylist()


def _distinct(rows: Rows, name: str) -> set[str]:
    found: set[str] = set()
    for batch in rows.batches():
        column = batch.arrow(name)
        cells = batch.cells(name) if column is None else _unique(column)
        found |= {str(one).strip() for one in cells if one is not None and str(one).strip()}
        if len(found) > _LOOKED_AT:
            break
    return found


def _unique(column: pa.Array) -> list[Any]:
    try:
        found: list[Any] = pc.unique(column).to_pylist()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        return []
    return found
