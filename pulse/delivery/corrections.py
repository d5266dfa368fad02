"""Figures that their source has changed since they were sent: found by the next run, told once, in the old thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlmodel import Session, col, select

from pulse.chart.answers import draw_answer
from pulse.chart.look import Look, digests_of, look_of
from pulse.chart.question import Asked, ChartQuestion
from pulse.definition import Pulse
from pulse.definition.catalogue import LanguageCode
from pulse.delivery.snapshot import thaw_figures
from pulse.errors import ChartcastrError
from pulse.insight.correct import is_large
from pulse.insight.figure import Figure
from pulse.languages import of_reader
from pulse.narration.corrected import say_correction
from pulse.series import Dataset
from pulse.series.periods import Start
from pulse.store import readers, runs, windows, wishes
from pulse.store.engine import insert_once
from pulse.store.identity import same_pulse
from pulse.store.states import MessageKind
from pulse.store.tables import Correction, Delivery, Message, Reader, Run, Snapshot
from pulse.text import Text
from pulse.whatsapp import messages
from pulse.whatsapp.messages import Body

_LOOKS_BACK = timedelta(days=45)
_MOST_RUNS = 10


@dataclass(frozen=True)
class Told:
    """A correction for one reader.

    Args:
        correction: What was found.
        reader: Who was sent the figure.
        phone_number_id: The number that sent it.
        image: wamid of the chart that showed it.
        text: What was, and what is.
        picture: The chart as it is now; None where it cannot be drawn.
    """

    correction: Correction
    reader: Reader
    phone_number_id: str
    image: str
    text: Text
    picture: bytes | None

    @property
    def purpose(self) -> str:
        """What makes it the one message of its kind."""
        return f"correction/{self.correction.id}/{self.reader.id}"

    def body(self, tracker: str, media_id: str | None) -> Body:
        """The message, in the thread of the chart that showed the figure."""
        to = readers.address(self.reader)
        if media_id is None:
            return messages.text(to, self.text, tracker=tracker, context=self.image)
        picture = messages.Picture(media_id=media_id)
        return messages.image(to, picture, self.text, tracker=tracker, context=self.image)


def find(session: Session, run_id: str) -> list[Correction]:
    """What the run ``run_id`` shows to be otherwise than earlier runs of its pulse sent it; each once."""
    run = session.get_one(Run, run_id)
    fresh = _figures(session, run_id)
    share = fresh[0].pulse.answers.corrections
    if share is None:
        return []
    earlier = (
        select(Run.id)
        .join(Snapshot, col(Snapshot.run_id) == Run.id)
        .where(same_pulse(run), Run.slot < run.slot, Run.slot > run.slot - _LOOKS_BACK)
        .order_by(col(Run.slot).desc())
        .limit(_MOST_RUNS)
    )
    found: list[Correction] = []
    seen: set[tuple[int, Start]] = set()
    for old_id in session.exec(earlier):
        for number, (old, new) in enumerate(zip(_figures(session, old_id), fresh, strict=False), start=1):
            if not old.result.complete or not _is_the_same(old.pulse, new.pulse):
                continue
            newest = (number, old.result.complete[-1].at)
            if newest not in seen:
                # Of several charts about the same week, the newest is corrected.
                seen.add(newest)
                found += _note(session, run_id, old_id, number, old.result, new.result, share)
    return found


def _is_the_same(old: Pulse, new: Pulse) -> bool:
    """Whether a figure is still made as it was; what the owner redefined was not wrong."""
    return (old.source, old.measure, old.grain, old.timezone) == (new.source, new.measure, new.grain, new.timezone)


def _note(
    session: Session, run_id: str, old_id: str, number: int, old: Dataset, new: Dataset, share: float
) -> list[Correction]:
    """The correction of one figure, against what its readers were told last; none where there is none."""
    of_it = select(Correction).where(Correction.run_id == old_id, Correction.figure == number)
    told = session.exec(of_it.where(Correction.found_by != run_id).order_by(col(Correction.created_at).desc())).first()
    row = _changed(run_id, old_id, number, old, new, share, Decimal(told.now) if told else None)
    if row is not None:
        insert_once(session, row)
    return list(session.exec(of_it.where(Correction.found_by == run_id)))


def _changed(
    run_id: str, old_id: str, number: int, old: Dataset, new: Dataset, share: float, told: Decimal | None
) -> Correction | None:
    """The figure that a chart was about, if it is another one now; not of what only tells how it stands."""
    if old.snapshot or old.grain != new.grain or not old.complete:
        return None
    at = old.complete[-1].at
    was, now = old.value(at) if told is None else told, new.value(at)
    if was is None or now is None or not is_large(was, now, share):
        return None
    rows = new.table[""][at].rows - old.table[""][at].rows
    return Correction(run_id=old_id, figure=number, found_by=run_id, was=str(was), now=str(now), rows=rows)


def _figures(session: Session, run_id: str) -> tuple[Figure, ...]:
    return thaw_figures(session.get_one(Snapshot, run_id), runs.figures(session, run_id))


def tell(session: Session, found: Sequence[Correction], now: datetime) -> list[Told]:
    """Who is to hear of corrections: readers who have the chart, want pulses, and may be written to freely now."""
    told = []
    for row in found:
        old = _figures(session, row.run_id)[row.figure - 1]
        new = _figures(session, row.found_by)[row.figure - 1]
        described = session.get_one(Snapshot, row.run_id).look
        look = look_of(described, runs.assets(session, digests_of(described)))
        sent = (
            select(Message.wamid, Message.phone_number_id, Reader)
            .join(Delivery, col(Delivery.id) == Message.delivery_id)
            .join(Reader, col(Reader.id) == Delivery.reader_id)
            .where(Delivery.run_id == row.run_id, Message.kind == MessageKind.IMAGE, col(Message.wamid).is_not(None))
        )
        for wamid, number, reader in session.exec(sent):
            if wamid is not None and _may_hear(session, reader, number, now):
                language = of_reader(reader.locale, old.pulse.language)
                text = say_correction(old, Decimal(row.was), Decimal(row.now), row.rows, language)
                told.append(Told(row, reader, number, wamid, text, _picture(old, new, language, look)))
    return told


def _may_hear(session: Session, reader: Reader, number: str, now: datetime) -> bool:
    if (
        reader.opted_in_at is None
        or reader.opted_out_at
        or reader.paused_at
        or reader.removed_at
        or reader.unsure_since
    ):
        return False
    wanted = wishes.of(session, reader.id)
    day = now.astimezone(wishes.zone_of(reader)).date()
    if wanted.muted or (wanted.paused_until is not None and day <= wanted.paused_until):
        return False
    until = windows.open_until(windows.find(session, reader.id, number))
    return until is not None and now < until


def _picture(old: Figure, new: Figure, language: LanguageCode, look: Look) -> bytes | None:
    """The chart of the old figure as its source has it now; None where it cannot be drawn."""
    newest = old.result.complete[-1].at
    points = tuple(point for point in new.result.points if point.at <= newest)
    # Of a day that is past it says nothing that later ones are missing.
    quality = replace(new.result.quality, late_by=0, empty_by=0)
    figure = Figure(old.pulse, replace(new.result, points=points, quality=quality, sketch=None, days=()), ())
    try:
        return draw_answer(figure, ChartQuestion(Asked.OVER_TIME), language=language, look=look)
    except ChartcastrError:
        return None
