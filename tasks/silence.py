"""A webhook that is dead for a day is told of once, and once more when it is back."""

from pulse.delivery.events import streaks
from tasks.emit import tell
from tasks.stored import in_store, stored


@stored
async def report_webhooks() -> None:
    """Tell of each number whose webhook fell silent or is back. Retried: what was told is not told again."""
    news = await in_store(streaks.of_webhooks)
    if news and await tell([event for _, event in news]):
        await in_store(streaks.note_webhooks, [before for before, _ in news])
