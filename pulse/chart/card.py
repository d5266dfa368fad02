"""Little to show: the figure, its change and up to three comparisons, each a row of its own; no plot."""

from pulse.chart.brief import Brief
from pulse.chart.fit import shortened
from pulse.chart.head import moved_label
from pulse.chart.page import SMALL, Box, Page
from pulse.chart.tones import Tone
from pulse.chart.type import Drawn, Weight, drawable, width
from pulse.insight.fact import Fact
from pulse.text.render import without_facts

_ROW, _MOST = 132.0, 3
_KINDS = ("change", "goal", "unusual")


def draw_card(page: Page, brief: Brief, box: Box) -> None:
    """Draw the comparisons that there are into ``box``."""
    top = box.top + 10
    if not _compared(brief):
        page.write(shortened(brief.word("label_first"), SMALL, box.wide), box.left, top, SMALL, Tone.MUTED)
        return
    for fact in _compared(brief)[: max(0, int((box.tall - 10) // _ROW))]:
        page.rule(box.left, top, box.right, top)
        moved, tone = moved_label(fact, brief.good, brief.language)
        page.write(moved, box.right, top + 26, 50, tone, Weight.BOLD, align="right")
        room = box.wide - width(moved, 50, Weight.BOLD) - 30
        first, second = _said(brief, fact)
        page.write(shortened(first, SMALL, room), box.left, top + 24, SMALL, Tone.INK, Weight.SEMI)
        page.write(shortened(second, SMALL, room), box.left, top + 70, SMALL, Tone.MUTED)
        top += _ROW


def _compared(brief: Brief) -> list[Fact]:
    """The comparisons with a base and a difference, the headline's first."""
    found = [fact for fact in brief.facts if fact.kind == "change" and "base" in fact.numbers]
    first = [fact for fact in found if fact == brief.change]
    return [*first, *(fact for fact in found if fact not in first)][:_MOST]


def _said(brief: Brief, fact: Fact) -> tuple[Drawn, Drawn]:
    """What the figure is held against: the base's figure, and its period."""
    renderer = without_facts(brief.language)
    renderer.facts[fact.id] = fact
    return brief.shown(fact.numbers["base"]), drawable(renderer.say("label_base", fact.id))
