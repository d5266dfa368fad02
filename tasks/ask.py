"""Reading a question with a model, where the owner named one: it turns words into a query, and writes none."""

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from blocks import LanguageModel, load_block
from pulse.consent import Verdict, judge
from pulse.conversation.meaning import read, read_sign
from pulse.conversation.thread import Thread
from pulse.conversation.understand import Outcome, Understood
from pulse.delivery.snapshot import note_usage
from pulse.errors import ChartcastrError
from pulse.store import limits
from pulse.store.columns import utc_now
from pulse.store.limits import Caps
from tasks.stored import in_store


async def plan_with_model(thread: Thread) -> Understood | None:
    """What a model takes a question to mean; None where no model is named, or nothing is there for it to read."""
    pulse = thread.pulse
    inbound = thread.inbound
    if pulse is None or pulse.answers.model is None or inbound.kind != "text" or inbound.payload or not inbound.text:
        return None
    if read_sign(thread) is not None or judge(inbound.text) is not Verdict.NONE:
        # A number that picks what was offered, an emoji, a stop: nothing that a model could read better.
        return None
    return await ask_model(thread)


@task(name="read the question with a model", cache_policy=NO_CACHE)
async def ask_model(thread: Thread) -> Understood | None:
    """One call; None where it fails, is late or answers nothing valid: the grammar reads it then. Not retried."""
    # The library behind it takes half a second to import, and most pulses have no model.
    from pulse.conversation.planner import INSTRUCTIONS, plan

    pulse = thread.pulse
    assert pulse is not None  # noqa: S101 - asked only of a thread about a chart
    assert pulse.answers.model is not None  # noqa: S101 - and only where one is named
    found = read(thread)
    if found.outcome in {Outcome.STEER, Outcome.ACK, Outcome.UNREADABLE} or found.is_sure:
        # Wishes, thanks and what is surely not ours are for no model.
        return None
    try:
        block = await load_block(LanguageModel, pulse.answers.model)
        model, caps = block.connection(), Caps(block.tokens_a_day, block.money_a_month)
        if why := await in_store(limits.model_refusal, model.key, caps, utc_now()):
            get_run_logger().warning("The grammar reads this one: %s", why)
            return None
        planned, usage = await plan(thread.inbound.text, thread.scope, thread.before.queries, model)
    except ChartcastrError as wrong:
        get_run_logger().warning("The grammar reads this one: %s", wrong)
        return None
    if usage is not None and thread.inbound.run_id:
        await in_store(note_usage, thread.inbound.run_id, pulse, usage, INSTRUCTIONS)
    return planned
