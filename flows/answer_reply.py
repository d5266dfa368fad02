"""One answer to one reply or reaction."""

import asyncio
from dataclasses import replace
from typing import Any

from prefect import flow, runtime
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from pulse.conversation.compose import is_refresh, refresh_failed
from pulse.conversation.thread import Found, Thread
from pulse.delivery import Courier
from pulse.delivery.message import MET, OutcomeState
from pulse.errors import ChartcastrError
from pulse.store.states import InboundState
from pulse.whatsapp.errors import explain
from tasks import ask, deliver, reply

NOT_CONNECTED = "no block is connected to the number that was written to"


@flow(name="answer-reply", flow_run_name="answer-reply/{inbound_id}")
async def answer_reply(inbound_id: str) -> State[Any]:
    """Answer what a reader wrote: show that it was read, work the answer out from the frozen data, send it back.

    Args:
        inbound_id: Id of the stored message; its text stays in the store.
    """
    try:
        thread = await reply.find_thread(inbound_id)
        if thread.inbound.state in {InboundState.ANSWERED, InboundState.IGNORED}:
            return Completed(message=f"It was {thread.inbound.state} before; nothing was sent now.", name="Skipped")
        connection = await reply.load_connection(thread)
        if connection is None:
            await reply.leave(thread, NOT_CONNECTED)
            return Completed(message=f"It was ignored: {NOT_CONNECTED}.", name="Skipped")
        async with deliver.courier(connection) as courier:
            # Meta is told while the answer is made.
            showing = asyncio.create_task(reply.show_typing(connection, thread))
            try:
                return await answer(courier, thread)
            finally:
                await showing
    except ChartcastrError as wrong:
        return Failed(message=str(wrong))


async def told_again(thread: Thread, found: Found) -> Found:
    """What reading the source again brought, where that is what the reader wants."""
    if not is_refresh(found):
        return found
    fresh = await reply.refresh(thread)
    return replace(found, text=fresh if fresh is not None else refresh_failed(thread))


async def answer(courier: Courier, thread: Thread, *, released: bool = False) -> State[Any]:
    """Answer what is asked, if anything is; also what a release ends with."""
    understood = await ask.plan_with_model(thread)
    found = await reply.compose_answer(thread, released=released, understood=understood)
    if found is None:
        await reply.note_answer(thread)
        return Completed(message="Nothing was asked.")
    if found.steer is not None or found.settles:
        await reply.keep_wishes(thread, found)
        found = await told_again(thread, found)
    sent = await reply.send_answer(courier, thread, found)
    if sent.state is OutcomeState.PACED and sent.at is not None:
        await reply.put_off(thread, sent.at)
        return Completed(message=f"It goes on at {sent.at:%H:%M:%S} UTC: {sent.reason}.", name="PutOff")
    if sent.state not in MET:
        said = explain(sent.code, sent.reason, tries=sent.tries)
        return Failed(message=f"The answer is {sent.state}: {said}")
    await reply.note_answer(thread, found)
    await reply.publish(thread, found, runtime.flow_run.id)
    return Completed(message=f"Answered {thread.reader.name} ({found.understood}).")
