"""Pulses worth having, proposed from what is there: columns with their types and how many values they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from pulse.catalogue import Grain, metrics_of
from pulse.errors import SourceError
from pulse.sources.cells import moment, number

MOST = 4
_FEWEST_MEMBERS, _MOST_MEMBERS = 2, 30
_LEAST_ROWS = 4
_UTC = ZoneInfo("UTC")
_GAPS: tuple[tuple[float, Grain], ...] = (
    (0.5, "hour"), (3, "day"), (14, "week"), (60, "month"), (200, "quarter"),
)  # fmt: skip
_NOT_SUMS = ("price", "rate", "ratio", "share", "average", "avg", "percent", "score", "age", "temperature", "id")
"""Words in a column's name that say that its figures do not add up."""
_PICKS: dict[str, tuple[tuple[str, Grain, str | None], ...]] = {
    "shopify": (("revenue", "week", "channel"), ("orders", "day", None), ("average-order", "week", None),
                ("net-sales", "week", "product")),
    "hubspot": (("revenue-won", "month", "owner"), ("pipeline", "day", "stage"), ("new-deals", "week", None),
                ("win-rate", "month", None)),
    "linear": (("throughput", "week", "team"), ("cycle-time", "week", None), ("open-issues", "day", "state"),
               ("bug-share", "month", None)),
}  # fmt: skip


@dataclass(frozen=True)
class Proposal:
    """One pulse that could be had.

    Args:
        pulse: As an owner would write it, but for its readers.
        why: What it rests on.
    """

    pulse: dict[str, Any]
    why: str


def from_metrics(kind: str, account: str, timezone: str, known: Sequence[str] = ()) -> list[Proposal]:
    """Pulses of a system that knows its metrics; ``known`` are the keys of teams with cycles, if it has any."""
    found = []
    for key, grain, by in _PICKS[kind]:
        metric = next(one for one in metrics_of(kind) if one.key == key)
        source = {"kind": kind, "account": account, "metric": key, **({"by": by} if by else {})}
        title = f"{metric.name} by {metric.by[by]}" if by else metric.name
        found.append(Proposal(_pulse(f"{kind}-{key}", title, source, None, grain, timezone), metric.definition))
    if known:
        cycles: dict[str, Any] = {"kind": kind, "account": account, "metric": "velocity", "team": [known[0]]}
        metric = next(one for one in metrics_of(kind) if one.key == "velocity")
        title = f"Velocity of {known[0]}"
        found[-1] = Proposal(_pulse("linear-velocity", title, cycles, None, "cycle", timezone), metric.definition)
    return found


def from_table(
    name: str, source: Mapping[str, Any], columns: Mapping[str, Sequence[Any]], timezone: str
) -> list[Proposal]:
    """Two to four pulses of a table: its figures over its dates, in all and by the columns with few values.

    Args:
        name: What the table is called; names of pulses begin with it.
        source: The pulse's source.
        columns: Cells by column name.
        timezone: Of the pulses.

    Raises:
        SourceError: It has no column of dates.
    """
    kinds = {column: _kind(column, cells) for column, cells in columns.items()}
    period = next((column for column, kind in kinds.items() if kind == "dates"), None)
    if period is None:
        raise SourceError(f"{name} has no column that holds dates only; its columns are {', '.join(columns)}.")
    grain = _grain(columns[period])
    figures = [column for column, kind in kinds.items() if kind == "figures"]
    groups = [column for column, kind in kinds.items() if kind == "names"]
    found: list[Proposal] = []
    for column in figures[:2]:
        adds = not any(word in column.lower() for word in _NOT_SUMS)
        measure = {"name": _title(column), "value": column, "period": period, "aggregate": "sum" if adds else "mean"}
        said = f"{column} {'added up' if adds else 'averaged'} by {grain}"
        found.append(Proposal(_table_pulse(name, measure, source, grain, timezone, "line"), said))
        found += [
            Proposal(
                _table_pulse(name, {**measure, "by": group}, source, grain, timezone, "bar"),
                f"{said}, by {group} ({len({str(cell) for cell in columns[group]})} values)",
            )
            for group in (groups[:1] if adds else [])
        ]
    if len(found) < 2:  # noqa: PLR2004 - two are promised
        counted = {"name": "Rows", "period": period, "aggregate": "count", "unit": "count"}
        found.append(Proposal(_table_pulse(name, counted, source, grain, timezone, "bar"), f"rows counted by {grain}"))
        found += [
            Proposal(
                _table_pulse(name, {**counted, "by": group}, source, grain, timezone, "line"),
                f"rows counted by {group}",
            )
            for group in groups[:1]
        ]
    if len(found) < 2:  # noqa: PLR2004 - two are promised
        longer: Grain = {"hour": "day", "day": "week", "week": "month", "month": "quarter"}.get(grain, "year")  # type: ignore[assignment]
        last = found[-1].pulse
        found.append(Proposal({**last, "name": f"{last['name']}-{longer}", "grain": longer}, f"the same by {longer}"))
    return found[:MOST]


