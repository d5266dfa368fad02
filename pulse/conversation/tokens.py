"""From what somebody typed to words: in lower case, without accents and apostrophes, dates and times in one piece."""

import re
import unicodedata
from dataclasses import dataclass, replace

MOST_LETTERS = 600
"""What is longer than a question is read up to here."""
_JOINED = re.compile(r"_|(?<=[^\W\d])-(?=[^\W\d])")
"""What joins two words into one."""
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe0f]")
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\s?\d{2}(?!\d))?)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/\d{2,4})?)"
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
    found: list[Token] = []
    for match in _TOKEN.finditer(_JOINED.sub(" ", shown.replace("–", "-").replace("—", "-"))):
        token = Token(plain(match[0]), match.lastgroup or "mark", match[0])
        if token.kind in {"word", "number"} and len(found) > 1 and found[-1].text == "." and found[-2].kind == "number":
            # The full stop of an ordinal number: 7. November.
            found.pop()
            found[-1] = replace(found[-1], text=found[-1].text + ".")
        found.append(token)
    return found


def words(text: str) -> tuple[str, ...]:
    """The words alone, as names and phrases are held against them."""
    return tuple(token.text for token in tokens(text) if token.kind != "mark" or token.text in "%&?+")
