"""Prefect blocks: secrets and settings, saved once, loaded by name. They turn into clients and do nothing else."""

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
    "ACCOUNTS", "Database", "GoogleSheets", "HubSpot", "LanguageModel", "Linear", "Shopify", "WhatsApp", "block_names",
    "load_block", "open_account",
]  # fmt: skip
