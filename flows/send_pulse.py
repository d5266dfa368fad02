"""One pulse to all its readers."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow, get_run_logger, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from blocks import WhatsApp, load_block
from pulse.definition import Pulse
from pulse.errors import ChartcastrError
from pulse.store.tables import Delivery, Reader, Snapshot, utc_now
from tasks import deliver, keep, read
from tasks.who import find_readers


@dataclass(frozen=True)
class Outcome:
    """How one delivery ended: ``complete``, ``skipped``, ``sent``, ``unknown`` or ``failed``, and why."""

    reader: str
    state: str
    reason: str = ""


def _slot() -> datetime:
    scheduled = runtime.flow_run.scheduled_start_time
    return scheduled if isinstance(scheduled, datetime) else utc_now()


def _run_name() -> str:
    given = runtime.flow_run.parameters["pulse"]
    name, zone = (given["name"], given["timezone"]) if isinstance(given, Mapping) else (given.name, given.timezone)
    return f"send-pulse/{name}/{_slot().astimezone(ZoneInfo(zone)):%Y-%m-%d}"


@flow(name="send-pulse", flow_run_name=_run_name)
async def send_pulse(pulse: Pulse) -> State[Any]:
    """Send one pulse: fetch its data, find what changed, draw it, write it, prove it, and deliver it to each reader.

    Args:
        pulse: What to measure, how to show it, and who gets it.
    """
    run = await keep.start_run(pulse, _slot(), runtime.flow_run.id)
    if not run.ours:
        return Completed(message=f"{pulse.name} {run.why}; nothing was sent.", name="Skipped")
    try:
        readers = await find_readers(pulse)
        connection = await load_block(WhatsApp, pulse.connection)
        snapshot = await keep.find_snapshot(run.run.id) or await _make_snapshot(run.run.id, pulse)
        await keep.publish(pulse, snapshot)
        media_id = await deliver.upload_chart(connection, snapshot)
    except Exception as wrong:
        await keep.finish_run(run.run.id, "failed")
        if isinstance(wrong, ChartcastrError):
            return Failed(message=str(wrong))
        raise
    outcomes = await asyncio.gather(
        *(_deliver(pulse, connection, run.run.id, reader, snapshot, media_id) for reader in readers)
    )
    return await _finish(pulse, run.run.id, outcomes)


async def _make_snapshot(run_id: str, pulse: Pulse) -> Snapshot:
    result = await read.fetch_data(pulse, utc_now())
    facts = await read.find_what_changed(result)
    chart = await read.draw_chart(pulse, result, facts)
    words = await read.narrate(pulse, facts)
    if words.fell_back:
        get_run_logger().warning("The plain narrator wrote this one: %s", words.fell_back)
    return await keep.freeze(run_id, pulse, result, facts, chart, words)


async def _deliver(
    pulse: Pulse, connection: WhatsApp, run_id: str, reader: Reader, snapshot: Snapshot, media_id: str
) -> Outcome:
    """Image, then analysis in its thread. Whatever happens to one reader, the others get theirs."""
    try:
        delivery = await deliver.open_delivery(run_id, reader)
        outcome = await _try(pulse, connection, delivery, reader, snapshot, media_id)
        await deliver.settle_delivery(delivery, outcome.state, outcome.reason)
    except Exception as wrong:  # noqa: BLE001 - one reader's trouble, whatever it is, is not the others'
        return Outcome(reader.name, "failed", f"the store or Prefect failed ({type(wrong).__name__})")
    return outcome


async def _try(
    pulse: Pulse, connection: WhatsApp, delivery: Delivery, reader: Reader, snapshot: Snapshot, media_id: str
) -> Outcome:
    try:
        return await _send(pulse, connection, delivery, reader, snapshot, media_id)
    except ChartcastrError as wrong:
        return Outcome(reader.name, "failed", str(wrong))


async def _send(
    pulse: Pulse, connection: WhatsApp, delivery: Delivery, reader: Reader, snapshot: Snapshot, media_id: str
) -> Outcome:
    if reader.opted_out_at is not None:
        return Outcome(reader.name, "skipped", "asked for no more pulses")
    sent = await deliver.send_image(connection, delivery, reader, snapshot, media_id)
    image = await deliver.wait_for_image(reader, sent, pulse.wait_for_image)
    if image.state == "failed":
        return Outcome(reader.name, "failed", "Meta could not deliver the image")
    if not image.known:
        return Outcome(reader.name, "unknown", "nobody can tell whether the image was sent; it is not sent again")
    analysis = await deliver.send_analysis(connection, delivery, reader, snapshot, image)
    if not analysis.known:
        return Outcome(reader.name, "unknown", "nobody can tell whether the analysis was sent; it is not sent again")
    if not image.arrived:
        return Outcome(reader.name, "sent", f"Meta has not said within {pulse.wait_for_image:g} s that it arrived")
    return Outcome(reader.name, "complete")


async def _finish(pulse: Pulse, run_id: str, outcomes: list[Outcome]) -> State[Any]:
    """An honest end: Completed only if every reader has it or is rightly skipped, Unconfirmed if Meta took it all."""
    open_ones = [one for one in outcomes if one.state not in {"complete", "skipped"}]
    failed = [one for one in open_ones if one.state != "sent"]
    done = f"{len(outcomes) - len(open_ones)} of {len(outcomes)} deliveries of {pulse.name} are done"
    await keep.finish_run(run_id, "incomplete" if open_ones else "done")
    for one in open_ones:
        get_run_logger().error("%s: %s (%s)", one.reader, one.state, one.reason)
    why = "; ".join([done, *(f"{one.reader}: {one.reason}" for one in open_ones)])
    if failed:
        return Failed(message=why)
    return Completed(message=why, name="Unconfirmed") if open_ones else Completed(message=f"{done}.")
