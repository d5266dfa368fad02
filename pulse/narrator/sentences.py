"""One plain sentence for each fact, in the language of the pulse. The same fact always gets the same sentence."""

import re
import zlib
from decimal import Decimal

from pulse.figures import is_nothing
from pulse.insight.fact import Fact
from pulse.insight.names import times
from pulse.narrator.marks import marks
from pulse.narrator.read import NarrationContext
from pulse.narrator.tongues import TONGUES, Tongue

_ELIDED = re.compile(r"\bque (en|à|au) ")
_HARDLY = Decimal("0.005")


def headline(voice: NarrationContext, level: Fact, change: Fact | None) -> str:
    """The level and the fairest comparison, in one sentence."""
    start = _say(voice, "level", level)
    if change is None:
        return _ended(start)
    return _ended(f"{start}, {against(voice, change)}{_verdict(voice, change)}")


def against(voice: NarrationContext, change: Fact) -> str:
    """A comparison as a part of a sentence: ``down 16.6% from 157 on Saturday 14 November``."""
    shown = marks(change, voice.language)
    if change.direction == "flat":
        return _say(voice, "against.flat", change)
    if is_nothing(moved(shown)):
        return _say(voice, "against.almost", change)
    # Levels that read alike moved by next to nothing only where their ratio says so.
    hardly = abs(change.numbers.get("ratio", Decimal(0))) < _HARDLY
    almost = ".almost" if shown["now"] == shown["base"] and hardly else ""
    return _say(voice, f"against.{change.direction}{almost}", change)


def moved(shown: dict[str, str]) -> str:
    """A change as a percentage, or in the unit where there is none to be said."""
    ratio = shown.get("ratio", "")
    return ratio if ratio and not is_nothing(ratio) else shown["diff"]


def _verdict(voice: NarrationContext, change: Fact) -> str:
    """Whether a change is for the better, where less is: up is taken for good news by itself."""
    if voice.good != "down" or change.direction in {None, "flat"} or is_nothing(moved(marks(change, voice.language))):
        return ""
    return _say(voice, "verdict.good" if change.direction == "down" else "verdict.bad", change)


def sentence(voice: NarrationContext, fact: Fact) -> str:
    """What ``fact`` says, as a sentence that can stand alone."""
    if fact.kind == "level":
        return headline(voice, fact, None)
    if fact.kind == "change" and fact.about != "holiday":
        return _capital(_ended(against(voice, fact)))
    return _capital(_say(voice, _key(voice, fact), fact)).replace("..", ".")


def member_line(voice: NarrationContext, fact: Fact) -> str:
    """A member's move in a list: ``North 29, down 26 from 55``."""
    shown = marks(fact, voice.language)
    if fact.direction == "flat" or is_nothing(shown["diff"]):
        return _say(voice, "line.flat", fact)
    # Shortened, both levels may read the same; "up 7,000 to 8.2M from 8.2M" helps nobody.
    return _say(voice, f"line.{fact.direction}{'.almost' if shown['now'] == shown['base'] else ''}", fact)


def member_level(voice: NarrationContext, level: Fact, change: Fact | None) -> str:
    """The level of a member and its change, in one sentence."""
    said = f", {against(voice, change)}" if change else ""
    return _ended(f"{_say(voice, 'member_level', level)}{said}")


def no_level(voice: NarrationContext, when: Fact) -> str:
    """That a member has no figure."""
    return _say(voice, "no_level", when)


def heading(voice: NarrationContext, key: str, fact: Fact | None = None) -> str:
    """A heading of the long form."""
    slots = {"dimension": voice.dimension or "", **(marks(fact, voice.language) if fact else {})}
    return TONGUES[voice.language].headings[key].format_map(slots)


def rest_of_list(voice: NarrationContext) -> str:
    """The last line of a list that names only the largest."""
    return TONGUES[voice.language].phrases["lines.rest"][0]


def _key(voice: NarrationContext, fact: Fact) -> str:
    """Which phrase says ``fact``."""
    shown, way = marks(fact, voice.language), fact.direction or "flat"
    still = way == "flat" or ("diff" in shown and is_nothing(shown["diff"]))
    gap_way = "flat" if "gap" in shown and is_nothing(shown["gap"]) else way
    if fact.kind == "driver":
        return "driver.flat" if still else f"driver{'.share' if 'share' in shown else ''}.{way}"
    if fact.kind == "record":
        return f"record.{next(key for key in ('scope', 'all_since', 'known_since') if key in shown)}"
    if fact.kind == "share":
        return "share.before" if "before" in shown else "share"
    if fact.kind == "mix":
        return "mix.simpson" if fact.about == "simpson" else "mix"
    if fact.kind == "pace":
        return f"pace.{gap_way}"
    if fact.kind == "goal":
        crossed = ".crossed" if fact.about == "crossed" and gap_way != "flat" else ""
        return f"goal{crossed}.{gap_way}"
    if fact.kind == "quality" and fact.about == "missing" and fact.numbers["count"] == 1:
        return "quality.missing.one"
    if fact.kind == "unusual":
        return f"unusual.{fact.about or way}"
    if fact.kind in {"streak", "trend", "turn", "break"}:
        return f"{fact.kind}.{way}"
    if fact.kind in {"extreme", "forecast", "occasion", "quality", "change"}:
        return f"{fact.kind}.{fact.about}"
    return fact.kind


