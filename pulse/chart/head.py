"""The head of a picture: what it is of, the figure with its change, and the finding in a sentence."""

from collections.abc import Sequence

from pulse.chart.page import BAD, GOOD, INK, MARGIN, MUTED, ROOM, SMALL, Page
from pulse.chart.type import Drawn, Weight, balanced, cut, drawable, shortened, width, wrap
from pulse.definition.catalogue import LanguageCode
from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.languages.format import is_nothing
from pulse.series import Dataset
from pulse.text import Text
from pulse.text.labels import slot_label
from pulse.text.render import without_facts
from pulse.text.slots import figures_of
from pulse.text.spans import own
from pulse.wording import TITLE_LIMIT

_LARGEST, _LEAST, _CHANGE = 108.0, 64.0, 50.0
_FINDING = (46.0, 40.0)
_ARROWS = {"up": "▲", "down": "▼"}
_HARDLY = 0.001
"""Under 0.1 % nothing has gone anywhere: neither arrow nor colour."""


def slot(fact: Fact, name: str, language: LanguageCode) -> Text:
    """What stands in a slot of a fact."""
    return slot_label(fact.id, name, figures_of(fact, language)[name][0])


def draw_head(
    page: Page, result: Dataset, facts: Sequence[Fact], *, title: str, good: str, language: LanguageCode, finding: Text
) -> float:
    """Draw it; returns where it ends."""
    page.write(_kicker(result, facts[0], title, language), MARGIN, 56, SMALL, MUTED)
    top = _figure(page, facts, 112, good, language)
    return _finding(page, finding, top + 34)


def _kicker(result: Dataset, level: Fact, title: str, language: LanguageCode) -> Drawn:
    """Title, measure and period; the title is cut, the period never."""
    period = drawable(slot(level, "period", language))
    heading = drawable(own(title, most=TITLE_LIMIT))
    measure = drawable(own(result.measure, "measure"))
    if measure.casefold() not in heading.casefold():
        longer = Drawn(f"{heading} · {measure}" if heading else measure)
        if width(Drawn(f"{longer} · {period}"), SMALL) <= ROOM:
            heading = longer
    room = ROOM - width(Drawn(f" · {period}"), SMALL)
    return Drawn(f"{shortened(heading, SMALL, room)} · {period}") if heading else period


def _figure(page: Page, facts: Sequence[Fact], top: float, good: str, language: LanguageCode) -> float:
    level, change = facts[0], headline_change(facts)
    value = drawable(slot(level, "now", language))
    moved, colour = moved_label(change, good, language) if change else (Drawn(""), INK)
    colour = headline_colour(facts, colour)
    large = _LARGEST
    while large > _LEAST and _crowded(value, moved, change, large, language):
        large -= 4
    if large == _LEAST and width(value, large, Weight.BOLD) > ROOM:
        large = max(34.0, large * ROOM / width(value, large, Weight.BOLD) - 1)
    page.write(value, MARGIN, top + (_LARGEST - large) * 0.5, large, INK, Weight.BOLD)
    if change is None:
        return top + 104
    beside = MARGIN + width(value, large, Weight.BOLD) + 34
    if beside + width(moved, _CHANGE, Weight.BOLD) > MARGIN + ROOM:
        beside, top = MARGIN, top + large + 16
    page.write(moved, beside, top + 4, _CHANGE, colour, Weight.BOLD)
    lines = _against(change, MARGIN + ROOM - beside, language)
    for number, line in enumerate(lines):
        page.write(line, beside, top + 70 + 43 * number, SMALL, MUTED)
    return max(top + 108, top + 70 + 43 * len(lines))


def _crowded(value: Drawn, moved: Drawn, change: Fact | None, large: float, language: LanguageCode) -> bool:
    """Whether the change has no room beside a figure of this size, or what it is held against would be cut."""
    left = width(value, large, Weight.BOLD) + 34
    if left + width(moved, _CHANGE, Weight.BOLD) > ROOM:
        return True
    return change is not None and any(line.endswith("…") for line in _against(change, ROOM - left, language))


def _against(change: Fact, room: float, language: LanguageCode) -> list[Drawn]:
    renderer = without_facts(language)
    renderer.facts[change.id] = change
    return wrap(drawable(renderer.say("label_against", change.id)), SMALL, room, lines=2)


def moved_label(change: Fact, good: str, language: LanguageCode) -> tuple[Drawn, str]:
    """A change with its arrow, and the colour of its news."""
    shown = figures_of(change, language)["moved"][0]
    hardly = "ratio" in change.numbers and abs(change.numbers["ratio"]) < _HARDLY
    if change.direction in {None, "flat"} or is_nothing(shown):
        return drawable(slot_label(change.id, "moved", "=")), INK
    if hardly:
        return drawable(slot_label(change.id, "moved", f"≈ {shown}")), INK
    way = str(change.direction)
    colour = INK if good == "neither" else GOOD if way == good else BAD
    return drawable(slot_label(change.id, "moved", f"{_ARROWS[way]} {shown}")), colour


def headline_colour(facts: Sequence[Fact], colour: str) -> str:
    """``colour``, or none where the figure is within its usual swing: then nothing is good or bad news."""
    return INK if any(fact.kind == "unusual" and fact.about == "usual" for fact in facts) else colour


def _finding(page: Page, finding: Text, top: float) -> float:
    """The finding in one or two lines, as large as it fits; what does not fit is in the caption."""
    said = Drawn(drawable(finding).rstrip("."))
    for pixels in _FINDING:
        lines = balanced(said, pixels, ROOM, Weight.SEMI) if said else None
        if lines:
            for number, line in enumerate(lines):
                page.write(line, MARGIN, top + number * pixels * 1.24, pixels, INK, Weight.SEMI)
            return top + len(lines) * pixels * 1.24
    return top - 20


def footer(page: Page, note: Text) -> None:
    """What has to be known to read the picture, at its foot."""
    page.write(cut(drawable(note), 31, ROOM), MARGIN, page.height - 62, 31, MUTED)
