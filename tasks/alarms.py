"""What the owner hears of in time: replies that pile up, and somebody who guesses codes."""

from pulse.delivery.events import alarms
from pulse.store import alerts
from tasks.emit import tell
from tasks.stored import in_store


async def report_alarms() -> None:
    """Tell once of each. Not retried: the next look does it."""
    news = await in_store(alarms.news)
    if news and await tell(news.values()):
        await in_store(alerts.note_once, list(news))
