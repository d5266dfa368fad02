"""Flows: what Prefect runs. Each reads like the product's description."""
