"""Further pictures of the gallery: kinds that few pulses need, themes, and a sheet's own charts."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bench.gallery_made import Shown, Sketched, numbers, of, sketched, story
from cli.preview import measured
from cli.pulses import load_pulse
from pulse.chart.look import Look
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.sketch import Line, Sketch

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")


def kinds() -> Iterator[Shown]:
    """Kinds that are chosen by the facts."""
    yield Shown(
        "pace", "A total on its way to its goal.", story("a goal that slips away", "Revenue", chart={"kind": "pace"})
    )
    yield Shown("event", "An event that the owner noted.", story("an event that the owner noted", "Orders"))
    yield Shown("holiday", "A public holiday.", story("christmas day", "Orders"))
    yield Shown("goal", "A level that is to be reached.", story("a level that crossed its goal", "Active users"))
    yield Shown("record", "A record, shown as far back as it reaches.", story("a true record", "Orders"))
    yield Shown("late", "Late data: a strip across the page.", story("late data", "Orders"))
    yield Shown("gap", "Days of which nothing is known.", story("days are missing", "Orders"))
    yield Shown("mix", "Why a mean moved.", story("a mix shift against every part", "Conversion"))
    yield Shown("slope", "A few parts at two dates.", _two_dates())
    yield Shown("strips", "Figures of different units over one axis.", _beside())
    yield Shown("so-far", "The days so far, against the same days before.", _so_far())
    yield Shown("scatter", "A line of few points.", numbers([3.0, 5.0, 4.0, 6.0, 5.5], "Load", chart={"kind": "line"}))


def themes() -> Iterator[Shown]:
    """The same pictures on dark paper, and in a brand's colour."""
    shop, jobs = load_pulse("shop-orders"), load_pulse("us-jobs")
    dark = Look("dark")
    yield Shown("dark-bars", "Dark paper.", measured(shop), look=dark)
    yield Shown("dark-line", "Dark paper, a line.", measured(jobs), look=dark)
    yield Shown("dark-level", "Dark paper, a new level.", story("a new level for three weeks", "Orders"), look=dark)
    yield Shown(
        "dark-many", "Dark paper, a calendar.", story("nothing happened", "Orders", chart={"periods": 120}), look=dark
    )
    yield Shown("brand", "A brand's own colour.", measured(shop), look=Look(accent="#7a1fa2"))


def own_charts() -> Iterator[Shown]:
    """A sheet's own charts."""
    euro = {"right": False, "unit": "currency", "currency": "EUR"}
    columns = (
        Line("Online", "column", (12.0, 14.0, 11.0, 15.0, 17.0, 18.0), **euro),  # type: ignore[arg-type]
        Line("Stores", "column", (20.0, 18.0, 19.0, 17.0, 16.0, 15.0), **euro),  # type: ignore[arg-type]
    )
    yield Shown(
        "stack", "A sheet's own chart: stacked columns.", sketched(Sketch(_MONTHS, columns, "stacked"), "Sales")
    )
    pie = Line("Share", "pie", tuple(float(100 - 9 * at) for at in range(10)), right=False, unit="count", currency=None)
    names = tuple(f"Product {letter}" for letter in "ABCDEFGHIJ")
    yield Shown("pie", "A sheet's pie, as ranked rows.", sketched(Sketch(names, (pie,)), "Products"))
    yield from _forms()


