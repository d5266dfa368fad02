"""WhatsApp text: marks, counting and trimming.

Meta gives limits in "characters" without saying of what. We count UTF-16 units, as WhatsApp's open clients do:
never fewer than code points, so a text that fits our count fits theirs.
"""

import re

import regex

from pulse.defang import defang

CAPTION_LIMIT = 1024
"""Units of an image caption (Meta: messages/image-messages)."""
TEXT_LIMIT = 4096
"""Units of a text body (Meta: messages/text-messages)."""
TITLE_LIMIT = 120
ELLIPSIS = "…"
NAME_LIMIT = 60
MEMBER_LIMIT = 40
"""Units of what a part of the whole is called; more of it reads as a sentence."""

_MARKS = "*_~`"
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff]")
_EDGE_SHARE = 0.15
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u2061-\u2064\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What else is not seen; joiners stay, which emoji and Persian words need."""
_LEADING = re.compile(r"^(?:>\s*|[-•#]+\s+)+(?=\S)")
"""What makes a list or a quotation of a line that begins with it."""
_MARKS_OF_QUOTES = re.compile('["“”„‟«»]')
_FIGURE = re.compile(
    r"%|‰|[$€£¥₹₽₩₺฿₿]|[+−]\s?\d|(?<!\w)-\d|\d[.,․·]\d|\d\s\d{3}(?!\d)|\d\s?[kKM](?!\w)|"
    r"(?<!\w)(?:EUR|USD|GBP|CHF|JPY|CNY|INR|BRL|MXN|CAD|AUD|SEK|NOK|DKK|PLN|TRY|ZAR)(?!\w)"
)
"""Digits that look like an amount, a share, a change or a phone number."""
_MOVES = re.compile(
    r"(?<!\w)(?:up|down|rose|fell|gr[eo]w|dropp?ed|jumped|(?:in|de)creased?|higher|lower|more|less|fewer|gain|loss|"
    r"mehr|weniger|gestiegen|gefallen|plus|minus|m[aá]s|menos|sub[eió]+|baj[aó]|hausse|baisse|moins|mais|alta|queda|"
    r"percent|prozent|por ciento|pour cent|por cento|doubled|tripled|total|target|goal)(?!\w)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"[!?]|[^\W\d_]{4}\.(?:\s|$)|(?:\S+\s+){5}", re.IGNORECASE)
"""What makes a sentence of a name."""
_COMMAND = re.compile(
    r"\W*(?:/\S+|(?:(?:reply|send|text|call|tap|click|pay|visit|type|write)\s.*)|stopp?|start|baja|parar|unsubscribe)\W*",
    re.IGNORECASE,
)


def utf16_length(text: str) -> int:
    """Length of ``text`` in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """``text`` without control characters (newlines stay), bidi overrides and zero-width marks outside emoji."""
    return _UNSAFE.sub("", text.replace("\t", " "))


def sanitize_name(text: str, *, most: int = NAME_LIMIT) -> str:
    """A name that came from data, fit to stand inside a sentence.

    One line without marks and without what a phone makes a link of, at most ``most`` units.
    """
    flat = " ".join(clean(_HIDDEN.sub("", text)).split())
    plain = "".join(" " if letter in _MARKS else letter for letter in flat)
    return trim(_LEADING.sub("", " ".join(defang(" ".join(plain.split())).split())) or "(no name)", most)


def quoted(called: str, quotes: tuple[str, str]) -> str:
    """What :func:`sanitize_name` made, between ``quotes`` where it would else read as words or figures of ours."""
    if not (called.endswith(ELLIPSIS) or _SPEAKS.search(called) or _COMMAND.fullmatch(called) or _boasts(called)):
        return called
    left, right = quotes
    return left + _MARKS_OF_QUOTES.sub("'", called) + right


def _boasts(called: str) -> bool:
    """Whether a name holds what looks like a figure: an amount or a share, or a number beside a word of change."""
    digits = any(letter.isdecimal() for letter in called)
    return digits and bool(_FIGURE.search(called) or _MOVES.search(called))


def trim(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` units, ending in ``…`` if anything was cut.

    No grapheme is split, no number is cut in two, and a mark left open by the cut is closed. The cut falls on the end
    of a sentence, or else of a word, if one lies in the last 15 % of what fits.

    Raises:
        ValueError: ``limit`` is below 1.
    """
    if limit < 1:
        raise ValueError("a limit is at least 1 unit")
    if utf16_length(text) <= limit:
        return text
    room = limit - 1
    while room > 0:
        kept = _tidy(_at_edge(_fitting(text, room), text))
        whole = kept + ELLIPSIS + _open_marks(kept + ELLIPSIS)
        if utf16_length(whole) <= limit:
            return whole
        room -= 1
    return ELLIPSIS


def _fitting(text: str, room: int) -> str:
    taken, used = [], 0
    for grapheme in regex.findall(r"\X", text):
        used += utf16_length(grapheme)
        if used > room:
            break
        taken.append(grapheme)
    return "".join(taken)


def _at_edge(kept: str, text: str) -> str:
    earliest = int(len(kept) * (1 - _EDGE_SHARE))
    sentence = max((m.end() for m in re.finditer(r"[.!?](?=\s)", kept)), default=0)
    if sentence > earliest:
        return kept[:sentence]
    follows = text[len(kept) : len(kept) + 1]
    if not follows or follows.isspace():
        return kept
    word = max((m.start() for m in re.finditer(r"\s", kept)), default=0)
    number = re.search(r"[-+−$€£]?\d[\d.,:%]*$", kept)
    if number and (follows.isdigit() or follows in ".,:%" or follows.isalpha()):
        return kept[: number.start()]
    return kept[:word] if word > earliest else kept


def _tidy(kept: str) -> str:
    return kept.rstrip(" \t\n.,;:–-" + _MARKS)


def _open_marks(text: str) -> str:
    """The marks that are open at the end of ``text``, innermost first, as they have to be closed."""
    line = text.rsplit("\n", 1)[-1]
    open_marks: list[str] = []
    for index, mark in enumerate(line):
        if mark not in _MARKS:
            continue
        before, after = line[index - 1 : index] if index else "", line[index + 1 : index + 2]
        if mark in open_marks and before and not before.isspace():
            del open_marks[open_marks.index(mark) :]
        elif not before.isalnum() and after and not after.isspace():
            open_marks.append(mark)
    return "".join(reversed(open_marks))
