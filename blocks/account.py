"""From a pulse to the account that its data comes from."""

from typing import Any

from blocks.database import Database
from blocks.google_sheets import GoogleSheets
from blocks.hubspot import HubSpot
from blocks.linear import Linear
from blocks.load import load_block
from blocks.shopify import Shopify
from pulse.definition import Pulse
from pulse.sources import Source

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
    kind = ACCOUNTS.get(pulse.source.kind)
    if kind is None:
        return None
    block = await load_block(kind, str(getattr(pulse.source, "account", "default")))
    found: Source = block.source()
    return found
