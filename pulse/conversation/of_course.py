"""Answers that tell what is behind a figure: who moved it, where it is heading, is it usual, what does it rest on."""

from pulse.conversation.asking import Asking
from pulse.conversation.of_figures import base_of, changed, single, value, value_only
from pulse.conversation.query import Against, Stretch
from pulse.conversation.scope import day_of
from pulse.conversation.select import aggregation, put_together
from pulse.insight import InsightOptions, find_facts, headline_change
from pulse.insight.change import change
from pulse.insight.drivers import drivers
from pulse.insight.fact import Fact
from pulse.insight.quality import DOUBTS
from pulse.languages import Form
from pulse.narration.read import first_on
from pulse.text import Gap, Shape, Text

_NAMED = 6
_COURSE = frozenset({"record", "streak", "unusual", "break", "turn", "volatility"})
_RUNS = frozenset({"streak", "trend", "turn", "break", "growth"})


def facts_of(asking: Asking) -> tuple[Fact, ...]:
    """What is found of the data asked of, as it was when the period asked of was the newest."""
    newest = asking.result.complete[-1].at
    if asking.data is asking.result and asking.at == newest:
        return asking.talk.facts
    options = InsightOptions.of(asking.figure.pulse)
    if asking.query.members:
        # Goals are the whole's.
        options = InsightOptions(calendar=options.calendar, context=options.context)
    data = asking.sliced()
    if not data.complete or data.complete[-1].at != asking.at:
        return ()
    # What is of a member by itself is called by that one's name.
    return tuple(asking.add(fact, words={} if fact.words else None) for fact in find_facts(data, options))


def why(asking: Asking) -> Text:
    """Who moved it, by size: against what it is fair to hold it against, or what was named."""
    if not asking.picked.periods:
        return asking.outside()
    if asking.query.members and not asking.query.without:
        return changed(asking) + _beside(asking)
    named = asking.query.against is not None or asking.query.against_span is not None
    if asking.is_single and not named:
        return _of_period(asking)
    return _of_stretch(asking)


def _beside(asking: Asking) -> Text:
    """What else is known of just then: events, what is unusual."""
    if not asking.is_single or len(asking.query.members) > 1:
        return Text()
    found = [fact for fact in facts_of(asking) if fact.kind in {"occasion", "unusual", "record"}]
    return asking.talk.sentences(found[:2])


def _of_period(asking: Asking) -> Text:
    """The period's figure and change, its movers, and what the calendar and the owner know of it."""
    facts = facts_of(asking)
    moved = [fact for fact in facts if fact.kind == "driver" and fact.direction != "flat"]
    moved.sort(key=lambda fact: -abs(fact.numbers["diff"]))
    headlined = headline_change(facts)
    text = asking.limits()
    text += asking.talk.headline(facts[0], headlined) if facts else value_only(asking)
    if moved:
        text += _movers(asking, moved)
    else:
        text += _why_not(asking, facts)
    occasions = [fact for fact in facts if fact.kind == "occasion"]
    return text + asking.talk.sentences(occasions[:2])


def _movers(asking: Asking, moved: list[Fact]) -> Text:
    text = asking.talk.line("by", gap=Gap.PARAGRAPH) + asking.talk.line("against", moved[0].id, gap=Gap.COMMA)
    text += asking.talk.moves(moved[:_NAMED])
    return text + asking.talk.line("lines_rest", shape=Shape.ITEM) if len(moved) > _NAMED else text


def _why_not(asking: Asking, facts: tuple[Fact, ...]) -> Text:
    """Why nothing can be said of who moved it; or what moved it, where there are no members to add up."""
    other = [fact for fact in facts if fact.kind in {"mix", "factor"}]
    if other:
        return asking.talk.sentences(other, then=Gap.LINE)
    missing = [fact for fact in facts if fact.doubt == "no_base"]
    if not asking.result.members or not asking.result.whole.additive:
        return asking.talk.line("no_parts")
    return asking.talk.sentences(missing[:1])


