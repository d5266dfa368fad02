"""Pulses worth having, proposed from a table: what an analyst would measure in it, and what not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pulse.definition.catalogue import Unit
from pulse.errors import SourceError
from pulse.sources.cells import is_missing
from pulse.sources.column import member_in
from pulse.sources.currencies import is_currency, names_currency
from pulse.sources.propose.grain import grain_of, longer
from pulse.sources.propose.measured import Table, counted, is_one_each, is_panel, measured
from pulse.sources.propose.profile import Column, profile
from pulse.sources.propose.proposal import MOST, Proposal
from pulse.sources.propose.wide import from_wide, wide_periods
from pulse.sources.propose.words import Role, names_metrics, names_values, role_of, weight_of, words_of
from pulse.sources.totals import find_total

_GROUPS = frozenset(
    "region country channel category type segment product plan status source department carrier origin sector market "
    "state city store shop team brand group species location platform device campaign medium land kanal".split()
)
_MOST_OF_LONG, _MOST_FIGURES, _KNOWN = 30, 4, 3
_MOST_TOTALS = 300


def from_table(
    name: str,
    source: Mapping[str, Any],
    columns: Mapping[str, Sequence[Any]],
    timezone: str,
    units: Mapping[str, tuple[Unit | None, str | None]] | None = None,
    *,
    whole: bool = True,
) -> list[Proposal]:
    """Pulses of a table, the best first: its figures over its dates, in all and by the columns with few values.

    Args:
        name: What the table is called; names of pulses begin with it.
        source: The pulse's source.
        columns: Cells by column name, in the order of the table.
        timezone: Of the pulses.
        units: What columns are formatted as, where that is known.
        whole: Whether these are all rows of the table.

    Raises:
        SourceError: It has no column of dates.
    """
    known = units or {}
    if periods := wide_periods(tuple(columns)):
        return from_wide(name, source, columns, periods, timezone, known)
    profiles = {column: profile(column, cells, known.get(column, (None, None))) for column, cells in columns.items()}
    dated = [column for column in profiles.values() if column.kind == "dates"]
    if not dated:
        shown = ", ".join(" ".join(column.split()) for column in list(columns)[:20])
        raise SourceError(f"{name} has no column that holds dates only; its columns are {shown}.")
    period = max(dated, key=lambda column: column.rank)
    table = Table(name, source, profiles, timezone, period, grain_of(period, whole=whole))
    table.said.append(f"{period.name} is the finest column of dates")
    table = _without_doubles(table)
    found = list(_candidates(table))
    left = {column.name: column.why for column in profiles.values() if column.why}
    return [replace(proposal, left_out=left) for proposal in [*found, *_by_longer(found)]]


def _candidates(table: Table) -> Iterator[Proposal]:
    long = _long_columns(table)
    parts = list(_from_long(table, *long)) if long else []
    yield from parts or _from_figures(table)


def _by_longer(found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The same by the next longer period, for tables of which there is little else to propose."""
    for proposal in found[:MOST]:
        pulse, measure = proposal.pulse, proposal.pulse["measure"]
        more = longer(pulse["grain"])
        if more == pulse["grain"] or (measure.get("stock") and measure["aggregate"] == "sum"):
            continue
        if measure["aggregate"] == "single":
            measure = {**measure, "aggregate": "mean"}
            measure.pop("stock", None)
        name, title = f"{pulse['name'][:48].strip('-')}-by-{more}", f"{measure['name']} by {more}"
        yield replace(proposal, pulse={**pulse, "name": name, "title": title, "measure": measure, "grain": more})


def _long_columns(table: Table) -> tuple[Column, Column] | None:
    """The column of metrics' names and that of their values, where a table has one row for each metric."""
    values = [column for column in table.of_kind("figures") if names_values(column.name)]
    names = [column for column in table.of_kind("names") if names_metrics(column.name)]
    return (names[0], values[0]) if len(values) == 1 and names else None


