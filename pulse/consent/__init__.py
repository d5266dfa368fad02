"""Whether a person asks for no more pulses, or for them again. Read before anything else, in plain words."""

from pulse.consent.judge import Verdict, judge

__all__ = ["Verdict", "judge"]
