"""Pulses worth having, proposed from a table: what an analyst would measure in it, and what not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pulse.catalogue import Grain, Unit
from pulse.errors import SourceError
from pulse.periods import floor
from pulse.sources.cells import is_missing
from pulse.sources.column import member_in
from pulse.sources.currencies import is_currency, names_currency
from pulse.sources.propose.grain import grain_of, longer
from pulse.sources.propose.profile import UTC, Column, profile
from pulse.sources.propose.proposal import MOST, Proposal, pulse_of
from pulse.sources.propose.wide import from_wide, wide_periods
from pulse.sources.propose.words import Role, names_metrics, names_values, role_of, weight_of, words_of
from pulse.sources.totals import find_total

_DOWN = frozenset(
    "cost costs spend expense expenses churn churned bounce refund refunds returns errors error incidents crashes "
    "accidents deaths cases injuries fatalities delay latency unemployment unemployed complaints cancelled kosten debt "
    "emissions duration wait backlog".split()
)
_NEITHER = frozenset("temperature temp rain rainfall precipitation snow wind pressure humidity price prices".split())
_GROUPS = frozenset(
    "region country channel category type segment product plan status source department carrier origin sector market "
    "state city store shop team brand group species location platform device campaign medium land kanal".split()
)
_MOST_OF_LONG, _NARROW = 30, Decimal(3)
_LOOKED_AT = 20_000


@dataclass
class Table:
    """A table to propose from.

    Args:
        name: What it is called; names of pulses begin with it.
        source: The pulse's source.
        columns: Its columns.
        timezone: Of the pulses.
        period: The column of dates.
        grain: The length of a period.
        where: Conditions that every pulse has.
        said: Why these.
    """

    name: str
    source: Mapping[str, Any]
    columns: dict[str, Column]
    timezone: str
    period: Column
    grain: Grain
    where: list[dict[str, Any]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Column]:
        """The columns that hold something."""
        return [one for one in self.columns.values() if one.kind == kind and one is not self.period]

    def starts(self) -> list[Any]:
        """The period of each row; None where it has no date."""
        return [floor(one.at, self.grain, UTC) if one else None for one in self.period.stamps]

    def only(self, column: str, wanted: str, *, keep: bool) -> "Table":
        """The rows with (or, without ``keep``, those without) one value in a column."""
        kept = [place for place, cell in enumerate(self.columns[column].cells) if (member_in(cell) == wanted) == keep]
        columns = {name: _kept(one, kept) for name, one in self.columns.items()}
        condition = {"column": column, "is" if keep else "is not": wanted}
        return replace(self, columns=columns, period=columns[self.period.name], where=[*self.where, condition])


def _kept(column: Column, kept: Sequence[int]) -> Column:
    return replace(
        column,
        cells=[column.cells[place] for place in kept],
        figures=[column.figures[place] for place in kept] if column.figures else [],
        stamps=[column.stamps[place] for place in kept] if column.stamps else [],
    )


def from_table(
    name: str,
    source: Mapping[str, Any],
    columns: Mapping[str, Sequence[Any]],
    timezone: str,
    units: Mapping[str, tuple[Unit | None, str | None]] | None = None,
) -> list[Proposal]:
    """Two to four pulses of a table: its figures over its dates, in all and by the columns with few values.

    Args:
        name: What the table is called; names of pulses begin with it.
        source: The pulse's source.
        columns: Cells by column name, the first rows of the table.
        timezone: Of the pulses.
        units: What columns are formatted as, where that is known.

    Raises:
        SourceError: It has no column of dates.
    """
    known = units or {}
    if periods := wide_periods(tuple(columns)):
        return from_wide(name, source, columns, periods, timezone, known)
    profiles = {one: profile(one, cells, known.get(one, (None, None))) for one, cells in columns.items()}
    dated = [one for one in profiles.values() if one.kind == "dates"]
    if not dated:
        shown = ", ".join(list(columns)[:20])
        raise SourceError(f"{name} has no column that holds dates only; its columns are {shown}.")
    period = max(dated, key=lambda one: one.rank)
    whole = len(period.cells) < _LOOKED_AT
    table = Table(name, source, profiles, timezone, period, grain_of(period, whole=whole))
    table.said.append(f"{period.name} is the finest column of dates")
    return _proposed(_without_doubles(table))


def _proposed(table: Table) -> list[Proposal]:
    long = _long_columns(table)
    found = _from_long(table, *long) if long else _from_figures(table)
    if len(found) < 2:  # noqa: PLR2004 - two are promised
        last = found[-1]
        more = longer(table.grain)
        slug, title = f"{last.pulse['name'][:50]}-by-{more}", f"{last.pulse['measure']['name']} by {more}"
        measure = last.pulse["measure"]
        if measure["aggregate"] == "single":
            measure = {**measure, "aggregate": "mean"}
        if table.grain != more:
            pulse = {**last.pulse, "name": slug, "title": title, "measure": measure, "grain": more}
            found.append(replace(last, pulse=pulse))
    left = {one.name: one.why for one in table.columns.values() if one.why}
    return [replace(one, left_out=left) for one in found[:MOST]]


def _long_columns(table: Table) -> tuple[Column, Column] | None:
    """The column of metrics' names and that of their values, where a table has one row for each metric."""
    values = [one for one in table.of_kind("figures") if names_values(one.name)]
    names = [one for one in table.of_kind("names") if names_metrics(one.name)]
    if len(values) == 1 and len(table.of_kind("figures")) == 1 and names:
        return names[0], values[0]
    return None


