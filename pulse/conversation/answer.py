"""Answers from the frozen snapshot: the same facts, the same figures, the same check as the pulse itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pulse.conversation.route import Ask
from pulse.insight import find_facts, headline_change
from pulse.insight.change import change, headline_base, level, when
from pulse.insight.drivers import title
from pulse.insight.fact import Fact
from pulse.narrator.grounding import refuse
from pulse.narrator.marks import marks
from pulse.narrator.read import Voice
from pulse.narrator.sentences import against, headline, member_line, sentence
from pulse.periods import Start
from pulse.series import Result
from pulse.wording import TEXT_LIMIT, name, trim

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
    """

    text: str
    facts: tuple[Fact, ...]
    ask: Ask


@dataclass(frozen=True)
class _Talk:
    """What an answer is made from."""

    voice: Voice
    result: Result
    facts: tuple[Fact, ...]
    said: frozenset[str]
    source: str


def answer(ask: Ask, voice: Voice, result: Result, *, said: Sequence[str] = (), source: str = "") -> Answer:
    """The answer to ``ask`` from the frozen ``result``.

    Args:
        ask: What was understood.
        voice: The owner's words.
        result: The data of the chart the reader sees.
        said: Ids of the facts that the pulse's caption gave already.
        source: How the figure is made, for whoever asks.
    """
    talk = _Talk(voice, result, find_facts(result), frozenset(said), source)
    text, facts = _ANSWERS[ask.intent](talk, ask)
    if refuse(text, facts, [*voice.own_words, source]):
        # It cannot be proven, so it is not said.
        text, facts = _other(talk, ask)
    return Answer(trim(text, TEXT_LIMIT), tuple(facts), ask)


_Said = tuple[str, Sequence[Fact]]


