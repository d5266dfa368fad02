"""The head of a picture: what it is of, the figure with its change, and the finding in a sentence."""

import unicodedata
from collections.abc import Sequence

from pulse.chart.brief import Brief
from pulse.chart.fit import balanced, cut, shortened, wrap
from pulse.chart.page import MARGIN, ROOM, SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.languages.format import is_nothing
from pulse.text import Text
from pulse.text.labels import joined, slot_label, word_label
from pulse.text.render import without_facts
from pulse.text.slots import figures_of
from pulse.text.spans import own
from pulse.wording import TITLE_LIMIT

_LARGEST, _LEAST, _CHANGE = 108.0, 64.0, 50.0
_FINDING = (46.0, 40.0)
_THREE = 36.0
_STRIP, _INSIDE = 44.0, 18.0
_ARROWS = {"up": "▲", "down": "▼"}
_HARDLY = 0.001
"""Under 0.1 % nothing has gone anywhere: neither arrow nor colour."""


def slot(fact: Fact, name: str, language: LanguageCode) -> Text:
    """What stands in a slot of a fact."""
    return slot_label(fact.id, name, figures_of(fact, language)[name][0])


def draw_head(page: Page, brief: Brief, findings: Sequence[Text]) -> float:
    """Draw it; returns where it ends."""
    room = ROOM - draw_logo(page)
    kicker = _kicker(brief, room)
    if reads_from_the_right(kicker):
        page.write(kicker, MARGIN + room, 56, SMALL, Tone.MUTED, align="right")
    else:
        page.write(kicker, MARGIN, 56, SMALL, Tone.MUTED)
    top = _strip(page, brief, 104.0)
    top = _figure(page, brief, top + 8)
    return _finding(page, findings, top + 34)


def draw_logo(page: Page) -> float:
    """Draw the brand's logo at the top right, if there is one; returns the room it takes."""
    mark = page.look.mark
    if mark is None:
        return 0.0
    page.image(mark, MARGIN + ROOM - mark.width, 74 - mark.height / 2)
    return mark.width + 28.0


def _strip(page: Page, brief: Brief, top: float) -> float:
    """A strip across the page where the figure is in doubt, as it is when data is late; returns where it ends.

    A picture is forwarded without its caption.
    """
    said = _doubt(brief)
    if not said:
        return top
    room = ROOM - 2 * _INSIDE
    lines = balanced(said, SMALL, room, Weight.SEMI) or wrap(said, SMALL, room, lines=3, weight=Weight.SEMI)
    bottom = top + 4 + len(lines) * _STRIP + 8
    page.fill(Box(MARGIN, top + 4, MARGIN + ROOM, bottom), Tone.WARNING)
    for number, line in enumerate(lines):
        middle = top + 8 + (number + 0.5) * _STRIP
        page.write(line, MARGIN + _INSIDE, middle, SMALL, Tone.INK, Weight.SEMI, upright="center")
    return bottom + 6


def _doubt(brief: Brief) -> Drawn:
    if brief.words.doubt:
        return Drawn(drawable(brief.words.doubt).rstrip("."))
    if any(fact.doubt == "stale" for fact in brief.facts):
        late = word_label("label_stale", brief.language)
        return drawable(joined((late, slot(brief.facts[0], "period", brief.language))))
    return Drawn("")


def _kicker(brief: Brief, most: float) -> Drawn:
    """Title, measure and period; the title is cut, the period never."""
    period = drawable(slot(brief.facts[0], "period", brief.language))
    heading = drawable(own(brief.title, most=TITLE_LIMIT))
    measure = drawable(own(brief.result.measure, "measure"))
    if measure.casefold() not in heading.casefold():
        longer = Drawn(f"{heading} · {measure}" if heading else measure)
        if width(Drawn(f"{longer} · {period}"), SMALL) <= most:
            heading = longer
    room = most - width(Drawn(f" · {period}"), SMALL)
    return Drawn(f"{shortened(heading, SMALL, room)} · {period}") if heading else period


