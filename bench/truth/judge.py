"""Whether what was read is so: every clause against the figures that pandas made of the raw rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bench.truth.ahead import Ahead
from bench.truth.made import Case
from bench.truth.read import Clause, Sentence, Token
from bench.truth.table import Figure, Periods
from bench.truth.words import BACK

SYMBOLS = {"EUR": {"€"}, "USD": {"$", "US$", "$US", "USD"}, "": {""}}
LEAST_STEP = Fraction(5, 1000)
_TINY = Fraction(1, 10**9)


@dataclass
class Judge:
    """Judges the sentences of one text, one after the other; remembers what was said before.

    Args:
        case: Names, unit and goals.
        table: The figures.
        ahead: What is estimated from them.
        language: In which it is written.
    """

    case: Case
    table: Periods
    ahead: Ahead
    language: str
    base: date | None = None
    member: str = ""
    named: bool = False
    nameless: bool = False
    """Whether the last sentence says something of a part or a goal that it does not name."""
    _wrong: list[str] = field(default_factory=list)

    @property
    def at(self) -> date:
        """The newest complete period."""
        return self.table.complete[-1]

    def wrong(self, sentence: Sentence) -> list[str]:
        """What in ``sentence`` is not true."""
        self._wrong, self.member, self.nameless = [], "", False
        for token in sentence.tokens:
            self.must(not token.wrong, f"{token.text}: {token.wrong}")
        self.named = len(sentence.clauses) > 1
        for clause in sentence.clauses:
            named = clause.all("m")
            self.member = named[0].text if named else self.member
            self.must(len({*clause.ways}) < 2 or clause.kind in _SEVERAL, "directions contradict each other")  # noqa: PLR2004
            grains = {token.grain for token in clause.all("p")} if clause.kind not in _OF_DAYS else set()
            self.must(grains <= {self.table.grain}, "a period of another length")
            try:
                _KINDS[clause.kind](self, clause)
            except (ArithmeticError, LookupError, StopIteration, ValueError) as without:
                self.must(False, f"cannot be reckoned: {without!r}")  # noqa: FBT003
        return self._wrong

    def must(self, true: bool, what: str) -> None:  # noqa: FBT001 - a statement
        """Note ``what`` unless it is true."""
        if not true:
            self._wrong.append(what)

    def shows(self, token: Token, true: Figure, what: str) -> None:
        """``token`` is ``true`` as rounded; an amount has its sign and its currency."""
        if true is None:
            self._wrong.append(f"{what} is not known, but {token.text!r}")
            return
        near = abs(abs(token.value) - abs(true)) <= token.half + abs(true) * _TINY
        sign = not token.value or not token.signed or (token.value > 0) == (true > 0)
        self.must(near and sign, f"{what} is {float(true):.8g}, not {token.text!r}")

    def level(self, token: Token, true: Figure, what: str) -> None:
        """As :meth:`shows`, of a level or a difference in the measure's unit."""
        self.shows(token, true, what)
        if true is not None and true < 0 and token.tag == "a" and not what.startswith("diff"):
            self.must(token.signed or not token.value, f"{what} is below zero, not {token.text!r}")
        self.must(token.symbol in SYMBOLS[self.case.currency], f"currency of {token.text!r}")

    def moved(self, token: Token, now: Figure, base: Figure, ways: tuple[int, ...]) -> None:
        """A change, as a percentage or in the unit, in its direction."""
        if now is None or base is None:
            self._wrong.append(f"one side of {token.text!r} is not known")
            return
        if token.tag == "s":
            self.must(base > 0, "a percentage of nothing")
            self.shows(token, (now - base) / base if base else None, "ratio")
        else:
            self.level(token, now - base, "difference")
        self.way(ways, now - base)

    def way(self, ways: tuple[int, ...], diff: Fraction) -> None:
        """All directions said are that of ``diff``."""
        for number in ways:
            self.must(number * diff > 0, f"direction {number} of {float(diff):.6g}")

    def apart(self, clause: Clause, against: date) -> None:
        """What is called the week before is a week before."""
        for token in clause.all("b"):
            said = token.text.casefold()
            said = said if said in BACK[self.language] else said.removeprefix("n")
            grain, count = BACK[self.language][said]
            right = grain == self.table.grain and self.table.step(self.at, -count) == against
            self.must(right, f"{token.text!r} is not {against}")


