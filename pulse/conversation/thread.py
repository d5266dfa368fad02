"""A message with all that its answer is made from, and the answer as it goes out."""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from zoneinfo import ZoneInfo

from pulse.chart.look import Look
from pulse.conversation.memory import Memory
from pulse.conversation.scope import Scope
from pulse.conversation.setting import Steer
from pulse.definition import Pulse
from pulse.definition.catalogue import LanguageCode
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure, is_across
from pulse.languages import of_reader
from pulse.narration import Read
from pulse.series import from_json
from pulse.store import readers
from pulse.store.tables import Correction, Inbound, Reader, Snapshot, SnapshotFigure
from pulse.store.threads import Chart
from pulse.store.wishes import Wishes
from pulse.text import Text
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Address, Body, Choice
from pulse.whatsapp.webhook import sender_of
from pulse.wording import CAPTION_LIMIT


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
        before: What its sender asked last about this chart, and was offered.
        menus: How many lists of questions they got in this thread.
        wishes: What they set for themselves.
        can_undo: Whether they set anything that can be taken back.
        look: What the chart was drawn with.
        corrections: What its figures were found to be since, the newest last.
        told_unreadable: Whether they were told today that only text is read.
    """

    inbound: Inbound
    reader: Reader
    connection: str
    snapshot: Snapshot | None
    further: tuple[SnapshotFigure, ...] = ()
    charts: tuple[Chart, ...] = ()
    before: Memory = field(default_factory=Memory)
    menus: int = 0
    wishes: Wishes = field(default_factory=Wishes)
    can_undo: bool = False
    look: Look = field(default_factory=Look)
    told_unreadable: bool = False
    corrections: tuple[Correction, ...] = ()

    @property
    def pulse(self) -> Pulse | None:
        """The definition as it was when the chart was sent."""
        return Pulse.model_validate_json(self.snapshot.definition) if self.snapshot else None

    @property
    def replies_to(self) -> str | None:
        """What the answer quotes: the reader's message, or the message that a reaction is on."""
        return self.inbound.context if self.inbound.kind == "reaction" else self.inbound.wamid

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The chart's figures, each with facts of its own; none where it is about no chart."""
        if self.snapshot is None:
            return ()
        first = Figure(
            Pulse.model_validate_json(self.snapshot.definition).figures[0],
            from_json(json.loads(self.snapshot.result)),
            tuple(fact for fact in facts_of(self.snapshot) if not is_across(fact)),
        )
        return (first, *(_alone(row) for row in self.further))

    @cached_property
    def said(self) -> tuple[tuple[str, ...], ...]:
        """Ids of the facts that the caption gave, by figure."""
        if self.snapshot is None:
            return ()
        said = Read.model_validate_json(self.snapshot.read).facts
        found = [tuple(fact for fact in said if "." not in fact)]
        for row in self.further:
            before = f"{row.number}."
            found.append(tuple(fact.removeprefix(before) for fact in said if fact.startswith(before)))
        return tuple(found)

    @property
    def scope(self) -> Scope:
        """What the chart can be asked, by this reader, on the day they wrote."""
        result = self.figures[0].result
        return Scope(self.figures, result.as_of.astimezone(result.zone).date(), self.language, self._now())

    def _now(self) -> date | None:
        """The day it is for the reader; None where the owner had the chart made as of a day of theirs."""
        figure = self.figures[0]
        if figure.pulse.as_of is not None:
            return None
        at = self.inbound.at or self.inbound.received_at
        return at.astimezone(ZoneInfo(self.reader.timezone or figure.result.timezone)).date()

    @property
    def language(self) -> LanguageCode:
        """What the reader is written to in, where their own words do not tell."""
        assert self.pulse is not None  # noqa: S101 - asked only of a thread about a chart
        return of_reader(self.reader.locale, self.pulse.language)


@dataclass(frozen=True)
class Attachment:
    """A picture or a file that goes with an answer.

    Args:
        content: Its bytes.
        mime: Its type.
        name: Its name.
    """

    content: bytes
    mime: str
    name: str

    @property
    def is_picture(self) -> bool:
        """Whether it is shown and not offered."""
        return self.mime.startswith("image/")


@dataclass(frozen=True)
class Found:
    """A text to send, and what was understood.

    Args:
        text: The text.
        understood: What it answers.
        choices: Id and title of what may be tapped below it.
        opens: Title of the button that opens the choices where they are many.
        memory: What is kept for what follows.
        attachment: What goes with it.
        steer: What the reader sets by it.
        settles: Whether it shows that a message which sounded like a wish for no more was none.
    """

    text: Text
    understood: str
    choices: tuple[Choice, ...] = ()
    opens: Text = field(default_factory=Text)
    memory: Memory = field(default_factory=Memory)
    attachment: Attachment | None = None
    steer: Steer | None = None
    settles: bool = False

    def body(self, thread: Thread, tracker: str, media_id: str | None = None) -> Body:
        """The message that brings it back into the same conversation.

        Args:
            thread: What it answers.
            tracker: Meta repeats it in each status.
            media_id: Id of the attachment's upload; without one the text goes alone.
        """
        known, context = thread.inbound.reader_id is not None, thread.replies_to
        # Who is no reader has no address here but the one in what they sent.
        to = readers.address(thread.reader) if known else Address(*sender_of(thread.inbound.raw))
        if self.attachment is not None and media_id is not None:
            caption = self.text.within(CAPTION_LIMIT)
            if self.attachment.is_picture:
                picture = messages.Picture(media_id=media_id)
                return messages.image(to, picture, caption, tracker=tracker, context=context)
            return messages.document(to, media_id, self.attachment.name, caption, tracker=tracker, context=context)
        if self.choices:
            return messages.question(to, self.text, self.choices, self.opens, tracker=tracker, context=context)
        return messages.text(to, self.text, tracker=tracker, context=context)


def _alone(row: SnapshotFigure) -> Figure:
    """A further figure as if it were the pulse's only one: its facts without what their ids begin with."""
    before = f"{row.number}."
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
