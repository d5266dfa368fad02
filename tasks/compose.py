"""What an answer says: from what was frozen with the chart, or a fixed sentence where no figures are asked for."""

import json
from dataclasses import dataclass, replace

from pulse.consent import Verdict, judge
from pulse.conversation import Answer, answer, route
from pulse.conversation.route import Ask
from pulse.definition import Condition, FileSource, Pulse, SheetsSource
from pulse.definition.source import KNOWN
from pulse.insight.fact import Fact
from pulse.insight.names import names
from pulse.narrator import NarrationContext, Read
from pulse.series import from_json
from pulse.store import inbox, threads
from pulse.store.tables import Inbound, Reader, Snapshot
from pulse.store.threads import Chart
from pulse.whatsapp import messages, phrases
from pulse.whatsapp.phrases import Phrases
from pulse.wording import name

_SYSTEMS = {"shopify": "Shopify", "hubspot": "HubSpot", "linear": "Linear"}
_NOTHING_ASKED = frozenset({"help", "other", "more", "unreadable"})
"""What needs no words of its own where the sender is just being sent a chart."""


@dataclass(frozen=True)
class Thread:
    """An inbound message with all that its answer is made from.

    Args:
        inbound: What came in.
        reader: Who sent it.
        connection: Name of the block that answers.
        snapshot: What the chart it is about was made from; None where it is about no chart.
        charts: The charts it may be about, where that is not clear.
    """

    inbound: Inbound
    reader: Reader
    connection: str
    snapshot: Snapshot | None
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

    text: str
    understood: str
    choices: tuple[tuple[str, str], ...] = ()
    opens: str = ""


def compose(thread: Thread, *, released: bool) -> Found | None:
    """The answer to a message; None where nothing is asked."""
    inbound, said = thread.inbound, phrases.of(thread.reader.locale)
    if inbound.payload.startswith(inbox.SHOW):
        return None
    if fixed := _of_payload(thread, said):
        return fixed
    if thread.snapshot is None:
        verdict = judge(inbound.text)
        if verdict is Verdict.STOP:
            return Found(said.stopped, "stop")
        resumed = said.resumed if thread.reader.opted_in_at else said.code
        return Found(resumed, "start") if verdict is Verdict.START else None
    found = _from_snapshot(thread, thread.snapshot)
    if released and found.ask.intent in _NOTHING_ASKED:
        return None
    return Found(found.text, found.ask.intent)


def _of_payload(thread: Thread, said: Phrases) -> Found | None:
    """The answer to what is about no figures, known from what the inbox made of it."""
    payload = thread.inbound.payload
    if payload == inbox.OPT_IN:
        return Found(said.welcome.format(name=thread.reader.name), "opt-in")
    if payload == inbox.UNSURE:
        choices = ((inbox.STOP_TAP, said.stop_button), (inbox.GO_ON_TAP, said.go_on_button))
        return Found(said.unsure, "unsure", choices)
    if payload == inbox.WHICH and thread.snapshot is None:
        shown = thread.charts[: messages.ROWS]
        ids = [f"{inbox.ABOUT}{thread.inbound.id}/{chart.run_id}" for chart in shown]
        return Found(said.which, "which", tuple(zip(ids, threads.titles(shown), strict=True)), said.choose)
    fixed = {
        inbox.WRONG_CODE: (said.wrong_code, "wrong code"),
        inbox.ENOUGH: (said.enough, "enough for today"),
        inbox.STOP_TAP: (said.stopped, "stop"),
        inbox.GO_ON_TAP: (said.going_on, "go on"),
    }
    return Found(*fixed[payload]) if payload in fixed else None


def _from_snapshot(thread: Thread, snapshot: Snapshot) -> Answer:
    pulse, inbound = Pulse.model_validate_json(snapshot.definition), thread.inbound
    result = from_json(json.loads(snapshot.result))
    # Readers know members by their titles.
    called = names(result)
    keys = {shown: member.key for member in result.members for shown in (member.title, called[member.key])}
    text = inbound.text or inbound.payload
    ask: Ask = route(text, inbound.emoji, inbound.kind, list(keys), pulse.measure.name, pulse.language)
    ask = replace(ask, members=tuple(keys[title] for title in ask.members))
    said = Read.model_validate_json(snapshot.read).facts
    voice, facts = NarrationContext.of(pulse, result.measure), facts_of(snapshot)
    return answer(ask, voice, result, facts=facts, said=said, source=_source(pulse))


def facts_of(snapshot: Snapshot) -> tuple[Fact, ...]:
    """The facts that were frozen; none where they were frozen before facts named their periods."""
    raw = json.loads(snapshot.facts)
    return tuple(Fact.model_validate(one) for one in raw) if all("times" in one for one in raw) else ()


def _source(pulse: Pulse) -> str:
    measure = pulse.measure
    if isinstance(pulse.source, KNOWN):
        metric = pulse.source.definition
        return f"{measure.name}: {metric.definition} From {_SYSTEMS[pulse.source.kind]}."
    figure = f"the {measure.aggregate} of {measure.value}" if measure.value else "the number of rows"
    if measure.aggregate == "single":
        figure = f"{measure.value} as it stands there"
    if isinstance(pulse.source, FileSource):
        where = name(pulse.source.at.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1]) + _conditions(pulse.source.where)
    elif isinstance(pulse.source, SheetsSource):
        what = f"the chart {pulse.source.chart}" if pulse.source.chart else f"{pulse.source.range}"
        what = name(what) + _conditions(pulse.source.where)
        return f"{measure.name} is read from {what} in a Google Sheet, for each {pulse.grain}."
    else:
        where = "a query on a database"
    return f"{measure.name} is {figure} for each {pulse.grain}, from {where}."


def _conditions(where: tuple[Condition, ...]) -> str:
    return f", only rows where {' and '.join(name(str(one), most=80) for one in where)}" if where else ""