def _table_pulse(
    name: str, measure: dict[str, Any], source: Mapping[str, Any], grain: Grain, timezone: str, chart: str
) -> dict[str, Any]:
    by = measure.get("by")
    title = f"{measure['name']} by {by}" if by else f"{measure['name']} by {grain}"
    slug = f"{name}-{measure['name']}{f'-{by}' if by else ''}"
    return {**_pulse(slug, title, dict(source), measure, grain, timezone), "chart": {"kind": chart}}


def _pulse(
    name: str, title: str, source: dict[str, Any], measure: dict[str, Any] | None, grain: Grain, timezone: str
) -> dict[str, Any]:
    plain = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower())
    slug = "-".join(plain.split())
    known = {"measure": measure} if measure else {}
    return {
        "name": slug[:60].strip("-") or "pulse",
        "title": "".join(letter for letter in title if letter not in "*_~`\n")[:80],
        "source": source, **known, "grain": grain, "timezone": timezone,
    }  # fmt: skip


def _title(column: str) -> str:
    words = " ".join(column.replace("_", " ").split())
    return (words[:1].upper() + words[1:])[:40] or "Figure"


def _kind(column: str, cells: Sequence[Any]) -> str:
    known = [cell for cell in cells if cell is not None and cell != ""]
    if len(known) < _LEAST_ROWS:
        return "nothing"
    if all(isinstance(cell, date | datetime) for cell in known):
        return "dates"
    if column.lower() != "id" and all(_is_number(cell) for cell in known):
        return "dates" if _are_years(column, known) else "figures"
    if all(isinstance(cell, str) and _is_date(cell) for cell in known):
        return "dates"
    count = len({str(cell) for cell in known})
    return "names" if _FEWEST_MEMBERS <= count <= min(_MOST_MEMBERS, len(known) / 2) else "nothing"


def _are_years(column: str, cells: Sequence[Any]) -> bool:
    return column.lower() == "year" and all(str(cell).isdigit() and len(str(cell)) == 4 for cell in cells)  # noqa: PLR2004


def _is_number(cell: Any) -> bool:
    try:
        return number(cell) is not None
    except ValueError:
        return False


def _is_date(cell: str) -> bool:
    try:
        moment(cell, _UTC)
    except ValueError:
        return False
    return True


def _grain(cells: Sequence[Any]) -> Grain:
    """How far apart the rows lie, as the nearest grain that holds at least one of them."""
    moments = sorted({moment(cell, _UTC)[0] for cell in cells if cell is not None and cell != ""})
    gaps = [(b - a).total_seconds() / 86_400 for a, b in pairwise(moments)]
    usual = median(gaps) if gaps else 1.0
    if usual < 1 and (moments[-1] - moments[0]).days > 3:  # noqa: PLR2004 - days; single events, not hourly readings
        return "day"
    return next((grain for most, grain in _GAPS if usual <= most), "year")
