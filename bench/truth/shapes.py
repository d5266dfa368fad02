"""Which tokens a clause of a kind has to hold, none more and none less."""

_MOVED = "sad"


def _all(*shapes: str) -> frozenset[str]:
    """Every shape as a sorted string, with each way a move can be shown for ``x``, and a span for ``n``."""
    found = set()
    for shape in shapes:
        for move in _MOVED:
            for count in "ag":
                found.add("".join(sorted(shape.replace("x", move).replace("n", count))))
    return frozenset(found)


_SHAPES: dict[str, frozenset[str]] = {
    "level": _all("ap", "amp"),
    "change": _all("xap"),
    "flat": _all("p", "ap", "m", "am"),
    "almost": _all("p", "xp"),
    "verdict": _all(""),
    "against_holiday": _all("h", ""),
    "line": _all("ma", "max", "maxa"),
    "driver": _all("mx", "maa"),
    "driver_share": _all("mas"),
    "move": _all("x", "xa"),
    "others": _all("x"),
    "others_flat": _all(""),
    "rest_line": _all(""),
    "record": _all("p", "np", "mp", "mnp"),
    "streak": _all("nap", "mnap"),
    "without": _all("maxa"),
    "weekdays": _all("x", ""),
    "weight": _all("mss", "maa"),
    "share": _all("ms", "mssp", "s"),
    "concentration": _all("aa"),
    "factor": _all("aaaa"),
    "mix": _all("xx"),
    "opposed": _all(""),
    "unusual": _all("a", "aa"),
    "season": _all("s"),
    "growth": _all("gaxa", "gax"),
    "per_day": _all("axa", "ax", "a"),
    "offset": _all("mxmx"),
    "debut": _all("mpa"),
    "trend": _all("xp"),
    "turn": _all("xp"),
    "break": _all("paa"),
    "volatility": _all("a"),
    "to_date": _all("pna"),
    "same_days": _all("xap", "p"),
    "extreme": _all("ap"),
    "forecast": _all("paaa", "aaa"),
    "pace": _all("aasx"),
    "goal": _all("aax", "ax", "a", ""),
    "crossed": _all("aax"),
    "holiday": _all("hp"),
    "clocks": _all("pn"),
    "event": _all("pe", "ppe"),
    "stale": _all("pp"),
    "no_base": _all("p"),
    "silent": _all("mp"),
    "renamed": _all("mmp"),
    "slip": _all("apaa"),
    "zero": _all("pn"),
    "partial": _all("p"),
    "missing": _all("p", "np"),
    "dropped": _all("r"),
    "kept": _all("r"),
    "unknown": _all("r"),
    "future": _all("r"),
    "span": _all("nppqz"),
}
_MOVES = frozenset(
    {"change", "driver", "driver_share", "others", "streak", "record", "trend", "turn", "break", "pace", "without"}
)
"""Kinds that say a direction."""


def fits(kind: str, tags: str, ways: tuple[int, ...], *, alone: bool) -> bool:
    """Whether a clause of ``kind`` may hold these tokens and directions."""
    counted = "".join(sorted(tag for tag in tags if tag not in "wtb"))
    if counted not in _SHAPES.get(kind, frozenset()):
        return False
    if kind in _MOVES and not ways and counted != "aasa" and kind != "pace":
        return False
    if kind == "change":
        return "w" not in tags
    return kind != "level" or (not ways and (alone or "w" in tags or "m" in tags))
