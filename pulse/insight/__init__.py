"""Insight: from a series to ranked facts, each with its evidence. Pure, exact and repeatable."""

from pulse.insight.find import REMEMBERED, Aims, find_facts, headline_change

__all__ = ["REMEMBERED", "Aims", "find_facts", "headline_change"]