def _from_long(table: Table, names: Column, values: Column) -> list[Proposal]:
    found = []
    counts = Counter(member_in(cell) for cell in names.cells if not is_missing(cell))
    best = sorted(counts, key=lambda metric: (-weight_of(metric), -counts[metric]))
    for metric in best[:_MOST_OF_LONG]:
        part = table.only(names.name, metric, keep=True)
        value = replace(part.columns[values.name], role=role_of(metric))
        part.said = [*table.said, f"{names.name} holds the names of metrics, so that each is a pulse of its own"]
        if sum(one is not None for one in value.figures) > 1:
            found.append(_measured(part, value, None, title=metric))
        if len(found) == MOST:
            break
    return found or _from_figures(table)


def _from_figures(table: Table) -> list[Proposal]:
    figures = sorted(table.of_kind("figures"), key=lambda one: -weight_of(one.name))
    groups = sorted(table.of_kind("names"), key=lambda one: _GROUPS.isdisjoint(words_of(one.name)))
    found: list[Proposal] = []
    for place, column in enumerate(figures[:3]):
        found.append(_measured(table, column, None))
        if place == 0 and groups:
            found.append(_measured(table, column, groups[0]))
    if not figures:
        found = [_counted(table, None), *(_counted(table, group) for group in groups[:2])]
    return found


def _measured(table: Table, column: Column, group: Column | None, title: str = "") -> Proposal:
    role = column.role if column.role is not Role.UNKNOWN else _guessed(column)
    aggregate, why = _aggregate(table, role, column, group)
    name = _title(title or column.name)
    measure: dict[str, Any] = {"name": name, "value": column.name, "period": table.period.name}
    if group is not None:
        measure["by"] = group.name
    measure["aggregate"] = aggregate
    if column.unit == "percent" and aggregate != "sum":
        measure["unit"] = "percent"
    elif column.unit == "currency" and column.currency:
        measure |= {"unit": "currency", "currency": column.currency}
    return _proposal(table, measure, group, f"{title or column.name} {why}")


def _counted(table: Table, group: Column | None) -> Proposal:
    measure: dict[str, Any] = {"name": "Rows", "period": table.period.name, "aggregate": "count", "unit": "count"}
    if group is not None:
        measure["by"] = group.name
    return _proposal(table, measure, group, "No column is a figure, so rows are counted")


