"""Which phrases may say a fact, and what each of them claims.

What a phrase claims is declared here by its key, for every language at once; a test reads the words of all phrases in
all languages and holds them against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pulse.insight.fact import Direction, Fact, Kind
from pulse.languages.format import is_nothing
from pulse.text.context import NarrationContext
from pulse.text.slots import Slot

_HARDLY = 0.005
"""Levels that read alike moved by next to nothing only where their ratio is below this."""


@dataclass(frozen=True)
class Claim:
    """What a phrase claims.

    Args:
        kinds: Kinds of the facts that it may say.
        direction: Which way it says that something went; None where it says no way.
        compares: Whether it holds a figure against another.
        ranks: Whether it says that a figure is the most or the least of some.
        names: Whether it names its subject; one that does not speaks of the whole figure, named before.
    """

    kinds: frozenset[Kind]
    direction: Direction | None = None
    compares: bool = False
    ranks: bool = False
    names: bool = True


def _claim(
    *kinds: Kind, way: Direction | None = None, compares: bool = False, ranks: bool = False, names: bool = True
) -> Claim:
    return Claim(frozenset(kinds), way, compares, ranks, names)


def _both_ways(key: str, *kinds: Kind, compares: bool = True, names: bool = False) -> dict[str, Claim]:
    return {
        f"{key}.up": _claim(*kinds, way="up", compares=compares, names=names),
        f"{key}.down": _claim(*kinds, way="down", compares=compares, names=names),
    }


CLAIMS: Mapping[str, Claim] = {
    "level": _claim("level"),
    "level.own": _claim("level"),
    "member_level": _claim("level"),
    "no_level": _claim("quality"),
    **_both_ways("change", "change", "beside"),
    "change.up.almost": _claim("change", "beside", way="up", compares=True, names=False),
    "change.down.almost": _claim("change", "beside", way="down", compares=True, names=False),
    "change.flat": _claim("change", "beside", way="flat", compares=True, names=False),
    "change.almost": _claim("change", "beside", compares=True, names=False),
    "change.holiday": _claim("change", compares=True, names=False),
    "verdict.good": _claim("change", way="down", names=False),
    "verdict.bad": _claim("change", way="up", names=False),
    "beside": _claim("beside"),
    "to_date": _claim("to_date"),
    **_both_ways("to_date", "to_date"),
    **_both_ways("growth", "growth"),
    "to_date.flat": _claim("to_date", way="flat", compares=True, names=False),
    **_both_ways("driver", "driver", names=True),
    "driver.flat": _claim("driver", compares=True),
    **_both_ways("driver.share", "driver", names=True),
    # Which way the others went is not the way of the fact: it is in its number ``rest``.
    "others.up": _claim("driver", compares=True),
    "others.down": _claim("driver", compares=True),
    "others.flat": _claim("driver", compares=True),
    **_both_ways("line", "driver", names=True),
    "line.up.almost": _claim("driver", way="up", compares=True),
    "line.down.almost": _claim("driver", way="down", compares=True),
    "line.flat": _claim("driver", compares=True),
    "line.level": _claim("level"),
    "line.when": _claim("level"),
    "record.scope": _claim("record", ranks=True, names=False),
    "record.all_since": _claim("record", ranks=True, names=False),
    "record.known_since": _claim("record", ranks=True, names=False),
    **_both_ways("streak", "streak"),
    **_both_ways("across", "across", names=True),
    "across.flat": _claim("across", way="flat", compares=True),
    "across.doubt": _claim("across"),
    "across.usual": _claim("across"),
    **_both_ways("without", "without", names=True),
    "member_record.scope": _claim("record", ranks=True),
    "member_record.all_since": _claim("record", ranks=True),
    "member_record.known_since": _claim("record", ranks=True),
    **_both_ways("member_streak", "streak", names=True),
    "mix.weight": _claim("mix", compares=True),
    "offset": _claim("offset", compares=True),
    "debut": _claim("debut"),
    "share": _claim("share"),
    "share.before": _claim("share", compares=True),
    "concentration": _claim("concentration"),
    "mix": _claim("mix"),
    "mix.simpson": _claim("mix"),
    "factor": _claim("factor", compares=True),
    **_both_ways("unusual", "unusual"),
    "unusual.usual": _claim("unusual", names=False),
    **_both_ways("season", "season"),
    **_both_ways("per_day", "per_day"),
    **_both_ways("weekdays", "per_day"),
    "weekdays.flat": _claim("per_day", way="flat", compares=True, names=False),
    "per_day.flat": _claim("per_day", compares=True, names=False),
    **_both_ways("trend", "trend", compares=False),
    **_both_ways("turn", "turn", compares=False),
    **_both_ways("break", "break"),
    "volatility": _claim("volatility", compares=True, names=False),
    "extreme.highest": _claim("extreme", ranks=True),
    "extreme.lowest": _claim("extreme", ranks=True),
    **_both_ways("pace", "pace", names=True),
    "pace.flat": _claim("pace", compares=True),
    **_both_ways("goal", "goal", names=True),
    **_both_ways("goal.crossed", "goal", names=True),
    "goal.flat": _claim("goal", compares=True),
    "forecast.next": _claim("forecast"),
    "forecast.goal": _claim("forecast"),
    **{f"occasion.{about}": _claim("occasion") for about in ("holiday", "clocks", "event", "event.one", "length")},
    **{
        f"quality.{about}": _claim("quality")
        for about in (
            "stale",
            "empty",
            "no_base",
            "silent_member",
            "renamed",
            "zero",
            "slip",
            "partial",
            "missing.one",
            "missing",
            "copies_dropped",
            "copies_kept",
            "unknown_values",
            "future_rows",
            "note",
            "span",
        )
    },
}


def keys_of(fact: Fact, context: NarrationContext, shown: Mapping[str, Slot]) -> tuple[str, ...]:
    """Every key that may say ``fact``, the one that says it by itself first.

    Args:
        fact: What is to be said.
        context: The owner's words.
        shown: Its slots; what rounds to nothing is said to go nowhere.
    """
    if fact.kind == "level":
        return ("member_level", "line.level") if "member" in fact.words else ("level", "line.when", "level.own")
    comparing = _comparing(fact, context, shown) if fact.kind in {"change", "beside"} else ()
    if fact.kind == "change":
        return (*comparing, "change.holiday") if fact.about == "holiday" else comparing
    return (_key(fact, shown), *comparing, *_more(fact, shown))


def _text(shown: Mapping[str, Slot], slot: str) -> str:
    return shown[slot][0] if slot in shown else ""


def _still(fact: Fact, shown: Mapping[str, Slot], slot: str) -> bool:
    return fact.direction in {None, "flat"} or (slot in shown and is_nothing(_text(shown, slot)))


def _comparing(fact: Fact, context: NarrationContext, shown: Mapping[str, Slot]) -> tuple[str, ...]:
    if fact.direction in {None, "flat"}:
        return ("change.flat",)
    if is_nothing(_text(shown, "moved")):
        return ("change.almost",)
    hardly = abs(float(fact.numbers.get("ratio", 0))) < _HARDLY
    almost = ".almost" if _text(shown, "now") == _text(shown, "base") and hardly else ""
    verdict = "verdict.good" if fact.direction == "down" else "verdict.bad"
    judged = (verdict,) if context.good == "down" and fact.kind == "change" else ()
    return (f"change.{fact.direction}{almost}", *judged)


def _key(fact: Fact, shown: Mapping[str, Slot]) -> str:  # noqa: C901, PLR0911 - a table
    way = fact.direction or "flat"
    gap_way = "flat" if _still(fact, shown, "gap") else way
    if fact.kind == "driver":
        return "driver.flat" if _still(fact, shown, "diff") else f"driver{'.share' if 'share' in shown else ''}.{way}"
    if fact.kind == "record":
        whose = "member_record" if "member" in fact.words else "record"
        return f"{whose}.{next(key for key in ('scope', 'all_since', 'known_since') if key in shown)}"
    if fact.kind == "share":
        moved = "before" in shown and _text(shown, "before") != _text(shown, "share")
        return "share.before" if moved else "share"
    if fact.kind == "mix":
        return "mix.simpson" if fact.about == "simpson" else "mix"
    if fact.kind == "pace":
        return f"pace.{gap_way}"
    if fact.kind == "goal":
        return f"goal{'.crossed' if fact.about == 'crossed' and gap_way != 'flat' else ''}.{gap_way}"
    if fact.kind == "quality" and fact.about == "missing" and fact.numbers["count"] == 1:
        return "quality.missing.one"
    if fact.kind == "unusual":
        return f"unusual.{fact.about or way}"
    if fact.kind == "per_day":
        return f"{fact.about or 'per_day'}.{'flat' if _still(fact, shown, 'moved') else way}"
    if fact.kind == "streak" and "member" in fact.words:
        return f"member_streak.{way}"
    if fact.kind in {"without", "streak", "growth", "season", "trend", "turn", "break"}:
        return f"{fact.kind}.{way}"
    if fact.kind in {"across", "extreme", "forecast", "occasion", "quality"}:
        return f"{fact.kind}.{fact.about}"
    return fact.kind


def _more(fact: Fact, shown: Mapping[str, Slot]) -> tuple[str, ...]:  # noqa: PLR0911 - a table
    """Further keys, which say a part of the fact or say it as a line of a list."""
    way = fact.direction or "flat"
    if fact.kind == "to_date":
        return (f"to_date.{'flat' if is_nothing(_text(shown, 'moved')) else way}",)
    if fact.kind == "driver":
        others = _others(fact, shown)
        if _still(fact, shown, "diff"):
            return (*others, "line.flat")
        almost = ".almost" if _text(shown, "now") == _text(shown, "base") else ""
        plain = (f"driver.{way}",) if "share" in shown else ()
        return (*plain, *others, f"line.{way}{almost}")
    if fact.kind == "share":
        return ("share",)
    if fact.kind == "mix" and "shifted" in fact.words:
        return ("mix.weight",)
    if fact.kind == "goal" and fact.about == "crossed":
        return (f"goal.{'flat' if _still(fact, shown, 'gap') else way}",)
    if fact.doubt == "silent_member":
        return ("no_level",)
    return ()


def _others(fact: Fact, shown: Mapping[str, Slot]) -> tuple[str, ...]:
    """How the other members moved together; nothing where they moved and cancel each other."""
    if not is_nothing(_text(shown, "rest")):
        return ("others.up" if fact.numbers["rest"] > 0 else "others.down",)
    return ("others.flat",) if is_nothing(_text(shown, "gross")) else ()
