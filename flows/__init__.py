"""Flows: what Prefect runs. Each reads like the product's description."""

from flows.answer_reply import answer_reply
from flows.send_pulse import send_pulse

__all__ = ["answer_reply", "send_pulse"]
