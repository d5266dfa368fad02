"""What is to be done next about one delivery. A function of what is stored and of the time, and of nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from pulse.delivery.message import MET, Heard, Outcome, OutcomeState, Retry, Timing, Wait, next_for
from pulse.store.states import WAITING, DeliveryState, MessageKind, MessageState
from pulse.store.tables import Attempt
from pulse.whatsapp.errors import explain

Style = Literal["image+thread", "buttons", "image"]
WINDOW_CLOSED = 131047
_UNSURE = "was asked whether to end it, and has not said"
_OVER = frozenset({MessageState.REFUSED, MessageState.FAILED})
_OF_TEMPLATES = range(132000, 132100)


@dataclass(frozen=True)
class Send:
    """Send this message of the delivery, as its attempt ``number``; a template by name and language."""

    kind: MessageKind
    number: int
    template: tuple[str, str] | None = None


@dataclass(frozen=True)
class Settled:
    """Nothing is to be done about a delivery."""

    state: DeliveryState
    reason: str = ""
    code: int | None = None


@dataclass(frozen=True)
class View:
    """All that a decision rests on.

    Args:
        state: Where the delivery stood before.
        style: How the pulse is sent.
        tried: Attempts of each message, first to last.
        now: The moment, aware.
        wait: Seconds that the image's arrival is waited for before the analysis follows, and the last arrival after.
        late_after: So long after Meta took a message it must have arrived.
        opted_in: Whether the reader asked to receive.
        opted_out: Whether the reader asked for no more.
        left_out: Why the owner has the reader get nothing; empty if they may.
        unsure: Whether it is open that the reader wants no more: they were asked, and have not said.
        window_until: Until when the window is open, as far as we know.
        wrote_at: When the reader last wrote to the number.
        stopped: Why nothing is sent from the number; empty if it may.
        template: Name and language of the template for outside the window.
        no_template: Why there is none.
        tier_full: Why no more people are reached outside their windows today; empty if some may be.
        heard: What is known of the webhook.
        reopened_at: When the owner had the delivery tried again, or the reader asked for it.
        too_late: Whether its slot is so long past that nobody would begin it now.
        newer: Whether the reader has a newer one of the same pulse.
        not_before: Before which moment the reader wants nothing.
        timing: How long is waited.
    """

    state: DeliveryState
    style: Style
    tried: Mapping[MessageKind, Sequence[Attempt]]
    now: datetime
    wait: timedelta
    late_after: timedelta
    opted_in: bool = True
    opted_out: bool = False
    left_out: str = ""
    unsure: bool = False
    window_until: datetime | None = None
    wrote_at: datetime | None = None
    stopped: str = ""
    template: tuple[str, str] | None = None
    no_template: str = ""
    tier_full: str = ""
    heard: Heard = field(default_factory=Heard)
    reopened_at: datetime | None = None
    too_late: bool = False
    newer: bool = False
    not_before: datetime | None = None
    timing: Timing = field(default_factory=Timing)

    @property
    def window_open(self) -> bool:
        """Whether free-form messages should reach the reader."""
        return self.window_until is not None and self.now < self.window_until

    @property
    def waits(self) -> bool:
        """Whether it is the reader's word that it waits for, however long that takes."""
        return self.state in WAITING or bool(self.tried.get(MessageKind.TEMPLATE))

    def of(self, kind: MessageKind) -> Retry | Wait | Outcome:
        """What is to be done about one of its messages."""
        tried = self.tried.get(kind, ())
        return next_for(tried, self.now, self.heard, self.timing, reopened_at=self.reopened_at)

    def tries(self, kind: MessageKind) -> int:
        """How often one of its messages was refused or failed since it was last tried anew."""
        over = [attempt for attempt in self.tried.get(kind, ()) if attempt.state in _OVER]
        return sum(self.reopened_at is None or attempt.begun_at >= self.reopened_at for attempt in over)

    def reopened_window(self, closed: Outcome) -> bool:
        """Whether the reader has written since Meta said that the window is closed."""
        return self.window_open and self.wrote_at is not None and closed.at is not None and self.wrote_at > closed.at


def next_step(view: View) -> Send | Wait | Settled:
    """Send a message, wait, or leave the delivery where it stands."""
    image = view.of(MessageKind.IMAGE)
    if isinstance(image, Outcome) and image.state in MET:
        return _after_image(view, image)
    if isinstance(image, Wait):
        return image
    if why := _unwanted(view):
        return Settled(DeliveryState.SKIPPED, why)
    if view.newer:
        return Settled(DeliveryState.OVERTAKEN, "a newer one of the same pulse took its place")
    if isinstance(image, Outcome) and image.state is OutcomeState.UNKNOWN:
        return Settled(DeliveryState.UNKNOWN, f"nobody can tell whether the image was sent ({image.reason})")
    if isinstance(image, Outcome) and image.code != WINDOW_CLOSED:
        said = explain(image.code, image.reason, tries=view.tries(MessageKind.IMAGE))
        return Settled(DeliveryState.FAILED, f"the image: {said}", image.code)
    if view.stopped:
        return Settled(DeliveryState.FAILED, view.stopped)
    if not view.opted_in:
        return Settled(DeliveryState.HELD, "has not sent the code that opts in")
    if view.unsure:
        return Settled(DeliveryState.HELD, _UNSURE)
    if view.too_late and not view.waits:
        return Settled(DeliveryState.FAILED, "it could not be sent in time, and is too old now")
    if view.not_before is not None and view.now < view.not_before and not view.waits:
        return Settled(DeliveryState.OPEN, f"the reader wants it from {view.not_before:%H:%M} on")
    return _first(view, image)


