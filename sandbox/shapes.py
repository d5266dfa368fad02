"""Reading bodies as strictly as Meta does: every part has a type and a length, or the request is refused."""

import re
from typing import Any

from sandbox import refusals

_WHOLE = re.compile(r"[0-9]{1,3}")


def units(value: str) -> int:
    """Length as Meta counts it: UTF-16 code units."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def text(value: object, most: int, name: str, *, least: int) -> str:
    """A string of ``least`` to ``most`` characters.

    Raises:
        Refusal: It is none.
    """
    if not isinstance(value, str):
        raise refusals.invalid(f"Param {name} must be a string.")
    if not least <= units(value) <= most:
        raise refusals.invalid(f"Param {name} must be between {least} and {most} characters long.")
    return value


def thing(value: object, name: str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        Refusal: It is none.
    """
    if not isinstance(value, dict):
        raise refusals.invalid(f"Param {name} must be a JSON object.")
    return value


def perhaps(value: object, name: str) -> dict[str, Any]:
    """A JSON object, or nothing at all, which is an empty one.

    Raises:
        Refusal: It is something else.
    """
    return {} if value is None else thing(value, name)


def things(value: object, name: str, *, least: int = 0, most: int = 1000) -> list[dict[str, Any]]:
    """A JSON array of ``least`` to ``most`` objects; nothing is an empty one.

    Raises:
        Refusal: It is none.
    """
    found = [] if value is None else value
    if not isinstance(found, list) or not least <= len(found) <= most:
        raise refusals.invalid(f"Param {name} must be a JSON array of {least} to {most} objects.")
    return [thing(item, f"{name}[{place}]") for place, item in enumerate(found)]


def whole(value: object) -> int | None:
    """A small whole number, as a number or in digits; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str) or not _WHOLE.fullmatch(str(value)[:4]):
        return None
    return int(value)