def _forms() -> Iterator[Shown]:
    chance = random.Random(4)  # noqa: S311 - it makes up figures
    plain: Sketched = {"right": False, "unit": "count", "currency": None}
    lines = tuple(
        Line(f"Region {name}", "line", tuple(50 + 8 * at + chance.gauss(3 * step, 6) for step in range(6)), **plain)
        for at, name in enumerate(("North", "South", "East", "West"))
    )
    yield Shown("lines", "A sheet's lines, each with its name at its end.", sketched(Sketch(_MONTHS, lines), "Orders"))
    steps = Line("Cash", "waterfall", (120.0, 45.0, -30.0, -22.0, 14.0, None), **plain)
    labels = ("Opening", "Sales", "Wages", "Rent", "Grants", "")
    yield Shown("waterfall", "A sheet's waterfall.", sketched(Sketch(labels, (steps,), totals=(0, 5)), "Cash"))
    bins, edges = ("",) * 8, tuple(float(edge) for edge in range(0, 90, 10))
    counts = Line("Orders", "histogram", (4.0, 9.0, 17.0, 25.0, 21.0, 11.0, 5.0, 2.0), **plain)
    yield Shown("histogram", "A sheet's histogram.", sketched(Sketch(bins, (counts,), places=edges), "Basket size"))
    dots = Line("Revenue", "bubble", tuple(chance.uniform(10, 90) for _ in range(12)), **plain)
    at, sizes = (tuple(chance.uniform(1, 50) for _ in range(12)) for _ in range(2))
    yield Shown("bubble", "A sheet's bubbles.", sketched(Sketch(("",) * 12, (dots,), places=at, sizes=sizes), "Shops"))
    base = [100 + chance.gauss(0, 4) for _ in range(14)]
    candles = tuple(
        Line(name, "candlestick", tuple(value + add for value, add in zip(base, shift, strict=True)), **plain)
        for name, shift in (
            ("low", [-6.0] * 14),
            ("open", [-2.0] * 14),
            ("close", [chance.uniform(-4, 5) for _ in range(14)]),
            ("high", [7.0] * 14),
        )
    )
    days = tuple(f"2026-11-{day}" for day in range(10, 24))
    yield Shown("candles", "A sheet's candlesticks.", sketched(Sketch(days, candles), "Share price"))


def _two_dates() -> tuple:  # type: ignore[type-arg]
    months, parts = (date(2026, 9, 1), date(2026, 10, 1)), {"North": (52, 61), "South": (48, 39), "East": (30, 32)}
    series = [Series("", "Revenue", "currency", "EUR", additive=True)]
    series += [Series(key, key, "currency", "EUR", additive=True) for key in parts]
    points = [Point(at, Decimal(sum(p[n] for p in parts.values()) * 1000), "", rows=1) for n, at in enumerate(months)]
    points += [
        Point(at, Decimal(pair[n] * 1000), key, rows=1) for key, pair in parts.items() for n, at in enumerate(months)
    ]
    now = datetime(2026, 11, 2, 7, tzinfo=UTC)
    return of(Dataset("Revenue", "region", "month", "UTC", now, tuple(series), tuple(points), Quality()))


def _beside() -> tuple:  # type: ignore[type-arg]
    chance = random.Random(8)  # noqa: S311
    days = [date(2026, 10, 25) + timedelta(days=at) for at in range(30)]
    series = (
        Series("", "Revenue", "currency", "EUR", additive=True),
        Series("r", "Conversion", "percent", None, additive=False, companion=True),
        Series("v", "Visits", "count", None, additive=True, companion=True),
    )
    points = [Point(day, Decimal(round(4000 + chance.gauss(0, 400))), "", rows=1) for day in days]
    points += [Point(day, Decimal(repr(round(0.03 + chance.gauss(0, 0.002), 5))), "r", rows=1) for day in days]
    points += [Point(day, Decimal(round(1500 + chance.gauss(0, 120))), "v", rows=1) for day in days]
    now = datetime(2026, 11, 24, 7, tzinfo=UTC)
    return of(Dataset("Revenue", None, "day", "UTC", now, series, tuple(points), Quality()))


def _so_far() -> tuple:  # type: ignore[type-arg]
    shop = load_pulse("shop-orders")
    raw = shop.model_dump(mode="json", exclude_unset=True) | {"grain": "month", "calendar": {"so_far": True}}
    own = type(shop).model_validate(raw | {"chart": {"kind": "same-days"}})
    return tuple(replace(figure) for figure in measured(own))
