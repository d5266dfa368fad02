"""The flow that looks after what is not over, when there is something to do and every ten minutes."""

import asyncio
from typing import Any

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from blocks import WhatsApp, load_block
from pulse.delivery.recovery import Open
from pulse.errors import ChartcastrError, DefinitionError
from tasks import alarms, begin, connections, deliver, quiet, report, silence, watch
from tasks.prepare import look_at_pulses
from tasks.who import drop_unnamed


@flow(name="watch-deliveries")
async def watch_deliveries() -> State[Any]:
    """Settle what was unknown, mark what is late, go on with what was broken off, and tell Prefect what is new."""
    await connections.know_blocks()
    replies, restarted = await watch.restart_replies(), await begin.put_back() + await watch.restart_runs()
    await watch.cancel_waiting()
    found, wrong = await watch.find_open(), []
    dropped = await drop_unnamed([item.id for item in found if item.waits])
    found = [item for item in found if item.id not in dropped]
    for name in dict.fromkeys(item.connection for item in found):
        try:
            await _look_after(name, [item for item in found if item.connection == name])
        except ChartcastrError as error:
            # One connection's trouble is not the others'.
            get_run_logger().error("%s: %s", name, error)
            wrong.append(f"{name}: {error}")
    late = await quiet.tell_of_late()
    await connections.report_connections()
    await silence.report_webhooks()
    await alarms.report_alarms()
    changed = await watch.find_changed()
    for run_id in dict.fromkeys([*changed, *await watch.find_settled()]):
        tally = await report.report_run(run_id)
        await report.correct_state(run_id, tally)
    await report.report_lasting()
    await look_at_pulses()
    if wrong:
        return Failed(message="; ".join(wrong))
    said = f"{len(found)} deliveries looked at, {len(changed)} runs had news"
    said += f"; {late} pulses are late" if late else ""
    return Completed(message=f"{said}; {replies} replies and {restarted} runs were started again.")


async def _look_after(name: str, deliveries: list[Open]) -> None:
    connection = await load_block(WhatsApp, name)
    others = {delivery.phone_number_id for delivery in deliveries} - {connection.phone_number_id}
    if others:
        raise DefinitionError(
            f"The block {name!r} is another number's now; what was sent from the old one is left alone."
        )
    await deliver.check_number(connection, name)
    async with deliver.courier(connection) as courier:
        await asyncio.gather(
            *(deliver.bring(courier, delivery.id, delivery.reader, patience=0) for delivery in deliveries)
        )
