"""From a pulse to the account that its data comes from."""

from typing import Any

from prefect.blocks.system import Secret

from blocks.database import Database
from blocks.google_sheets import GoogleSheets
from blocks.hubspot import HubSpot
from blocks.linear import Linear
from blocks.load import load_block
from blocks.shopify import Shopify
from pulse.definition import FileSource, Pulse
from pulse.errors import DefinitionError
from pulse.sources.contract import Source

ACCOUNTS: dict[str, Any] = {
    "sheets": GoogleSheets,
    "sql": Database,
    "shopify": Shopify,
    "hubspot": HubSpot,
    "linear": Linear,
}
"""Blocks by the kind of source they open."""


async def open_account(pulse: Pulse) -> Source | None:
    """The source that the pulse's block opens; None where none is needed.

    Raises:
        DefinitionError: There is no such block.
    """
    source = pulse.source
    if isinstance(source, FileSource):
        if source.secret is None:
            return None
        from pulse.sources.files.source import Files

        return Files(await _token(source.secret))
    kind = ACCOUNTS[source.kind]
    block = await load_block(kind, str(getattr(source, "account", "default")))
    found: Source = block.source()
    return found


async def _token(name: str) -> str:
    block = await load_block(Secret, name)
    value = block.get()
    if not isinstance(value, str) or not value.strip() or not value.strip().isprintable():
        raise DefinitionError(f"The secret block {name!r} holds no text that can be sent as a token.")
    return value.strip()
