"""Names of months and weekdays as tables write them, in the languages we know."""

import re
import unicodedata
from functools import cache
from typing import Literal, get_args

from babel.dates import get_day_names, get_month_names

from pulse.definition.catalogue import LanguageCode

_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
_CONTEXTS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
_MORE = {"sept": 9, "mrz": 3, "maer": 3}
"""Short forms that are written though CLDR, the source of the rest, does not list them."""
_WORD = re.compile(r"^(?P<name>[^\W\d_]+)(?P<rest>\.?,? +)")


def month_of(name: str) -> int | None:
    """The month, 1 to 12, that a name or a short form of it means; None if it means none."""
    return _months().get(_plain(name))


def without_weekday(text: str) -> str:
    """``text`` without the name of a weekday at its beginning."""
    found = _WORD.match(text)
    return text[found.end() :] if found and _plain(found["name"]) in _weekdays() else text


def _plain(name: str) -> str:
    """Small letters without accents and points, as people write ``Fevr`` for ``févr.``."""
    split = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in split if letter.isalnum())


@cache
def _months() -> dict[str, int]:
    found = dict(_MORE)
    for language in get_args(LanguageCode):
        for width in _WIDTHS:
            for context in _CONTEXTS:
                names = get_month_names(width, context, locale=language)
                found |= {_plain(name): number for number, name in names.items()}
                # English short forms and those of others: the first three letters, where they are plain.
                found |= {_plain(name)[:3]: number for number, name in names.items() if language in {"en", "de"}}
    return found


@cache
def _weekdays() -> frozenset[str]:
    found: set[str] = set()
    for language in get_args(LanguageCode):
        for width in _WIDTHS:
            found |= {_plain(name) for name in get_day_names(width, locale=language).values()}
    return frozenset(found)
