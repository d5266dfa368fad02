"""Signs and codes of currencies as tables write them, and columns that say which currency a row is in."""

import re
from functools import cache

from babel.numbers import list_currencies

_SIGNS = {
    "€": {"EUR"},
    "£": {"GBP", "EGP", "GIP", "FKP"},
    "₹": {"INR"},
    "₽": {"RUB"},
    "₺": {"TRY"},
    "₩": {"KRW"},
    "₪": {"ILS"},
    "₫": {"VND"},
    "₱": {"PHP"},
    "฿": {"THB"},
    "₦": {"NGN"},
    "₴": {"UAH"},
    "zł": {"PLN"},
    "Kč": {"CZK"},
    "Ft": {"HUF"},
    "lei": {"RON"},
    "R": {"ZAR"},
    "R$": {"BRL"},
    "US$": {"USD"},
    "C$": {"CAD"},
    "CA$": {"CAD"},
    "A$": {"AUD"},
    "AU$": {"AUD"},
    "NZ$": {"NZD"},
    "HK$": {"HKD"},
    "S$": {"SGD"},
    "MX$": {"MXN"},
    "NT$": {"TWD"},
    "¥": {"JPY", "CNY"},
    "CN¥": {"CNY"},
    "JP¥": {"JPY"},
    "kr": {"SEK", "NOK", "DKK", "ISK"},
    "Fr": {"CHF"},
    "$": {
        "USD",
        "CAD",
        "AUD",
        "NZD",
        "HKD",
        "SGD",
        "TWD",
        "MXN",
        "ARS",
        "CLP",
        "COP",
        "UYU",
        "DOP",
        "JMD",
        "BBD",
        "BSD",
        "BMD",
        "BND",
        "BZD",
        "FJD",
        "GYD",
        "KYD",
        "LRD",
        "NAD",
        "SBD",
        "SRD",
        "TTD",
        "XCD",
    },
}
_HEADINGS = frozenset(
    {
        "currency",
        "currencies",
        "ccy",
        "cur",
        "curr",
        "währung",
        "waehrung",
        "wkz",
        "devise",
        "monnaie",
        "moneda",
        "divisa",
        "moeda",
        "valuta",
    }
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CODE = re.compile("[A-Z]{3}")


def codes_of(sign: str) -> frozenset[str]:
    """The currencies that a sign or code beside a number may mean; empty where it is none."""
    if sign in _codes():
        return frozenset({sign})
    return frozenset(_SIGNS.get(sign.rstrip("."), ()))


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def names_currency(heading: str) -> bool:
    """Whether a column's heading says that it holds the currency of each row."""
    words = re.split(r"[^\w]+|_", _CAMEL.sub(" ", heading).casefold())
    return not _HEADINGS.isdisjoint(words)


def is_currency(cell: object) -> bool:
    """Whether a cell holds the code or sign of a currency and nothing else."""
    text = str(cell).strip()
    return bool(codes_of(text.upper() if _CODE.fullmatch(text.upper()) else text))
