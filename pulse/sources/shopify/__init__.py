"""Shopify: its own reports first (ShopifyQL), else figures added up from the orders."""
