"""A1 and R1C1 notation, as Google's guide resolves them: cells before named ranges before tabs, unless quoted."""

import re
from dataclasses import dataclass

_LETTERS = 26
_QUOTED = re.compile(r"'((?:[^']|'')+)'(?:!(.+))?")
_PLAIN = re.compile(r"(\w+)!(.+)")
_END = r"([A-Z]{0,3})([1-9]\d*)?"
_A1 = re.compile(rf"{_END}(?::{_END})?", re.IGNORECASE)
_R1C1 = re.compile(r"R(\d+)C(\d+)(?::R(\d+)C(\d+))?", re.IGNORECASE)


@dataclass(frozen=True)
class Where:
    """What a text names.

    Args:
        tab: Title of the tab; empty for the first one that is seen.
        name: A named range or a tab, where only the sheet tells which; else empty.
        top: Index of the first row.
        left: Index of the first column.
        bottom: Index after the last row, or None for all.
        right: Index after the last column, or None for all.
    """

    tab: str = ""
    name: str = ""
    top: int = 0
    left: int = 0
    bottom: int | None = None
    right: int | None = None


def resolve(text: str) -> Where | None:
    """What ``text`` names, or None where it cannot be parsed."""
    if match := _QUOTED.fullmatch(text):
        title = match[1].replace("''", "'")
        return Where(title) if match[2] is None else _cells(match[2], title)
    if match := _PLAIN.fullmatch(text):
        # A tab that is called like a cell has to be quoted.
        return None if _cells(match[1], "") else _cells(match[2], match[1])
    return _cells(text, "") or (Where(name=text) if re.fullmatch(r"\w+", text) else None)


def _cells(text: str, tab: str) -> Where | None:
    if match := _R1C1.fullmatch(text):
        top, left = int(match[1]), int(match[2])
        return Where(tab, "", top - 1, left - 1, int(match[3] or top), int(match[4] or left))
    match = _A1.fullmatch(text)
    if match is None:
        return None
    a, b, c, d = match.groups()
    if ":" not in text:
        return Where(tab, "", int(b) - 1, _index(a), int(b), _index(a) + 1) if a and b else None
    if not (a or b) or not (c or d) or bool(a) != bool(c):
        return None
    columns = (_index(a), _index(c) + 1) if a else (0, None)
    return Where(tab, "", int(b or 1) - 1, columns[0], int(d) if d else None, columns[1])


def _index(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
