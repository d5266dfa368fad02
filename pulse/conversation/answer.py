"""Answers from the frozen snapshot: the same facts, the same figures, the same check as the pulse itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pulse.conversation.phrases import PHRASES
from pulse.conversation.route import Ask
from pulse.conversation.talk import Talk, level_of
from pulse.insight import find_facts, headline_change
from pulse.insight.change import change, headline_base, level
from pulse.insight.fact import Fact, period
from pulse.insight.names import names, times
from pulse.narrator.grounding import refuse
from pulse.narrator.marks import marks
from pulse.narrator.read import NarrationContext
from pulse.narrator.sentences import (
    heading,
    headline,
    member_level,
    member_line,
    no_level,
    rest_of_list,
    sentence,
)
from pulse.periods import Start
from pulse.series import Dataset
from pulse.wording import TEXT_LIMIT, quoted, trim

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
        fixed: Its lines that hold no figure and that the program wrote, or the owner.
    """

    text: str
    facts: tuple[Fact, ...]
    ask: Ask
    fixed: tuple[str, ...] = ()


def answer(
    ask: Ask,
    voice: NarrationContext,
    result: Dataset,
    *,
    facts: Sequence[Fact] = (),
    said: Sequence[str] = (),
    source: str = "",
) -> Answer:
    """The answer to ``ask`` from the frozen ``result``.

    Args:
        ask: What was understood.
        voice: The owner's words.
        result: The data of the chart the reader sees.
        facts: The facts that were frozen with it; found anew where there are none.
        said: Ids of the facts that the pulse's caption gave already.
        source: How the figure is made, for whoever asks.
    """
    talk = Talk(voice, result, tuple(facts) or find_facts(result), frozenset(said), source)
    talk.fixed.append(source)
    text, used = _ANSWERS[ask.intent](talk, ask)
    if refuse(text, used, voice, fixed=talk.fixed):
        # It cannot be proven, so it is not said.
        text, used = _other(talk, ask)
    return Answer(trim(text, TEXT_LIMIT), tuple(used), ask, tuple(talk.fixed))


_Said = tuple[str, Sequence[Fact]]