def _from_long(table: Table, names: Column, values: Column) -> Iterator[Proposal]:
    counts = Counter(member_in(cell) for cell in names.cells if not is_missing(cell))
    best = sorted(counts, key=lambda metric: (-weight_of(metric), -counts[metric]))
    for metric in best[:_MOST_OF_LONG]:
        part = table.only(names.name, metric, keep=True)
        part.said = [*table.said, f"{names.name} holds the names of metrics, so that each is a pulse of its own"]
        value = replace(part.columns[values.name], role=role_of(metric))
        if sum(figure is not None for figure in value.figures) > 1:
            yield measured(part, value, None, title=metric)


def _from_figures(table: Table) -> Iterator[Proposal]:
    figures = [item for item in table.of_kind("figures") if not table.is_constant(item)]
    figures.sort(key=lambda figure: -weight_of(figure.name))
    groups = sorted(table.of_kind("names"), key=lambda item: _GROUPS.isdisjoint(words_of(item.name)))
    # Rows that come as they happen are worth counting; readings taken on a clock are not.
    events = not is_panel(table)
    if events and (not figures or weight_of(figures[0].name) < _KNOWN):
        yield from (counted(table, group) for group in [None, *groups[:1]])
    for place, column in enumerate(figures[:_MOST_FIGURES]):
        pair = [measured(table, column, group) for group in [None, *groups[:1]]]
        # The average price of several things is no price; each of them beside the others is what can be watched.
        apart = bool(groups) and pair[0].pulse["measure"]["aggregate"] == "mean" and is_one_each(table, groups[0])
        yield from reversed(pair) if apart else pair if place == 0 else pair[:1]
    yield from (counted(table, group) for group in [None, *groups[:2]])


def _without_doubles(table: Table) -> Table:
    """The table with conditions against totals among members and several currencies."""
    for column in list(table.columns.values()):
        if column is table.period or column.kind in {"dates", "figures"}:
            continue
        cells = Counter(member_in(cell) for cell in column.cells if not is_missing(cell))
        if names_currency(column.name) and len(cells) > 1 and all(map(is_currency, cells)):
            most = cells.most_common(1)[0][0]
            said = [*table.said, f"only rows in {most}, as currencies do not add up"]
            table = table.only(column.name, most, keep=True)
            table.said = said
    for item in [*table.of_kind("names"), *table.of_kind("texts")]:
        if item.distinct <= _MOST_TOTALS:
            table = _without_total(table, item.name)
    return table


def _without_total(table: Table, group: str) -> Table:
    """Without the member that is the sum of the others; of totals on several levels the largest alone is kept."""
    found = _total_in(table, group)
    if found is None:
        return table
    key, adds_up = found
    said = f"{key} in {group} is a total of the others and left out"
    if not adds_up:
        said = f"{key} in {group} is a total, and others add up parts of it, so that it stands alone"
    rest = table.only(group, key, keep=not adds_up)
    rest.said = [*table.said, said]
    return _without_total(rest, group) if adds_up else rest


def _total_in(table: Table, group: str) -> tuple[str, bool] | None:
    """The member that is a total, and whether it is the sum of all others."""
    starts = table.starts()
    adding: list[Column | None] = [column for column in table.of_kind("figures") if column.role is not Role.RATE]
    for figure in adding or [None]:
        members: dict[str, dict[Any, Decimal]] = {}
        figures = figure.figures if figure else [Decimal(1)] * len(starts)
        for at, cell, value in zip(starts, table.columns[group].cells, figures, strict=True):
            if at is not None and value is not None:
                course = members.setdefault(member_in(cell), {})
                course[at] = course.get(at, Decimal(0)) + value
        found = find_total(members)
        if found is not None:
            size = {key: sum(course.values()) for key, course in members.items()}
            others = sum(size.values()) - size[found.key]
            return found.key, not found.parts and others <= size[found.key] * Decimal("1.1")
    return None
