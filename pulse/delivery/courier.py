"""The doing: what the next step says is claimed in the store, sent, and noted, in this order and one at a time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import TypeVar

from sqlmodel import Session

from pulse.delivery import bodies
from pulse.delivery.charts import ChartNotTaken, Charts
from pulse.delivery.look import DeliveryContext, heard, look
from pulse.delivery.message import Outcome, OutcomeState, Retry, Timing, Wait, next_for
from pulse.delivery.plan import plan
from pulse.delivery.sender import Sender
from pulse.delivery.step import Send, Settled, next_step
from pulse.errors import WhatsAppError
from pulse.store import Store, limits, outbox, readers, runs
from pulse.store.columns import new_id, utc_now
from pulse.store.states import DeliveryState, MessageKind
from pulse.store.tables import Attempt, Delivery, Message, Reader
from pulse.whatsapp.client import Client
from pulse.whatsapp.errors import MetaError, NotSent, OutcomeUnknown
from pulse.whatsapp.messages import Body, Picture

_T = TypeVar("_T")
_SLOWEST_LOOK = 2.0
_LONGER = 1.4
_LONGEST_PACE = 2.0
"""Seconds that a message to one reader is slept for; what has to wait longer is left for later."""


Do = Callable[[str, Send], Awaitable[None]]


class Courier:
    """Brings deliveries and answers out through one number.

    Args:
        store: Where everything is decided from and noted.
        client: The number.
        sender: The rest of the connection.
        timing: How long is waited for what.
        chance: Spreads back-offs.
    """

    def __init__(
        self,
        store: Store,
        client: Client,
        sender: Sender | None = None,
        timing: Timing | None = None,
        chance: Random | None = None,
    ) -> None:
        self._store, self._client, self._sender = store, client, sender or Sender()
        self._timing, self._chance = timing or Timing(), chance or Random()  # noqa: S311 - it spreads, it hides nothing
        self._charts = Charts(store, client, self._sender, self._timing, self._chance)

    async def deliver(
        self, delivery_id: str, *, patience: float | None = None, arrival: float | None = None, do: Do | None = None
    ) -> Settled:
        """Do what is to be done about a delivery until nothing is, or until it has waited for too long.

        Args:
            delivery_id: The delivery.
            patience: Seconds that are waited after a step for whatever it may be; None waits for what has an end.
            arrival: The same for the phone alone, which may be off.
            do: What does one step; :meth:`send` if left out.

        Returns:
            Where it stands; the same is stored. ``open`` where patience ended first.
        """
        since, pause = time.monotonic(), self._timing.look
        while True:
            step = await self._in(lambda session: self._decide(session, delivery_id))
            if isinstance(step, Settled):
                return step
            if isinstance(step, Wait):
                most = [limit for limit in (patience, arrival if step.arrival else None) if limit is not None]
                if most and time.monotonic() - since >= min(most):
                    return Settled(DeliveryState.OPEN, step.why)
                await asyncio.sleep(min(pause, max(0.0, (step.until - utc_now()).total_seconds())))
                pause = self._longer(pause)
                continue
            pause = self._timing.look
            if wait := await self._in(lambda session: self._until_free(session, self._reader_of(session, delivery_id))):
                # Whoever sleeps here keeps others from being sent anything; watch-deliveries goes on with it.
                return Settled(DeliveryState.OPEN, f"its reader got many messages just now; it goes on in {wait:.0f} s")
            try:
                await (do or self.send)(delivery_id, step)
            except ChartNotTaken as wrong:
                return await self._give_up(delivery_id, str(wrong))
            except WhatsAppError:
                pass  # It is noted; what follows from it is the next decision.
            since = time.monotonic()

    async def send(self, delivery_id: str, step: Send) -> None:
        """Send one message of a delivery, unless somebody else does or it is not wanted any more.

        Raises:
            WhatsAppError: It was refused or its outcome is unknown; that is noted.
            ChartNotTaken: It needs the chart, which Meta does not take.
        """
        known = await self._in(lambda session: self._look(session, delivery_id))
        picture = (
            Picture() if step.kind is MessageKind.ANALYSIS else await self._charts.picture(known.run.id, known.language)
        )
        await self._pace(known.reader.id)
        claimed = await self._in(lambda session: self._claim(session, delivery_id, step, picture))
        if claimed is not None:
            await self._post(*claimed)

    async def say(self, row: Message, body: Callable[[str], Body]) -> Outcome:
        """Send a message that belongs to no delivery: an answer, or a confirmation.

        Args:
            row: What it is; its purpose is unique, and what is there already is not sent again.
            body: The request's body, from the id that comes back with every status.

        Returns:
            Where it stands; ``paced`` where nothing was sent and it is to be said again at ``at``.
        """
        pause = self._timing.look
        while True:
            step = await self._in(lambda session: self._next(session, row))
            if isinstance(step, Outcome):
                return step
            if isinstance(step, Wait):
                await asyncio.sleep(min(pause, max(0.0, (step.until - utc_now()).total_seconds())))
                pause = self._longer(pause)
                continue
            if wait := await self._in(lambda session: self._until_free(session, row.reader_id)):
                return Outcome(
                    OutcomeState.PACED, "its reader got many messages just now", at=utc_now() + timedelta(seconds=wait)
                )
            await self._pace(row.reader_id)
            attempt = await self._in(partial(self._claim_row, row=row, number=step.number))
            if attempt is not None:
                try:
                    await self._post(attempt, body(attempt.id))
                except WhatsAppError:
                    continue

    async def attach(self, content: bytes, mime: str, filename: str) -> str | None:
        """Upload what goes with an answer; None where that fails, so that its words go alone."""
        try:
            return await self._charts.upload(content, mime, filename)
        except WhatsAppError:
            return None

    async def _post(self, attempt: Attempt, body: Body) -> None:
        id_ = attempt.id
        if (utc_now() - attempt.begun_at).total_seconds() > self._timing.settle / 3:
            # This machine slept in between, and somebody may be about to send it again.
            halted = "the process was halted before it sent"
            await self._in(lambda session: outbox.refused(session, id_, halted, retry_at=utc_now()))
            return
        try:
            taken = await self._client.send(body)
        except (NotSent, MetaError) as wrong:
            code, reason = getattr(wrong, "code", None), _words(wrong)
            retry_at = None
            if getattr(wrong, "repeatable", False):
                wait = self._timing.retry_in(code, attempt.number, self._chance)
                retry_at = utc_now() + timedelta(seconds=wait)
            await self._in(lambda session: outbox.refused(session, id_, reason, code, retry_at))
            raise
        except OutcomeUnknown as wrong:
            reason = str(wrong)
            await self._in(lambda session: outbox.unknown(session, id_, reason))
            raise

        def note(session: Session) -> None:
            message = outbox.accepted(session, id_, taken.wamid)
            reader = session.get_one(Reader, message.reader_id)
            if reader.removed_at is None:
                readers.learn(session, reader, taken.wa_id, taken.user_id)

        await self._in(note)

    def _longer(self, pause: float) -> float:
        """The next pause between two looks: what comes, mostly comes at once."""
        return min(pause * _LONGER, max(self._timing.look, _SLOWEST_LOOK))

    def _until_free(self, session: Session, reader_id: str) -> float:
        """Seconds until a reader may be sent something, where that is too long to be waited for; else 0."""
        key, rates = f"{self._client.phone_number_id}/{reader_id}", self._sender.rates
        wait = limits.wait(session, key, time.time(), every=rates.pair_every, burst=rates.pair_burst)
        return wait if wait > _LONGEST_PACE else 0.0

    def _reader_of(self, session: Session, delivery_id: str) -> str:
        return session.get_one(Delivery, delivery_id).reader_id

    async def _pace(self, reader_id: str) -> None:
        """Wait for the next moment that is free for this number and this reader, in every process together."""
        number, rates = self._client.phone_number_id, self._sender.rates

        def take(session: Session) -> float:
            now = time.time()
            pair = limits.acquire(session, f"{number}/{reader_id}", now, every=rates.pair_every, burst=rates.pair_burst)
            return max(
                pair,
                limits.acquire(session, number, now, every=1 / rates.per_second, burst=max(1, int(rates.per_second))),
            )

        await asyncio.sleep(await self._in(take))

    def _look(self, session: Session, delivery_id: str) -> DeliveryContext:
        return look(session, delivery_id, utc_now(), self._timing)

    def _decide(self, session: Session, delivery_id: str) -> Send | Wait | Settled:
        known = self._look(session, delivery_id)
        step = next_step(known.view)
        if not known.delivery.route:
            planned = plan(known.view)
            known.delivery.route, known.delivery.charged = planned.route, planned.charged
            session.add(known.delivery)
        if isinstance(step, Settled):
            runs.settle(session, delivery_id, step.state, step.reason)
        elif known.delivery.state is DeliveryState.FAILED:
            # It goes on, so whoever looks next must find it, also if this process ends before it stands anywhere.
            runs.settle(session, delivery_id, DeliveryState.OPEN)
        return step

    def _claim(self, session: Session, delivery_id: str, step: Send, picture: Picture) -> tuple[Attempt, Body] | None:
        known = self._look(session, delivery_id)
        row = outbox.lock(session, bodies.row(known, step.kind, step))
        # Decided again now that nobody else can: a status, a stop or another process may have come in between.
        if next_step(self._look(session, delivery_id).view) != step:
            return None
        attempt = outbox.begin(session, row, step.number, "/".join(step.template) if step.template else picture.via)
        if attempt is None:
            return None
        return attempt, bodies.body(session, known, step, picture, attempt.id)

    def _next(self, session: Session, row: Message) -> Retry | Wait | Outcome:
        kept = outbox.by_purpose(session, row.purpose)
        tried = outbox.attempts(session, kept.id) if kept else []
        now = utc_now()
        return next_for(tried, now, heard(session, self._client.phone_number_id, tried, now), self._timing)

    def _claim_row(self, session: Session, row: Message, number: int) -> Attempt | None:
        kept = outbox.lock(session, row)
        step = self._next(session, row)
        return outbox.begin(session, kept, number) if isinstance(step, Retry) and step.number == number else None

    async def _give_up(self, delivery_id: str, reason: str) -> Settled:
        await self._in(lambda session: runs.settle(session, delivery_id, DeliveryState.FAILED, reason))
        return Settled(DeliveryState.FAILED, reason)

    async def _in(self, work: Callable[[Session], _T]) -> _T:
        """``work`` in one transaction of its own, beside the event loop."""

        def run() -> _T:
            with self._store.begin() as session:
                return work(session)

        return await asyncio.to_thread(run)


def message_row(
    purpose: str,
    kind: str,
    reader: Reader,
    phone_number_id: str,
    text: str,
    *,
    context: str | None = None,
    run_id: str | None = None,
    inbound_id: str | None = None,
) -> Message:
    """A message that belongs to no delivery, for :meth:`Courier.say`."""
    return Message(
        id=new_id(),
        purpose=purpose,
        kind=kind,
        run_id=run_id,
        reader_id=reader.id,
        inbound_id=inbound_id,
        phone_number_id=phone_number_id,
        text=text,
        context=context,
    )


def _words(wrong: WhatsAppError) -> str:
    """Meta's own words; the advice is added where they are shown."""
    if isinstance(wrong, MetaError):
        return wrong.details or wrong.message
    return str(wrong)
