"""From facts to what a text may say of them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pulse.catalogue import Unit
from pulse.dates import Period
from pulse.figures import duration_nouns, is_nothing
from pulse.insight.fact import Fact
from pulse.insight.names import member
from pulse.narrator.marks import COUNTS, DIFFERENCES, EFFECTS, LEVELS, SHARES, marks
from pulse.narrator.proof.ground import Claim, Ground, Role, Statement, Way
from pulse.narrator.proof.tokens import normalised
from pulse.narrator.read import NarrationContext
from pulse.narrator.sentences import heading, phrase_keys, rest_of_list
from pulse.narrator.tongues import TONGUES
from pulse.wording import TITLE_LIMIT, quoted
from pulse.wording import name as safe

MEASURE = "measure"
_SLOT = re.compile(r"\{[a-z_]+\}")
_WORD = re.compile(r"[^\W\d_]+")
_ROLES: dict[str, Role] = {
    "now": "level",
    "each": "level",
    "effective": "level",
    "times": "level",
    "base": "base",
    "each_before": "base",
    "count_before": "base",
    "before": "base",
    "usual": "usual",
    "target": "target",
    "left": "target",
    "total": "forecast",
    "low": "forecast",
    "high": "forecast",
    "diff": "change",
    "gap": "change",
    "ratio": "change",
    "rest": "rest",
    "mix": "effect",
    "rate": "effect",
    "by_count": "effect",
    "by_each": "effect",
    "share": "share",
    "attained": "share",
    "expected": "share",
    "count": "count",
}
_ROW_COUNTS = frozenset({"copies_dropped", "copies_kept", "unknown_values", "future_rows"})
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ("« ", " »"))
_OWN_WORDS = ("zone", "goal", "each_name", "holiday")


def ground_of(facts: Sequence[Fact], voice: NarrationContext, fixed: Iterable[str] = ()) -> Ground:
    """What a text about ``facts`` may say in the voice of a pulse; ``fixed`` are lines that need no proof."""
    tongue = TONGUES[voice.language]
    members = {one: one for fact in facts if (one := member(fact, voice.language)) is not None}
    given = [fact.words[key] for fact in facts for key in _OWN_WORDS if key in fact.words]
    given += [
        f"{left}{fact.words['said']}{right}"
        for fact in facts
        if fact.kind == "occasion" and "said" in fact.words
        for left, right in _QUOTES
    ]
    given += [tongue.holidays[one] for one in given if one in tongue.holidays]
    return Ground(
        language=voice.language,
        statements=tuple(one for fact in facts for one in _statements(fact, voice)),
        claims=tuple(_claim(fact, voice) for fact in facts),
        metrics={voice.measure.lower(): MEASURE},
        members=members,
        dates={
            quoted(one.name, voice.language).lower(): f"named:{one.name}"
            for fact in facts
            for one in fact.times.values()
            if one.name
        },
        currencies=frozenset(fact.currency for fact in facts if fact.currency),
        own=tuple(dict.fromkeys(one for one in (*voice.own_words, *given) if one and one != voice.measure)),
        grain=voice.grain,
        vocabulary=_vocabulary(voice),
        terms=frozenset(word for one in (*voice.words, voice.dimension or "", voice.measure) for word in _split(one)),
        fixed=_fixed(facts, voice, fixed),
    )


def key_of(period: Period) -> frozenset[str]:
    """The keys of a period, as :mod:`pulse.narrator.proof.dates` reads them out of a text."""
    if period.name:
        return frozenset({f"named:{period.name}"})
    if period.grain == "hour":
        local = datetime.fromisoformat(period.at).astimezone(ZoneInfo(period.zone))
        return frozenset({f"day:{local.date()}", f"clock:{local:%H:%M}"})
    at = date.fromisoformat(period.at)
    key = {
        "month": f"month:{at:%Y-%m}",
        "quarter": f"quarter:{at.year}-{(at.month + 2) // 3}",
        "year": f"year:{at.year}",
    }.get(period.grain, f"day:{at}")
    return frozenset({key})


def _keys(fact: Fact, *names: str) -> frozenset[str]:
    chosen = names or tuple(fact.times)
    return frozenset(key for name in chosen if name in fact.times for key in key_of(fact.times[name]))


def _unit(unit: Unit, currency: str | None) -> str:
    return {"percent": "%", "duration": "s", "points": "pt", "currency": currency or ""}.get(unit, "")


def way_of(fact: Fact, shown: dict[str, str]) -> Way | None:
    """Which way a fact goes as it is shown: a move that rounds to nothing goes none."""
    moved = next((shown[key] for key in ("diff", "gap") if key in shown), None)
    return "flat" if moved is not None and is_nothing(moved) else fact.direction


def _statements(fact: Fact, voice: NarrationContext) -> Iterable[Statement]:
    shown = marks(fact, voice.language)
    for key, value in fact.numbers.items():
        role = _ROLES.get(key)
        if role is None or (key in {"diff", "gap", "rest", "ratio"} and is_nothing(shown[key])):
            continue
        for unit in _units(fact, key, voice):
            yield Statement(
                fact=fact.id,
                kind=fact.kind,
                role=role,
                value=value * 100 if key in SHARES or (unit in {"%", "pp"} and key not in SHARES) else value,
                unit=unit,
                metric=MEASURE if fact.kind != "quality" else None,
                member=member(fact, voice.language),
                dates=_dates(fact, key),
                labels=_labels(fact, key, voice),
                way=way_of(fact, shown),
            )


def _units(fact: Fact, key: str, voice: NarrationContext) -> tuple[str, ...]:
    unit = _unit(fact.unit, fact.currency)
    if key in SHARES:
        return ("%",)
    if key in DIFFERENCES | EFFECTS:
        return ("pp",) if unit == "%" else (unit,)
    if key in LEVELS:
        return (unit,)
    if key in COUNTS and fact.kind == "quality":
        grain = fact.times["newest"].grain if fact.about == "missing" else voice.grain
        return ("row",) if fact.about in _ROW_COUNTS else (grain,)
    if key in COUNTS:
        counted = {"record": voice.grain, "streak": voice.grain, "forecast": voice.grain, "to_date": "day"}
        named = {"clocks": "hour", "length": "day"}
        found = named.get(fact.about, counted.get(fact.kind, ""))
        return ("", found) if fact.kind == "record" else (found,)
    return ("",)


def _dates(fact: Fact, key: str) -> frozenset[str]:
    """The periods that a number may be said with."""
    if fact.kind in {"break", "forecast"}:
        return _keys(fact, "since", "by", "next")
    if key in {"now", "share"} and fact.kind != "to_date":
        return _keys(fact, "day") if fact.kind == "extreme" else _keys(fact, "when")
    if key in {"base", "before", "count_before", "each_before"}:
        return _keys(fact, "against", "base_period", "part_before", "since")
    return _keys(fact)


def _labels(fact: Fact, key: str, voice: NarrationContext) -> frozenset[str]:
    if fact.kind not in {"change", "beside", "driver", "level"}:
        return frozenset()
    if key == "now":
        return frozenset({"current"})
    about = fact.about
    if fact.kind in {"beside", "driver"}:
        about = "like" if voice.grain in {"hour", "day"} else "previous"
    label = {"previous": "previous", "like": "week_ago" if voice.grain in {"hour", "day"} else "year_ago"}.get(about)
    return frozenset({label} if label else ()) | ({"current"} if key != "base" else frozenset())


def _claim(fact: Fact, voice: NarrationContext) -> Claim:
    shown = marks(fact, voice.language)
    way = way_of(fact, shown)
    verdict = None
    if voice.good != "neither" and way in {"up", "down"}:
        verdict = "good" if way == voice.good else "bad"
    return Claim(
        fact=fact.id,
        kind=fact.kind,
        about=fact.about,
        way=way,
        metric=MEASURE,
        member=member(fact, voice.language),
        dates=_keys(fact),
        when=_keys(fact, "when", "day", "period", "first", "last", "newest", "expected", "until", "as_of", "next"),
        rest=_rest(fact),
        words=_words(fact, voice),
        verdict=verdict,  # type: ignore[arg-type]
        leads=(fact.kind == "driver" and fact.weight == 1) or fact.kind == "share",
    )


def _rest(fact: Fact) -> Way | None:
    rest = fact.numbers.get("rest")
    return None if rest is None else "up" if rest > 0 else "down" if rest < 0 else "flat"


def _words(fact: Fact, voice: NarrationContext) -> frozenset[str]:
    """The words, slots aside, that the plain narrator would say the fact with."""
    tongue = TONGUES[voice.language]
    found: set[str] = set()
    for key in phrase_keys(voice, fact):
        for phrase in tongue.phrases[key]:
            found |= _split(_SLOT.sub(" ", phrase))
    noun = tongue.nouns["day" if fact.kind == "extreme" else voice.grain]
    if fact.kind in {"record", "extreme"}:
        found |= _split(noun.lowest if fact.about == "lowest" else noun.highest)
        if voice.good == "up" and fact.kind == "record":
            found |= _split(noun.worst if fact.about == "lowest" else noun.best)
    if fact.kind == "streak":
        found |= _split(noun.running)
    return frozenset(found)


def _split(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text.replace("’", "'"))}


def _vocabulary(voice: NarrationContext) -> frozenset[str]:
    tongue = TONGUES[voice.language]
    nouns = {word for noun in tongue.nouns.values() for word in _split(f"{noun.one} {noun.several}")}
    return frozenset(nouns | _split(" ".join(tongue.row)) | {*duration_nouns(voice.language)})


def _fixed(facts: Sequence[Fact], voice: NarrationContext, given: Iterable[str]) -> frozenset[str]:
    """Lines that claim nothing, or that the owner or the source wrote."""
    tongue = TONGUES[voice.language]
    lines = [
        *given,
        voice.title,
        safe(voice.title, most=TITLE_LIMIT),
        voice.meaning,
        tongue.invitation.strip("_"),
        rest_of_list(voice),
    ]
    lines += [heading(voice, key) for key in ("changed", "context", "ahead", "data", "by")]
    drivers = [fact for fact in facts if fact.kind == "driver"]
    lines += [f"{heading(voice, 'by')}, {heading(voice, 'against', one)}" for one in drivers[:1]]
    lines += [fact.words["said"] for fact in facts if fact.about == "note"]
    for fact in facts:
        for key in phrase_keys(voice, fact):
            for phrase in tongue.phrases[key]:
                lines += [part for part in re.split(r"(?<=[.])\s+", phrase)[1:] if "{" not in part]
    return frozenset(" ".join(normalised(line).split()).lower() for line in lines) - {""}
