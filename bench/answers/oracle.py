"""The right figure of a question, reckoned by pandas from the raw rows and from what the set says is meant."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from bench.answers.made import frame, raw

_SUMS = {"count", "currency"}


def expected(want: Mapping[str, Any], pulse: str) -> list[float]:  # noqa: PLR0911 - a table
    """Figures of which one has to stand in the answer; none where the question has no single one."""
    if want.get("op") not in {"value", "average", "share", "extreme"} or want.get("unit") or want.get("by"):
        return []
    made = raw(pulse)
    number = _figure(want, pulse)
    rows = _chosen(frame(pulse, number), want)
    periods = _periods(rows, made["grain"])
    span = want.get("span")
    if span is None and want.get("weekday") is not None:
        # Every such day that there is.
        span = [periods.index[0].isoformat(), periods.index[-1].isoformat()]
    inside = _inside(periods, span, want.get("weekday"), made["grain"]) if span else periods.tail(1)
    if inside.empty:
        return []
    adds = made["figures"][number]["unit"] in _SUMS and not made["figures"][number].get("stock")
    stock = bool(made["figures"][number].get("stock"))
    operation = want["op"]
    if operation == "share":
        return _share(want, pulse, number, span)
    if operation == "extreme":
        if want.get("over") in {"members", "weekdays"} or want.get("each"):
            return []
        where = inside if span else periods
        return [float(where.min() if want.get("order") == "asc" else where.max())]
    if operation == "average":
        return [] if stock else [float((inside if span else periods).mean()), *_by_other_lengths(rows, span)]
    if len(want.get("members", [])) > 1 and not want.get("without"):
        return []
    if stock:
        return [float(inside.iloc[-1])]
    return [float(inside.sum())] if adds else [float(inside.mean())]


def _figure(want: Mapping[str, Any], pulse: str) -> int:
    names = [figure["name"] for figure in raw(pulse)["figures"]]
    return names.index(want["figure"]) if want.get("figure") in names else 0


def _chosen(rows: pd.DataFrame, want: Mapping[str, Any]) -> pd.DataFrame:
    members = want.get("members", [])
    if not members:
        return rows
    within = rows["who"].isin(members)
    return rows[~within if want.get("without") else within]


def _periods(rows: pd.DataFrame, grain: str) -> pd.Series:
    """The figure of each period by its first day: sums, of rates means."""
    days = pd.to_datetime(rows["day"])
    starts = days
    if grain == "week":
        starts = days - pd.to_timedelta(days.dt.weekday, unit="D")
    if grain == "month":
        starts = days.dt.to_period("M").dt.start_time
    grouped = rows["value"].groupby(starts.dt.date)
    return grouped.mean() if rows["value"].max() < 1 else grouped.sum()


def _inside(periods: pd.Series, span: Sequence[str], weekday: int | None, grain: str) -> pd.Series:
    first, last = date.fromisoformat(span[0]), date.fromisoformat(span[1])
    ends = {"day": timedelta(0), "week": timedelta(days=6)}
    kept = []
    for start in periods.index:
        end = start + ends[grain] if grain in ends else (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        whole = first <= start and end <= last
        holds = start <= first <= end and not any(first <= other <= last for other in periods.index)
        kept.append((whole or holds) and (weekday is None or start.weekday() == weekday))
    return periods[kept]


def _share(want: Mapping[str, Any], pulse: str, number: int, span: Sequence[str] | None) -> list[float]:
    members = want.get("members", [])
    if len(members) != 1 or raw(pulse)["figures"][number]["unit"] == "percent":
        return []
    grain = raw(pulse)["grain"]
    whole, part = (_periods(rows, grain) for rows in (frame(pulse, number), _chosen(frame(pulse, number), want)))
    if span:
        whole, part = (_inside(item, span, None, grain) for item in (whole, part))
    else:
        whole, part = whole.tail(1), part.tail(1)
    stock = bool(raw(pulse)["figures"][number].get("stock"))
    if whole.empty:
        return []
    return [float(part.iloc[-1] / whole.iloc[-1]) if stock else float(part.sum() / whole.sum())]


def _by_other_lengths(rows: pd.DataFrame, span: Sequence[str] | None) -> list[float]:
    """The average for each day, and for each whole week and month, which may be what is asked for."""
    days = rows.groupby("day")["value"].sum()
    if span:
        first, last = date.fromisoformat(span[0]), date.fromisoformat(span[1])
        days = days[[first <= day <= last for day in days.index]]
    found = [float(days.sum() / max(1, (max(days.index) - min(days.index)).days + 1))] if len(days) else []
    for grain in ("week", "month"):
        whole = _periods(rows, grain)
        inside = _inside(whole, span, None, grain) if span else whole
        if not inside.empty:
            found.append(float(inside.mean()))
    return found


def holds(expected_: Sequence[float], numbers: Sequence[float]) -> bool:
    """Whether one of the figures is among ``numbers``."""
    return any(abs(number - right) <= max(1e-9, abs(right) * 1e-6) for right in expected_ for number in numbers)
