"""Looking after what is not over: deliveries, runs and replies whose processes died, or of which Meta told later."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed, Scheduled
from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from pulse.store import inbox, runs, windows
from pulse.store.columns import utc_now
from pulse.store.states import TAKEN, UNCONFIRMED, UNDERWAY, WAITING, DeliveryState, MessageKind, MessageState, RunState
from pulse.store.tables import Delivery, Inbound, Message, PhoneNumber, Reader, Run
from tasks.patience import patience
from tasks.report import Told, emit, report_failure
from tasks.retries import if_not_ours
from tasks.stored import open_store

OLD = timedelta(days=30)
"""Meta tries to deliver for 30 days (messages/send-messages); after that nothing more is told."""
_MOST_RESTARTS = 2


@dataclass(frozen=True)
class Open:
    """A delivery that is not over, and the block it goes out through."""

    id: str
    run_id: str
    reader: str
    connection: str
    phone_number_id: str
    waits: bool
    """Whether it waits for its reader's word."""


@task(name="find what is open", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def find_open() -> list[Open]:
    """Deliveries that may move: not confirmed, or waiting though the window is open. Retried as any read is."""

    def look() -> list[Open]:
        with open_store().begin() as session:
            return [_open(session, delivery, number) for delivery, number in _moving(session, utc_now())]

    return await asyncio.to_thread(look)


def _moving(session: Session, now: datetime) -> list[tuple[Delivery, PhoneNumber]]:
    maybe = (
        select(Delivery, PhoneNumber)
        .join(Run, col(Run.id) == Delivery.run_id)
        .join(PhoneNumber, col(PhoneNumber.phone_number_id) == Delivery.phone_number_id)
        .where(
            col(Delivery.created_at) > now - OLD,
            or_(
                col(Delivery.state).in_((*UNCONFIRMED, *WAITING)),
                # What was called failed and is on the phone all the same, as happens with several devices.
                and_(col(Delivery.state) == DeliveryState.FAILED, _taken_after_all()),
                and_(
                    col(Delivery.state) == DeliveryState.OPEN,
                    or_(col(Run.state) != RunState.RUNNING, col(Delivery.created_at) < now - patience().young),
                ),
            ),
        )
        .order_by(col(Delivery.created_at))
    )
    return [(one, number) for one, number in session.exec(maybe) if _moves(session, one, now)]


def _taken_after_all() -> ColumnElement[bool]:
    # Asked of the messages and not of what is new: news may have been told between a look and the next.
    of_delivery = select(Message.id).where(Message.delivery_id == Delivery.id)
    taken = of_delivery.where(col(Message.state).in_(TAKEN))
    return and_(taken.exists(), ~of_delivery.where(Message.state == MessageState.FAILED).exists())


def _moves(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Whether a look can change anything; what waits for its reader is not sent at any odd hour."""
    if delivery.state not in WAITING:
        return True
    window = windows.find(session, delivery.reader_id, delivery.phone_number_id)
    until = windows.open_until(window)
    if until is not None and now < until and window is not None and window.last_inbound_at is not None:
        # Whoever wrote just now is being answered by release-held.
        return window.last_inbound_at < now - patience().young
    if delivery.created_at > now - runs.LATEST:
        # A template may have been approved, or more people may be reached, since; the decision says.
        return True
    template = select(Message.id).where(Message.delivery_id == delivery.id, Message.kind == MessageKind.TEMPLATE)
    return session.exec(template.where(col(Message.state).in_((MessageState.FAILED, *UNDERWAY)))).first() is not None


def _open(session: Session, delivery: Delivery, number: PhoneNumber) -> Open:
    reader = session.get_one(Reader, delivery.reader_id)
    waits = delivery.state in WAITING
    return Open(delivery.id, delivery.run_id, reader.name, number.connection, number.phone_number_id, waits)


@task(name="find news", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def find_changed() -> list[str]:
    """Runs of which something is new that nobody was told of. Retried as any read is."""

    def look() -> list[str]:
        with open_store().begin() as session:
            return _changed(session, utc_now())

    return await asyncio.to_thread(look)


def _changed(session: Session, now: datetime) -> list[str]:
    recent = (
        col(Run.created_at) > now - OLD,
        or_(col(Run.state) != RunState.RUNNING, col(Run.created_at) < now - patience().young),
    )
    of_run = select(Run.id).join(Delivery, col(Delivery.run_id) == Run.id)
    by_delivery = of_run.where(Delivery.state != Delivery.reported, *recent)
    by_message = (
        select(Run.id).join(Message, col(Message.run_id) == Run.id).where(Message.state != Message.reported, *recent)
    )
    died = of_run.where(Run.state == RunState.RUNNING, *recent)
    return sorted({run_id for found in (by_delivery, by_message, died) for run_id in session.exec(found)})


@task(name="restart replies", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def restart_replies() -> int:
    """Have what was asked and never answered started again; how many. Retried: what waits already is left alone.

    A run that the owner cancelled stays cancelled.
    """

    def look() -> list[Inbound]:
        with open_store().begin() as session:
            return inbox.in_progress(session, utc_now() - patience().dispatched)

    asked, count = await asyncio.to_thread(look), 0
    async with get_client() as client:
        for row in asked:
            if await _cancelled(client, row.flow_run_id):
                await asyncio.to_thread(_leave_reply, row.id)
                continue
            if not await _died(client, row.flow_run_id, row.dispatched_at):
                continue
            count += 1
            if not await asyncio.to_thread(_restart_reply, row.id):
                resource = {"prefect.resource.id": f"chartcastr.inbound.{row.id}"}
                emit(
                    Told("chartcastr.reply.failed", resource, [], {"said": "A reply was not answered in three tries."})
                )
    return count


def _leave_reply(inbound_id: str) -> None:
    with open_store().begin() as session:
        inbox.ignored(session, inbound_id, "its flow run was cancelled")


def _restart_reply(inbound_id: str) -> bool:
    with open_store().begin() as session:
        return inbox.restart(session, inbound_id)


@task(name="restart runs", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=2, retry_condition_fn=if_not_ours)
async def restart_runs() -> int:
    """Start anew what died before anything was frozen; how many. Retried: each try has its own idempotency key.

    A run that the owner cancelled stays cancelled, and one that died again and again is told as failed.
    """

    def look() -> list[tuple[Run, bool]]:
        with open_store().begin() as session:
            begun = select(Run).where(Run.state == RunState.RUNNING, col(Run.created_at) < utc_now() - patience().young)
            found = session.exec(begun.where(col(Run.created_at) > utc_now() - OLD)).all()
            return [(run, bool(runs.deliveries(session, run.id))) for run in found]

    count = 0
    async with get_client() as client:
        for run, frozen in await asyncio.to_thread(look):
            if await _cancelled(client, run.flow_run_id):
                await asyncio.to_thread(_cancel, run.id)
            elif not frozen and await _died(client, run.flow_run_id, run.created_at):
                count += await _again_or_failed(client, run)
    return count


async def _again_or_failed(client: PrefectClient, run: Run) -> bool:
    now = utc_now()
    if now - run.created_at < patience().stuck * (run.restarts + 1):
        return False
    if run.restarts < _MOST_RESTARTS and now - run.slot < runs.LATEST and await _start_again(client, run):
        await asyncio.to_thread(_count_restart, run.id, run.restarts)
        return True
    await report_failure(run.id, "its process died before anything could be sent, and it could not be started anew")
    return False


async def _cancelled(client: PrefectClient, flow_run_id: str | None) -> bool:
    try:
        state = (await client.read_flow_run(UUID(str(flow_run_id)))).state
    except (ObjectNotFound, ValueError):
        return False
    return state is not None and (state.is_cancelled() or state.is_cancelling())


def _cancel(run_id: str) -> None:
    with open_store().begin() as session:
        runs.finish(session, run_id, RunState.SKIPPED)
        for delivery in runs.deliveries(session, run_id):
            if delivery.state is DeliveryState.OPEN:
                runs.settle(session, delivery.id, DeliveryState.SKIPPED, "the run was cancelled")


async def _start_again(client: PrefectClient, run: Run) -> bool:
    try:
        died = await client.read_flow_run(UUID(str(run.flow_run_id)))
    except ObjectNotFound:
        return False
    if died.deployment_id is None:
        return False
    await client.create_flow_run_from_deployment(
        died.deployment_id,
        parameters=died.parameters,
        # The slot's own moment: that is what makes it the same run.
        state=Scheduled(scheduled_time=run.slot),
        idempotency_key=f"restart:{run.id}:{run.restarts}",
    )
    get_run_logger().warning("%s for %s died and was started again", run.pulse, run.slot)
    return True


def _count_restart(run_id: str, before: int) -> None:
    with open_store().begin() as session:
        run = session.get_one(Run, run_id)
        # Two looks at once start one run, by its key, and count it once.
        run.restarts = max(run.restarts, before + 1)
        session.add(run)


async def _died(client: PrefectClient, flow_run_id: str | None, since: datetime | None) -> bool:
    """Whether a flow run is over, is not known, or stands where it is for so long that its process must be gone."""
    try:
        run = await client.read_flow_run(UUID(str(flow_run_id)))
    except (ObjectNotFound, ValueError):
        return True
    if run.state is None or run.state.is_final():
        return True
    if hangs(run):
        # Its place among those that may run at once is free again, and who begins it late is refused.
        await client.set_flow_run_state(run.id, Crashed(message="Its process never began."))
        return True
    return run.state.is_running() and since is not None and since < utc_now() - patience().stuck


def hangs(run: FlowRun) -> bool:
    """Whether a worker took a flow run so long ago that the process it was for must have begun."""
    state = run.state
    if state is None or not state.is_pending():
        return False
    # A worker takes runs a little before they are due.
    taken = max(state.timestamp, run.expected_start_time or state.timestamp)
    return taken < utc_now() - patience().pending
