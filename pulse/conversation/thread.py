"""What an answer says: from what was frozen with the chart, or a fixed sentence where no figures are asked for."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pulse.consent import Verdict, judge
from pulse.conversation.answer import Answer, answer
from pulse.conversation.route import Ask, route
from pulse.conversation.source import source_of
from pulse.definition import Pulse
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure, is_across
from pulse.insight.names import names
from pulse.languages import LANGUAGES, of_locale, of_reader
from pulse.narration import NarrationContext, Read
from pulse.narration.plan import ASKED
from pulse.narration.read import first_on
from pulse.narration.sentence import sayable
from pulse.series import from_json
from pulse.store import inbox, readers, threads
from pulse.store.tables import Inbound, Reader, Snapshot, SnapshotFigure
from pulse.store.threads import Chart
from pulse.text import Gap, Shape, Text
from pulse.text.render import Renderer, without_facts
from pulse.text.spans import own
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Address, Body, Choice
from pulse.whatsapp.webhook import sender_of
from pulse.wording import TEXT_LIMIT, sanitize_name

_NOTHING_ASKED = frozenset({"help", "other", "more", "unreadable"})
"""What needs no words of its own where the sender is just being sent a chart."""
_OF_NO_FIGURE = frozenset({"stop", "start", "help", "other", "unreadable"})


@dataclass(frozen=True)
class Thread:
    """An inbound message with all that its answer is made from.

    Args:
        inbound: What came in.
        reader: Who sent it.
        connection: Name of the block that answers.
        snapshot: What the chart it is about was made from; None where it is about no chart.
        further: The chart's further figures.
        charts: The charts it may be about, where that is not clear.
    """

    inbound: Inbound
    reader: Reader
    connection: str
    snapshot: Snapshot | None
    further: tuple[SnapshotFigure, ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def pulse(self) -> Pulse | None:
        """The definition as it was when the chart was sent."""
        return Pulse.model_validate_json(self.snapshot.definition) if self.snapshot else None

    @property
    def replies_to(self) -> str | None:
        """What the answer quotes: the reader's message, or the message that a reaction is on."""
        return self.inbound.context if self.inbound.kind == "reaction" else self.inbound.wamid


@dataclass(frozen=True)
class Found:
    """A text to send, and what was understood.

    Args:
        text: The text.
        understood: What it answers.
        choices: Id and title of what may be tapped below it.
        opens: Title of the button that opens the choices where they are many.
    """

    text: Text
    understood: str
    choices: tuple[Choice, ...] = ()
    opens: Text = field(default_factory=Text)

    def body(self, thread: Thread, tracker: str) -> Body:
        """The message that brings it back into the same conversation.

        Args:
            thread: What it answers.
            tracker: Meta repeats it in each status.
        """
        known, context = thread.inbound.reader_id is not None, thread.replies_to
        # Who is no reader has no address here but the one in what they sent.
        to = readers.address(thread.reader) if known else Address(*sender_of(thread.inbound.raw))
        if self.choices:
            return messages.question(to, self.text, self.choices, self.opens, tracker=tracker, context=context)
        return messages.text(to, self.text, tracker=tracker, context=context)


def compose(thread: Thread, *, released: bool) -> Found | None:
    """The answer to a message; None where nothing is asked."""
    inbound, words = thread.inbound, without_facts(of_locale(thread.reader.locale))
    if inbound.payload.startswith(inbox.SHOW):
        return None
    if fixed := _of_payload(thread, words):
        return fixed
    if thread.snapshot is None:
        verdict = judge(inbound.text)
        if verdict is Verdict.STOP:
            return Found(words.say("stopped"), "stop")
        resumed = words.say("resumed" if thread.reader.opted_in_at else "code")
        return Found(resumed, "start") if verdict is Verdict.START else None
    found = _from_snapshot(thread, thread.snapshot)
    if released and found.ask.intent in _NOTHING_ASKED:
        return None
    return Found(found.text, found.ask.intent)


