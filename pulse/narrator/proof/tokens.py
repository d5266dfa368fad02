"""A text as sentences of tokens: names, dates, numbers, phrases and words, with the clauses they stand in."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from pulse.catalogue import Language
from pulse.figures import duration_nouns
from pulse.narrator.proof.dates import find_dates
from pulse.narrator.proof.ground import Ground
from pulse.narrator.proof.lexicon import Lexicon, lexicon
from pulse.narrator.proof.numbers import Number, find_numbers, symbols
from pulse.narrator.tongues import TONGUES

Kind = Literal["own", "member", "metric", "others", "date", "number", "phrase", "word"]
_MASK = "\ue000"
_METRIC = "measure:"
"""Before the key of a measure where a member is called the same."""
_MARKS = re.compile(r"[*_~`]")
_END = re.compile(r"(?<=[.!?])[”\")]*\s+")
_SHORT = re.compile(r"(?:^|\W)(?:tsd|mio|mrd|ca|approx|aprox|st|p)\.$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = str.maketrans(dict.fromkeys("‐‑‒−﹣－", "-") | {"’": "'"})
_BREAK = re.compile(r"[;:,()–—·/]|(?<=\s)-(?=\s)")
_LIST = re.compile(r"^\s*[-•]\s+")
_PLAIN = frozenset(".,;:!?'\"()%–—+/&“”„«»‘’…-\ue000")


@dataclass
class Token:
    """One token: its kind, its place, its words in lower case, and what they mean."""

    kind: Kind
    start: int
    end: int
    said: str
    claims: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    number: Number | None = None
    clause: int = 0
    used: bool = False
    """Whether it is a direction that a proven number has taken."""


@dataclass
class Sentence:
    """One sentence as tokens in order."""

    text: str
    tokens: list[Token] = field(default_factory=list)

    @property
    def numbers(self) -> list[Token]:
        """Its number tokens."""
        return [token for token in self.tokens if token.kind == "number"]

    def unnamed(self) -> str:
        """The sentence without the names in it."""
        return _mask(self.text, [token for token in self.tokens if token.kind in {"own", "member", "metric"}])

    def leftover(self) -> str:
        """A digit or a sign that no token covers, with what stands around it; empty where there is none."""
        covered = {at for token in self.tokens if token.kind != "word" for at in range(token.start, token.end)}
        odd = [at for at, letter in enumerate(self.text) if at not in covered and not _is_plain(letter)]
        if odd and not self.text[odd[0]].isdigit():
            return self.text[odd[0]]
        bad = odd
        return next((word for word in re.findall(r"\S+", self.text[max(0, bad[0] - 12) : bad[0] + 12])
                     if any(letter.isdigit() for letter in word)), "?") if bad else ""  # fmt: skip


def _is_plain(letter: str) -> bool:
    return letter.isalpha() or letter.isspace() or letter in _PLAIN


def normalised(text: str) -> str:
    """``text`` with plain minus signs and apostrophes, without WhatsApp's marks."""
    plain = text.translate(_ALIKE)
    return _MARKS.sub("", unicodedata.normalize("NFC", plain))


@cache
def nouns_of(language: Language) -> dict[str, str]:
    """Words for what is counted, to their unit."""
    tongue = TONGUES[language]
    found: dict[str, str] = {
        word.lower(): grain for grain, noun in tongue.nouns.items() for word in (noun.one, noun.several)
    }
    found |= {word.lower(): "row" for word in tongue.row} | duration_nouns(language)
    if language == "de":
        found |= {f"{word.lower()}n": unit for word, unit in list(found.items()) if word.endswith("e")}
    return found


def sentences(line: str, ground: Ground) -> list[Sentence]:
    """The sentences of one line, its names and dates known."""
    text = _LIST.sub("", normalised(line))
    dates = find_dates(text, ground.language, _date_keys(ground))
    said = [Token("date", date.start, date.end, date.said.lower(), keys=date.keys) for date in dates]
    known = _apart([*_names(text, ground), *said])
    masked = _mask(text, known)
    found, begin = [], 0
    for end in [*_ends(text, masked, known, ground), len(text)]:
        inside = [one for one in known if begin <= one.start < end]
        if text[begin:end].strip():
            found.append(_sentence(text[begin:end], masked[begin:end], inside, begin, ground))
        begin = end
    return found


