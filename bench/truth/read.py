"""The reader: text into sentences, sentences into clauses; every figure, period, name and direction is a token."""

import re
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from bench.truth.cues import kind_of, tells
from bench.truth.made import Case
from bench.truth.patterns import HIDDEN, MINUS, POINTS, QUOTES, master, own_words, ways
from bench.truth.shapes import fits
from bench.truth.words import TONGUES

_TAG = re.compile(r"<([a-z])>")
_PER_CENT = 100
_SHARE_BEFORE = re.compile(r"<s> (?:registrato )?<p>")
"""A share of another period: no change starts from that."""
_WAS = re.compile(r"(?<!\w)(?:was|betrug|era)(?!\w)|; d'habitude")
"""What was usual is told only of what is not."""


class Token(NamedTuple):
    """Something that was read.

    Args:
        tag: What it is; see :mod:`bench.truth.cues`.
        text: As it stands there.
        value: Of a figure its value in the measure's unit; shares as fractions.
        half: Half of the last place that is shown.
        signed: Whether it has a sign of its own.
        symbol: Of money its sign.
        at, grain: Of a period its first day and length.
        wrong: What is wrong with it by itself.
    """

    tag: str
    text: str
    value: Fraction = Fraction(0)
    half: Fraction = Fraction(0)
    signed: bool = False
    symbol: str = ""
    at: date = date.min
    grain: str = ""
    wrong: str = ""


class Clause(NamedTuple):
    """A part of a sentence that says one thing."""

    kind: str
    text: str
    tokens: tuple[Token, ...]
    ways: tuple[int, ...]

    def all(self, tags: str) -> list[Token]:
        """Its tokens of some tags, in order."""
        return [token for token in self.tokens if token.tag in tags]


class Sentence(NamedTuple):
    """A sentence as tokens, its clauses, and whether it stands in a list; no clauses where it could not be read."""

    text: str
    clauses: tuple[Clause, ...]
    tokens: tuple[Token, ...]
    listed: bool


class Reader:
    """Reads the texts of one case in one language.

    Args:
        case: Names and unit.
        language: In which it is written.
        year: Of a date that says none.
    """

    def __init__(self, case: Case, language: str, year: int) -> None:
        self._case, self._language, self._tongue, self._year = case, language, TONGUES[language], year
        self._master, self._lines = master(language), dict[str, list[Sentence]]()
        self._own = own_words(language, case)
        self._said: list[tuple[str, str]] = []
        self._ways = ways(language)

    def sentences(self, text: str) -> list[Sentence]:
        """Everything that ``text`` says; headings and the invitation at the end are none of it."""
        found = []
        plain = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").replace("’", "'")
        for line in plain.split("\n"):
            rest = re.sub(r"^\*.*?\*", "", line)
            if not rest or re.fullmatch(r"_.*_", rest):
                continue
            if line not in self._lines:
                listed = rest.startswith("- ") and not rest.endswith((".", "?"))
                tagged, tokens = self._tagged(rest.removeprefix("- ").removeprefix(", "))
                self._lines[line] = self._cut(tagged, tokens, listed=listed, heading=rest != line)
            found += self._lines[line]
        return found

    def _cut(self, tagged: str, tokens: list[Token], *, listed: bool, heading: bool) -> list[Sentence]:
        found, start = [], 0
        for part in re.split(r"(?<=[.?])\s+", tagged):
            count = len(_TAG.findall(part))
            mine = tuple(tokens[start : start + count])
            start += count
            body = part.strip().rstrip(".?").strip()
            if body:
                clauses = (Clause("heading", body, mine, ()),) if heading else self._clauses(body, mine, listed=listed)
                found.append(Sentence(body, clauses, mine, listed))
        return found

    def _tagged(self, line: str) -> tuple[str, list[Token]]:
        tokens: list[Token] = []
        said: list[Token] = []

        def hide(found: re.Match[str]) -> str:
            text = re.sub(QUOTES, "", found[0]).strip()
            said.append(Token(found.lastgroup or "", text))
            return chr(HIDDEN + len(said) - 1)

        hidden = self._own.sub(hide, line)
        # A date that says no year is of the year that was said before it in its sentence.
        year, end = self._year, 0

        def put(found: re.Match[str]) -> str:
            nonlocal year, end
            if re.search(r"[.?]\s+(\S*[A-ZÄÖÜÉ]|[\d«“„\ue000-\uefff])", hidden[end : found.start() + 1]):
                year = self._year
            token = said[ord(found[0]) - HIDDEN] if found.lastgroup == "own" else self._token(found, year)
            if token.at != date.min and re.search(r"\d{4}", found[0]):
                year = token.at.year
            end = found.end()
            tokens.append(token)
            last = token.text if found.lastgroup == "own" else found[0]
            ends = last.endswith(".") and re.match(r"$|\s+[A-ZÄÖÜÉ\d«“„\ue000-\uefff]", hidden[found.end() :])
            return f"<{token.tag}>" + ("." if ends else "")

        return self._master.sub(put, hidden).casefold().replace(
            "resto, nel complesso, ", "resto nel complesso "
        ), tokens

    def _token(self, found: re.Match[str], year: int) -> Token:
        kind = next(name for name in ("q", "p", "h", "z", "b", "number") if found[name] is not None)
        if kind == "number":
            return self._number(found)
        if kind in {"p", "q"}:
            try:
                return _period(kind, found[0], self._language, year)
            except ValueError:
                return Token(kind, found[0], wrong="no such period")
        return Token(kind, found[0])

    def _number(self, found: re.Match[str]) -> Token:
        tongue, unit = self._tongue, (found["unit"] or "").casefold().strip()
        digits = found["digits"].replace(tongue.group, "").replace(tongue.decimal, ".")
        places = len(digits.partition(".")[2])
        size = Fraction(tongue.scales[(found["scale"] or "").casefold().strip()]) if found["scale"] else Fraction(1)
        tag = "a"
        if unit == "%" or unit in POINTS:
            size /= _PER_CENT
            tag = "a" if unit == "%" and self._case.unit == "percent" else "s" if unit == "%" else "d"
        elif self._case.unit == "duration" and unit in tongue.lengths:
            size *= tongue.lengths[unit]
        elif unit in tongue.rows.split():
            tag = "r"
        elif unit and unit not in tongue.points.split():
            tag = "g"
        value = Fraction(digits) * size
        sign = found["sign"] or ""
        symbol = found["first"] or found["last"] or ""
        half = size / (2 * 10**places)
        return Token(tag, found[0], -value if sign == MINUS else value, half, bool(sign), symbol.strip())

    def _clauses(self, body: str, tokens: tuple[Token, ...], *, listed: bool) -> tuple[Clause, ...]:
        """The longest clauses that together are the sentence; none where there are no such."""
        cuts = [0, *_joints(body), len(body)]

        def search(place: int, *, moves: bool) -> list[Clause] | None:
            if place == len(cuts) - 1:
                return []
            for to in range(len(cuts) - 1, place, -1):
                clause = self._clause(body, cuts[place], cuts[to], tokens, listed=listed)
                if clause is None or (clause.kind == "move" and not moves):
                    continue
                rest = search(to, moves=moves)
                if rest is not None:
                    return [clause, *rest]
            return None

        # A bare move fits much: it is read only where nothing else is left.
        return tuple(search(0, moves=False) or search(0, moves=True) or ())

    def _clause(self, body: str, begin: int, end: int, tokens: tuple[Token, ...], *, listed: bool) -> Clause | None:
        text = body[begin:end]
        text = re.sub(rf"^ ?[,;:] ?(?:(?:{self._tongue.joints}) (?!<p>$))?", "", text).strip()
        first = len(_TAG.findall(body[:begin]))
        mine = tokens[first : first + len(_TAG.findall(body[begin:end]))]
        ways = tuple(way for way in (_way(found) for found in self._ways.finditer(text)) if way)
        kind = kind_of(text, self._language)
        tags = "".join(item.tag for item in mine)
        kind = kind or ("line" if listed and tags.startswith("m") else _bare(tags, ways))
        if kind == "change" and _SHARE_BEFORE.search(text):
            return None
        if kind == "goal" and tells(text, self._language, "unusual"):
            return None
        if kind == "unusual" and not ways and _WAS.search(text):
            return None
        return Clause(kind, text, mine, ways) if fits(kind, tags, ways, alone=text == body) else None


