"""Prefect blocks: secrets and settings, saved once, loaded by name. They turn into clients and do nothing else."""

from blocks.language_model import LanguageModel
from blocks.load import load_block
from blocks.whatsapp import WhatsApp

__all__ = ["LanguageModel", "WhatsApp", "load_block"]
