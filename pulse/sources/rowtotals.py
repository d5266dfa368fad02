"""Rows that add up the rows before them: a month's subtotal on its last day, a grand total at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from pulse.definition.catalogue import Grain
from pulse.errors import SourceError
from pulse.series.periods import Start, floor_day
from pulse.sources.totals import Sum, agree, finest_of

_SPANS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
_LEAST_ROWS: dict[Grain, int] = {"hour": 3, "day": 3}
_FEW = 4
_LEAST_SPANS, _PROOF = 2, 6.0
_MANY_ROWS, _PROOF_OF_ONE = 5, 4.0


@dataclass
class Held:
    """The rows of one day, or of one hour.

    Args:
        total: Their sum.
        largest: The largest of them.
        some: How many are not zero.
        known: How many have a figure.
    """

    total: Decimal = Decimal(0)
    largest: Decimal = Decimal(0)
    some: int = 0
    known: int = 0

    def add(self, other: "Held") -> None:
        """Add rows."""
        self.total += other.total
        self.largest = max(self.largest, other.largest)
        self.some += other.some
        self.known += other.known


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
    finest = finest_of(item.largest for item in held.values())
    by_hour = isinstance(next(iter(held)), datetime)
    spans: tuple[Grain, ...] = ("hour", *_SPANS) if by_hour else _SPANS
    for span in spans:
        joined = _joined(held, span)
        whole = {at: item for at, item in joined.items() if item.some >= _LEAST_ROWS.get(span, _FEW)}
        # The newest may not have its total yet.
        complete = list(whole.values())
        if len(whole) >= _LEAST_SPANS and (_agrees(complete, finest) or _agrees(complete[:-1], finest)):
            at, example = next(iter(whole.items()))
            raise SourceError(_told(where, advice, example.largest, f"the {span} that holds {at}"))
        if span in _SPANS[1:] and not by_hour and (late := _a_day_late(held, joined, finest)) is not None:
            raise SourceError(_told(where, advice, *late))
    everything = Held()
    for one in held.values():
        everything.add(one)
    if everything.some >= _MANY_ROWS and agree([_sum(everything)], finest, _PROOF_OF_ONE):
        raise SourceError(_told(where, advice, everything.largest, "the table"))


def _told(where: str, advice: str, figure: Decimal, of: str) -> str:
    return (
        f"{where}: the row with {figure:,f} is the sum of all others of {of}, so that everything would count twice. "
        f"Leave such rows out with {advice}; or set measure.totals: keep if it is none."
    )


def _joined(held: Mapping[Start, Held], span: Grain) -> dict[Start, Held]:
    found: dict[Start, Held] = {}
    for at in sorted(held, key=str):
        key = at if span == "hour" else floor_day(at.date() if isinstance(at, datetime) else at, span)
        found.setdefault(key, Held()).add(held[at])
    return found


def _a_day_late(
    held: Mapping[Start, Held], joined: Mapping[Start, Held], finest: Decimal
) -> tuple[Decimal, str] | None:
    """Totals that are dated by the first day of the next period: what they are, and of what."""
    sums: list[Sum] = []
    for (before, whole), (at, _) in pairwise(joined.items()):
        first, own = held.get(at), held.get(before)
        if first is None or own is None or first.known < 2:  # noqa: PLR2004 - a row of its own, and the total
            continue
        # The period before may begin with the total of the one before that.
        inner = own.largest if sums else Decimal(0)
        sums.append(Sum(first.largest, whole.total - inner, whole.some))
    if len(sums) >= _LEAST_SPANS and agree(sums, finest, _PROOF, once=True):
        return sums[0].value, f"the period before {list(joined)[1]}"
    return None


def _sum(item: Held) -> Sum:
    return Sum(item.largest, item.total - item.largest, item.some - 1)


def _agrees(spans: list[Held], finest: Decimal) -> bool:
    return bool(spans) and agree([_sum(span) for span in spans], finest, _PROOF, once=True)
