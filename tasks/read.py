"""From the source to the words: fetch, find facts, draw, narrate. No step here sends anything."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client

from blocks import LanguageModel, load_block, open_account
from pulse.chart import draw_page
from pulse.chart.look import Look, read_look
from pulse.definition import Pulse, read_pulse
from pulse.definition.catalogue import LanguageCode
from pulse.delivery.snapshot import Page
from pulse.errors import DefinitionError
from pulse.insight import InsightOptions, find_facts
from pulse.insight.fact import Fact, Key
from pulse.insight.figure import Figure, numbered
from pulse.narration import NarrationContext, Read, write_plainly
from pulse.narration.several import context_of, write_again
from pulse.series import Dataset, history
from pulse.sources import fetch
from pulse.sources.files.folders import find_file
from pulse.store import limits, metric_history
from pulse.store.columns import utc_now
from pulse.store.limits import Caps
from pulse.text.picture import PictureText
from tasks.compute import compute
from tasks.retries import if_repeatable
from tasks.stored import in_store, stored


@task(
    name="fetch data", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 20], retry_condition_fn=if_repeatable
)
async def fetch_data(pulse: Pulse, now: datetime) -> Dataset:
    """The figures of ``pulse``. Retried because a source that is busy at the full hour answers a little later.

    What the source tells only as it stands now is kept, and has the days kept before as its history.
    """
    source = await open_account(pulse)
    result = await asyncio.to_thread(fetch, pulse, now, source)
    for warning in result.warnings:
        get_run_logger().warning("%s", warning)
    if not result.snapshot:
        return result
    return await in_store(metric_history.remember, pulse, result)


@stored
async def find_standing() -> list[Pulse]:
    """Pulses of this Prefect server whose source may tell only how it stands now. Retried as any read is."""
    async with get_client() as client:
        found = await client.read_deployments()
    pulses: dict[str, Pulse] = {}
    for deployment in found:
        raw = deployment.parameters.get("pulse")
        if isinstance(raw, dict):
            try:
                pulse = read_pulse(raw, deployment.name)
            except DefinitionError as wrong:
                get_run_logger().warning("%s", wrong)
                continue
            standing = (figure for figure in pulse.figures if figure.is_point_in_time)
            pulses |= {history.key_of(figure): figure for figure in standing}
    return list(pulses.values())


@task(name="find facts", cache_policy=NO_CACHE)
async def find_what_changed(
    pulse: Pulse, result: Dataset, told: frozenset[Key] = frozenset(), number: int = 1
) -> tuple[Fact, ...]:
    """Ranked facts of figure ``number``; ``told`` is what the last pulses said. Not retried: it would be the same."""
    found = await compute(find_facts, result, InsightOptions.of(pulse, told))
    return numbered(found, number)


async def read_theme(pulse: Pulse) -> Look:
    """Logo and fonts of the pulse's theme. Not retried: without them it is sent all the same, and that is said."""
    look, wrong = await asyncio.to_thread(read_look, pulse.theme, find_file)
    for sentence in wrong:
        get_run_logger().warning("Drawn without it: %s", sentence)
    return look


@task(name="draw chart", cache_policy=NO_CACHE)
async def draw_chart(pulse: Pulse, figures: Sequence[Figure], words: PictureText, look: Look) -> bytes:
    """The PNG. Not retried: the same facts give the same bytes."""
    return await compute(draw_page, figures, title=pulse.title, language=pulse.language, words=words, look=look)


@task(name="narrate", cache_policy=NO_CACHE)
async def narrate(pulse: Pulse, result: Dataset, facts: tuple[Fact, ...], told: frozenset[Key] = frozenset()) -> Read:
    """The words. Not retried: a model that fails costs order only, the plain narrator takes over in time."""
    context = NarrationContext.of(pulse, result.measure)
    if pulse.narrator is None:
        return write_plainly(context, facts)
    block = await load_block(LanguageModel, pulse.narrator)
    model, caps = block.connection(), Caps(block.tokens_a_day, block.money_a_month)
    if why := await in_store(limits.model_refusal, model.key, caps, utc_now()):
        return write_plainly(context, facts, fell_back=why)
    # The library behind it takes half a second to import, and most pulses have no model.
    from pulse.conversation.asked import asked_lately
    from pulse.narration.openai import write_with_model

    asked = await in_store(asked_lately, pulse, utc_now())
    return await write_with_model(context, facts, model, seconds=block.seconds, told=told, asked=asked)


@task(name="translate", cache_policy=NO_CACHE, task_run_name="write and draw in {language}")
async def translate(
    pulse: Pulse, figures: Sequence[Figure], across: Sequence[Fact], read: Read, language: LanguageCode, look: Look
) -> Page:
    """The same facts by the same plan for readers of another language. Not retried, as what it is made by."""
    context = context_of(figures, language)
    again = write_again(read, context, figures, across)
    chart = await compute(
        draw_page,
        figures,
        title=pulse.title,
        language=language,
        words=again.picture(figures[0].facts, context),
        look=look,
    )
    return Page(language, chart, again)
