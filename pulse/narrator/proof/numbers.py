"""Numbers in a text: digits as the language groups them, with sign, currency, scale and unit, and numbers in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pulse.catalogue import Language
from pulse.figures import symbol_of
from pulse.narrator.proof.lexicon import lexicon

_LANGUAGES: tuple[Language, ...] = ("en", "de", "es", "fr", "pt")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_SPACE = r"[ \u00a0\u202f]"


@dataclass(frozen=True)
class Number:
    """A number in a text, as the interval of values that it may stand for.

    Args:
        start, end: Where it stands, sign and unit included.
        low, high: Both included; without sign.
        unit: As in a statement; ``?`` for a sign or unit that nothing is known of.
        sign: 1 or -1 where one is written, else 0.
        said: The words themselves.
        counted: What is counted, where the next word says it, such as ``day`` or ``row``.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    sign: int
    said: str
    counted: str = ""


@cache
def _digits(language: Language) -> str:
    if language == "en":
        return r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    return rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:,\d+)?"


def symbols(currencies: Iterable[str]) -> dict[str, str]:
    """How the currencies may be written, lower case, to their letters; and others' signs, to ``?``."""
    found = dict.fromkeys(("€", "$", "£", "¥", "us$", "r$"), "?")
    for currency in sorted(currencies):
        found |= {symbol_of(currency, language).lower(): currency for language in _LANGUAGES} | {
            currency.lower(): currency
        }
        if any(symbol_of(currency, language).endswith("$") for language in _LANGUAGES):
            found["$"] = currency
    return found


@cache
def _symbols(currencies: frozenset[str]) -> dict[str, str]:
    return symbols(currencies)


@cache
def _pattern(language: Language, currencies: frozenset[str]) -> re.Pattern[str]:
    money = "|".join(re.escape(one) for one in sorted(symbols(currencies), key=len, reverse=True))
    words = lexicon(language)
    scale = "|".join(re.escape(one) for one in sorted(words.numbers["scales"], key=len, reverse=True))
    unit = "|".join(re.escape(one) for one in sorted({*words.units, "%"}, key=len, reverse=True))
    return re.compile(
        rf"(?P<sign>(?<![\w\d])[-+])?(?P<before>{money})?{_SPACE}?(?P<inner>-)?(?P<digits>(?<![\w.,]){_digits(language)})"
        rf"(?:{_SPACE}?(?P<scale>(?:mil{_SPACE})?(?:{scale}))\b\.?)?(?:{_SPACE}?(?P<after>{money})(?!\w))?"
        rf"(?:{_SPACE}?(?P<unit>{unit})(?!\w))?",
        re.IGNORECASE,
    )


def find_numbers(text: str, language: Language, currencies: frozenset[str]) -> list[Number]:
    """Every number of ``text`` in digits.

    Args:
        text: One sentence, its dates and names taken out.
        language: How digits are grouped.
        currencies: Letters of the currencies that the facts are in.
    """
    known, pattern = _symbols(currencies), _pattern(language, currencies)
    found = []
    for match in pattern.finditer(text):
        follows = text[match.end() : match.end() + 1]
        if follows.isalnum() or follows == "%":
            continue  # a number that something unread is glued to is no number we know
        found.append(_number(match, language, known))
    return found


def _number(match: re.Match[str], language: Language, known: dict[str, str]) -> Number:
    words = lexicon(language)
    raw = match["digits"]
    plain = raw.replace(",", "") if language == "en" else re.sub(rf"\.|{_SPACE}", "", raw).replace(",", ".")
    value = Decimal(plain)
    half = Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
    scale = Decimal(1)
    if match["scale"]:
        parts = re.split(_SPACE, match["scale"].lower())
        for part in parts:
            exponent = words.numbers["scales"].get(part, 0)
            scale *= Decimal(10) ** int(exponent if isinstance(exponent, (int, float)) else 0)
    unit = ""
    money = match["before"] or match["after"]
    if money:
        unit = known[money.lower()]
    if match["unit"]:
        named = match["unit"].lower()
        unit = "?" if money else "%" if named == "%" else words.units[named]
    sign = {"-": -1, "+": 1}.get(match["sign"] or match["inner"] or "", 0)
    return Number(
        match.start(), match.end(), (value - half) * scale, (value + half) * scale, unit, sign, match[0].strip()
    )


def in_seconds(number: Number, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal] | None:
    """The interval in seconds, where what is counted is a length of time."""
    each = _SECONDS.get(number.counted)
    return (low * each, high * each) if each else None
