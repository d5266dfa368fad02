"""Clauses of one message that belong together: what is said first, what is added, what only asks once more."""

from collections.abc import Sequence
from dataclasses import replace

from pulse.conversation.query import Operation, Query
from pulse.conversation.reading import Reading

_ADDED = {"members", "figure", "span"}
_FORMS = {Operation.CHART, Operation.TABLE}


def only_adds(reading: Reading, before: Reading) -> bool:
    """Whether a clause asks nothing and only says what the one before is about: "I mean October"."""
    if reading.query is not None and reading.query.operation in _FORMS and reading.named <= {"form"}:
        return before.asks
    adds = reading.named & {*_ADDED, "unit"}
    fits = bool(adds) and reading.named == adds and not adds & before.named
    return not reading.asks and fits and before.asks


def repeats(reading: Reading, before: Reading) -> bool:
    """Whether it asks how much the best one was, which its answer says: the best week, and how much was that."""
    query, asked = reading.query, before.query
    if query is None or asked is None or asked.operation not in {Operation.RANK, Operation.EXTREME}:
        return False
    points = reading.points_back or not reading.named
    return query.operation is Operation.VALUE and points and reading.named <= {"figure"} and not reading.unknown


def lists_figures(before: Reading, reading: Reading) -> bool:
    """Whether only a figure was named and another one follows with the rest: revenue and number of orders yesterday."""
    return before.named == {"figure"} and not before.asks and not before.unknown and "figure" in reading.named


def listed(before: Reading, reading: Reading) -> Reading:
    """One reading of both figures."""
    if before.query is None or reading.query is None:
        return reading
    first = reading.query.model_copy(update={"figure": before.query.figure})
    return replace(reading, query=first, further=(reading.query, *reading.further))


def is_topic(before: Reading, reading: Reading) -> bool:
    """Whether the clause before asks nothing and only names what this one asks about."""
    about = before.named & _ADDED
    return (
        reading.asks
        and not before.asks
        and not before.unknown
        and bool(about)
        and before.named <= _ADDED
        and not about & reading.named
        and not before.further
    )


def with_added(before: Reading, added: Reading) -> Reading:
    """``before`` with what ``added`` names."""
    if before.query is None or added.query is None:
        return before
    update: dict[str, object] = {}
    if "members" in added.named:
        update |= {"members": added.query.members, "without": added.query.without}
    if "figure" in added.named:
        update["figure"] = added.query.figure
    if "span" in added.named:
        update["span"] = added.query.span
    if "unit" in added.named:
        update["unit"] = added.query.unit
    if "form" in added.named:
        update["form"] = added.query.form
    named = before.named | added.named
    unknown = before.unknown + added.unknown
    return replace(before, query=before.query.model_copy(update=update), named=named, unknown=unknown)


def without_echoes(readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` without those that only ask once more: "... yesterday, how was that?"."""
    plain = {Operation.VALUE, Operation.CHANGE, Operation.MORE}
    told = [reading for reading in readings if reading.named - {"unit", "whole"}]
    if any(reading.asks for reading in told):
        # A day in a greeting asks nothing.
        first = next(place for place, reading in enumerate(told) if reading.asks)
        told = [item for place, item in enumerate(told) if place > first or item.asks or item.named != {"span"}]
        readings = [reading for reading in readings if reading in told or not reading.named]
    if not told:
        return list(readings[:1])
    return [
        reading
        for reading in readings
        if reading in told
        or reading.unknown
        or reading.lacks
        or reading.query is None
        or reading.query.operation not in plain
    ]


def without_halves(queries: Sequence[Query]) -> tuple[Query, ...]:
    """Each query once, without those that the next one asks more closely: is it falling, and by how much."""
    kept = list(dict.fromkeys(queries))
    for one, closer in zip(list(kept), kept[1:], strict=False):
        if one == closer.model_copy(update={"against": None, "against_span": None, "unit": ""}):
            kept.remove(one)
    return tuple(kept)
