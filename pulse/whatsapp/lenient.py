"""JSON of which one part cannot be read: that item is set aside, and the others are read as they are."""

import json
import re
from typing import Any

_DEEPEST = 64
"""Levels that are read; Meta's deepest body has about 15."""
_LONGEST_NUMBER = 40
_TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{]|[\]}]', re.DOTALL)
_ITEMS = ("messages", "statuses", "errors")


class _Odd(str):
    """Stands where something was that cannot be read."""

    __slots__ = ()


def load(raw: bytes) -> Any:
    """``raw`` as JSON, whatever single items of it hold; an item with something odd in it becomes a string.

    Bytes that are no UTF-8 become replacement characters. A number of more digits than anybody reads, and what is
    nested too deep for any parser, are odd.

    Raises:
        ValueError: It is no JSON.
    """
    text = _cut_depth(raw.decode("utf-8", "replace"))
    body = json.loads(text, parse_int=_number, parse_constant=_Odd)
    for value in _values(body):
        for name in _ITEMS:
            if isinstance(value.get(name), list):
                value[name] = [json.dumps(item) if _is_odd(item) else item for item in value[name]]
    return body


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else _Odd(digits)


def _cut_depth(text: str) -> str:
    """``text`` with ``NaN``, which no JSON of Meta's holds, for whatever is nested too deep."""
    kept: list[str] = []
    depth, done = 0, 0
    for token in _TOKENS.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth == _DEEPEST + 1:
                kept.append(text[done : token.start()])
        elif token[0] in "]}":
            if depth == _DEEPEST + 1:
                kept.append("NaN")
                done = token.end()
            depth -= 1
    # Where it ends within what is too deep, it is no JSON, and reads as none.
    return "".join([*kept, text[done:] if depth <= _DEEPEST else ""])


def _values(body: Any) -> list[dict[str, Any]]:
    found = []
    for entry in _dicts(body, "entry"):
        values = (change.get("value") for change in _dicts(entry, "changes"))
        found += [value for value in values if isinstance(value, dict)]
    return found


def _dicts(holder: Any, name: str) -> list[dict[str, Any]]:
    held = holder.get(name) if isinstance(holder, dict) else None
    return [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []


def _is_odd(item: Any) -> bool:
    if isinstance(item, dict):
        return any(_is_odd(one) for one in item.values())
    if isinstance(item, list):
        return any(_is_odd(one) for one in item)
    return isinstance(item, _Odd)