def phrase_keys(voice: NarrationContext, fact: Fact) -> list[str]:
    """Every phrase that this narrator may say ``fact`` with."""
    shown, way = marks(fact, voice.language), fact.direction or "flat"
    if fact.kind == "level":
        return ["level", "member_level"]
    comparing = [f"against.{way}"]
    if "diff" in shown and way != "flat":
        comparing += [f"against.{way}.almost", "against.almost"]
        comparing += ["verdict.good" if (way == voice.good) else "verdict.bad"] if voice.good == "down" else []
    if fact.kind == "change":
        return [*comparing, *(["change.holiday"] if fact.about == "holiday" else [])]
    found = [_key(voice, fact)]
    if fact.kind == "beside":
        found += comparing
    if fact.kind == "to_date":
        found.append(f"to_date.{'flat' if is_nothing(moved(shown)) else way}")
    if fact.kind == "driver":
        rest = "flat" if is_nothing(shown["rest"]) else "up" if fact.numbers["rest"] > 0 else "down"
        found.append(f"others.{rest}")
        found += ["line.flat"] if way == "flat" or is_nothing(shown["diff"]) else [f"line.{way}", f"line.{way}.almost"]
    return found


def _say(voice: NarrationContext, key: str, fact: Fact) -> str:
    """One of the phrases of ``key`` with its slots filled; which one hangs on the pulse and the fact alone."""
    tongue = TONGUES[voice.language]
    phrases = tongue.phrases[key]
    if key == "record.scope":
        # Only where more is better may a high be called the best.
        phrases = phrases if voice.good == "up" else phrases[1:]
    when = fact.times["when"].at if "when" in fact.times else ""
    seed = f"{voice.title}/{fact.kind}/{fact.about}/{when}".encode()
    said = phrases[zlib.crc32(seed) % len(phrases)].format_map(_slots(voice, tongue, fact, key))
    return _ELIDED.sub(r"qu'\1 ", said) if voice.language == "fr" else said


def _slots(voice: NarrationContext, tongue: Tongue, fact: Fact, key: str) -> dict[str, str]:
    shown = marks(fact, voice.language)
    day = tongue.nouns["day"]
    noun = tongue.nouns[fact.times["newest"].grain if fact.about == "missing" else voice.grain]
    count = shown.get("count", "")
    slots = shown | {
        "measure": voice.measure,
        "dimension": voice.dimension or "",
        "grain": noun.one,
        "grains": noun.several,
        "running": noun.running,
        "highest_day": day.highest,
        "lowest_day": day.lowest,
        "n_grains": f"{count} {noun.one if count == '1' else noun.several}",
        "n_days": f"{count} {day.one if count == '1' else day.several}",
        "n_rows": f"{count} {tongue.row[count != '1']}",
        "goal": fact.words.get("goal", tongue.goal),
    }
    low = fact.about == "lowest"
    slots |= {"highest": noun.lowest if low else noun.highest, "best": noun.worst if low else noun.best}
    if "holiday" in slots:
        slots["holiday"] = tongue.holidays.get(slots["holiday"], slots["holiday"])
    if "diff" in shown:
        slots["moved"] = moved(shown)
    if fact.kind == "driver":
        rest = fact.numbers["rest"]
        way = "flat" if is_nothing(shown["rest"]) else "up" if rest > 0 else "down"
        slots["others"] = tongue.phrases[f"others.{way}"][0].format_map(slots)
    if key in {"beside", "change.holiday"}:
        slots["compared"] = against(voice, fact)
    if key == "to_date":
        slots |= {"part": times(fact, voice.language)["when"].say(voice.language), "part_before": _before(voice, fact)}
        way = "flat" if is_nothing(slots["moved"]) else fact.direction or "flat"
        slots["compared"] = tongue.phrases[f"to_date.{way}"][0].format_map(slots)
    return slots


def _before(voice: NarrationContext, fact: Fact) -> str:
    return times(fact, voice.language)["against"].say(
        voice.language, "bare" if voice.language in {"es", "pt"} else "since"
    )


def _ended(text: str) -> str:
    """``text`` with its full stop; a shortened word at its end has one already."""
    return text if text.endswith(".") else f"{text}."


def _capital(text: str) -> str:
    """``text`` as a sentence begins; a name such as iPhone stays as it is written."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]
