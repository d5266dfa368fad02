"""From the source to the words: fetch, find facts, draw, narrate. No step here sends anything."""

import asyncio
from datetime import datetime

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks import LanguageModel, load_block
from pulse.chart import draw
from pulse.definition import Pulse
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import Read, Voice, write_plainly
from pulse.narrator.openai import write_with_model
from pulse.series import Result
from pulse.sources import fetch
from tasks.retries import if_repeatable


@task(
    name="fetch data", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 20], retry_condition_fn=if_repeatable
)
async def fetch_data(pulse: Pulse, now: datetime) -> Result:
    """The figures of ``pulse``. Retried because a source that is busy at the full hour answers a little later."""
    return await asyncio.to_thread(fetch, pulse, now)


@task(name="find facts", cache_policy=NO_CACHE)
async def find_what_changed(result: Result) -> tuple[Fact, ...]:
    """Ranked facts. Not retried: the same data gives the same facts."""
    return await asyncio.to_thread(find_facts, result)


@task(name="draw chart", cache_policy=NO_CACHE)
async def draw_chart(pulse: Pulse, result: Result, facts: tuple[Fact, ...]) -> bytes:
    """The PNG. Not retried: the same facts give the same bytes."""
    return await asyncio.to_thread(draw, result, facts, pulse.chart, title=pulse.title, good=pulse.measure.good)


@task(name="narrate", cache_policy=NO_CACHE)
async def narrate(pulse: Pulse, facts: tuple[Fact, ...]) -> Read:
    """The words. Not retried: a model that fails costs style only, the plain narrator takes over in time."""
    voice = Voice.of(pulse)
    if pulse.narrator is None:
        return write_plainly(voice, facts)
    model = await load_block(LanguageModel, pulse.narrator)
    return await write_with_model(voice, facts, model.connection(), seconds=model.seconds)
