"""One answer to one reply or reaction."""

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from blocks import WhatsApp, load_block
from pulse.errors import ChartcastrError
from tasks import reply


@flow(name="answer-reply", flow_run_name="answer-reply/{inbound_id}")
async def answer_reply(inbound_id: str) -> State[Any]:
    """Answer what a reader wrote: show that it was read, work the answer out from the frozen data, send it back.

    Args:
        inbound_id: Id of the stored message; its text stays in the store.
    """
    try:
        thread = await reply.find_thread(inbound_id)
        if thread.inbound.state in {"answered", "ignored"}:
            return Completed(message=f"It was {thread.inbound.state} before; nothing was sent now.", name="Skipped")
        connection = await load_block(WhatsApp, thread.pulse.connection)
        await reply.show_typing(connection, thread)
        found = await reply.compose_answer(thread)
        sent = await reply.send_answer(connection, thread, found.text)
        if not sent.known:
            return Failed(message="An earlier try may have sent the answer; it is not sent again.")
        await reply.note_answer(thread)
        await reply.publish(thread, found)
    except ChartcastrError as wrong:
        return Failed(message=str(wrong))
    return Completed(message=f"Answered {thread.reader.name} ({found.ask.intent}).")
