"""Rows that add up the rows before them: a month's subtotal on its last day, a grand total at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import get_args

from pulse.catalogue import Grain
from pulse.errors import SourceError
from pulse.periods import Start, floor_day
from pulse.sources.totals import Sum, agree, finest_of

_SPANS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
_LEAST_ROWS = {"hour": 3, "day": 3}
_FEW = 5
_LEAST_SPANS, _PROOF = 2, 6.0
_MANY_ROWS, _PROOF_OF_ONE = 8, 4.0


@dataclass
class Held:
    """The rows of one day, or of one hour: their sum, the largest, and how many are not zero."""

    total: Decimal = Decimal(0)
    largest: Decimal = Decimal(0)
    rows: int = 0

    def add(self, total: Decimal, largest: Decimal, rows: int) -> None:
        """Add rows."""
        self.total += total
        self.largest = max(self.largest, largest)
        self.rows += rows


def refuse_row_totals(where: str, advice: str, held: Mapping[Start, Held]) -> None:
    """Nothing, unless in most of the days, weeks, months ... one row is the sum of the others.

    Args:
        where: What to call the source.
        advice: How to leave rows out of it.
        held: The rows by day, or by hour.

    Raises:
        SourceError: There are such rows; the sentence says of what.
    """
    if not held:
        return
    finest = finest_of(one.largest for one in held.values())
    by_hour = isinstance(next(iter(held)), datetime)
    for span in ("hour", *_SPANS) if by_hour else _SPANS:
        joined = _joined(held, span)
        whole = [one for one in joined.values() if one.rows >= _LEAST_ROWS.get(span, _FEW)]
        # The newest may not have its total yet.
        if len(whole) >= _LEAST_SPANS and (_agrees(whole, finest, _PROOF) or _agrees(whole[:-1], finest, _PROOF)):
            at, example = next((at, one) for at, one in joined.items() if one in whole)
            raise SourceError(
                f"{where}: the row with {example.largest:,f} is the sum of all others of the {span} that holds {at}, "
                f"and others are like it, so that everything would count twice. Leave such rows out with {advice}."
            )
    everything = Held()
    for one in held.values():
        everything.add(one.total, one.largest, one.rows)
    if everything.rows >= _MANY_ROWS and _agrees([everything], finest, _PROOF_OF_ONE):
        raise SourceError(
            f"{where}: the row with {everything.largest:,f} is the sum of all others, so that everything would count "
            f"twice. Leave it out with {advice}."
        )


def _joined(held: Mapping[Start, Held], span: str) -> dict[Start, Held]:
    found: dict[Start, Held] = {}
    for at in sorted(held, key=str):
        key = at if span == "hour" else floor_day(at.date() if isinstance(at, datetime) else at, _grain(span))
        found.setdefault(key, Held()).add(held[at].total, held[at].largest, held[at].rows)
    return found


def _grain(span: str) -> Grain:
    return next(one for one in get_args(Grain) if one == span)


def _agrees(spans: list[Held], finest: Decimal, proof: float) -> bool:
    sums = [Sum(one.largest, one.total - one.largest, one.rows - 1) for one in spans]
    return len(sums) > 0 and agree(sums, finest, proof)
