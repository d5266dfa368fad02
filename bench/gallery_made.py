"""What the pictures of the gallery are drawn from: stories, made-up figures, a sheet's charts."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypedDict

from bench.stories import run  # noqa: F401 - it registers the stories
from bench.stories.story import STORIES, Planted, table
from pulse.chart.look import Look
from pulse.definition import read_pulse
from pulse.definition.catalogue import LanguageCode, Unit
from pulse.insight import InsightOptions, find_facts
from pulse.insight.figure import Figure
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.sketch import Sketch
from pulse.sources.gather import gather
from pulse.sources.rows import Rows


class Sketched(TypedDict):
    """What the lines of one chart have in common."""

    right: bool
    unit: Unit
    currency: str | None


class Shown(NamedTuple):
    """One picture: its name, what it shows, and what it is drawn from."""

    name: str
    what: str
    figures: tuple[Figure, ...]
    language: LanguageCode = "en"
    look: Look = Look()


def of(result: Dataset, **pulse: Any) -> tuple[Figure, ...]:
    """A figure of made-up data; ``pulse`` is what its definition says besides."""
    raw = {"name": "p", "title": result.measure, "source": {"at": "x.csv"}, "grain": result.grain, "readers": ["a"]}
    measure = {"name": result.measure, "value": "n", "period": "at", "unit": result.whole.unit}
    if result.whole.currency:
        measure["currency"] = result.whole.currency
    own = read_pulse({**raw, "timezone": result.timezone, "measure": measure, **pulse}, "gallery")
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)


def story(name: str, title: str, **pulse: Any) -> tuple[Figure, ...]:
    """One of the stories of ``make bench ONLY=stories``."""
    planted: Planted = STORIES[name](random.Random(f"{name} 3"))  # noqa: S311 - it makes up sales
    own = replace(planted, pulse={**planted.pulse, **pulse}).definition().model_copy(update={"title": title})
    rows = Rows("story.csv", {key: list(cells) for key, cells in planted.rows.items()}, seek_copies=False)
    result = gather(rows, own, planted.as_of)
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)


def parts_of(parts: dict[str, int], before: dict[str, int], title: str, **pulse: Any) -> tuple[Figure, ...]:
    """How parts stand now and stood a week before."""
    at, week = date(2026, 11, 22), date(2026, 11, 15)
    series = [Series("", title, "currency", "EUR", additive=True)]
    series += [Series(key, key, "currency", "EUR", additive=True) for key in parts]
    points = []
    for day, figures in ((week, before), (at, parts)):
        points.append(Point(day, Decimal(sum(figures.values())), "", rows=1))
        points += [Point(day, Decimal(figures[key]), key, rows=1) for key in parts]
    now = datetime(2026, 11, 22, 7, tzinfo=UTC)
    result = Dataset(title, "segment", "day", "UTC", now, tuple(series), tuple(points), Quality(), snapshot=True)
    return of(result, **pulse)


def sketched(sketch: Sketch, title: str) -> tuple[Figure, ...]:
    """A figure whose sheet has a chart of its own."""
    figure = story("nothing happened", title)[0]
    return (replace(figure, result=replace(figure.result, sketch=sketch)),)


def numbers(values: list[float | None], title: str, **pulse: Any) -> tuple[Figure, ...]:
    """Days to 23 November 2026; of None nothing is known."""
    days = [date.fromordinal(date(2026, 11, 24).toordinal() - len(values) + at) for at in range(len(values))]
    rows = table(days, {"": [float("nan") if value is None else value for value in values]}, 2)
    planted = Planted(rows, STORIES["nothing happened"](random.Random(1)).rule, pulse)  # noqa: S311
    own = planted.definition().model_copy(update={"title": title})
    result = gather(Rows("x.csv", dict(rows), seek_copies=False), own, planted.as_of)
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)