def _proposal(table: Table, measure: dict[str, Any], group: Column | None, why: str) -> Proposal:
    name = measure["name"]
    if table.period.dates != "as written":
        measure["dates"] = table.period.dates
    there = frozenset(words_of(name))
    good = "down" if not _DOWN.isdisjoint(there) else "neither" if not _NEITHER.isdisjoint(there) else ""
    if good:
        measure["good"] = good
    source = {**table.source, **({"where": table.where} if table.where else {})}
    title = f"{name} by {_title(group.name).lower()}" if group else f"{name} by {table.grain}"
    slug = f"{table.name}-{name}{f'-{group.name}' if group else ''}"
    pulse = pulse_of(slug, title, source, measure, table.grain, table.timezone)
    said = [why + (f", by {group.name} ({group.distinct} values)" if group else ""), *table.said]
    kind = "bar" if group else "line"
    return Proposal({**pulse, "chart": {"kind": kind}}, "; ".join(said))


def _aggregate(table: Table, role: Role, column: Column, group: Column | None) -> tuple[str, str]:
    """How rows of one period become its figure, and why."""
    starts = table.starts()
    rows = Counter(at for at, value in zip(starts, column.figures, strict=True) if at is not None and value is not None)
    alone = max(rows.values(), default=1) == 1
    if role is Role.FLOW:
        return "sum", f"adds up over a {table.grain}"
    if role is Role.STOCK and not alone:
        for one in [group] if group else table.of_kind("names"):
            pairs = Counter((at, str(cell)) for at, cell in zip(starts, one.cells, strict=True) if at is not None)
            if max(pairs.values(), default=1) == 1:
                return (
                    "sum",
                    f"stands at a moment: its parts by {one.name} add up within each {table.grain}, never over time",
                )
    if alone and group is None:
        return "single", f"has one row for each {table.grain} and does not add up over time"
    return "mean", "does not add up, so it is averaged"


def _guessed(column: Column) -> Role:
    """What a column is whose heading says nothing: whole numbers count something, narrow ranges are levels."""
    values = [value for value in column.figures if value is not None]
    if all(value == value.to_integral_value() for value in values):
        return Role.FLOW if min(values) >= 0 else Role.RATE
    if column.unit == "percent" or min(values) < 0 or max(values) <= 1 or max(values) < _NARROW * min(values):
        return Role.RATE
    fine = any(int(value.as_tuple().exponent) < -2 for value in values)  # noqa: PLR2004 - money has cents
    return Role.RATE if fine else Role.FLOW


def _without_doubles(table: Table) -> Table:
    """The table with conditions against totals among members and several currencies."""
    for one in list(table.columns.values()):
        if one is table.period or one.kind not in {"names", "texts", "nothing"}:
            continue
        cells = Counter(member_in(cell) for cell in one.cells if not is_missing(cell))
        if names_currency(one.name) and len(cells) > 1 and all(map(is_currency, cells)):
            most = cells.most_common(1)[0][0]
            table = table.only(one.name, most, keep=True)
            table.said = [*table.said, f"only rows in {most}, as currencies do not add up"]
    for one in table.of_kind("names"):
        while (total := _total_in(table, table.columns[one.name])) is not None:
            table = table.only(one.name, total, keep=False)
            table.said = [*table.said, f"{total} in {one.name} is a total of the others and left out"]
    return table


def _total_in(table: Table, group: Column) -> str | None:
    starts = table.starts()
    adding: list[Column | None] = [one for one in table.of_kind("figures") if one.role is not Role.RATE]
    for figure in adding or [None]:
        members: dict[str, dict[Any, Decimal]] = {}
        figures = figure.figures if figure else [Decimal(1)] * len(starts)
        for at, cell, value in zip(starts, group.cells, figures, strict=True):
            if at is not None and value is not None:
                course = members.setdefault(member_in(cell), {})
                course[at] = course.get(at, Decimal(0)) + value
        found = find_total(members, additive=figure is not None)
        if found is not None:
            return found.key
    return None


def _title(column: str) -> str:
    words = " ".join(column.replace("_", " ").replace("*", " ").replace("~", " ").replace("`", " ").split())
    return (words[:1].upper() + words[1:])[:40].strip() or "Figure"
