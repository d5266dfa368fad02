"""Why it moved: each member's part of the change as a bar on its side of zero; the rows add up to the change."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pulse.chart.brief import Brief
from pulse.chart.fit import shortened, told_apart
from pulse.chart.page import MARGIN, ROOM, SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.series import Dataset
from pulse.text.context import NarrationContext
from pulse.text.labels import difference_label, figure_label, member_label, word_label
from pulse.text.render import Renderer
from pulse.wording import sanitize_name

ROW, HEAD = 52.0, 62.0
_MOST_NAME = 400.0


@dataclass(frozen=True)
class _Row:
    name: Drawn
    now: Drawn
    diff: Decimal
    moved: Drawn


def draw_drivers(page: Page, brief: Brief, drivers: Sequence[Fact], top: float, most: int) -> None:
    """Draw at most ``most`` rows from ``top`` on; what is left over is the last of them."""
    rows = _rows(brief.result, drivers, most, brief.language)
    _heading(page, brief.result, drivers[0], top, brief.language)
    called = told_apart([row.name for row in rows], SMALL, _MOST_NAME)
    names = max(width(name, SMALL) for name in called)
    figures = max(width(row.now, SMALL) for row in rows)
    left = MARGIN + names + 24 + figures + 20
    moved = max(width(row.moved, SMALL, Weight.BOLD) for row in rows) + 14
    zero, scale = _scale([row.diff for row in rows], left, MARGIN + ROOM, moved)
    boxes: list[Box] = []
    tones: list[Tone] = []
    for place, row in enumerate(rows):
        begins = top + HEAD + place * ROW
        middle = begins + ROW / 2
        page.write(called[place], MARGIN, middle, SMALL, Tone.INK, upright="center")
        page.write(row.now, MARGIN + names + 24 + figures, middle, SMALL, Tone.MUTED, align="right", upright="center")
        end = zero + float(row.diff) * scale
        colour = _colour(row.diff, brief.good)
        if row.diff:
            boxes.append(Box(min(zero, end), middle - 16, max(zero, end), middle + 16))
            tones.append(colour)
        align: Literal["left", "right"] = "left" if row.diff >= 0 else "right"
        beside = end + (12 if row.diff >= 0 else -12)
        page.write(
            row.moved,
            beside,
            middle,
            SMALL,
            colour if row.diff else Tone.MUTED,
            Weight.BOLD,
            align=align,
            upright="center",
        )
    page.bars(boxes, tones)
    page.rule(zero, top + HEAD, zero, top + HEAD + len(rows) * ROW, Tone.MUTED, 2)


def tall(count: int) -> float:
    """How much room so many rows take."""
    return HEAD + count * ROW


def rows_in(drivers: Sequence[Fact], most: int) -> int:
    """How many rows are drawn of them."""
    moved = sum(bool(fact.numbers["diff"]) for fact in drivers)
    return min(most, max(1, moved + (moved < len(drivers) and moved < most)))


def _rows(result: Dataset, drivers: Sequence[Fact], most: int, language: LanguageCode) -> list[_Row]:
    unit, currency = result.whole.unit, result.whole.currency
    ranked = sorted(drivers, key=lambda fact: ("merged" in fact.words, -abs(fact.numbers["diff"])))
    shown = [fact for fact in ranked if "merged" not in fact.words and fact.numbers["diff"]]
    shown = shown if len(shown) == len(ranked) and len(shown) <= most else shown[: most - 1]
    left = [fact for fact in ranked if fact not in shown]
    rows = [
        _Row(
            drawable(member_label(fact.words["member"], language)),
            drawable(figure_label(fact.numbers["now"], unit, currency, language)),
            fact.numbers["diff"],
            drawable(difference_label(fact.numbers["diff"], unit, currency, language)),
        )
        for fact in shown
    ]
    if left:
        now, diff = (sum((fact.numbers[key] for fact in left), Decimal(0)) for key in ("now", "diff"))
        name = (
            member_label(left[0].words["member"], language)
            if len(left) == 1 and "merged" not in left[0].words
            else word_label("label_others", language)
        )
        moved = drawable(difference_label(diff, unit, currency, language))
        rows.append(_Row(drawable(name), drawable(figure_label(now, unit, currency, language)), diff, moved))
    return rows


def _heading(page: Page, result: Dataset, driver: Fact, top: float, language: LanguageCode) -> None:
    context = NarrationContext(
        title="",
        measure=result.measure,
        dimension=sanitize_name(result.dimension.replace("_", " ")) if result.dimension else None,
        grain=result.grain,
        good="up",
        language=language,
    )
    renderer = Renderer(context, [driver])
    by, against = drawable(renderer.say("by")), drawable(renderer.say("against", driver.id))
    page.write(by, MARGIN, top, SMALL, Tone.INK, Weight.SEMI)
    left = MARGIN + width(by, SMALL, Weight.SEMI) + 14
    page.write(shortened(against, SMALL, MARGIN + ROOM - left), left, top, SMALL, Tone.MUTED)


def _scale(diffs: Sequence[Decimal], left: float, right: float, label: float) -> tuple[float, float]:
    """Where zero is, and how many pixels one is, so that every bar and its figure have room."""
    most, least = float(max([*diffs, Decimal(0)])), float(min([*diffs, Decimal(0)]))
    room = right - left - (label if most > 0 else 0) - (label if least < 0 else 0)
    scale = room / ((most - least) or 1.0)
    return left + (label if least < 0 else 0) - least * scale, scale


def _colour(diff: Decimal, good: str) -> Tone:
    if good == "neither" or not diff:
        return Tone.ACCENT
    return Tone.GOOD if (diff > 0) == (good == "up") else Tone.BAD
