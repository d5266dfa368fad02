"""Shopify: its own reports first (ShopifyQL), else figures added up from the orders."""

from pulse.sources.shopify.client import Account
from pulse.sources.shopify.source import Shopify

__all__ = ["Account", "Shopify"]