def base_of(clause: Clause) -> tuple[Token, Token]:
    """Of two figures the one that stands at the period or in brackets, and the other."""
    figures, text = clause.all("asdg"), clause.text
    places = [at for at, letter in enumerate(text) if text[at : at + 1] == "<" and text[at + 1] in "asdg"]
    for place, token in zip(places, figures, strict=True):
        before, after = text[:place], text[place + 3 :]
        if (before.endswith(("(", "<p>: ", "<p> : ")) and after[:1] in {")", " ", ";", ""}) or after.startswith(" <p>"):
            return token, next(figure for figure in figures if figure is not token)
    return figures[-1], figures[0]


def _level(judge: Judge, clause: Clause) -> None:
    member = clause.all("m")
    at = clause.all("p")[0].at
    judge.level(clause.all("a")[0], judge.table.value(at, member[0].text if member else ""), f"level of {at}")


def _change(judge: Judge, clause: Clause) -> None:
    base, moved = base_of(clause)
    against = clause.all("p")[0].at
    judge.base = judge.base or against
    judge.level(base, judge.table.value(against), f"base at {against}")
    judge.moved(moved, judge.table.value(judge.at), judge.table.value(against), clause.ways)
    judge.apart(clause, against)


def _flat(judge: Judge, clause: Clause) -> None:
    member, periods, figures = clause.all("m"), clause.all("p"), clause.all("a")
    name = member[0].text if member else ""
    against = periods[0].at if periods else judge.base
    if against is None:
        judge.must(True, "")  # noqa: FBT003
        return
    judge.base = judge.base or against
    now, base = judge.table.value(judge.at, name), judge.table.value(against, name)
    if now is None or base is None:
        judge.must(False, "flat of what is not known")  # noqa: FBT003
        return
    for token in figures:
        judge.level(token, base if periods else now, "level that did not move")
    judge.must(_hardly(judge, now - base, base), f"did not move, but by {float(now - base):.6g}")


def _hardly(judge: Judge, diff: Fraction, base: Fraction) -> bool:
    """Whether a move is nothing in the last place that a text shows: 0.05 % of it, or half a hundredth."""
    shown = {"count": Fraction(1, 2), "points": Fraction(1, 2), "percent": Fraction(5, 10**5)}
    least = shown.get(judge.case.unit, Fraction(5, 1000))
    return abs(diff) <= max(least, abs(base) * Fraction(5, 10**4)) or (judge.case.unit == "duration" and abs(diff) < 1)


def _almost(judge: Judge, clause: Clause) -> None:
    against = clause.all("p")[0].at
    judge.base = judge.base or against
    now, base = judge.table.value(judge.at), judge.table.value(against)
    judge.must(now is not None and base is not None, "almost the same as what is not known")
    if now is None or base is None:
        return
    for token in clause.all("sad"):
        judge.moved(token, now, base, clause.ways)
    judge.must(
        abs(now - base) <= max(abs(base) * LEAST_STEP, Fraction(1, 2)), f"{float(now)} is not almost {float(base)}"
    )


def _verdict(judge: Judge, clause: Clause) -> None:
    judge.must(judge.case.good == "down", "a verdict where no way is good news but up")
    _ = clause


def _line(judge: Judge, clause: Clause) -> None:
    figures = clause.all("asd")
    now = judge.table.value(judge.at, judge.member)
    judge.level(figures[0], now, f"{judge.member} now")
    base = judge.table.value(judge.base, judge.member) if judge.base else None
    if len(figures) > 1:
        judge.moved(figures[1], now, base, clause.ways)
    for token in figures[2:]:
        judge.level(token, base, f"{judge.member} before")