def _bare(tags: str, ways: tuple[int, ...]) -> str:
    """What a clause without any cue is: a member's move, a change, or a level."""
    if "m" in tags and ways and "p" not in tags:
        return "driver"
    return ("change" if "p" in tags else "move") if ways else "level"


def _way(found: re.Match[str]) -> int:
    return 0 if found["still"] else 1 if found["up"] else -1


def _joints(body: str) -> list[int]:
    """Where a clause may begin: after a mark outside of brackets."""
    found, depth = [], 0
    for at, letter in enumerate(body):
        depth += (letter == "(") - (letter == ")")
        if letter in ",;:" and not depth and body[at + 1 : at + 2] == " " and at:
            found.append(at)
    return found


def _period(tag: str, text: str, language: str, year: int) -> Token:
    """The period that ``text`` says."""
    tongue, said = TONGUES[language], text.casefold()
    found = re.search(r"\d{4}", said)
    year = int(found[0]) if found else year
    months, weekdays = tongue.months.split(), tongue.weekdays.split()
    month = next((at for at, name in enumerate(months, 1) if re.search(rf"(?<!\w){name}(?!\w)", said)), 0)
    number = re.search(rf"(?<!\d)(\d{{1,2}})(?:er|º|\.)? (?:de )?(?:{'|'.join(months)})", said)
    if number:
        at = date(year, month, int(number[1]))
        if tag == "q":
            return Token(tag, text, at=at)
        named = next((place for place, name in enumerate(weekdays) if name in said), None)
        wrong = "not that weekday" if named is not None and named != at.weekday() else ""
        return Token(tag, text, at=at, grain="day" if named is not None else "week", wrong=wrong)
    if month:
        return Token(tag, text, at=date(year, month, 1), grain="month")
    quarter = re.search(r"[qt]([1-4])|([1-4])º|(primo)|(secondo)|(terzo)|(quarto)", said)
    if quarter:
        which = int(quarter[1] or quarter[2] or next(at for at in range(3, 7) if quarter[at]) - 2)
        return Token(tag, text, at=date(year, which * 3 - 2, 1), grain="quarter")
    return Token(tag, text, at=date(year, 1, 1), grain="year")
