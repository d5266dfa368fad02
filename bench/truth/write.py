"""The product's own way from raw rows to texts; the only file here, with the damage, that knows the product."""

import random
from dataclasses import dataclass

from bench.truth.made import Case
from pulse.definition import Pulse, read_pulse
from pulse.errors import ChartcastrError
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact
from pulse.languages import Form, Joint
from pulse.narration import NarrationContext, Plan, Read, write, write_plainly
from pulse.narration.check import check
from pulse.narration.plan import PlannedSentence
from pulse.series.fiscal import resample
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

_FORMS = (Form.SENTENCE, Form.CLAUSE, Form.NOUN)
_STYLES = 8


def pulse_of(case: Case) -> Pulse:
    """The pulse that a case describes."""
    measure: dict[str, object] = {
        "name": case.measure,
        "period": "at",
        "aggregate": case.aggregate,
        "unit": case.unit,
        "good": case.good,
        "totals": "keep",
    }
    if case.aggregate != "count":
        measure["value"] = "n"
    if case.dimension:
        measure["by"] = case.dimension
    if case.currency:
        measure["currency"] = case.currency
    if case.each:
        measure["each"] = case.each
    goals = [
        {
            "name": goal.name,
            "value": str(goal.value),
            "kind": goal.kind,
            "by": goal.by,
            "direction": goal.direction,
            **({"start": goal.start} if goal.start else {}),
        }
        for goal in case.goals
    ]
    events = (
        [{"name": name, "first": first, "last": last} for name, first, last in [case.event] if case.event]
        if case.event
        else []
    )
    return read_pulse(
        {
            "name": "truth",
            "title": f"{case.measure} by {case.grain}",
            "source": {"kind": "file", "at": "rows.csv"},
            "grain": case.grain,
            "timezone": case.zone,
            "measure": measure,
            "readers": ["x"],
            "goals": goals,
            "calendar": {"so_far": case.so_far, "easter": "western" if case.easter else None},
            "context": {"events": events},
        },
        "truth",
    )


def facts_of(case: Case) -> tuple[Pulse, tuple[Fact, ...]] | None:
    """The pulse and the facts of a case; None where the product refuses its rows."""
    pulse = pulse_of(case)
    columns: dict[str, list[object]] = {"at": [at for at, _, _ in case.rows]}
    if case.aggregate != "count":
        columns["n"] = [value for _, _, value in case.rows]
    if case.dimension:
        columns[case.dimension] = [name for _, name, _ in case.rows]
    rows = Rows("rows.csv", columns)
    as_of = case.as_of.astimezone(pulse.zone)
    try:
        if pulse.calendar.by_day:
            result = resample(
                gather(rows, pulse.model_copy(update={"grain": "day"}), as_of), pulse.grain, pulse.calendar
            )
        else:
            result = gather(rows, pulse, as_of)
    except ChartcastrError:
        return None
    if not result.complete:
        return None
    return pulse, find_facts(result, InsightOptions.of(pulse))


def context_of(pulse: Pulse, language: str) -> NarrationContext:
    """What the texts are written with, in ``language``."""
    return NarrationContext.of(pulse.model_copy(update={"language": language}))


@dataclass(frozen=True)
class Texts:
    """What is sent of one panel in one language: caption and analysis, by the plain plan and by a random one."""

    caption: str
    analysis: str


def texts_of(read: Read, title: str) -> Texts:
    """The two texts of a read, as they are sent."""
    return Texts(str(read.caption(title)), str(read.long_text()))


def plain_read(context: NarrationContext, facts: tuple[Fact, ...]) -> Read:
    """The read by the plain plan."""
    return write_plainly(context, facts)


def random_read(dice: random.Random, context: NarrationContext, facts: tuple[Fact, ...]) -> Read | None:
    """The read by a random plan, mended as a model's would be; None where too little is left of it."""
    checked = check(_plan(dice, facts), context, facts)
    return None if checked is None else write(checked.plan, context, facts)


def _plan(dice: random.Random, facts: tuple[Fact, ...]) -> Plan:
    order = [fact.id for fact in facts]
    dice.shuffle(order)
    headline = _sentence(dice, facts[0].id, order[0] if len(facts) < 2 else facts[1].id)  # noqa: PLR2004
    pairs = [_sentence(dice, order[at], dice.choice(order)) for at in range(len(order))]
    cut = dice.randrange(3)
    return Plan(headline=headline, highlights=tuple(pairs[:cut]), analysis=tuple(pairs[cut:]))


def _sentence(dice: random.Random, fact: str, beside: str) -> PlannedSentence:
    joint = dice.choice(list(Joint))
    return PlannedSentence(
        fact=fact,
        form=dice.choice(_FORMS),
        style=dice.randrange(_STYLES),
        joint=joint,
        beside=beside if joint is not Joint.NONE and beside != fact else "",
        beside_style=dice.randrange(_STYLES),
    )