def _of_stretch(asking: Asking) -> Text:
    """The change from one stretch to another and the members that it is made of."""
    data, base = asking.data, base_of(asking)
    text = changed(asking)
    if base is None or not base.periods or not data.whole.additive or not data.members:
        return text + (asking.talk.line("no_parts") if not data.members else Text())
    if base.periods[0] == asking.picked.periods[0]:
        return text
    how = aggregation(data)
    now, before = asking.picked, base
    both = put_together(data, [before, now], how)
    later, earlier = day_of(data, now.periods[0]), day_of(data, before.periods[0])
    moved = [asking.add(fact, words={}) for fact in drivers(both, later, earlier) if fact.direction != "flat"]
    moved.sort(key=lambda fact: -abs(fact.numbers["diff"]))
    return text + (_movers(asking, moved) if moved else Text())


def trend(asking: Asking) -> Text:
    """Its course up to the period asked of."""
    if not asking.picked.periods:
        return asking.outside()
    if asking.query.against in {Against.YEAR, Against.PREVIOUS} or asking.query.against_span is not None:
        return changed(asking)
    runs = [fact for fact in facts_of(asking) if fact.kind in _RUNS]
    said = asking.talk.sentences(runs[:3])
    headline = value(asking) if asking.span is None or asking.is_single else changed_over(asking)
    return headline + (first_on(said, Gap.LINE) if said else Text())


def changed_over(asking: Asking) -> Text:
    """From the first period of a stretch to its last."""
    data, picked = asking.data, asking.picked
    known = [at for at in picked.periods if data.value(at) is not None]
    if len(known) < 2:  # noqa: PLR2004 - a course has two ends
        return value(asking)
    moved = change(data, known[-1], known[0], about="like")
    level = asking.level_at(data, known[-1])
    if moved is None or level is None:
        return value(asking)
    return asking.talk.headline(level, asking.add(moved)) + asking.limits()


def usual(asking: Asking) -> Text:
    """Whether the period asked of stands out; of a stretch its last one."""
    if not asking.picked.periods:
        return asking.outside()
    facts = facts_of(asking)
    found = [fact for fact in facts if fact.kind in _COURSE or fact.doubt in DOUBTS]
    text = asking.limits() + single(asking) if asking.data.value(asking.at) is not None else asking.limits()
    if found:
        return text + asking.talk.sentences(found[:4])
    when = asking.told("asked", when=asking.at) if asking.data.grain == "day" else None
    return text + (asking.line("not_usual", when) if when else asking.talk.line("calm"))


def ahead(asking: Asking, *kinds: str) -> Text:
    """What the goals and the forecast say, where there are any."""
    if asking.query.members:
        return asking.talk.line("lacks_forecast")
    found = [fact for fact in asking.talk.facts if fact.kind in kinds]
    if not found:
        found = [fact for fact in asking.talk.facts if fact.kind in {"pace", "goal", "forecast"}]
    if not found:
        return asking.talk.line("no_goal")
    other = "forecast" in kinds and asking.span is not None and not any(_is_of(fact, asking.span) for fact in found)
    return (asking.outside() if other else Text()) + asking.talk.sentences(found)


def _is_of(fact: Fact, span: Stretch) -> bool:
    """Whether a forecast is of the very time that is asked for."""
    return any(at.at == span.first.isoformat() for key, at in fact.times.items() if key == "next")


def quality(asking: Asking) -> Text:
    """What is known of how good the data is."""
    return asking.talk.sentences((f for f in asking.talk.facts if f.kind in {"quality", "occasion"}), then=Gap.LINE)


def definition(asking: Asking) -> Text:
    """What the owner says that it means, and how it is made."""
    talk = asking.talk
    meaning = talk.renderer.say("meaning", form=Form.OWN) if talk.context.meaning else Text()
    return meaning + talk.source or talk.line("owner")


def more(asking: Asking) -> Text:
    """One more fact, the best that the caption did not give."""
    talk = asking.talk
    left = [f for f in talk.facts if f.id not in talk.said and f.kind not in {"level", "quality"} and f.score > 0]
    if not left:
        return quality(asking)
    best = max(left, key=lambda fact: fact.score)
    if best.kind == "change":
        return talk.line("more") + talk.headline(talk.facts[0], best)
    return talk.line("more") + talk.sentence(best, gap=Gap.LINE)
