"""Prefect blocks: secrets and settings, saved once, loaded by name. They turn into clients and do nothing else.

Each is imported when it is first asked for: a flow that answers a reply needs no account of a source.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from blocks.account import ACCOUNTS, open_account
    from blocks.database import Database
    from blocks.google_sheets import GoogleSheets
    from blocks.hubspot import HubSpot
    from blocks.language_model import LanguageModel
    from blocks.linear import Linear
    from blocks.load import block_names, load_block
    from blocks.shopify import Shopify
    from blocks.whatsapp import WhatsApp

__all__ = [
    "ACCOUNTS",
    "Database",
    "GoogleSheets",
    "HubSpot",
    "LanguageModel",
    "Linear",
    "Shopify",
    "WhatsApp",
    "block_names",
    "load_block",
    "open_account",
]

_MODULES = {
    "ACCOUNTS": "account",
    "open_account": "account",
    "Database": "database",
    "GoogleSheets": "google_sheets",
    "HubSpot": "hubspot",
    "LanguageModel": "language_model",
    "Linear": "linear",
    "block_names": "load",
    "load_block": "load",
    "Shopify": "shopify",
    "WhatsApp": "whatsapp",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"blocks.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
