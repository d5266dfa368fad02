"""Pulses of a wide table, which has a column for each period."""

from collections.abc import Mapping, Sequence
from typing import Any

from pulse.definition.catalogue import Grain, Unit
from pulse.sources.cells import is_missing
from pulse.sources.propose.grain import grain_of
from pulse.sources.propose.profile import UTC, Column, profile
from pulse.sources.propose.proposal import MOST, Proposal, pulse_of
from pulse.sources.propose.words import Role, role_of, weight_of
from pulse.sources.stamps import stamp

_LEAST = 3
_MOST_LABELS = 12


def wide_periods(headings: Sequence[str]) -> list[str]:
    """The headings that are dates, if there are enough for the table to be wide."""
    found = []
    for heading in headings:
        try:
            stamp(heading, UTC)
        except ValueError:
            continue
        found.append(heading)
    return found if len(found) >= _LEAST else []


def from_wide(
    name: str,
    source: Mapping[str, Any],
    columns: Mapping[str, Sequence[Any]],
    periods: Sequence[str],
    timezone: str,
    units: Mapping[str, tuple[Unit | None, str | None]],
) -> list[Proposal]:
    """Pulses of a table whose headings are dates: one for each row that is a metric, or one by what the rows are."""
    stamps = Column("", periods, "dates", stamps=[stamp(period, UTC) for period in periods])
    grain = grain_of(stamps)
    labels = [column for column in columns if column not in periods]
    named = [label for label in labels if any(isinstance(cell, str) and cell.strip() for cell in columns[label])]
    unit = next(
        (units[period] for period in periods if units.get(period, (None, None))[0] not in {None, "number"}),
        (None, None),
    )
    if named:
        cells = [str(cell).strip() for cell in columns[named[0]] if not is_missing(cell)]
        metrics = [cell for cell in dict.fromkeys(cells) if role_of(cell) not in {Role.UNKNOWN, Role.NONE}]
        if len(metrics) * 2 >= len(set(cells)) and len(set(cells)) == len(cells):
            best = sorted(metrics, key=lambda metric: -weight_of(metric))
            return [_of_row(name, source, named[0], metric, grain, timezone, unit) for metric in best[:MOST]]
    found = [_of_all(name, source, None, grain, timezone, unit)]
    groups = [item for item in named if 1 < profile(item, columns[item]).distinct <= _MOST_LABELS] or named[:1]
    found += [_of_all(name, source, group, grain, timezone, unit) for group in groups[:1]]
    return found


def _of_row(
    name: str,
    source: Mapping[str, Any],
    column: str,
    metric: str,
    grain: Grain,
    timezone: str,
    unit: tuple[Unit | None, str | None],
) -> Proposal:
    where = {"where": [{"column": column, "is": metric}]}
    adds = role_of(metric) is Role.FLOW
    measure = _measure(metric, "sum" if adds else "single", unit)
    pulse = pulse_of(f"{name}-{metric}", f"{metric} by {grain}", {**source, **where}, measure, grain, timezone)
    why = f"The table has a column for each {grain}, and the row {metric} is a metric of its own"
    return Proposal({**pulse, "chart": {"kind": "line"}}, why)


def _of_all(
    name: str,
    source: Mapping[str, Any],
    group: str | None,
    grain: Grain,
    timezone: str,
    unit: tuple[Unit | None, str | None],
) -> Proposal:
    said = " ".join(name.replace("_", " ").replace("-", " ").split())
    title = (said[:1].upper() + said[1:])[:40] or "Figure"
    measure = _measure(title, "mean" if role_of(name) is Role.RATE else "sum", unit)
    if group:
        measure["by"] = group
    by = group.lower() if group else grain
    pulse = pulse_of(f"{name}-by-{by}", f"{title} by {by}", dict(source), measure, grain, timezone)
    why = f"The table has a column for each {grain}" + (f", and a row for each {group}" if group else "")
    return Proposal({**pulse, "chart": {"kind": "bar" if group else "line"}}, why)


def _measure(name: str, aggregate: str, unit: tuple[Unit | None, str | None]) -> dict[str, Any]:
    measure: dict[str, Any] = {"name": name[:40], "columns": "periods", "aggregate": aggregate}
    kind, currency = unit
    if kind == "percent" and aggregate == "sum":
        measure["aggregate"] = "mean"
    if kind == "currency" and currency:
        measure |= {"unit": "currency", "currency": currency}
    return measure