def _why(talk: _Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    drivers = [fact for fact in talk.facts if fact.kind == "driver"]
    if not drivers:
        return _why_not(talk)
    moved = [fact for fact in drivers if fact.direction != "flat"]
    lines = "\n".join(f"- {member_line(fact)}" for fact in moved[:_NAMED])
    lines += "\n- the others moved less" if len(moved) > _NAMED else ""
    start = sentence(talk.voice, moved[0])
    return (
        f"{start}\n\nBy {talk.voice.dimension}, against {drivers[0].words['base_period']}:\n{lines}",
        drivers,
    )


def _why_not(talk: _Talk) -> _Said:
    """Why nothing can be said of who moved it."""
    missing = [fact for fact in talk.facts if fact.about == "no_base"]
    if not talk.result.members or not talk.result.whole.additive:
        return (
            f"The data behind this chart has no break-down that adds up, so it cannot say what moved {_it(talk)}.",
            [],
        )
    if missing:
        return sentence(talk.voice, missing[0]), missing
    change = headline_change(talk.facts)
    if change is None:
        return f"There is no earlier complete {talk.voice.grain} to compare with.", []
    return f"Nothing moved, in any {talk.voice.dimension}: {headline(talk.voice, talk.facts[0], change)}", talk.facts[
        :2
    ]


def _members(talk: _Talk, ask: Ask) -> _Said:
    result, at = talk.result, _at(talk)
    lines, facts = [], []
    for key in ask.members:
        one = level_of(result, key)
        changed = change(result, at, headline_base(result, at), about="member", key=key)
        facts += [fact for fact in (one, changed) if fact]
        if one is None:
            lines.append(f"There is no figure for {name(title(result, key))} {when(result, at)}.")
            continue
        said = f", {against(changed)}" if changed else ""
        lines.append(f"{name(title(result, key))} came to {marks(one)['now']} {marks(one)['when']}{said}.")
    return "\n".join(lines), facts


def level_of(result: Result, key: str) -> Fact | None:
    """The level of a member in the newest complete period, or None where it is not known."""
    at = result.complete[-1].at
    if result.value(at, key) is None:
        return None
    return level(result, at, key).model_copy(
        update={"words": {"when": when(result, at), "member": name(title(result, key))}}
    )


def _compare(talk: _Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    result, at = talk.result, _at(talk)
    bases = [result.step(at, -1), headline_base(result, at)]
    year = {"day": -364, "week": -52, "month": -12, "quarter": -4, "year": -1}.get(result.grain)
    if year:
        bases.append(result.step(at, year))
    found = [change(result, at, base, about="asked") for base in dict.fromkeys(bases)]
    changes = [fact for fact in found if fact]
    if not changes:
        return f"There is no earlier complete {talk.voice.grain} to compare with.", []
    start = headline(talk.voice, talk.facts[0], None)
    lines = "\n".join(f"- {sentence(talk.voice, fact)}" for fact in changes)
    return f"{start}\n{lines}", [talk.facts[0], *changes]


def _ranked(talk: _Talk, ask: Ask, *, best: bool) -> _Said:
    merged = [member for member in talk.result.members if member.merged]
    if merged and not best:
        return f"The smallest are counted together as {merged[0].title}, so I cannot rank them.", []
    levels = [level_of(talk.result, member.key) for member in talk.result.members if not member.merged]
    known = sorted((fact for fact in levels if fact), key=lambda fact: fact.numbers["now"], reverse=best)
    if not known:
        return "The data behind this chart has no break-down to rank.", []
    chosen = known[: ask.count or min(3, len(known))]
    lines = "\n".join(f"- {fact.words['member']}: {marks(fact)['now']}" for fact in chosen)
    which = "Largest" if best else "Smallest"
    return f"{which} by {talk.voice.dimension} {talk.facts[0].words['when']}:\n{lines}", [
        talk.facts[0],
        *chosen,
    ]


def _table(talk: _Talk, ask: Ask) -> _Said:
    points = talk.result.complete[-min(ask.count or _SHOWN, _MOST) :]
    levels = [level(talk.result, point.at) for point in points]
    named = [
        fact.model_copy(update={"words": {**fact.words, "period": talk.result.describe(p.at)}})
        for fact, p in zip(levels, points, strict=True)
    ]
    lines = "\n".join(f"- {marks(fact)['period']}: {marks(fact)['now']}" for fact in reversed(named))
    return f"{talk.voice.measure}, newest first:\n{lines}", named


def _trend(talk: _Talk, ask: Ask) -> _Said:
    runs = [fact for fact in talk.facts if fact.kind == "streak"]
    table, facts = _table(talk, ask)
    said = f"{sentence(talk.voice, runs[0])}\n\n" if runs else ""
    return said + table, [*runs, *facts]


def _value(talk: _Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    return headline(talk.voice, talk.facts[0], headline_change(talk.facts)), talk.facts[:2]


def _when(talk: _Talk, _ask: Ask) -> _Said:
    high = max(talk.result.complete, key=lambda point: point.value or 0)
    low = min(talk.result.complete, key=lambda point: point.value or 0)
    facts = [level(talk.result, high.at), level(talk.result, low.at)]
    span = next(fact for fact in talk.facts if fact.about == "span")
    shown = [marks(fact) for fact in facts]
    text = (
        f"Highest: {shown[0]['now']} {shown[0]['when']}.\nLowest: {shown[1]['now']} {shown[1]['when']}.\n"
        f"Complete {talk.voice.grain}s looked at: {marks(span)['count']}, since {marks(span)['since']}."
    )
    return text, [*facts, span]


def _quality(talk: _Talk, _ask: Ask) -> _Said:
    found = [fact for fact in talk.facts if fact.kind == "quality"]
    return "\n".join(sentence(talk.voice, fact) for fact in found), found


def _definition(talk: _Talk, _ask: Ask) -> _Said:
    return talk.source or f"{talk.voice.measure}: as its owner defines it.", []


def _unusual(talk: _Talk, _ask: Ask) -> _Said:
    found = [fact for fact in talk.facts if fact.kind in {"record", "streak"} or fact.about == "silent_member"]
    if found:
        return " ".join(sentence(talk.voice, fact) for fact in found), found
    start = headline(talk.voice, talk.facts[0], headline_change(talk.facts))
    return f"{start} That is no record and no streak.", talk.facts[:2]


def _more(talk: _Talk, ask: Ask) -> _Said:
    """One more fact, the best that the caption did not give."""
    left = [f for f in talk.facts if f.id not in talk.said and f.kind not in {"level", "quality"} and f.score > 0]
    if not left:
        return _quality(talk, ask)
    best = max(left, key=lambda fact: fact.score)
    if best.kind == "change":
        return f"One more thing: {headline(talk.voice, talk.facts[0], best)}", [talk.facts[0], best]
    return f"One more thing: {_lower_first(sentence(talk.voice, best), best)}", [best]


def _wrong(talk: _Talk, _ask: Ask) -> _Said:
    found = [fact for fact in talk.facts if fact.kind == "quality"]
    how = f"\n\n{talk.source}" if talk.source else ""
    said = " ".join(sentence(talk.voice, fact) for fact in found)
    return f"Thank you for saying so. This is what the figure rests on:{how}\n\n{said}", found


def _cannot(talk: _Talk, _ask: Ask) -> _Said:
    return f"This chart's data holds no forecast and no goal, so I will not guess. {_invite(talk)}", []


def _help(talk: _Talk, _ask: Ask) -> _Said:
    return f"I answer questions about *{talk.voice.title}*, from the data of the chart. {_invite(talk)}", []


def _other(talk: _Talk, _ask: Ask) -> _Said:
    return f"I can only speak about *{talk.voice.title}* and its data. {_invite(talk)}", []


def _unreadable(talk: _Talk, _ask: Ask) -> _Said:
    return f"I can read text and reactions only. {_invite(talk)}", []


def _stop(_talk: _Talk, _ask: Ask) -> _Said:
    return "You will get no more pulses. Write START to get them again.", []


def _start(_talk: _Talk, _ask: Ask) -> _Said:
    return "Welcome back. You will get the next pulse when it is due.", []


def _invite(talk: _Talk) -> str:
    first = "Try: why, top, bottom, " if talk.result.members else "Try: "
    return f"{first}compare, trend, table, or when."


def _at(talk: _Talk) -> Start:
    return talk.result.complete[-1].at


def _it(talk: _Talk) -> str:
    return talk.voice.measure.lower()


def _lower_first(text: str, fact: Fact) -> str:
    return text if fact.kind in {"driver", "share"} else text[:1].lower() + text[1:]


_ANSWERS: dict[str, Callable[[_Talk, Ask], _Said]] = {
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
    "cannot": _cannot,
    "help": _help,
    "other": _other,
    "unreadable": _unreadable,
    "stop": _stop,
    "start": _start,
}
