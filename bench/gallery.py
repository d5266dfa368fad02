"""Every kind of picture, and the worst inputs: ``make gallery`` draws them and writes docs/gallery.md."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from bench.stories import run  # noqa: F401 - it registers the stories
from bench.stories.story import STORIES, Planted, table
from cli.preview import measured
from cli.pulses import load_pulse
from pulse.chart import draw_page
from pulse.definition import read_pulse
from pulse.definition.catalogue import LanguageCode
from pulse.insight import InsightOptions, find_facts
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset, Point, Quality, Series
from pulse.series.sketch import Line, Sketch
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

DOCS = Path(__file__).parents[1] / "docs"


class Shown(NamedTuple):
    """One picture: its name, what it shows, and what it is drawn from."""

    name: str
    what: str
    figures: tuple[Figure, ...]
    language: LanguageCode = "en"


def _of(result: Dataset, **pulse: Any) -> tuple[Figure, ...]:
    raw = {"name": "p", "title": result.measure, "source": {"at": "x.csv"}, "grain": result.grain, "readers": ["a"]}
    measure = {"name": result.measure, "value": "n", "period": "at", "unit": result.whole.unit}
    if result.whole.currency:
        measure["currency"] = result.whole.currency
    own = read_pulse({**raw, "timezone": result.timezone, "measure": measure, **pulse}, "gallery")
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)


def _story(name: str, title: str, **pulse: Any) -> tuple[Figure, ...]:
    planted: Planted = STORIES[name](random.Random(f"{name} 3"))  # noqa: S311 - it makes up sales
    own = replace(planted, pulse={**planted.pulse, **pulse}).definition().model_copy(update={"title": title})
    rows = Rows("story.csv", {key: list(cells) for key, cells in planted.rows.items()}, seek_copies=False)
    result = gather(rows, own, planted.as_of)
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)


def _parts(parts: dict[str, int], before: dict[str, int], title: str, **pulse: Any) -> tuple[Figure, ...]:
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
    return _of(result, **pulse)


def _sketch(sketch: Sketch, title: str) -> tuple[Figure, ...]:
    figure = _story("nothing happened", title)[0]
    return (replace(figure, result=replace(figure.result, sketch=sketch)),)


def _numbers(values: list[float | None], title: str, **pulse: Any) -> tuple[Figure, ...]:
    days = [date.fromordinal(date(2026, 11, 24).toordinal() - len(values) + at) for at in range(len(values))]
    rows = table(days, {"": [float("nan") if value is None else value for value in values]}, 2)
    planted = Planted(rows, STORIES["nothing happened"](random.Random(1)).rule, pulse)  # noqa: S311
    own = planted.definition().model_copy(update={"title": title})
    result = gather(Rows("x.csv", dict(rows), seek_copies=False), own, planted.as_of)
    return (Figure(own, result, find_facts(result, InsightOptions.of(own))),)


_SEGMENTS = {
    "Enterprise customers of the whole northern region": 286_000,
    "東京の法人顧客": 214_000,
    "Small and medium firms": 171_000,
    "عملاء الرياض من المؤسسات": 118_000,
    "मुंबई के ग्राहक": 96_000,
    "Public administrations and their many agencies": 74_000,
    "לקוחות תל אביב": 52_000,
    "Non-governmental bodies": 31_000,
    "กรุงเทพมหานคร": 20_000,
    "Μικρές επιχειρήσεις": 14_000,
    "Малый бизнес": 9_000,
    "Other": 4_000,
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")


def pictures() -> Iterator[Shown]:
    """Every picture, in the order of the gallery."""
    shop, jobs = load_pulse("shop-orders"), load_pulse("us-jobs")
    yield Shown("bars", "Bars and who moved them: the newest, its weekday in one tone, what it lacks.", measured(shop))
    yield Shown("line", "A line of a level, and its axis said.", measured(jobs))
    yield Shown("several", "Several figures, a row each.", _several())
    yield Shown("german", "The same facts for a reader of German.", measured(shop), "de")
    yield Shown(
        "parts",
        "Parts as they stand, in six scripts.",
        _parts(_SEGMENTS, {k: v - 3000 for k, v in _SEGMENTS.items()}, "Open pipeline"),
    )
    yield Shown("outage", "An outage.", _story("an outage today", "Orders"))
    yield Shown("refund", "Below zero.", _story("a big refund", "Net sales"))
    yield Shown("level", "A level that has changed.", _story("a new level for three weeks", "Orders"))
    yield Shown("december", "Months, and last December.", _story("december as every december", "Revenue by month"))
    yield Shown("rate", "A rate of which less is better.", _story("churn up where less is better", "Churn"))
    yield Shown("streak", "Weeks.", _story("seven weeks up", "Orders by week"))
    yield Shown("hours", "Hours.", _story("a quiet hour", "Orders by hour", chart={"periods": 48}))
    yield Shown("first", "The first week of history.", _story("the first week of history", "Orders"))
    yield Shown("single", "A single period.", _story("a single period", "Orders by month"))
    yield Shown("many", "A hundred and twenty days.", _story("nothing happened", "Orders", chart={"periods": 120}))
    wild: list[float | None] = [10, 12, 9, 11, None, None, 900, 12, 10, 11, 9, 0, 12, 11, 10, 12, 9, 11]
    yield Shown("outlier", "An outlier, a gap and a zero.", _numbers(wild, "Signups", measure={"name": "Signups"}))
    yield Shown("steady", "Nothing moves.", _numbers([3000.0] * 40, "Customers", measure={"name": "Customers"}))
    huge: list[float | None] = [2.1e12 + at * 7e9 for at in range(40)]
    yield Shown(
        "huge",
        "Trillions, with a long title.",
        _numbers(
            huge,
            "Assets under the management of all our funds in all of their countries and years",
            measure={"name": "Assets", "unit": "currency", "currency": "CHF"},
        ),
    )
    yield Shown(
        "arabic",
        "A title that is read from the right.",
        _numbers([50.0 + at % 7 for at in range(40)], "طلبات المتجر في الرياض", measure={"name": "الطلبات"}),
    )
    columns = (
        Line("Online", "column", (12.0, 14.0, 11.0, 15.0, 17.0, 18.0), right=False, unit="currency", currency="EUR"),
        Line("Stores", "column", (20.0, 18.0, 19.0, 17.0, 16.0, 15.0), right=False, unit="currency", currency="EUR"),
    )
    yield Shown("stack", "A sheet's own chart: stacked columns.", _sketch(Sketch(_MONTHS, columns, "stacked"), "Sales"))
    pie = Line("Share", "pie", tuple(float(100 - 9 * at) for at in range(10)), right=False, unit="count", currency=None)
    names = tuple(f"Product {letter}" for letter in "ABCDEFGHIJ")
    yield Shown("pie", "A sheet's pie, as ranked rows.", _sketch(Sketch(names, (pie,)), "Products"))


def _several() -> tuple[Figure, ...]:
    figures = [
        _story(name, "Morning")[0]
        for name in ("an outage today", "a big refund", "churn down where less is better", "seven weeks up")
    ]
    for place, name in enumerate(("Orders", "Net sales", "Churn", "New customers")):
        own = figures[place].pulse
        own = own.model_copy(update={"measure": own.measure.model_copy(update={"name": name})})
        figures[place] = replace(figures[place], pulse=own, result=replace(figures[place].result, measure=name))
    return tuple(figures)


def main(out: Path = DOCS, said: Callable[[str], None] = print) -> None:
    """Draw all of them."""
    folder = out / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "# Gallery",
        "",
        "Every kind of picture, and inputs that try them. `make gallery` draws them anew.",
        "",
    ]
    for shown in pictures():
        first = shown.figures[0]
        read = write_plainly(NarrationContext.of(first.pulse, first.result.measure, shown.language), first.facts)
        png = draw_page(
            shown.figures, title=first.pulse.title, language=shown.language, finding=read.finding(first.facts)
        )
        (folder / f"{shown.name}.png").write_bytes(png)
        said(f"{shown.name}: {len(png) / 1000:.0f} kB")
        lines += [f"### {shown.what}", "", f'<img src="gallery/{shown.name}.png" width="360" alt="{shown.what}">', ""]
    (out / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