def _first(view: View, image: Retry | Outcome) -> Send | Wait | Settled:
    """Send the image inside the window, and outside it what goes through there."""
    if isinstance(image, Retry) and view.window_open:
        return Send(MessageKind.IMAGE, image.number)
    if isinstance(image, Outcome) and view.reopened_window(image):
        return Send(MessageKind.IMAGE, len(view.tried[MessageKind.IMAGE]) + 1)
    return _outside(view)


def _unwanted(view: View) -> str:
    return "asked for no more pulses" if view.opted_out else view.left_out


def _after_image(view: View, image: Outcome) -> Send | Wait | Settled:
    if view.style != "image+thread":
        return _confirmed(view, [image])
    analysis = view.of(MessageKind.ANALYSIS)
    if isinstance(analysis, Outcome) and analysis.state in MET:
        return _confirmed(view, [image, analysis])
    return analysis if isinstance(analysis, Wait) else _analysis(view, image, analysis)


def _analysis(view: View, image: Outcome, found: Retry | Outcome) -> Send | Wait | Settled:
    if why := _unwanted(view):
        return Settled(DeliveryState.SKIPPED, why)
    if isinstance(found, Outcome) and found.state is OutcomeState.UNKNOWN:
        return Settled(DeliveryState.UNKNOWN, f"nobody can tell whether the analysis was sent ({found.reason})")
    if isinstance(found, Outcome) and found.code != WINDOW_CLOSED:
        said = explain(found.code, found.reason, tries=view.tries(MessageKind.ANALYSIS))
        return Settled(DeliveryState.FAILED, f"the analysis: {said}", found.code)
    if view.stopped:
        return Settled(DeliveryState.FAILED, view.stopped)
    if view.unsure:
        return Settled(DeliveryState.HELD, _UNSURE)
    if image.state is OutcomeState.TAKEN and image.at is not None and view.now < image.at + view.wait:
        # Meta does not keep the order of two messages (messages/send-messages).
        return Wait(image.at + view.wait, "the image comes first", arrival=True)
    if isinstance(found, Retry) and view.window_open:
        return Send(MessageKind.ANALYSIS, found.number)
    if isinstance(found, Outcome) and view.reopened_window(found):
        return Send(MessageKind.ANALYSIS, len(view.tried[MessageKind.ANALYSIS]) + 1)
    return Settled(DeliveryState.HELD, "the analysis waits until the reader writes again")


def _confirmed(view: View, messages: Sequence[Outcome]) -> Wait | Settled:
    """Meta has all of it; whether the reader has, only statuses tell."""
    taken = [message.at for message in messages if message.state is OutcomeState.TAKEN and message.at is not None]
    if not taken:
        return Settled(DeliveryState.COMPLETE)
    if view.now < max(taken) + view.wait:
        return Wait(max(taken) + view.wait, "Meta has not said yet that it arrived", arrival=True)
    if view.now < min(taken) + view.late_after:
        return Settled(DeliveryState.SENT, "Meta took it and has not said yet that it arrived")
    return Settled(
        DeliveryState.LATE, f"Meta took it at {min(taken):%Y-%m-%d %H:%M} UTC and never said that it arrived"
    )


def _outside(view: View) -> Send | Wait | Settled:
    """Outside the window only an approved template goes through; what it announces waits for the reader's tap."""
    found = view.of(MessageKind.TEMPLATE)
    if isinstance(found, Wait):
        return found
    if isinstance(found, Retry):
        return _offer(view, found.number)
    if found.state is OutcomeState.TAKEN:
        return _confirmed(view, [found])
    if found.state is OutcomeState.ARRIVED:
        return Settled(DeliveryState.OFFERED, "a template was sent; the chart follows when the reader taps it")
    if found.state is OutcomeState.UNKNOWN:
        return Settled(DeliveryState.UNKNOWN, f"nobody can tell whether the template was sent ({found.reason})")
    if found.code in _OF_TEMPLATES:
        last = view.tried[MessageKind.TEMPLATE][-1].via
        if view.template is not None and "/".join(view.template) != last:
            return _offer(view, len(view.tried[MessageKind.TEMPLATE]) + 1)
        return Settled(DeliveryState.HELD, f"no template can be sent: {explain(found.code, found.reason)}", found.code)
    said = explain(found.code, found.reason, tries=view.tries(MessageKind.TEMPLATE))
    return Settled(DeliveryState.FAILED, f"the template: {said}", found.code)


def _offer(view: View, number: int) -> Send | Settled:
    if view.template is None:
        return Settled(
            DeliveryState.HELD, f"the reader's window is closed and {view.no_template}; it waits until they write"
        )
    if view.tier_full:
        return Settled(DeliveryState.HELD, view.tier_full)
    return Send(MessageKind.TEMPLATE, number, view.template)