def _ends(text: str, masked: str, known: list[Token], ground: Ground) -> Iterable[int]:
    """Where sentences end. After a shortened word one does only if a name or a capital follows that is no unit."""
    for match in _END.finditer(masked):
        if not _SHORT.search(masked[: match.start()].rstrip()):
            yield match.end()
            continue
        follows = text[match.end() :]
        name = next((one.kind for one in known if one.start == match.end()), "")
        words = {**symbols(ground.currencies), **lexicon(ground.language).units, **nouns_of(ground.language)}
        unit = follows.lower().startswith(tuple(words))
        if name == "member" or (not name and follows[:1].isupper() and not unit):
            yield match.end()


def _date_keys(ground: Ground) -> set[str]:
    stated = {key for statement in ground.statements for key in statement.dates}
    return stated | {key for claim in ground.claims for key in claim.dates}


def _names(text: str, ground: Ground) -> list[Token]:
    """Owner's words, period names, members and measures, wherever they stand."""
    kinds: list[tuple[str, Kind, str]] = [(one, "own", one) for one in ground.own]
    kinds += [(name, "date", key) for name, key in ground.dates.items()]
    kinds += [(key, "member", key) for key in ground.members.values()]
    kinds += [(name, "metric", key) for name, key in ground.metrics.items()]
    found: dict[tuple[int, int, Kind], Token] = {}
    for name, kind, key in kinds:
        flat = normalised(name)
        if not flat.strip():
            continue
        # A member is told from a word by its case, and from a part of a word by the apostrophe.
        edge, ignored = (r"[\w']", 0) if kind == "member" else (r"\w", re.IGNORECASE)
        written = re.escape(flat)
        if kind == "member":
            written = rf"(?:{written}|{re.escape(flat[:1].upper() + flat[1:])})"  # as it begins a sentence
        for match in re.finditer(rf"(?<!{edge}){written}(?!{edge})", text, ignored):
            # A name of digits alone is a name only in quotation marks, or where a line or sentence begins with it.
            if (
                not any(letter.isalpha() for letter in flat)
                and flat[0] not in "“„«"
                and text[: match.start()].strip(" -•")
            ):
                continue
            place = (match.start(), match.end(), kind)
            keys = found[place].keys if place in found else frozenset()
            found[place] = Token(kind, match.start(), match.end(), flat.lower(), keys=keys | {key})
    return list(found.values())


_RANK = {"member": 0, "metric": 1, "own": 2, "date": 3}


def _apart(found: list[Token]) -> list[Token]:
    """The tokens that stand: of two that overlap the longer one; a member may be called as the measure is."""
    kept: list[Token] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK[one.kind])):
        over = [other for other in kept if one.start < other.end and other.start < one.end]
        if not over:
            kept.append(one)
        elif (over[0].start, over[0].end, one.kind) == (one.start, one.end, "metric"):
            over[0].keys |= {f"{_METRIC}{key}" for key in one.keys}
    return sorted(kept, key=lambda one: one.start)


def _mask(text: str, known: list[Token]) -> str:
    letters = list(text)
    for one in known:
        letters[one.start : one.end] = _MASK * (one.end - one.start)
    return "".join(letters)


def _sentence(text: str, masked: str, known: list[Token], offset: int, ground: Ground) -> Sentence:
    words = lexicon(ground.language)
    tokens = [Token(o.kind, o.start - offset, o.end - offset, o.said, keys=o.keys) for o in known]
    numbers = find_numbers(masked, ground.language, ground.currencies)
    tokens += [Token("number", one.start, one.end, one.said.lower(), number=one) for one in numbers]
    masked = _mask(masked, tokens)
    tokens += [_of_grain(one, ground) for one in _phrases(masked, words)]
    masked = _mask(masked, tokens)
    for match in _WORD.finditer(masked):
        said = match[0].lower()
        tokens.append(Token("word", match.start(), match.end(), said, claims=words.claims.get(said, frozenset())))
    tokens.sort(key=lambda token: token.start)
    found = Sentence(text, _in_words(tokens, words, ground.language))
    _clauses(found, words)
    return found


