"""Numbers that people type otherwise than Meta knows them: Brazil's ninth digit, Mexico's 1, Argentina's 9."""

import re

_PAIRS = (
    # Brazil: a mobile number has a 9 after the area code; who came before it is known without.
    (re.compile(r"55([1-9]{2})([6-9][0-9]{7})"), re.compile(r"55([1-9]{2})9([6-9][0-9]{7})"), "55{}9{}", "55{}{}"),
    # Mexico: a 1 between country and number, dropped in 2019 and still in many ids.
    (re.compile(r"52([2-9])([0-9]{9})"), re.compile(r"521([2-9])([0-9]{9})"), "521{}{}", "52{}{}"),
    # Argentina: a 9 for mobile numbers, which nobody dials at home.
    (re.compile(r"54([1-8])([0-9]{9})"), re.compile(r"549([1-8])([0-9]{9})"), "549{}{}", "54{}{}"),
)


def spellings(digits: str) -> list[str]:
    """``digits`` and the other way in which the same person's number is written, if there is one."""
    for short, long, longer, shorter in _PAIRS:
        if found := short.fullmatch(digits):
            return [digits, longer.format(*found.groups())]
        if found := long.fullmatch(digits):
            return [digits, shorter.format(*found.groups())]
    return [digits]
