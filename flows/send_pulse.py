"""One pulse to all its readers."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow, get_run_logger, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from blocks import WhatsApp, load_block
from pulse.definition import Pulse
from pulse.errors import ChartcastrError
from pulse.insight.worth import skip_reason
from pulse.store.columns import utc_now
from pulse.store.tables import Run, Snapshot
from tasks import connections, deliver, keep, quiet, read, report
from tasks.who import find_readers
from tasks.whole import whole


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
    run = await keep.start_run(pulse, _slot(), runtime.flow_run.id, runtime.deployment.id)
    if not run.ours:
        await report.tell_of(run.run.id, run.why)
        return Completed(message=f"{pulse.name} {run.why}; nothing was sent.", name="Skipped")
    try:
        readers = await find_readers(pulse, run.run.id)
        connection = await load_block(WhatsApp, pulse.connection)
        await deliver.check_number(connection, pulse.connection)
        snapshot = await keep.find_snapshot(run.run.id) or await _make_snapshot(run.run, pulse)
        if isinstance(snapshot, str):
            await quiet.skip(run.run.id, snapshot)
            await report.tell_of(run.run.id, snapshot)
            return Completed(message=f"{pulse.name} {snapshot}. Nothing was sent.", name="Skipped")
        await keep.publish(pulse, snapshot, runtime.flow_run.id)
        deliveries = await deliver.open_deliveries(run.run.id, readers, connection)
    except Exception as wrong:
        reason = str(wrong) if isinstance(wrong, ChartcastrError) else f"the run broke off ({type(wrong).__name__})"
        await report.report_failure(run.run.id, reason)
        if isinstance(wrong, ChartcastrError):
            return Failed(message=reason)
        raise
    names = {reader.id: reader.name for reader in readers}
    async with deliver.courier(connection) as courier:
        await asyncio.gather(
            *(deliver.bring(courier, delivery.id, names[delivery.reader_id]) for delivery in deliveries)
        )
    await connections.report_connections()
    return report.end_state(await report.report_run(run.run.id))


async def _make_snapshot(run: Run, pulse: Pulse) -> Snapshot | str:
    """What readers get; or why they get nothing, in words for the owner."""
    result = await read.fetch_data(pulse, utc_now())
    told = await keep.find_told(run)
    facts = await read.find_what_changed(pulse, whole(result), told)
    if why := skip_reason(facts, pulse.send_if, pulse.stale):
        return why
    chart = await read.draw_chart(pulse, whole(result), whole(facts))
    words = await read.narrate(pulse, whole(result), whole(facts), told)
    if words.fell_back:
        get_run_logger().warning("The plain narrator wrote this one: %s", words.fell_back)
    await keep.note_usage(run.id, pulse, words)
    return await keep.freeze(run.id, pulse, whole(result), whole(facts), chart, words)