def _of_payload(thread: Thread, words: Renderer) -> Found | None:
    """The answer to what is about no figures, known from what the inbox made of it."""
    payload = thread.inbound.payload
    if payload == inbox.OPT_IN:
        return Found(words.say("welcome", given={"name": sanitize_name(thread.reader.name)}), "opt-in")
    if payload == inbox.UNSURE:
        choices = ((inbox.STOP_TAP, words.say("stop_button")), (inbox.GO_ON_TAP, words.say("go_on_button")))
        return Found(words.say("unsure"), "unsure", choices)
    if payload == inbox.WHICH and thread.snapshot is None:
        shown = thread.charts[: messages.ROWS]
        ids = [f"{inbox.ABOUT}{thread.inbound.id}/{chart.run_id}" for chart in shown]
        titles = [own(title) for title in threads.titles(shown)]
        return Found(words.say("which"), "which", tuple(zip(ids, titles, strict=True)), words.say("choose"))
    fixed = {
        inbox.WRONG_CODE: ("wrong_code", "wrong code"),
        inbox.ENOUGH: ("enough", "enough for today"),
        inbox.STOP_TAP: ("stopped", "stop"),
        inbox.GO_ON_TAP: ("going_on", "go on"),
    }
    if payload not in fixed:
        return None
    key, understood = fixed[payload]
    return Found(words.say(key), understood)


def _from_snapshot(thread: Thread, snapshot: Snapshot) -> Answer:
    inbound = thread.inbound
    # What a button asks is in its id; its title may be the name of a member as well.
    text = inbound.payload if inbound.payload.startswith(ASKED) else inbound.text or inbound.payload
    figure, said = _figure_in(text, snapshot, thread.further)
    pulse, result = figure.pulse, figure.result
    language = of_reader(thread.reader.locale, pulse.language)
    # Readers know members by their titles.
    called = names(result)
    keys = {shown: member.key for member in result.members for shown in (member.title, called[member.key])}
    for member in result.members:
        if member.merged:
            keys[LANGUAGES[language].words["label_others"]] = member.key
    ask: Ask = route(text, inbound.emoji, inbound.kind, list(keys), pulse.measure.name, language)
    ask = replace(ask, members=tuple(keys[title] for title in ask.members))
    context = NarrationContext.of(pulse, result.measure, language)
    facts = sayable(context, figure.facts)
    found = answer(ask, context, result, facts=facts, said=said, source=source_of(pulse, context))
    if not thread.further or ask.intent in _OF_NO_FIGURE:
        return found
    # Of several figures the reader has to see which one is spoken of.
    heading = own(figure.name, "name", shape=Shape.HEADING)
    return replace(found, text=(heading + first_on(found.text, Gap.LINE)).within(TEXT_LIMIT))


def _figure_in(text: str, snapshot: Snapshot, further: Sequence[SnapshotFigure]) -> tuple[Figure, tuple[str, ...]]:
    """The figure that ``text`` names first, or whose member it names; where it names none, the pulse's first.

    With it, ids of its facts that the caption gave.
    """
    said = Read.model_validate_json(snapshot.read).facts
    first = Figure(
        Pulse.model_validate_json(snapshot.definition).figures[0],
        from_json(json.loads(snapshot.result)),
        tuple(fact for fact in facts_of(snapshot) if not is_across(fact)),
    )
    given = [tuple(fact for fact in said if "." not in fact)]
    found = [first]
    for row in further:
        before = f"{row.number}."
        found.append(_alone(row, before))
        given.append(tuple(fact.removeprefix(before) for fact in said if fact.startswith(before)))
    named = _first_named(text, [[figure.name] for figure in found])
    if named is None:
        parts = [[names(figure.result)[item.key] for item in figure.result.members] for figure in found]
        named = _first_named(text, parts)
    return (found[named or 0], given[named or 0])


def _first_named(text: str, several: Sequence[Sequence[str]]) -> int | None:
    """Which of several, each with its names, is named first; of names that begin in one place the longest counts."""
    places = []
    for number, called in enumerate(several):
        for name in called:
            match = re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text.casefold())
            if match:
                places.append((match.start(), -len(name), number))
    return min(places)[2] if places else None


def _alone(row: SnapshotFigure, before: str) -> Figure:
    """A further figure as if it were the pulse's only one: its facts without what their ids begin with."""
    facts = (Fact.model_validate(item) for item in json.loads(row.facts))
    return Figure(
        Pulse.model_validate_json(row.definition),
        from_json(json.loads(row.result)),
        tuple(fact.model_copy(update={"id": fact.id.removeprefix(before)}) for fact in facts),
    )


def facts_of(snapshot: Snapshot) -> tuple[Fact, ...]:
    """The facts that were frozen; none where they were frozen before facts named their periods."""
    raw = json.loads(snapshot.facts)
    return tuple(Fact.model_validate(item) for item in raw) if all("times" in item for item in raw) else ()
