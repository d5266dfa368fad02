"""Every kind of picture, and the worst inputs: ``make gallery`` draws them and writes docs/gallery.md."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.gallery_kinds import kinds, own_charts, themes
from bench.gallery_made import Shown, numbers, parts_of, story
from cli.preview import measured
from cli.pulses import load_pulse
from pulse.chart import draw_page
from pulse.insight.figure import Figure
from pulse.narration import NarrationContext, write_plainly

DOCS = Path(__file__).parents[1] / "docs"


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
        parts_of(_SEGMENTS, {k: v - 3000 for k, v in _SEGMENTS.items()}, "Open pipeline"),
    )
    yield Shown("outage", "An outage.", story("an outage today", "Orders"))
    yield Shown("refund", "Below zero.", story("a big refund", "Net sales"))
    yield Shown("level", "A level that has changed.", story("a new level for three weeks", "Orders"))
    yield Shown("december", "Months, and last December.", story("december as every december", "Revenue by month"))
    yield Shown("rate", "A rate of which less is better.", story("churn up where less is better", "Churn"))
    yield Shown("streak", "Weeks.", story("seven weeks up", "Orders by week"))
    yield Shown("hours", "Hours.", story("a quiet hour", "Orders by hour", chart={"periods": 48}))
    yield Shown("first", "The first week of history.", story("the first week of history", "Orders"))
    yield Shown("single", "A single period.", story("a single period", "Orders by month"))
    yield Shown("many", "A hundred and twenty days.", story("nothing happened", "Orders", chart={"periods": 120}))
    wild: list[float | None] = [10, 12, 9, 11, None, None, 900, 12, 10, 11, 9, 0, 12, 11, 10, 12, 9, 11]
    yield Shown("outlier", "An outlier, a gap and a zero.", numbers(wild, "Signups", measure={"name": "Signups"}))
    yield Shown("steady", "Nothing moves.", numbers([3000.0] * 40, "Customers", measure={"name": "Customers"}))
    huge: list[float | None] = [2.1e12 + at * 7e9 for at in range(40)]
    yield Shown(
        "huge",
        "Trillions, with a long title.",
        numbers(
            huge,
            "Assets under the management of all our funds in all of their countries and years",
            measure={"name": "Assets", "unit": "currency", "currency": "CHF"},
        ),
    )
    yield Shown(
        "arabic",
        "A title that is read from the right.",
        numbers([50.0 + at % 7 for at in range(40)], "طلبات المتجر في الرياض", measure={"name": "الطلبات"}),
    )
    yield from kinds()
    yield from own_charts()
    yield from themes()


def _several() -> tuple[Figure, ...]:
    figures = [
        story(name, "Morning")[0]
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
        context = NarrationContext.of(first.pulse, first.result.measure, shown.language)
        read = write_plainly(context, first.facts)
        png = draw_page(
            shown.figures,
            title=first.pulse.title,
            language=shown.language,
            words=read.picture(first.facts, context),
            look=shown.look,
        )
        (folder / f"{shown.name}.png").write_bytes(png)
        said(f"{shown.name}: {len(png) / 1000:.0f} kB")
        lines += [f"### {shown.what}", "", f'<img src="gallery/{shown.name}.png" width="360" alt="{shown.what}">', ""]
    (out / "gallery.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
