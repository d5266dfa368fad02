"""``python -m cli.provision``: make the work pool and register the blocks; with ``--sandbox URL``, connect it too."""

import argparse
import asyncio
import copy
import os
from typing import Any

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.exceptions import ObjectAlreadyExists
from prefect.workers.process import ProcessWorker
from pydantic import SecretStr

from blocks import ACCOUNTS, LanguageModel, WhatsApp
from cli.automations import make_automations
from cli.queues import make_queues
from cli.stack import POOL
from pulse.store import Store, database_url, numbers, readers
from worker.command import command


async def provision(arguments: argparse.Namespace) -> None:
    """Everything that has to be there before the first deployment."""
    async with get_client() as client:
        await make_pool(client)
        await make_queues(client, POOL)
        await make_automations(client)
    await WhatsApp.aregister_type_and_schema()
    await LanguageModel.aregister_type_and_schema()
    for account in ACCOUNTS.values():
        await account.aregister_type_and_schema()
    if arguments.callback:
        await connect_sandbox(arguments.callback, arguments.reader)


async def make_pool(client: PrefectClient) -> None:
    """A stock process pool; its runs are started with this very Python, by the fork server where there is one."""
    template = _job_template()
    try:
        await client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
    except ObjectAlreadyExists:
        await client.update_work_pool(POOL, WorkPoolUpdate(base_job_template=template))


def _job_template() -> dict[str, Any]:
    template = copy.deepcopy(ProcessWorker.get_default_base_job_template())
    template["variables"]["properties"]["command"]["default"] = command()
    return template


async def connect_sandbox(callback: str, reader: str) -> None:
    """Save the sandbox's number as block ``default``, check it, add the reader, subscribe the webhook."""
    number = WhatsApp(
        token=SecretStr("SANDBOX-TOKEN"),
        phone_number_id="100000000000001",
        display_number="+12025550100",
        waba_id="100000000000010",
        app_secret=SecretStr(os.environ["META_APP_SECRET"]),
    )
    async with number.client() as client:
        await client.phone_number()
        await client.subscribe(number.waba_id, callback, os.environ["META_WHATSAPP_WEBHOOK_VERIFY_TOKEN"])
    await number.asave("default", overwrite=True)
    store = Store(database_url())
    store.prepare()
    with store.begin() as session:
        numbers.upsert(
            session,
            number.phone_number_id,
            connection="default",
            waba_id=number.waba_id,
            display_number=number.display_number,
        )
        readers.add(session, "demo", reader)


def main() -> None:
    """Provision the server of PREFECT_API_URL."""
    parser = argparse.ArgumentParser(prog="python -m cli.provision")
    parser.add_argument("--callback", help="connect the sandbox of GRAPH_API_URL, and have it post to this address")
    parser.add_argument("--reader", default="+12025550143", help="number of the reader called demo")
    asyncio.run(provision(parser.parse_args()))


if __name__ == "__main__":
    main()
