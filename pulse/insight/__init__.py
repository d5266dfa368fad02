"""Insight: from a series to ranked facts, each with its evidence. Pure, exact and repeatable."""

from pulse.insight.find import REMEMBERED, InsightOptions, find_facts, headline_change

__all__ = ["REMEMBERED", "InsightOptions", "find_facts", "headline_change"]
