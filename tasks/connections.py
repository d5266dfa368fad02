"""What Prefect is told of numbers and templates: once for each change, and again where telling it was cut short."""

from prefect import get_run_logger

from blocks import WhatsApp, block_names, load_block
from pulse.delivery.events import accounts
from pulse.errors import ChartcastrError
from pulse.store import health, numbers
from pulse.whatsapp import standing
from pulse.whatsapp.token import Token
from tasks.emit import tell
from tasks.stored import in_store


async def report_connections() -> None:
    """Tell once of each change of a number or a template. Not retried: the next look does it."""
    await _look_daily()
    news = await in_store(accounts.news)
    if await tell(news.events):
        await in_store(accounts.note, news)


async def know_blocks() -> None:
    """Know the number of every block, also of one that was saved in the Prefect UI and has sent nothing yet.

    A number whose block has another name by now is known by that. Not retried: the next look does it.
    """
    names = await block_names(WhatsApp)
    for name in names:
        try:
            block = await load_block(WhatsApp, name)
        except ChartcastrError as wrong:
            get_run_logger().warning("%s: %s", name, wrong)
            continue
        await in_store(
            numbers.register,
            block.phone_number_id,
            names,
            connection=name,
            waba_id=block.waba_id,
            display_number=block.display_number,
        )


async def _look_daily() -> None:
    """Ask Meta once a day how each number stands and when its token ends."""
    for number in await in_store(health.due_for_check):
        try:
            connection = await load_block(WhatsApp, number.connection)
            if connection.phone_number_id != number.phone_number_id:
                continue
            async with connection.client() as client:
                token = Token.read(await client.token())
                stands = standing.read(await client.phone_number())
        except ChartcastrError as wrong:
            # Whatever stops it is told of when it is sent from.
            get_run_logger().warning("%s was not asked about: %s", number.connection, wrong)
            continue
        await in_store(health.note_check, number.phone_number_id, stands, token)
