"""Answers from the frozen snapshot: the same facts, the same figures, the same proof as the pulse itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pulse.conversation.route import Ask
from pulse.conversation.talk import Talk, level_of
from pulse.insight import find_facts, headline_change
from pulse.insight.change import change, headline_base, level
from pulse.insight.fact import Fact, period
from pulse.insight.names import words_of
from pulse.insight.quality import DOUBTS
from pulse.languages import Form
from pulse.narration.read import first_on
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.text import Gap, Shape, Text
from pulse.text.context import NarrationContext
from pulse.text.proof import Refusal, prove
from pulse.wording import TEXT_LIMIT

_SHOWN = 7
_NAMED = 5
_MOST = 10


@dataclass(frozen=True)
class Answer:
    """What goes back to the reader.

    Args:
        text: At most 4096 UTF-16 units.
        facts: What its figures rest on.
        ask: What was understood.
        refused: Sentences that could not be proven and were left out.
    """

    text: Text
    facts: tuple[Fact, ...]
    ask: Ask
    refused: tuple[Refusal, ...] = ()


def answer(
    ask: Ask,
    context: NarrationContext,
    result: Dataset,
    *,
    facts: Sequence[Fact] = (),
    said: Sequence[str] = (),
    source: Text | None = None,
) -> Answer:
    """The answer to ``ask`` from the frozen ``result``.

    Args:
        ask: What was understood.
        context: The owner's words.
        result: The data of the chart the reader sees.
        facts: The facts that were frozen with it; found anew where there are none.
        said: Ids of the facts that the pulse's caption gave already.
        source: How the figure is made, for whoever asks.
    """
    talk = Talk(context, result, tuple(facts) or find_facts(result), frozenset(said), source or Text())
    made = _ANSWERS[ask.intent](talk, ask)
    text, refused = prove(made, talk.renderer.facts.values(), context)
    if not text:
        # Nothing of it can be proven, so none of it is said.
        text = _other(talk, ask)
    used = tuple(talk.renderer.facts[fact] for fact in text.facts)
    return Answer(text.within(TEXT_LIMIT), used, ask, tuple(refused))


def _why(talk: Talk, ask: Ask) -> Text:
    if ask.members:
        return _members(talk, ask)
    drivers = [fact for fact in talk.facts if fact.kind == "driver"]
    if not drivers:
        return _why_not(talk)
    moved = sorted((fact for fact in drivers if fact.direction != "flat"), key=lambda fact: -abs(fact.numbers["diff"]))
    text = talk.sentence(moved[0])
    text += talk.line("by", gap=Gap.PARAGRAPH) + talk.line("against", drivers[0].id, gap=Gap.COMMA)
    text += talk.moves(moved[:_NAMED])
    return text + talk.line("lines_rest", shape=Shape.ITEM) if len(moved) > _NAMED else text


def _why_not(talk: Talk) -> Text:
    """Why nothing can be said of who moved it; or what moved it, where there are no members to add up."""
    other = [fact for fact in talk.facts if fact.kind in {"mix", "factor"}]
    if other:
        return talk.sentences(other, then=Gap.LINE)
    missing = [fact for fact in talk.facts if fact.doubt == "no_base"]
    if not talk.result.members or not talk.result.whole.additive:
        return talk.line("no_parts")
    if missing:
        return talk.sentence(missing[0])
    headlined = headline_change(talk.facts)
    if headlined is None:
        return talk.line("no_earlier")
    return talk.line("still") + talk.headline(talk.facts[0], headlined)


def _members(talk: Talk, ask: Ask) -> Text:
    result, at = talk.result, _at(talk)
    text = Text()
    for number, key in enumerate(ask.members):
        words = words_of(result, key)
        fact = level_of(result, key)
        if fact is None:
            unknown = Fact(kind="quality", about="silent_member", unit=result.whole.unit, words=words)
            times = {"when": period(result, at)}
            unknown = talk.add(unknown.model_copy(update={"id": f"A{number}", "times": times}))
            text += talk.part("no_level", unknown)
            continue
        fact = talk.add(fact.model_copy(update={"id": f"A{number}"}))
        changed = change(result, at, headline_base(result, at), about="like", key=key)
        if changed:
            changed = talk.add(changed.model_copy(update={"words": words, "id": f"A{number}-change"}))
        text += talk.headline(fact, changed)
    return text


def _compare(talk: Talk, ask: Ask) -> Text:
    if ask.members:
        return _members(talk, ask)
    result, at = talk.result, _at(talk)
    bases = {result.step(at, -1): "previous", headline_base(result, at): "like"}
    year = {"day": -364, "week": -52, "month": -12, "quarter": -4, "year": -1}.get(result.grain)
    if year:
        bases.setdefault(result.step(at, year), "like")
    found = [change(result, at, base, about=about) for base, about in bases.items()]
    changes = [talk.add(fact.model_copy(update={"id": f"A{place}"})) for place, fact in enumerate(found) if fact]
    if not changes:
        return talk.line("no_earlier")
    text = talk.headline(talk.facts[0], None)
    for fact in changes:
        text += talk.sentence(fact, gap=Gap.LINE, shape=Shape.POINT)
    return text


def _ranked(talk: Talk, ask: Ask, *, best: bool) -> Text:
    merged = [member for member in talk.result.members if member.merged]
    if merged and not best:
        return talk.line("merged", given={"word_member": "label_others"})
    levels = [level_of(talk.result, member.key) for member in talk.result.members if not member.merged]
    known = sorted((fact for fact in levels if fact), key=lambda fact: fact.numbers["now"], reverse=best)
    if not known:
        return talk.line("no_rank")
    text = talk.line("largest" if best else "smallest", talk.facts[0].id)
    for fact in known[: ask.count or min(3, len(known))]:
        text += talk.item("line.level", talk.add(fact))
    return text


def _table(talk: Talk, ask: Ask) -> Text:
    points = talk.result.complete[-min(ask.count or _SHOWN, _MOST) :]
    text = talk.line("table")
    for place, point in reversed([*enumerate(points)]):
        found = level(talk.result, point.at).model_copy(update={"id": f"A{place}"})
        text += talk.item("line.when", talk.add(found))
    return text


def _trend(talk: Talk, ask: Ask) -> Text:
    runs = [fact for fact in talk.facts if fact.kind in {"streak", "trend", "turn", "break"}]
    said = talk.sentences(runs)
    table = _table(talk, ask)
    return said + first_on(table, Gap.PARAGRAPH) if said else table


def _value(talk: Talk, ask: Ask) -> Text:
    if ask.members:
        return _members(talk, ask)
    return talk.headline(talk.facts[0], headline_change(talk.facts))


def _when(talk: Talk, _ask: Ask) -> Text:
    text = Text()
    for which, choose in (("highest", max), ("lowest", min)):
        point = choose(talk.result.complete, key=lambda item: item.value or 0)
        found = level(talk.result, point.at).model_copy(update={"id": which, "kind": "extreme", "about": which})
        text += talk.line(which, talk.add(found).id)
    span = next(fact for fact in talk.facts if fact.doubt == "span")
    return text + talk.sentence(span, gap=Gap.LINE)


def _quality(talk: Talk, _ask: Ask) -> Text:
    return talk.sentences((f for f in talk.facts if f.kind in {"quality", "occasion"}), then=Gap.LINE)


def _definition(talk: Talk, _ask: Ask) -> Text:
    meaning = talk.renderer.say("meaning", form=Form.OWN) if talk.context.meaning else Text()
    return meaning + talk.source or talk.line("owner")


def _unusual(talk: Talk, _ask: Ask) -> Text:
    course = {"record", "streak", "unusual", "break", "turn", "volatility"}
    found = [fact for fact in talk.facts if fact.kind in course or fact.doubt in DOUBTS]
    if found:
        return talk.sentences(found)
    return talk.headline(talk.facts[0], headline_change(talk.facts)) + talk.line("calm")


def _more(talk: Talk, ask: Ask) -> Text:
    """One more fact, the best that the caption did not give."""
    left = [f for f in talk.facts if f.id not in talk.said and f.kind not in {"level", "quality"} and f.score > 0]
    if not left:
        return _quality(talk, ask)
    best = max(left, key=lambda fact: fact.score)
    if best.kind == "change":
        return talk.line("more") + talk.headline(talk.facts[0], best)
    return talk.line("more") + talk.sentence(best, gap=Gap.LINE)


def _wrong(talk: Talk, _ask: Ask) -> Text:
    found = [fact for fact in talk.facts if fact.kind == "quality"]
    source = first_on(talk.source, Gap.PARAGRAPH)
    return talk.line("wrong") + source + talk.sentences(found, first=Gap.PARAGRAPH)


def _ahead(talk: Talk, _ask: Ask) -> Text:
    """What the goals and the forecast say, where there are any."""
    found = [fact for fact in talk.facts if fact.kind in {"pace", "goal", "forecast"}]
    return talk.sentences(found) if found else talk.line("no_goal") + _invite(talk)


def _fixed(key: str) -> Callable[[Talk, Ask], Text]:
    return lambda talk, _ask: talk.line(key) + _invite(talk)


def _other(talk: Talk, ask: Ask) -> Text:
    return _fixed("other")(talk, ask)


def _invite(talk: Talk) -> Text:
    return talk.line("try_parts" if talk.result.members else "try")


def _at(talk: Talk) -> Start:
    return talk.result.complete[-1].at


_ANSWERS: dict[str, Callable[[Talk, Ask], Text]] = {
    "why": _why,
    "compare": _compare,
    "top": lambda talk, ask: _ranked(talk, ask, best=True),
    "bottom": lambda talk, ask: _ranked(talk, ask, best=False),
    "table": _table,
    "trend": _trend,
    "value": _value,
    "when": _when,
    "quality": _quality,
    "definition": _definition,
    "unusual": _unusual,
    "more": _more,
    "wrong": _wrong,
    "cannot": _ahead,
    "help": _fixed("help"),
    "other": _other,
    "unreadable": _fixed("unreadable"),
    "stop": lambda talk, _ask: talk.line("stopped"),
    "start": lambda talk, _ask: talk.line("resumed"),
}
