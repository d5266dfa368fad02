"""One fact at least of every kind and about, in any unit and of any size; and every sentence that may say one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pulse.definition.catalogue import Grain, LanguageCode, Unit
from pulse.insight.fact import Comparison, Direction, Fact, Kind, direction
from pulse.languages import Form, Joint
from pulse.series.periods import Period
from pulse.text import Part, Saying, Sentence, Shape
from pulse.text.claims import CLAIMS, keys_of
from pulse.text.context import NarrationContext
from pulse.text.render import Renderer

MEASURES: dict[LanguageCode, str] = {
    "en": "Orders",
    "de": "Bestellungen",
    "es": "Pedidos",
    "fr": "Commandes",
    "pt": "Pedidos",
    "it": "Ordini",
}
UNITS: tuple[tuple[Unit, str | None], ...] = (
    ("count", None),
    ("currency", "EUR"),
    ("currency", "USD"),
    ("percent", None),
    ("duration", None),
    ("points", None),
    ("number", None),
)
VALUES = tuple(Decimal(item) for item in ("1", "0", "-5", "1.5", "1234", "1200000"))
GRAINS: tuple[Grain, ...] = ("hour", "day", "week", "month", "quarter", "year", "cycle")
OFFSETS: dict[Grain, tuple[int, ...]] = {
    "hour": (-1, -24, -168),
    "day": (-1, -7, -364),
    "week": (-1, -52),
    "month": (-1, -12),
    "quarter": (-1, -4),
    "year": (-1,),
    "cycle": (-1,),
}
_STARTS: dict[Grain, tuple[str, str, str]] = {
    "hour": ("2026-11-21T13:00:00+00:00", "2026-11-14T13:00:00+00:00", "2026-09-01T00:00:00+00:00"),
    "day": ("2026-11-21", "2026-11-14", "2025-08-01"),
    "week": ("2026-11-16", "2026-11-09", "2025-08-11"),
    "month": ("2026-11-01", "2026-10-01", "2025-08-01"),
    "quarter": ("2026-10-01", "2026-07-01", "2025-01-01"),
    "year": ("2026-01-01", "2025-01-01", "2019-01-01"),
    "cycle": ("2026-11-16", "2026-11-02", "2026-01-05"),
}


def context(language: LanguageCode, grain: Grain = "day", good: str = "up") -> NarrationContext:
    called = MEASURES[language]
    return NarrationContext(
        title="Shop",
        measure=called,
        dimension="Region",
        grain=grain,
        good=good,
        language=language,
        meaning="Shop, net.",
    )


@dataclass(frozen=True)
class Case:
    """What a set of facts is made for; by its ``turn`` sets differ in what is not counted out."""

    unit: Unit = "count"
    currency: str | None = None
    now: Decimal = Decimal(1234)
    way: Direction = "up"
    grain: Grain = "day"
    turn: int = 0

    def period(self, which: int, grain: Grain | None = None) -> Period:
        """The newest period (0), the one before it (1) or one long ago (2)."""
        grain = grain or self.grain
        at = _STARTS[grain][which]
        name = f"Cycle {42 - which}" if grain == "cycle" else ""
        return Period(at=at, grain=grain, zone="Europe/Berlin", year=which != 1, name=name)

    @property
    def diff(self) -> Decimal:
        step = Decimal("0.05") if self.unit == "percent" else Decimal(1 if abs(self.now) < 100 else 300)
        return {"up": step, "down": -step, "flat": Decimal(0)}[self.way]


def cases() -> Iterator[Case]:
    """Every unit with every value, each with another grain; every unit and every value goes every way."""
    turn = 0
    for place, (unit, currency) in enumerate(UNITS):
        for at, value in enumerate((*VALUES, VALUES[place % len(VALUES)])):
            way: Direction = "flat" if at == len(VALUES) else "up" if (place + at) % 2 else "down"
            yield Case(unit, currency, value, way, GRAINS[turn % len(GRAINS)], turn // len(GRAINS))
            turn += 1


class _Facts:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.made: list[Fact] = []

    def add(
        self,
        kind: Kind,
        about: str = "",
        numbers: dict[str, Decimal] | None = None,
        times: dict[str, Period] | None = None,
        *,
        words: dict[str, str] | None = None,
        way: Direction | None = None,
        compared: Comparison | None = None,
    ) -> None:
        fact = Fact(
            id=f"F{len(self.made)}",
            kind=kind,
            about=about,
            unit=self.case.unit,
            currency=self.case.currency,
            numbers=numbers or {},
            words=words or {},
            times=times or {},
            direction=way,
            compared=compared,
        )
        self.made.append(fact)


def facts(case: Case) -> tuple[Fact, ...]:
    """Facts of every kind and about, as ``pulse.insight`` gives them their numbers, words and periods."""
    found = _Facts(case)
    _levels(found, case)
    _course(found, case)
    _parts(found, case)
    _goals(found, case)
    if not case.turn:
        # These hold no figure in the unit: once for every length of time is enough.
        _across(found, case)
        _calendar(found, case)
        _quality(found, case)
    return tuple(found.made)


def _across(found: _Facts, case: Case) -> None:
    ways: dict[str, Direction | None] = {"up": "up", "down": "down", "flat": "flat", "doubt": None, "usual": None}
    for names in ("Asia", "Asia\nHome & Garden", "Asia\nEurope\nHome & Garden"):
        count = {"count": Decimal(names.count("\n") + 1)}
        for about, way in ways.items():
            if about != "usual" or count["count"] > 1:
                found.add("across", about, count, {"when": case.period(0)}, words={"names": names}, way=way)


def _levels(found: _Facts, case: Case) -> None:
    entry, when, member = {"now": case.now}, {"when": case.period(0)}, {"member": "Asia"}
    found.add("level", "", entry, when)
    found.add("level", "", entry, when, words=member)
    both = {"now": case.now, "base": case.now - case.diff, "diff": case.diff}
    base = both["base"]
    ratio = {"ratio": case.diff / base} if base > 0 and case.unit != "percent" else {}
    times = when | {"against": case.period(1)}
    offsets = OFFSETS[case.grain]
    compared = Comparison(grain=case.grain, offset=offsets[case.turn % len(offsets)])
    found.add("change", "previous", both | ratio, times, way=case.way, compared=compared)
    found.add("change", "like", both | ratio, times, way=case.way, compared=compared, words=member)
    found.add("beside", "x", both | ratio, times, way=case.way, compared=compared, words=member)
    # What reads alike moved by next to nothing, or by nothing that can be seen.
    close = {"now": case.now, "base": case.now, "diff": Decimal("0.0001")}
    found.add("change", "like", close | {"ratio": case.diff / 1000}, times, way=case.way, compared=compared)
    found.add("change", "like", close | {"diff": Decimal(0)}, times, way=case.way, compared=compared)
    for count in (9,) if case.turn else (1, 9):
        found.add("to_date", "", both | ratio | {"count": Decimal(count)}, times, way=case.way)
    if case.turn:
        return
    holiday = Comparison(grain="day", offset=-364, holiday=True)
    days = {"when": case.period(0, "day"), "against": case.period(1, "day")}
    found.add("change", "holiday", both, days, words={"holiday": "Good Friday"}, way=case.way, compared=holiday)


def _course(found: _Facts, case: Case) -> None:
    entry, when = {"now": case.now}, {"when": case.period(0)}
    for about, way in (("highest", "up"), ("lowest", "down")):
        for place in ("scope",) if case.turn else ("scope", "all_since", "known_since"):
            times = when | {place: case.period(2)}
            for words in ({}, {"member": "Asia"}):
                numbers = entry | {"count": Decimal(12)}
                found.add("record", about, numbers, times, words=words, way=way)  # type: ignore[arg-type]
        found.add("extreme", about, entry, {"day": case.period(0, "day"), "when": case.period(0)})
    found.add("unusual", "usual", entry | {"low": case.now, "high": case.now + abs(case.diff)}, when)
    found.add("volatility", "", {"times": Decimal("2.4")}, when)
    if case.way == "flat":
        return
    since = when | {"since": case.period(2)}
    both = {"now": case.now, "base": case.now - case.diff, "diff": case.diff}
    run = both | {"count": Decimal(5)}
    for words in ({}, {"member": "Asia"}):
        found.add("streak", case.way, run, when | {"against": case.period(1)}, words=words, way=case.way)
    found.add("unusual", "", entry | {"usual": case.now - case.diff, "diff": case.diff}, when, way=case.way)
    found.add("season", "", {"ratio": Decimal("0.34"), "before": Decimal("0.331")}, when, way=case.way)
    found.add("growth", "13", both | {"count": Decimal(13)}, since, way=case.way)
    for kind in ("trend", "turn"):
        found.add(kind, "", {"diff": case.diff, "count": Decimal(26)}, since, way=case.way)
    found.add("break", "", both, since, way=case.way)


def _parts(found: _Facts, case: Case) -> None:
    when, member = {"when": case.period(0)}, {"member": "Asia"}
    times = when | {"against": case.period(1)}
    both = {"now": case.now, "base": case.now - case.diff, "diff": case.diff}
    for rest in (case.diff,) if case.turn else (case.diff, -case.diff or Decimal(3), Decimal(0)):
        moves = both | {"rest": rest, "gross": abs(rest)}
        found.add("driver", "Asia", moves, times, words=member, way=case.way)
    found.add("driver", "Asia", both | {"base": case.now, "rest": Decimal(0)}, times, words=member, way=case.way)
    if case.way != "flat":
        shared = both | {"rest": case.diff, "share": Decimal("0.5")}
        found.add("driver", "Asia", shared, times, words=member, way=case.way)
    portion = {"now": case.now, "share": Decimal(("0.08", "0.11", "0.625", "0.805", "0.018")[case.turn % 5])}
    found.add("share", "Asia", portion, times, words=member)
    found.add("share", "Asia", portion | {"before": Decimal("0.11")}, times, words=member, way=direction(case.diff))
    found.add("debut", "Asia", {"now": case.now}, when, words=member)
    offset = {"up": abs(case.diff), "down": abs(case.diff) * 2, "diff": case.diff}
    found.add("offset", "", offset, times, words={"riser": "Asia", "faller": "Home & Garden"})
    found.add("per_day", "", both, times, way=case.way)
    found.add("per_day", "weekdays", both, times, way=case.way)
    found.add("per_day", "", both | {"base": case.now, "diff": Decimal(0)}, times, way="up")
    found.add("concentration", "", {"effective": Decimal("2.51"), "count": Decimal(4)}, times)
    effects = {"diff": case.diff, "mix": case.diff * 2, "rate": -case.diff}
    weights = {"share": Decimal("0.17"), "before": Decimal("0.25")}
    for about in ("mix", "simpson"):
        found.add("mix", about, effects, times, way=case.way)
        found.add("mix", about, effects | weights, times, words={"shifted": "Asia"}, way=case.way)
    if case.way != "flat":
        found.add("without", "Asia", both, times, words=member, way=case.way)
    counts = {"count": Decimal(120), "count_before": Decimal(1), "each": case.now, "each_before": case.now}
    product = {"diff": case.diff, "by_count": case.diff * 2, "by_each": -case.diff}
    found.add("factor", "count", counts | product, times, words={"each_name": "orders"}, way=case.way)


def _goals(found: _Facts, case: Case) -> None:
    gap, when = case.diff, {"when": case.period(0), "by": Period(at="2026-12-31", grain="day", zone="UTC")}
    both = {"now": case.now, "target": case.now - gap, "gap": gap}
    pace = both | {"attained": Decimal("0.75"), "expected": Decimal("0.8"), "left": Decimal(300)}
    for words in ({},) if case.turn else ({}, {"goal": "Autumn"}):
        found.add("pace", "at least", pace, when, words=words, way=case.way)
        for about in ("crossed", "stands"):
            found.add("goal", about, both, when, words=words, way=case.way)
    ends = {"total": case.now, "low": case.now - 1, "high": case.now + 1}
    found.add("forecast", "next", ends, {"when": case.period(0), "next": case.period(0)})
    found.add("forecast", "goal", ends, when, way=case.way)


def _calendar(found: _Facts, case: Case) -> None:
    day, later = case.period(1, "day"), case.period(0, "day")
    for holiday in ("Good Friday", "Easter Sunday", "Diwali"):
        found.add("occasion", "holiday", {}, {"day": later, "period": case.period(0)}, words={"holiday": holiday})
    for hours in (23, 25):
        found.add("occasion", "clocks", {"count": Decimal(hours)}, {"period": later})
    for about in ("event", "event.one"):
        found.add("occasion", about, {}, {"first": day, "last": later}, words={"said": "Site sale"})
    lengths = {"count": Decimal(35), "count_before": Decimal(28)}
    month = {"period": case.period(0, "month"), "base_period": case.period(1, "month")}
    found.add("occasion", "length", lengths, month)


def _quality(found: _Facts, case: Case) -> None:
    when = {"when": case.period(0)}
    for about in ("stale", "empty"):
        found.add("quality", about, {"count": Decimal(2)}, when | {"expected": case.period(1)})
    found.add("quality", "no_base", {}, {"base_period": case.period(1)})
    found.add("quality", "silent_member", {}, when, words={"member": "Asia"})
    found.add("quality", "renamed", {}, when, words={"member": "Asia", "renamed": "Asia and Pacific"})
    found.add("quality", "zero", {"count": Decimal(25)}, when)
    found.add("quality", "slip", {"now": abs(case.now) + 1, "usual": Decimal(12), "count": Decimal(100)}, when)
    found.add("quality", "partial", {}, {"period": case.period(0)})
    for count in (1, 3):
        found.add("quality", "missing", {"count": Decimal(count)}, {"newest": case.period(1)})
    for about in ("copies_dropped", "copies_kept", "unknown_values", "future_rows"):
        for count in (1, 1200):
            found.add("quality", about, {"count": Decimal(count)})
    found.add("quality", "note", words={"said": "Refunds are counted on their own day."})
    read = Period(at="2026-11-22T08:00:00+01:00", grain="hour", zone="Europe/Berlin")
    times = {"since": case.period(2), "until": case.period(0), "as_of": read}
    found.add("quality", "span", {"count": Decimal(30)}, times, words={"zone": "Europe/Berlin"})


def sentences(renderer: Renderer) -> Iterator[Sentence]:
    """Every fact with every key and phrasing that may say it; a noun stands beside the level that it is of."""
    levels = {fact.words.get("member"): fact for fact in renderer.facts.values() if fact.kind == "level"}
    for fact in tuple(renderer.facts.values()):
        keys = keys_of(fact, renderer.context, renderer.slots(fact.id))
        for key in (item for item in keys if fact.kind in CLAIMS[item].kinds):
            for form in (Form.SENTENCE, Form.CLAUSE, Form.NOUN):
                for index in renderer.phrasings(key, form, fact.id):
                    part = Part(key=key, form=form, index=index, fact=fact.id)
                    yield renderer.render(_saying(part, levels[fact.words.get("member")]))


def _saying(part: Part, level: Fact) -> Saying:
    if part.form is not Form.NOUN or part.key.startswith("line"):
        return Saying(parts=(part,), shape=Shape.ITEM if part.key.startswith("line") else Shape.SENTENCE)
    joint = Joint.COLON if part.key == "change.holiday" else Joint.COMMA
    first = Part(key="member_level" if "member" in level.words else "level", fact=level.id)
    return Saying(parts=(first, part.model_copy(update={"joint": joint})))