def _why(talk: Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    drivers = [fact for fact in talk.facts if fact.kind == "driver"]
    if not drivers:
        return _why_not(talk)
    moved = sorted((fact for fact in drivers if fact.direction != "flat"), key=lambda fact: -abs(fact.numbers["diff"]))
    lines = [f"- {member_line(talk.voice, fact)}" for fact in moved[:_NAMED]]
    lines += [f"- {rest_of_list(talk.voice)}"] if len(moved) > _NAMED else []
    start = sentence(talk.voice, moved[0])
    head = f"{heading(talk.voice, 'by')}, {heading(talk.voice, 'against', drivers[0])}:"
    talk.fixed.append(head)
    return "\n".join([f"{start}\n\n{head}", *lines]), drivers


def _why_not(talk: Talk) -> _Said:
    """Why nothing can be said of who moved it; or what moved it, where there are no members to add up."""
    other = [fact for fact in talk.facts if fact.kind in {"mix", "factor"}]
    if other:
        return "\n".join(sentence(talk.voice, fact) for fact in other), other
    missing = [fact for fact in talk.facts if fact.about == "no_base"]
    if not talk.result.members or not talk.result.whole.additive:
        return talk.line("no_parts"), []
    if missing:
        return sentence(talk.voice, missing[0]), missing
    headlined = headline_change(talk.facts)
    if headlined is None:
        return talk.line("no_earlier"), []
    return f"{talk.line('still')}\n{headline(talk.voice, talk.facts[0], headlined)}", talk.facts[:2]


def _members(talk: Talk, ask: Ask) -> _Said:
    result, at = talk.result, _at(talk)
    lines: list[str] = []
    facts: list[Fact] = []
    for key in ask.members:
        words = {"member": names(result)[key]}
        one = level_of(result, key)
        if one is None:
            unknown = Fact(kind="quality", about="silent_member", unit=result.whole.unit, words=words)
            facts.append(unknown.model_copy(update={"id": f"A{len(facts)}", "times": {"when": period(result, at)}}))
            lines.append(no_level(talk.voice, facts[-1]))
            talk.fixed.append(lines[-1])
            continue
        changed = change(result, at, headline_base(result, at), about="like", key=key)
        if changed:
            changed = changed.model_copy(update={"words": words, "id": f"A{len(facts)}-change"})
        one = one.model_copy(update={"id": f"A{len(facts)}"})
        facts += [fact for fact in (one, changed) if fact]
        lines.append(member_level(talk.voice, one, changed))
    return "\n".join(lines), facts


def _compare(talk: Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    result, at = talk.result, _at(talk)
    bases = {result.step(at, -1): "previous", headline_base(result, at): "like"}
    year = {"day": -364, "week": -52, "month": -12, "quarter": -4, "year": -1}.get(result.grain)
    if year:
        bases.setdefault(result.step(at, year), "like")
    found = [change(result, at, base, about=about) for base, about in bases.items()]
    changes = [fact.model_copy(update={"id": f"A{place}"}) for place, fact in enumerate(found) if fact]
    if not changes:
        return talk.line("no_earlier"), []
    start = headline(talk.voice, talk.facts[0], None)
    lines = "\n".join(f"- {sentence(talk.voice, fact)}" for fact in changes)
    return f"{start}\n{lines}", [talk.facts[0], *changes]


def _ranked(talk: Talk, ask: Ask, *, best: bool) -> _Said:
    merged = [member for member in talk.result.members if member.merged]
    if merged and not best:
        return talk.line("merged", member=quoted(names(talk.result)[merged[0].key], talk.voice.language)), []
    levels = [level_of(talk.result, member.key) for member in talk.result.members if not member.merged]
    known = sorted((fact for fact in levels if fact), key=lambda fact: fact.numbers["now"], reverse=best)
    if not known:
        return talk.line("no_rank"), []
    chosen = known[: ask.count or min(3, len(known))]
    shown = marks(talk.facts[0], talk.voice.language)
    lines = ["- {member}: {now}".format_map(marks(fact, talk.voice.language)) for fact in chosen]
    head = talk.line("largest" if best else "smallest", when=shown["when"])
    return "\n".join([head, *lines]), [talk.facts[0], *chosen]


def _table(talk: Talk, ask: Ask) -> _Said:
    points = talk.result.complete[-min(ask.count or _SHOWN, _MOST) :]
    levels = [level(talk.result, p.at).model_copy(update={"id": f"A{place}"}) for place, p in enumerate(points)]
    lines = []
    for fact in reversed(levels):
        shown = marks(fact, talk.voice.language)
        lines.append(f"- {times(fact, talk.voice.language)['when'].say(talk.voice.language)}: {shown['now']}")
    return "\n".join([talk.line("table"), *lines]), levels


def _trend(talk: Talk, ask: Ask) -> _Said:
    runs = [fact for fact in talk.facts if fact.kind in {"streak", "trend", "turn", "break"}]
    table, facts = _table(talk, ask)
    said = _all(talk, runs)
    return (f"{said}\n\n" if said else "") + table, [*runs, *facts]


def _value(talk: Talk, ask: Ask) -> _Said:
    if ask.members:
        return _members(talk, ask)
    return headline(talk.voice, talk.facts[0], headline_change(talk.facts)), talk.facts[:2]


def _when(talk: Talk, _ask: Ask) -> _Said:
    facts = []
    for which, choose in (("highest", max), ("lowest", min)):
        point = choose(talk.result.complete, key=lambda one: one.value or 0)
        found = level(talk.result, point.at)
        facts.append(found.model_copy(update={"id": which, "kind": "extreme", "about": which}))
    lines = []
    for fact in facts:
        shown = marks(fact, talk.voice.language)
        lines.append(PHRASES[talk.voice.language][fact.about].format(now=shown["now"], when=shown["when"]))
    span = next(fact for fact in talk.facts if fact.about == "span")
    return "\n".join([*lines, sentence(talk.voice, span)]), [*facts, span]


def _quality(talk: Talk, _ask: Ask) -> _Said:
    found = [fact for fact in talk.facts if fact.kind in {"quality", "occasion"}]
    return "\n".join(sentence(talk.voice, fact) for fact in found), found


def _definition(talk: Talk, _ask: Ask) -> _Said:
    said = " ".join(one for one in (talk.voice.meaning, talk.source) if one) or talk.line("owner")
    talk.fixed.append(said)
    return said, []


def _unusual(talk: Talk, _ask: Ask) -> _Said:
    course = {"record", "streak", "unusual", "break", "turn", "volatility"}
    found = [fact for fact in talk.facts if fact.kind in course or fact.about in {"silent_member", "zero"}]
    if found:
        return _all(talk, found), found
    start = headline(talk.voice, talk.facts[0], headline_change(talk.facts))
    return f"{start}\n{talk.line('calm')}", talk.facts[:2]


def _more(talk: Talk, ask: Ask) -> _Said:
    """One more fact, the best that the caption did not give."""
    left = [f for f in talk.facts if f.id not in talk.said and f.kind not in {"level", "quality"} and f.score > 0]
    if not left:
        return _quality(talk, ask)
    best = max(left, key=lambda fact: fact.score)
    if best.kind == "change":
        return f"{talk.line('more')}\n{headline(talk.voice, talk.facts[0], best)}", [talk.facts[0], best]
    return f"{talk.line('more')}\n{sentence(talk.voice, best)}", [best]


def _wrong(talk: Talk, _ask: Ask) -> _Said:
    found = [fact for fact in talk.facts if fact.kind == "quality"]
    parts = [talk.line("wrong"), talk.source, _all(talk, found)]
    return "\n\n".join(part for part in parts if part), found


def _ahead(talk: Talk, _ask: Ask) -> _Said:
    """What the goals and the forecast say, where there are any."""
    found = [fact for fact in talk.facts if fact.kind in {"pace", "goal", "forecast"}]
    if found:
        return _all(talk, found), found
    return f"{talk.line('no_goal')}\n{_invite(talk)}", []


def _help(talk: Talk, _ask: Ask) -> _Said:
    return f"{talk.line('help')}\n{_invite(talk)}", []


def _other(talk: Talk, _ask: Ask) -> _Said:
    return f"{talk.line('other')}\n{_invite(talk)}", []


def _unreadable(talk: Talk, _ask: Ask) -> _Said:
    return f"{talk.line('unreadable')}\n{_invite(talk)}", []


def _invite(talk: Talk) -> str:
    return talk.line("try_parts" if talk.result.members else "try")


def _at(talk: Talk) -> Start:
    return talk.result.complete[-1].at


def _all(talk: Talk, facts: Iterable[Fact]) -> str:
    return " ".join(sentence(talk.voice, fact) for fact in facts)


_ANSWERS: dict[str, Callable[[Talk, Ask], _Said]] = {
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
    "help": _help,
    "other": _other,
    "unreadable": _unreadable,
    "stop": lambda talk, _ask: (talk.line("stop"), []),
    "start": lambda talk, _ask: (talk.line("start"), []),
}
