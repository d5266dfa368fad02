"""The proof of a text: every number, date, name and claiming word of it is held against the facts."""

from pulse.narrator.proof.check import Reason, prove
from pulse.narrator.proof.ground import Ground, Statement

__all__ = ["Ground", "Reason", "Statement", "prove"]
