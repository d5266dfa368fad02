"""From what somebody typed to words: in lower case, without accents and apostrophes, dates and times in one piece."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from pulse.languages import LANGUAGES
from pulse.languages.calendar import month_name, short_weekday, weekday_name

MOST_LETTERS = 600
"""What is longer than a question is read up to here."""
_JOINED = re.compile(r"_|(?<=[^\W\d])-(?=[^\W\d])")
"""What joins two words into one."""
_COUNTED = re.compile(r"(?<![^\W_])(top|best|worst|bottom|last|flop|beste|letzte)(\d{1,2})(?![^\W_])", re.IGNORECASE)
"""A count that is written on to its word: top3."""
_TO = re.compile(r"(?<![^\W_])([^\W\d_]{3,10})\.?-([^\W\d_]{3,10})(?![^\W_])")
"""Two words with a stroke between them, which of months and weekdays means "to"."""
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe0f]")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\s?\d{2}(?!\d))?)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
    r"|(?P<amount>\d+(?:[.,]\d+)?\s?(?:k|m|mio|mln|tsd|mil|mill|mille|million(?:en|s|es)?|millones|milioni|milhoes)(?![^\W_]))"
    r"|(?P<clock>\d{1,2}[:h.]\d{2}(?!\d)(?:\s?[ap]m)?|\d{1,2}\s?(?:[ap]m|uhr|h)(?!\w))"
    r"|(?P<number>\d+(?:st|nd|rd|th|er|ere|eme|o|a|e)?(?![^\W_]))"
    r"|(?P<word>[^\W\d_]+\d+|[^\W\d_]+|[^\W_]+)"
    r"|(?P<mark>[%&?!.,;:\n+-])"
)


@dataclass(frozen=True)
class Token:
    """A word, a number, a date, a time or a mark.

    Args:
        text: In lower case, without accents.
        kind: Which of those, as the expression above names them.
        raw: As it was written.
    """

    text: str
    kind: str
    raw: str


def plain(text: str) -> str:
    """``text`` in lower case, without accents; German letters with their dots as the letter alone."""
    lower = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(letter))
    return bare.replace("ß", "ss").replace("æ", "ae").replace("ø", "o").replace("œ", "oe").replace("ł", "l")


def tokens(text: str) -> list[Token]:
    """The words of a message, at most the first :data:`MOST_LETTERS` letters of it."""
    shown = _HIDDEN.sub("", unicodedata.normalize("NFKC", text))[:MOST_LETTERS]
    shown = _COUNTED.sub(r"\1 \2", shown)
    shown = _TO.sub(_apart, shown.replace("–", "-").replace("—", "-"))
    found: list[Token] = []
    for match in _TOKEN.finditer(_JOINED.sub(" ", shown)):
        token = Token(plain(match[0]), match.lastgroup or "mark", match[0])
        if token.kind in {"word", "number"} and len(found) > 1 and found[-1].text == "." and found[-2].kind == "number":
            # The full stop of an ordinal number: 7. November.
            found.pop()
            found[-1] = replace(found[-1], text=found[-1].text + ".")
        found.append(token)
    return found


def _apart(match: re.Match[str]) -> str:
    """Jan-Mar and mon-fri with room around the stroke; all other words as they are."""
    dated = plain(match[1]) in _calendar() and plain(match[2]) in _calendar()
    return f"{match[1]} - {match[2]}" if dated else match[0]


@cache
def _calendar() -> frozenset[str]:
    """Names of months and weekdays in every language, whole and in short."""
    found: set[str] = {"tues", "thur", "thurs", "sept"}
    for language in LANGUAGES:
        for month in range(1, 13):
            found |= {month_name(month, language), month_name(month, language, short=True)}
        for weekday in range(7):
            found |= {weekday_name(weekday, language), short_weekday(weekday, language)}
    return frozenset(plain(name).strip(".") for name in found)


def words(text: str) -> tuple[str, ...]:
    """The words alone, as names and phrases are held against them."""
    return tuple(token.text for token in tokens(text) if token.kind != "mark" or token.text in "%&?+")
