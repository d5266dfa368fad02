"""A word to the owner, through a notification block of Prefect's: WhatsApp may be the very thing that failed."""

from typing import Any

from prefect import flow
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed


@flow(name="tell-owner")
async def tell_owner(about: str, said: str, channel: str = "slack-webhook/owner") -> State[Any]:
    """Tell the owner what happened; started by the automation of its deployment, once for a failure streak.

    Args:
        about: What it is about: the event's name.
        said: What happened, in one sentence.
        channel: Type and name of the notification block: slack-webhook/owner, custom-webhook/owner, ...
    """
    try:
        block: Block = await Block.aload(channel)
    except ValueError:
        return Failed(
            message=f"There is no block {channel}. Save a notification block (Slack, Teams, e-mail, a webhook) of that "
            f"name in the Prefect UI under Blocks, or name another in the deployment tell-owner. To be told: {said}"
        )
    if not isinstance(block, NotificationBlock):
        return Failed(message=f"{channel} is no notification block. To be told: {said}")
    await block.notify(said, subject=f"Chartcastr: {about}")
    return Completed(message=said)
