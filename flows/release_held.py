"""What waited for a reader, now that they tapped or wrote."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.answer_reply import NOT_CONNECTED, answer
from pulse.errors import ChartcastrError
from pulse.store.states import DeliveryState, InboundState
from tasks import deliver, reply, report

_BROUGHT = frozenset({DeliveryState.COMPLETE, DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.OVERTAKEN})


@flow(name="release-held", flow_run_name="release-held/{inbound_id}")
async def release_held(inbound_id: str) -> State[Any]:
    """Send a reader every chart that waited for them, oldest first, and answer what they wrote if it asks anything.

    Args:
        inbound_id: Id of the stored message that opened their window.
    """
    try:
        thread = await reply.find_thread(inbound_id)
        if thread.inbound.state in {InboundState.ANSWERED, InboundState.IGNORED}:
            return Completed(message="It was released before; nothing was sent now.", name="Skipped")
        connection = await reply.load_connection(thread)
        if connection is None:
            await reply.leave(thread, NOT_CONNECTED)
            return Completed(message=f"It was ignored: {NOT_CONNECTED}.", name="Skipped")
        await reply.show_typing(connection, thread)
        await deliver.check_number(connection, thread.connection)
        waiting = await reply.find_waiting(thread)
        async with deliver.courier(connection) as courier:
            stands = [await deliver.bring(courier, delivery.id, thread.reader.name) for delivery in waiting]
            for run_id in dict.fromkeys(delivery.run_id for delivery in waiting):
                tally = await report.report_run(run_id)
                await report.correct_state(run_id, tally)
            answered = await answer(courier, thread, released=bool(waiting))
    except ChartcastrError as wrong:
        return Failed(message=str(wrong))
    stuck = [settled for settled in stands if settled.state not in _BROUGHT]
    if stuck:
        return Failed(message=f"{len(stuck)} of {len(stands)} are not there: {stuck[0].reason}")
    if answered.is_failed():
        return answered
    return Completed(message=f"{len(stands)} for {thread.reader.name} sent.")
