"""What is to be done next about one delivery. A function of what is stored and of the time, and of nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from pulse.delivery.message import Again, Heard, Stands, Timing, Wait, next_for
from pulse.store.tables import Attempt
from pulse.whatsapp.errors import explain

Kind = Literal["image", "analysis", "template"]
Style = Literal["image+thread", "buttons", "image"]
WINDOW_CLOSED = 131047
_UNSURE = "was asked whether to end it, and has not said"
_OF_TEMPLATES = range(132000, 132100)


@dataclass(frozen=True)
class Send:
    """Send this message of the delivery, as its attempt ``number``; a template by name and language."""

    kind: Kind
    number: int
    template: tuple[str, str] | None = None


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
        timing: How long is waited.
    """

    state: str
    style: Style
    tried: Mapping[str, Sequence[Attempt]]
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
    timing: Timing = field(default_factory=Timing)

    @property
    def window_open(self) -> bool:
        """Whether free-form messages should reach the reader."""
        return self.window_until is not None and self.now < self.window_until

    @property
    def waits(self) -> bool:
        """Whether it is the reader's word that it waits for, however long that takes."""
        return self.state in {"held", "offered"} or bool(self.tried.get("template"))

    def of(self, kind: Kind) -> Again | Wait | Stands:
        """What is to be done about one of its messages."""
        tried = self.tried.get(kind, ())
        return next_for(tried, self.now, self.heard, self.timing, reopened_at=self.reopened_at)

    def tries(self, kind: Kind) -> int:
        """How often one of its messages was refused or failed since it was last tried anew."""
        over = [one for one in self.tried.get(kind, ()) if one.state in {"refused", "failed"}]
        return sum(self.reopened_at is None or one.begun_at >= self.reopened_at for one in over)

    def reopened_window(self, closed: Stands) -> bool:
        """Whether the reader has written since Meta said that the window is closed."""
        return self.window_open and self.wrote_at is not None and closed.at is not None and self.wrote_at > closed.at


def next_step(view: View) -> Send | Wait | Stands:
    """Send a message, wait, or leave the delivery where it stands."""
    image = view.of("image")
    if isinstance(image, Stands) and image.state in {"arrived", "taken"}:
        return _after_image(view, image)
    if isinstance(image, Wait):
        return image
    if why := _unwanted(view):
        return Stands("skipped", why)
    if view.newer:
        return Stands("overtaken", "a newer one of the same pulse took its place")
    if isinstance(image, Stands) and image.state == "unknown":
        return Stands("unknown", f"nobody can tell whether the image was sent ({image.reason})")
    if isinstance(image, Stands) and image.code != WINDOW_CLOSED:
        said = explain(image.code, image.reason, tries=view.tries("image"))
        return Stands("failed", f"the image: {said}", image.code)
    if view.stopped:
        return Stands("failed", view.stopped)
    if not view.opted_in:
        return Stands("held", "has not sent the code that opts in")
    if view.unsure:
        return Stands("held", _UNSURE)
    if view.too_late and not view.waits:
        return Stands("failed", "it could not be sent in time, and is too old now")
    if isinstance(image, Again) and view.window_open:
        return Send("image", image.number)
    if isinstance(image, Stands) and view.reopened_window(image):
        return Send("image", len(view.tried["image"]) + 1)
    return _outside(view)


def _unwanted(view: View) -> str:
    return "asked for no more pulses" if view.opted_out else view.left_out


def _after_image(view: View, image: Stands) -> Send | Wait | Stands:
    if view.style == "image+thread":
        found = _analysis(view, image)
        if not (isinstance(found, Stands) and found.state in {"arrived", "taken"}):
            return found
        return _confirmed(view, [image, found])
    return _confirmed(view, [image])


def _analysis(view: View, image: Stands) -> Send | Wait | Stands:
    found = view.of("analysis")
    if isinstance(found, Wait) or (isinstance(found, Stands) and found.state in {"arrived", "taken"}):
        return found
    if why := _unwanted(view):
        return Stands("skipped", why)
    if isinstance(found, Stands) and found.state == "unknown":
        return Stands("unknown", f"nobody can tell whether the analysis was sent ({found.reason})")
    if isinstance(found, Stands) and found.code != WINDOW_CLOSED:
        said = explain(found.code, found.reason, tries=view.tries("analysis"))
        return Stands("failed", f"the analysis: {said}", found.code)
    if view.stopped:
        return Stands("failed", view.stopped)
    if view.unsure:
        return Stands("held", _UNSURE)
    if image.state == "taken" and image.at is not None and view.now < image.at + view.wait:
        # Meta does not keep the order of two messages (messages/send-messages).
        return Wait(image.at + view.wait, "the image comes first")
    if isinstance(found, Again) and view.window_open:
        return Send("analysis", found.number)
    if isinstance(found, Stands) and view.reopened_window(found):
        return Send("analysis", len(view.tried["analysis"]) + 1)
    return Stands("held", "the analysis waits until the reader writes again")


def _confirmed(view: View, messages: Sequence[Stands]) -> Wait | Stands:
    """Meta has all of it; whether the reader has, only statuses tell."""
    taken = [one.at for one in messages if one.state == "taken" and one.at is not None]
    if not taken:
        return Stands("complete")
    if view.now < max(taken) + view.wait:
        return Wait(max(taken) + view.wait, "Meta has not said yet that it arrived")
    if view.now < min(taken) + view.late_after:
        return Stands("sent", "Meta took it and has not said yet that it arrived")
    return Stands("late", f"Meta took it at {min(taken):%Y-%m-%d %H:%M} UTC and never said that it arrived")


def _outside(view: View) -> Send | Wait | Stands:
    """Outside the window only an approved template goes through; what it announces waits for the reader's tap."""
    found = view.of("template")
    if isinstance(found, Wait):
        return found
    if isinstance(found, Again):
        return _offer(view, found.number)
    if found.state == "taken":
        return _confirmed(view, [found])
    if found.state == "arrived":
        return Stands("offered", "a template was sent; the chart follows when the reader taps it")
    if found.state == "unknown":
        return Stands("unknown", f"nobody can tell whether the template was sent ({found.reason})")
    if found.code in _OF_TEMPLATES:
        last = view.tried["template"][-1].via
        if view.template is not None and "/".join(view.template) != last:
            return _offer(view, len(view.tried["template"]) + 1)
        return Stands("held", f"no template can be sent: {explain(found.code, found.reason)}", found.code)
    said = explain(found.code, found.reason, tries=view.tries("template"))
    return Stands("failed", f"the template: {said}", found.code)


def _offer(view: View, number: int) -> Send | Stands:
    if view.template is None:
        return Stands("held", f"the reader's window is closed and {view.no_template}; it waits until they write")
    if view.tier_full:
        return Stands("held", view.tier_full)
    return Send("template", number, view.template)
