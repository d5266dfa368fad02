"""What the owner hears of in time: replies that pile up, and somebody who guesses codes."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from pulse.delivery.events import alarms
from pulse.store import alerts
from tasks.emit import tell
from tasks.stored import in_store


@task(name="look for alarms", cache_policy=NO_CACHE)
async def report_alarms() -> None:
    """Tell once of each. Not retried: the next look does it."""
    news = await in_store(alarms.news)
    if news and await tell(news.values()):
        await in_store(alerts.note_once, list(news))