def _of_grain(token: Token, ground: Ground) -> Token:
    """A phrase such as ``last week`` means the newest period only where that is a week; else another time."""
    nouns = nouns_of(ground.language)
    if "current" in token.claims and not any(nouns.get(word) == ground.grain for word in token.said.split()):
        token.claims = frozenset({"time"})
    return token


def _phrases(masked: str, words: Lexicon) -> list[Token]:
    found = []
    low, done = re.sub(r"\s", " ", masked.lower()), 0
    for word in re.finditer(r"\w+", low):
        start = word.start()
        said = next((one for one in words.phrases.get(word[0], ()) if _stands(one, low, start)), "")
        if not said or start < done:
            continue
        done = start + len(said)
        if said in words.numbers["fractions"]:
            top, under = words.numbers["fractions"][said]  # type: ignore[misc]
            share = Decimal(top) / Decimal(under) * 100
            span = Decimal("2.5")
            number = Number(start, done, share - span, share + span, "%", 0, said, "fraction")
            found.append(Token("number", start, done, said, number=number))
        elif said in words.numbers["multiples"]:
            found.append(_multiple(start, done, said, words))
        else:
            kind: Kind = "others" if "others" in words.claims.get(said, ()) else "phrase"
            found.append(Token(kind, start, done, said, claims=words.claims.get(said, frozenset())))
    return found


def _stands(phrase: str, text: str, start: int) -> bool:
    """Whether a phrase stands in a text from a place on, and no word goes on after it."""
    end = start + len(phrase)
    return text.startswith(phrase, start) and not text[end : end + 1].isalnum()


def _multiple(start: int, end: int, said: str, words: Lexicon) -> Token:
    """A word such as doubled: a change of that many per cent, five more or less."""
    factor = Decimal(str(words.numbers["multiples"][said]))
    change, span = (factor - 1) * 100, Decimal(5)
    low, high = abs(change) - span, abs(change) + span
    number = Number(start, end, low, high, "%", 1 if change > 0 else -1, said, "multiple")
    return Token("number", start, end, said, number=number)


def _in_words(tokens: list[Token], words: Lexicon, language: Language) -> list[Token]:
    """Numbers in words as numbers, with what they count; ordinals only where a streak is spoken of."""
    nouns = nouns_of(language)
    for at, token in enumerate(tokens):
        if token.number is not None and not token.number.unit and not token.number.counted:
            token.number = replace(token.number, counted=_counted(tokens[at + 1 : at + 3], nouns, words))
    streak = any("streak" in token.claims for token in tokens)
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if token.said in words.numbers["multiples"]:
            tokens[at] = _multiple(token.start, token.end, token.said, words)
            continue
        value = words.numbers["numbers"].get(token.said)
        if value is None and streak:
            value = words.numbers["ordinals"].get(token.said)
        if value is None and token.said in words.numbers["fractions"]:
            continue
        if not isinstance(value, (int, float)):
            continue
        counted = _counted(tokens[at + 1 : at + 4], nouns, words)
        exact = Decimal(str(value))
        token.kind = "number"
        token.number = Number(token.start, token.end, exact, exact, "", 0, token.said, counted)
    return tokens


def _counted(after: list[Token], nouns: dict[str, str], words: Lexicon) -> str:
    """What is counted: the noun right after a number, one adjective aside."""
    for one in after:
        if one.kind == "word" and one.said in nouns:
            return nouns[one.said]
        if one.kind != "word" or one.said in words.structure["fill"] | words.structure["of"] | words.structure["join"]:
            return ""
    return ""


def _clauses(sentence: Sentence, words: Lexicon) -> None:
    covered = {at for token in sentence.tokens if token.kind != "word" for at in range(token.start, token.end)}
    edges = [m.start() for m in _BREAK.finditer(sentence.text) if m.start() not in covered]
    edges += [
        token.start for token in sentence.tokens if token.said in words.structure["join"] and token.kind == "word"
    ]
    for token in sentence.tokens:
        token.clause = sum(edge <= token.start for edge in edges)
