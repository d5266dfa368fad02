"""Figures that a source has already made for each period, as the tidy result."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from pulse.definition import Measure, Pulse
from pulse.definition.catalogue import Unit
from pulse.errors import NoDataError, SourceError
from pulse.series import Dataset, Point, Quality, Series, Span
from pulse.series.history import MOST_MEMBERS, OTHERS
from pulse.series.periods import Start, between, comparable_period, end, step, truncate
from pulse.sources.tally import Cell, merge_small

Figures = Mapping[Start, Decimal | None]
"""A figure for each period; None where it is not known."""


@dataclass
class Given:
    """What a source answered.

    Args:
        whole: The figure of each period that has any row.
        members: The same for each member of the break-down, by its key; a member without a figure in a period has none
            there.
        titles: What readers call members, by key, where that is another text than the key.
        currency: Letters of the currency for money.
        rows: How many rows it was made from.
        since: The first moment of which something would be known.
        spans: The periods themselves, where they have no fixed length.
        snapshot: Whether the figures are how it stood at the moment of asking.
        notes: For readers.
        warnings: For the owner.
        in_order: Whether members stand in an order of their own, which is kept.
        unit: What the figures are, where only the account tells.
        additive: Whether members add up, where the break-down decides it.
        all_told: Whether the source was asked for every period, so that one without a figure has nothing to make it of.
        name: What the figure is, where it is not what the pulse calls it.
        companions: Whether the members are no parts, but figures that stand beside the whole.
    """

    whole: Figures
    members: Mapping[str, Figures] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    currency: str | None = None
    rows: int = 0
    since: datetime | None = None
    spans: tuple[Span, ...] = ()
    snapshot: bool = False
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    in_order: bool = False
    unit: Unit | None = None
    additive: bool | None = None
    companions: bool = False
    all_told: bool = True
    name: str = ""


def standing(
    parts: Sequence[tuple[str, Decimal | None]], measure: Measure, at: Start, where: str, *, notes: tuple[str, ...] = ()
) -> Given:
    """Figures by name as they stand now, in their order; a part with an unknown figure is unknown, and so the whole.

    Args:
        parts: Name and figure of each row; one named ``""`` is the whole by itself.
        measure: How rows of one name become its figure, and how all become the whole.
        at: The period they stand in.
        where: What to call the source in an error.
        notes: For readers.

    Raises:
        SourceError: There is more than one row where there should be one.
    """
    cells: dict[str, Cell] = defaultdict(Cell)
    whole = Cell()
    for member, value in parts:
        for cell in (cells[member], whole):
            cell.add(value or Decimal(0), int(value is not None), int(value is None))
    if measure.aggregate == "single" and len(parts) > 1:
        raise SourceError(f"{where} has {len(parts)} rows, but measure.aggregate is single. Use sum or mean.")
    members = {key: {at: None if cell.unknown else cell.figure(measure)} for key, cell in cells.items() if key}
    return Given(
        {at: None if whole.unknown else whole.figure(measure)},
        dict(members),
        measure.currency,
        len(parts),
        snapshot=True,
        in_order=True,
        notes=notes,
        unit=measure.unit,
        additive=measure.additive,
    )


def result_of(given: Given, pulse: Pulse, as_of: datetime, where: str) -> Dataset:
    """The tidy result.

    A period without a row is zero where the measure says so, from the first period with one on.

    Raises:
        NoDataError: There is no figure of a complete period.
    """
    measure, zone = pulse.measure, pulse.zone
    starts = _periods(given, pulse, as_of)
    additive = (measure.additive if given.additive is None else given.additive) and not given.companions
    merged = _merged(given, additive=additive)
    unit = given.unit or measure.unit or "number"
    titles = {**given.titles, "": given.name or measure.name, OTHERS: "all others"}
    series = [
        Series(
            key,
            titles.get(key, key),
            unit,
            given.currency,
            additive,
            merged=key == OTHERS,
            companion=given.companions and key != "",
        )
        for key in ["", *merged]
    ]
    ends = {span.at: span.end for span in given.spans}
    table: dict[str, Figures] = {"": given.whole, **merged}
    members_since = _member_since(given)
    points = []
    for item in series:
        for at in starts:
            over = ends[at] if at in ends else end(at, pulse.grain, zone)
            partial = not given.snapshot and as_of < over
            asked = not item.key or members_since is None or at >= members_since
            zero = measure.empty == "zero" and asked
            points.append(_point(table[item.key], at, item.key, partial=partial, zero=zero))
    known = [point.at for point in points if not point.series and point.value is not None and not point.partial]
    if not known:
        raise NoDataError(f"{where} has no complete {pulse.grain} with a figure yet; nothing can be said of it.")
    dimension = measure.by if given.members and not given.companions else None
    quality = _quality(given, starts, points, known[-1], pulse, as_of)
    return Dataset(
        given.name or measure.name,
        dimension,
        pulse.grain,
        pulse.timezone,
        as_of,
        tuple(series),
        tuple(points),
        quality,
        given.notes,
        given.snapshot,
        given.spans,
        given.warnings,
    )


def _periods(given: Given, pulse: Pulse, as_of: datetime) -> list[Start]:
    if given.spans:
        return [span.at for span in given.spans]
    if given.snapshot:
        return [truncate(as_of, pulse.grain, pulse.zone)]
    # A sum of nothing before anything began is no figure; a rate or a course of its own may well begin with zero.
    counts = pulse.measure.empty == "zero" and not given.companions
    known = [at for at, value in given.whole.items() if (value if counts else value is not None)]
    newest = truncate(as_of, pulse.grain, pulse.zone)
    if not counts or given.since is None:
        return between(min(known, default=newest), newest, pulse.grain)
    since, last = truncate(given.since, pulse.grain, pulse.zone), step(newest, pulse.grain, -1)
    # What the newest is held against was asked for, and is zero where nothing came.
    held_against = min(comparable_period(last, pulse.grain, pulse.zone), step(last, pulse.grain, -1))
    return between(max(since, min([*known, held_against])), newest, pulse.grain)


def _quality(
    given: Given, starts: list[Start], points: list[Point], newest: Start, pulse: Pulse, as_of: datetime
) -> Quality:
    if given.snapshot or given.spans:
        return Quality(rows=given.rows)
    known = {point.at for point in points if not point.series and point.value is not None}
    expected = step(truncate(as_of, pulse.grain, pulse.zone), pulse.grain, -1)
    late = len(between(newest, expected, pulse.grain)) - 1 if newest < expected else 0
    if given.all_told:
        return Quality(rows=given.rows, empty_by=late)
    missing = tuple(at for at in starts if at < newest and at not in known)
    return Quality(rows=given.rows, missing=missing, late_by=late)


def _point(figures: Figures, at: Start, key: str, *, partial: bool, zero: bool) -> Point:
    """The figure of one period; ``zero`` where none was answered, if it was asked for and nothing is zero."""
    if at not in figures and zero:
        return Point(at, Decimal(0), key, partial=partial)
    value = figures.get(at)
    return Point(at, value, key, partial=partial, rows=0 if value is None else 1)


def _member_since(given: Given) -> Start | None:
    """Before the first period that any member is known of, nothing is: members are asked for a shorter time."""
    return min((at for figures in given.members.values() for at in figures), default=None)


def _merged(given: Given, *, additive: bool) -> dict[str, dict[Start, Decimal | None]]:
    """The members that are shown; of sums also what is missing to the whole."""
    cells: dict[str, dict[Start, Cell]] = defaultdict(dict)
    for key, figures in given.members.items():
        for at, value in figures.items():
            cells[key][at] = Cell(value or Decimal(0), int(value is not None), int(value is None))
    # Snapshots are merged once the days kept before are known.
    kept = given.snapshot or (given.in_order and len(cells) <= MOST_MEMBERS)
    order = list(cells) if kept else merge_small(cells, additive=additive)
    found = {key: {at: c.total if c.known else None for at, c in cells[key].items()} for key in order}
    return _completed(found, given) if additive and found else found


def _completed(found: dict[str, dict[Start, Decimal | None]], given: Given) -> dict[str, dict[Start, Decimal | None]]:
    since = _member_since(given)
    rest: dict[Start, Decimal | None] = {}
    for at, whole in given.whole.items():
        if whole is not None and since is not None and at >= since:
            named = _known(figures.get(at) for key, figures in found.items() if key != OTHERS)
            rest[at] = whole - sum(named, Decimal(0))
    if any(rest.values()):
        return {**{key: figures for key, figures in found.items() if key != OTHERS}, OTHERS: rest}
    return found


def _known(values: Iterable[Decimal | None]) -> list[Decimal]:
    return [value for value in values if value is not None]
