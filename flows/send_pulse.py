"""One pulse to all its readers."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow, get_run_logger, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from blocks import WhatsApp, load_block
from pulse.definition import Pulse
from pulse.delivery.patience import patience
from pulse.delivery.snapshot import Page
from pulse.delivery.testsend import as_test
from pulse.errors import ChartcastrError
from pulse.insight.across import across
from pulse.insight.figure import Figure
from pulse.insight.worth import skip_reason_of
from pulse.languages import of_reader
from pulse.narration import Read
from pulse.narration.several import context_of, put_together
from pulse.store.columns import utc_now
from pulse.store.tables import Delivery, Reader, Run, Snapshot
from tasks import connections, days, deliver, flowruns, keep, quiet, read, report
from tasks.correct import tell_corrections
from tasks.who import find_readers, of_turn
from tasks.whole import whole


def _slot() -> datetime:
    scheduled = runtime.flow_run.scheduled_start_time
    return flowruns.plain(scheduled) if isinstance(scheduled, datetime) else utc_now()


def _run_name() -> str:
    given, own = runtime.flow_run.parameters, runtime.flow_run.parameters["pulse"]
    name, zone = (own["name"], own["timezone"]) if isinstance(own, Mapping) else (own.name, own.timezone)
    apart = [part for part in ("test" if given["test"] else "", given["zone"]) if part]
    return "/".join(["send-pulse", name, f"{_slot().astimezone(ZoneInfo(given['zone'] or zone)):%Y-%m-%d}", *apart])


@flow(name="send-pulse", flow_run_name=_run_name)
async def send_pulse(pulse: Pulse, test: bool = False, zone: str = "") -> State[Any]:  # noqa: FBT001, FBT002 - of a form
    """Send one pulse: fetch its data, find what changed, draw it, write it, prove it, and deliver it to each reader.

    Args:
        pulse: What to measure, how to show it, and who gets it.
        test: Send it to your testers only, marked as a test; its readers get nothing.
        zone: Send it only to readers in this time zone, such as Asia/Tokyo. Left empty, everybody gets it.
    """
    slot, pulse = _slot(), await days.as_it_is_now(pulse)
    turn = days.zone_of(pulse, zone, slot)
    if turn is None:
        return _skipped(f"{pulse.name} is sent at {pulse.schedule.at} by each reader's clock, by schedules of its own")
    # Also what is too late to be sent is moved.
    off = "" if test else await days.why_not(pulse, turn, slot)
    if test:
        pulse = as_test(pulse)
    run = await keep.start_run(pulse, slot, runtime.flow_run.id, runtime.deployment.id, zone=turn, test=test)
    if not run.ours:
        await report.tell_of(run.run.id, run.why)
        return _skipped(f"{pulse.name} {run.why}")
    try:
        begun = off or await _begin(pulse, run.run, turn, test=test)
    except Exception as wrong:
        reason = str(wrong) if isinstance(wrong, ChartcastrError) else f"the run broke off ({type(wrong).__name__})"
        await report.report_failure(run.run.id, reason)
        if isinstance(wrong, ChartcastrError):
            return Failed(message=reason)
        raise
    if isinstance(begun, str):
        await quiet.skip(run.run.id, begun)
        await report.tell_of(run.run.id, begun)
        return _skipped(f"{pulse.name} {begun}")
    wait = patience().arrival.total_seconds()
    async with deliver.courier(begun.connection) as courier:
        # Readers wait for no artifact.
        await asyncio.gather(
            keep.publish(pulse, begun.snapshot, runtime.flow_run.id),
            *(deliver.bring(courier, item.id, begun.names[item.reader_id], arrival=wait) for item in begun.deliveries),
        )
        await tell_corrections(courier, run.run.id)
    await connections.report_connections()
    return report.end_state(await report.report_run(run.run.id))


def _skipped(said: str) -> State[Any]:
    return Completed(message=f"{said}. Nothing was sent.", name="Skipped")


@dataclass(frozen=True)
class _Begun:
    """What a run sends, through which number, and to whom."""

    snapshot: Snapshot
    connection: WhatsApp
    deliveries: Sequence[Delivery]
    names: Mapping[str, str]


async def _begin(pulse: Pulse, run: Run, zone: str, *, test: bool) -> _Begun | str:
    """What is to be brought; or why nothing is, in words for the owner."""
    named = await find_readers(pulse, run.id, test=test)
    by_turn = not test and (zone or days.is_scheduled())
    readers = await of_turn(pulse, run.id, named) if by_turn else named
    if not readers:
        return f"has no reader{f' in {zone}' if zone else ''} who had none of it that day"
    connection = await load_block(WhatsApp, pulse.connection)
    await deliver.check_number(connection, pulse.connection)
    snapshot = await keep.find_snapshot(run.id) or await _make_snapshot(run, pulse, readers)
    if isinstance(snapshot, str):
        return snapshot
    deliveries = await deliver.open_deliveries(run.id, readers, connection, named)
    return _Begun(snapshot, connection, deliveries, {reader.id: reader.name for reader in readers})


async def _make_snapshot(run: Run, pulse: Pulse, readers: Sequence[Reader]) -> Snapshot | str:
    """What readers get; or why they get nothing, in words for the owner."""
    measured = [_measure(run, figure, number) for number, figure in enumerate(pulse.figures, start=1)]
    figures = await asyncio.gather(*measured)
    if why := skip_reason_of(figures):
        return why
    facts = across(figures)
    words = put_together(await _narrate(run, figures), context_of(figures), figures, facts)
    look = await read.read_theme(pulse)
    chart = await read.draw_chart(
        pulse, whole(figures), whole(words.picture(figures[0].facts, context_of(figures))), whole(look)
    )
    own = Page(pulse.language, chart, words)
    further = dict.fromkeys(of_reader(reader.locale, pulse.language) for reader in readers)
    others = [
        await read.translate(pulse, whole(figures), whole(facts), whole(own.read), language, whole(look))
        for language in further
        if language != pulse.language
    ]
    return await keep.freeze(run.id, pulse, whole(figures), whole(facts), whole([own, *others]), whole(look))


async def _measure(run: Run, pulse: Pulse, number: int) -> Figure:
    """One figure of a pulse, with its data and what is found of it."""
    result = await read.fetch_data(pulse, utc_now())
    facts = await read.find_what_changed(pulse, whole(result), await keep.find_told(run, number), number)
    return Figure(pulse, result, facts)


async def _narrate(run: Run, figures: Sequence[Figure]) -> list[Read]:
    """The read of each figure by itself; what a model took for it is kept."""
    reads = []
    for number, figure in enumerate(figures, start=1):
        told = await keep.find_told(run, number) if figure.pulse.narrator else frozenset()
        words = await read.narrate(figure.pulse, whole(figure.result), whole(figure.facts), told)
        if words.fell_back:
            get_run_logger().warning("The plain narrator wrote this one: %s", words.fell_back)
        await keep.note_usage(run.id, figure.pulse, words)
        reads.append(words)
    return reads
