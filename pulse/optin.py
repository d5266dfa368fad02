"""The six digits with which a reader opts in, found in whatever a person makes of them."""

import re
import unicodedata

from pulse.letters import Letters

DIGITS = 6
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\u20e3\ufeff]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?!\d)")
_RUN = re.compile(r"\d+(?:[ \t.\-_/]{1,3}\d+)*")
_SPLITS = ((3, 3), (2, 2, 2), (1,) * DIGITS)
_MOST = 2
"""A text that holds more than this many is no code but a guess, or a list of other numbers."""


def codes_in(text: str) -> tuple[str, ...]:
    """The codes that ``text`` may mean, in its order: six digits in one piece or in even parts, at most two.

    Words around them, times beside them, and digits of other scripts, in circles or on keys are understood.
    """
    plain = _CLOCK.sub(" ; ", _MARKS.sub("", text).translate(_PLAIN))
    whole, parted = [], []
    for run in _RUN.findall(plain):
        groups = re.findall(r"\d+", run)
        whole += [group for group in groups if len(group) == DIGITS]
        if tuple(map(len, groups)) in _SPLITS:
            parted.append("".join(groups))
    found = tuple(dict.fromkeys(whole or parted))
    return found if len(found) <= _MOST else ()


def _digit(letter: str) -> str:
    if unicodedata.category(letter) == "Pd":
        return "-"
    value = unicodedata.digit(letter, None)
    return letter if value is None else str(value)


_PLAIN = Letters(_digit)