def _driver(judge: Judge, clause: Clause) -> None:
    now = judge.table.value(judge.at, judge.member)
    base = judge.table.value(judge.base, judge.member) if judge.base else None
    figures = clause.all("asd")
    if len(figures) == 1:
        judge.moved(figures[0], now, base, clause.ways)
        return
    first, second = base_of(clause) if "(" in clause.text else (figures[0], figures[1])
    judge.level(first, base, f"{judge.member} before")
    judge.level(second, now, f"{judge.member} now")
    judge.way(clause.ways, (now or Fraction(0)) - (base or Fraction(0)))


def _move(judge: Judge, clause: Clause) -> None:
    """A move of the member that the sentence named before."""
    judge.nameless |= not judge.member
    if judge.member:
        now = judge.table.value(judge.at, judge.member)
        base = judge.table.value(judge.base, judge.member) if judge.base else None
        figures = clause.all("sad")
        judge.moved(figures[0], now, base, clause.ways)
        for token in figures[1:]:
            judge.level(token, base, f"{judge.member} before")


def _driver_share(judge: Judge, clause: Clause) -> None:
    now, base = judge.table.value(judge.at, judge.member), judge.table.value(judge.base or judge.at, judge.member)
    all_now, all_base = judge.table.value(judge.at), judge.table.value(judge.base or judge.at)
    judge.moved(clause.all("ad")[0], now, base, clause.ways)
    if None in {now, base, all_now, all_base} or all_now == all_base:
        judge.must(False, "a share of no change")  # noqa: FBT003
        return
    part, whole = (now or 0) - (base or 0), (all_now or 0) - (all_base or 0)
    judge.way(clause.ways, Fraction(whole))
    judge.shows(clause.all("s")[0], Fraction(part) / Fraction(whole), "share of the change")


def _others(judge: Judge, clause: Clause) -> None:
    rest = _rest(judge)
    for token in clause.all("ad"):
        judge.level(token, rest, "difference of the others")
    if rest is not None and clause.kind == "others":
        judge.way(clause.ways, rest)
    elif rest is not None:
        judge.must(_hardly(judge, rest, Fraction(0)), f"the others moved by {float(rest):.6g}")


def _rest(judge: Judge) -> Figure:
    found = []
    for name in ("", judge.member):
        now, base = judge.table.value(judge.at, name), judge.table.value(judge.base or judge.at, name)
        if now is None or base is None:
            return None
        found.append(now - base)
    return found[0] - found[1]


def _share(judge: Judge, clause: Clause) -> None:
    shares, periods = clause.all("s"), clause.all("p")
    name = judge.member
    judge.nameless |= not name
    if not name:
        return
    judge.shows(shares[0], _part(judge, judge.at, name), f"share of {name}")
    if periods:
        judge.shows(shares[1], _part(judge, periods[0].at, name), f"share of {name} at {periods[0].at}")


def _part(judge: Judge, at: date, name: str) -> Figure:
    part, whole = judge.table.value(at, name), judge.table.value(at)
    return part / whole if part is not None and whole else None


def _nothing(_judge: Judge, _clause: Clause) -> None:
    """There is no figure in it."""


def _heading(judge: Judge, clause: Clause) -> None:
    for token in clause.all("p"):
        judge.must(judge.base in {None, token.at}, f"the headline is held against {judge.base}")
        judge.base = token.at


Check = Callable[[Judge, Clause], None]
_SEVERAL = frozenset({"turn", "offset"})
_OF_DAYS = frozenset({"extreme", "holiday", "event", "clocks", "missing"})
_KINDS: dict[str, Check] = {
    "level": _level,
    "change": _change,
    "flat": _flat,
    "almost": _almost,
    "verdict": _verdict,
    "line": _line,
    "driver": _driver,
    "driver_share": _driver_share,
    "move": _move,
    "others": _others,
    "others_flat": _others,
    "rest_line": _nothing,
    "share": _share,
    "heading": _heading,
}


def checks(more: dict[str, Check]) -> None:
    """Add how further kinds are checked."""
    _KINDS.update(more)
