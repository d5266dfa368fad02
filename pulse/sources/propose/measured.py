"""One figure of a table as a pulse: how its rows become the figure of a period, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

from pulse.definition.catalogue import Grain
from pulse.series.periods import truncate
from pulse.sources.column import member_in
from pulse.sources.propose.profile import UTC, Column
from pulse.sources.propose.proposal import Proposal, pulse_of
from pulse.sources.propose.words import Role, words_of

_DOWN = frozenset(
    "cost costs spend expense expenses churn churned bounce refund refunds returns errors error incidents crashes "
    "accidents deaths cases injuries fatalities delay latency unemployment unemployed complaints cancelled kosten debt "
    "emissions duration wait backlog".split()
)
_NEITHER = frozenset("temperature temp rain rainfall precipitation snow wind pressure humidity price prices".split())
_NARROW, _USUAL, _ALIKE = 3, 0.5, 0.2


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
        return [column for column in self.columns.values() if column.kind == kind and column is not self.period]

    def starts(self) -> list[Any]:
        """The period of each row; None where it has no date."""
        return [truncate(moment.at, self.grain, UTC) if moment else None for moment in self.period.stamps]

    def only(self, column: str, wanted: str, *, keep: bool) -> "Table":
        """The rows with (or, without ``keep``, those without) one value in a column."""
        kept = [place for place, cell in enumerate(self.columns[column].cells) if (member_in(cell) == wanted) == keep]
        columns = {name: _kept(item, kept) for name, item in self.columns.items()}
        if keep:
            columns[column] = replace(columns[column], kind="nothing")
        condition = {"column": column, "is" if keep else "is not": wanted}
        return replace(self, columns=columns, period=columns[self.period.name], where=[*self.where, condition])

    def is_constant(self, column: Column) -> bool:
        """Whether a figure never changes for any member of a break-down, so that it only describes the member."""
        for group in self.of_kind("names") if column.role is not Role.FLOW else ():
            pairs = {(str(a), str(b)) for a, b in zip(group.cells, column.cells, strict=True)}
            if 1 < len(pairs) == group.distinct < len(column.cells) / 4:
                column.why = f"it never changes for any {group.name}"
                return True
        return False


def _kept(column: Column, kept: Sequence[int]) -> Column:
    return replace(
        column,
        cells=[column.cells[place] for place in kept],
        figures=[column.figures[place] for place in kept] if column.figures else [],
        stamps=[column.stamps[place] for place in kept] if column.stamps else [],
    )


def is_panel(table: Table) -> bool:
    """Whether most periods hold about as many rows, as readings on a clock do, and rows of the same members."""
    rows = Counter(at for at in table.starts() if at is not None)
    if len(rows) < 2:  # noqa: PLR2004 - one shows nothing
        return True
    usual = median(rows.values())
    return sum(abs(count - usual) <= _ALIKE * usual for count in rows.values()) >= _USUAL * len(rows)


def is_one_each(table: Table, group: Column) -> bool:
    """Whether each member has one row a period, so that a figure of all of them together may mean nothing."""
    rows = Counter((at, str(cell)) for at, cell in zip(table.starts(), group.cells, strict=True) if at is not None)
    return max(rows.values(), default=1) == 1 and len(rows) > len({at for at, _ in rows})


def measured(table: Table, column: Column, group: Column | None, title: str = "") -> Proposal:
    """A pulse of a column of figures, ``title`` by another name than its heading."""
    aggregate, why = _aggregate(table, column, group)
    name = _title(title or column.name)
    measure: dict[str, Any] = {"name": name, "value": column.name, "period": table.period.name}
    if group is not None:
        measure["by"] = group.name
    measure["aggregate"] = aggregate
    if column.role is Role.STOCK and aggregate in {"sum", "single"}:
        measure["stock"] = True
    if column.unit == "percent" and aggregate != "sum":
        measure["unit"] = "percent"
    elif column.unit == "currency" and column.currency:
        measure |= {"unit": "currency", "currency": column.currency}
    return _proposal(table, measure, group, f"{title or column.name} {why}")


def counted(table: Table, group: Column | None) -> Proposal:
    """A pulse that counts rows."""
    measure: dict[str, Any] = {"name": "Rows", "period": table.period.name, "aggregate": "count", "unit": "count"}
    if group is not None:
        measure["by"] = group.name
    return _proposal(table, measure, group, "Rows are counted")


def _proposal(table: Table, measure: dict[str, Any], group: Column | None, why: str) -> Proposal:
    name = measure["name"]
    said = [why + (f", by {group.name} ({group.distinct} values)" if group else ""), *table.said]
    if table.period.dates != "as written":
        measure["dates"] = table.period.dates
        said.append(f"dates are in order of time when read as {table.period.dates}")
    there = frozenset(words_of(name))
    good = "down" if not _DOWN.isdisjoint(there) else "neither" if not _NEITHER.isdisjoint(there) else ""
    if good:
        measure["good"] = good
    source = {**table.source, **({"where": table.where} if table.where else {})}
    title = f"{name} by {_title(group.name).lower()}" if group else f"{name} by {table.grain}"
    slug = f"{table.name}-{name}{f'-{group.name}' if group else ''}"
    pulse = pulse_of(slug, title, source, measure, table.grain, table.timezone)
    kind = "bar" if group else "line"
    return Proposal({**pulse, "chart": {"kind": kind}}, "; ".join(said))


def _aggregate(table: Table, column: Column, group: Column | None) -> tuple[str, str]:
    """How rows of one period become its figure, and why."""
    starts = table.starts()
    rows = Counter(at for at, value in zip(starts, column.figures, strict=True) if at is not None and value is not None)
    alone = max(rows.values(), default=1) == 1
    role = _role(table, column, alone=alone)
    if role is Role.FLOW or (role is Role.DEPTH and alone):
        return "sum", f"adds up over a {table.grain}"
    if role is Role.STOCK and not alone:
        for item in [group] if group else [*table.of_kind("names"), *table.of_kind("texts")]:
            if is_one_each(table, item):
                return "sum", f"stands at a moment: it adds up over {item.name} within a {table.grain}, never over time"
    if alone and group is None:
        return "single", f"has one row for each {table.grain} and is not added up over time"
    return "mean", "does not add up, so it is averaged"


def _role(table: Table, column: Column, *, alone: bool) -> Role:
    """What a column is; where its heading says nothing, by its values and by how its rows come."""
    values = [value for value in column.figures if value is not None]
    if column.role is Role.FLOW:
        # Changes in percent go by the name of what changes.
        fine = sum(int(value.as_tuple().exponent) < -4 for value in values)  # noqa: PLR2004 - no money has so many
        below = sum(value < 0 for value in values)
        return Role.RATE if below * 10 > len(values) and fine * 2 > len(values) else Role.FLOW
    if column.role is not Role.UNKNOWN:
        return column.role
    whole = all(value == value.to_integral_value() for value in values)
    if alone or min(values) < 0 or column.unit == "percent" or max(values) <= 1 or max(values) < _NARROW * min(values):
        return Role.RATE
    if whole:
        return Role.FLOW
    cents = all(int(value.as_tuple().exponent) >= -2 for value in values)  # noqa: PLR2004 - as money has
    return Role.FLOW if cents and not is_panel(table) else Role.RATE


def _title(column: str) -> str:
    words = " ".join("".join(" " if letter in "_*~`" else letter for letter in column).split())
    return (words[:1].upper() + words[1:])[:40].strip() or "Figure"