def _figure(page: Page, brief: Brief, top: float) -> float:
    level, change, language = brief.facts[0], brief.change, brief.language
    value = drawable(slot(level, "now", language))
    moved, tone = moved_label(change, brief.good, language) if change else (Drawn(""), Tone.INK)
    tone = headline_colour(brief.facts, tone)
    large = _LARGEST
    while large > _LEAST and _crowded(value, moved, change, large, language):
        large -= 4
    if large == _LEAST and width(value, large, Weight.BOLD) > ROOM:
        large = max(34.0, large * ROOM / width(value, large, Weight.BOLD) - 1)
    begin = top + (_LARGEST - large) * 0.5
    page.write(value, MARGIN, begin, large, Tone.INK, Weight.BOLD)
    if change is None:
        return top + 104
    beside = MARGIN + width(value, large, Weight.BOLD) + 34
    if beside + width(moved, _CHANGE, Weight.BOLD) > MARGIN + ROOM:
        beside, top = MARGIN, begin + large + 14
    pixels = _CHANGE
    while pixels > SMALL and width(moved, pixels, Weight.BOLD) > ROOM:
        pixels -= 1
    page.write(cut(moved, pixels, ROOM, Weight.BOLD), beside, top + 4, pixels, tone, Weight.BOLD)
    lines = _against(change, MARGIN + ROOM - beside, language)
    for number, line in enumerate(lines):
        page.write(line, beside, top + 70 + 43 * number, SMALL, Tone.MUTED)
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


def moved_label(change: Fact, good: str, language: LanguageCode) -> tuple[Drawn, Tone]:
    """A change with its arrow, and the colour of its news."""
    shown = figures_of(change, language)["moved"][0]
    hardly = "ratio" in change.numbers and abs(change.numbers["ratio"]) < _HARDLY
    if change.direction in {None, "flat"} or is_nothing(shown):
        return drawable(slot_label(change.id, "moved", "=")), Tone.INK
    if hardly:
        found = figures_of(change, language)
        # Two figures that read alike are almost the same, and no difference is reckoned from them.
        told = "≈" if found["now"] == found["base"] else f"≈ {shown}"
        return drawable(slot_label(change.id, "moved", told)), Tone.INK
    way = str(change.direction)
    colour = Tone.INK if good == "neither" else Tone.GOOD if way == good else Tone.BAD
    return drawable(slot_label(change.id, "moved", f"{_ARROWS[way]} {shown}")), colour


def headline_colour(facts: Sequence[Fact], colour: Tone) -> Tone:
    """``colour``, or none where the figure is within its usual swing: then nothing is good or bad news."""
    return Tone.INK if any(fact.kind == "unusual" and fact.about == "usual" for fact in facts) else colour


def _finding(page: Page, findings: Sequence[Text], top: float) -> float:
    """The first of ``findings`` that has room in one or two lines, as large as it fits."""
    for finding in findings:
        said = Drawn(drawable(finding).rstrip("."))
        for pixels in _FINDING:
            lines = balanced(said, pixels, ROOM, Weight.SEMI) if said else None
            if lines:
                _write_finding(page, lines, pixels, top)
                return top + len(lines) * pixels * 1.24
        if three := _in_three(said):
            _write_finding(page, three, _THREE, top)
            return top + len(three) * _THREE * 1.24
    return top - 20


def _in_three(said: Drawn) -> list[Drawn]:
    """A finding in three lines of about one width, where two do not hold it as dates are never broken; else none."""
    found: list[Drawn] = []
    for room in range(round(ROOM), round(ROOM * 0.6), -24):
        lines = wrap(said, _THREE, room, lines=3, weight=Weight.SEMI) if said else []
        if not lines or any(line.endswith("…") for line in lines):
            break
        found = lines
    return found


def _write_finding(page: Page, lines: Sequence[Drawn], pixels: float, top: float) -> None:
    right = reads_from_the_right(lines[0])
    for number, line in enumerate(lines):
        y = top + number * pixels * 1.24
        if right:
            page.write(line, MARGIN + ROOM, y, pixels, Tone.INK, Weight.SEMI, align="right")
        else:
            page.write(line, MARGIN, y, pixels, Tone.INK, Weight.SEMI)


def footer(page: Page, note: Text) -> None:
    """What has to be known to read the picture, at its foot."""
    page.write(cut(drawable(note), 31, ROOM), MARGIN, page.height - 62, 31, Tone.MUTED)


def reads_from_the_right(text: Drawn) -> bool:
    """Whether its first letter of a clear direction is of a script that is read from the right (UAX #9, P2)."""
    for letter in text:
        way = unicodedata.bidirectional(letter)
        if way in {"L", "R", "AL"}:
            return way != "L"
    return False
