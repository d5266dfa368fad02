"""Words of a clause that have no part in what was read: with one of them it is asked back."""

from collections.abc import Sequence

from pulse.conversation.moment import UNITS, Found
from pulse.conversation.moments import overlaps
from pulse.conversation.query import Operation
from pulse.conversation.reading import Clause

_EXPLAINS_NOTHING = frozenset({"pause", "weekly", "daily", "clock", "language", "note", "resume", "mute", "undo"})


def unknown_words(clause: Clause) -> tuple[str, ...]:
    """Words that have no place in what was read, and may change it."""
    found: list[str] = []
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or cell.means("mark"):
            continue
        if not cell.meanings or cell.meanings <= _EXPLAINS_NOTHING or cell.meanings <= {"number"}:
            found.append(" ".join(cell.said))
    return tuple(found)


_ALWAYS = frozenset(
    [
        "filler",
        "ack",
        "follow",
        "and",
        "refer",
        "mark",
        "only",
        "everything",
        "each",
        "by",
        "by_name",
        "send",
        "chart",
        "table",
        "document",
        "so_far",
        "o1",
        "o2",
        "o3",
        "o4",
        "part_of",
        "together",
        "money",
        "a",
        "today",
        "this",
        "from",
        "to",
        "at",
        "in",
        "without",
        "without_after",
        "value",
        "total",
        "count_of",
        "who",
        "unit_end",
        "half",
        "long_ago",
        "language",
        "help",
        "now",
        "meant",
        "stretch",
        "same",
        "ascending",
        "descending",
    ]
)


_FITS: dict[Operation, frozenset[str]] = {
    Operation.VALUE: frozenset(["percent", "absolute", "per_day", "quality", "more", "since", "until"]),
    Operation.CHANGE: frozenset(
        ["change", "compare", "percent", "absolute", "trend", "goal", "more", "rank", "worst", "year_ago", "when"]
    ),
    Operation.WHY: frozenset(
        ["why", "change", "usual", "compare", "rank", "worst", "share", "when", "quality", "more", "definition"]
    ),
    Operation.RANK: frozenset(
        ["absolute", "rank", "worst", "change", "when", "share", "weekday", "average", "more", "last", "compare"]
    ),
    Operation.EXTREME: frozenset(["rank", "worst", "when", "change", "weekday", "more", "last", "goal"]),
    Operation.TREND: frozenset(["trend", "change", "compare", "rank", "worst", "forecast", "usual", "more"]),
    Operation.SHARE: frozenset(["share", "percent", "rank", "worst", "more"]),
    Operation.COMPARE: frozenset(
        ["compare", "change", "rank", "worst", "percent", "absolute", "more", "share", "trend", "average", "year_ago"]
    ),
    Operation.AVERAGE: frozenset(["average", "per_day", "usual", "weekday", "absolute", "percent", "more"]),
    Operation.FORECAST: frozenset(
        ["forecast", "goal", "change", "next", "average", "more", "usual", "rank", "worst", "trend", "share"]
    ),
    Operation.GOAL: frozenset(
        [
            "amount",
            "until",
            "goal",
            "forecast",
            "change",
            "compare",
            "percent",
            "absolute",
            "quality",
            "more",
            "next",
            "usual",
            "trend",
        ]
    ),
    Operation.USUAL: frozenset(
        ["compare", "usual", "change", "rank", "worst", "quality", "more", "average", "trend", "when", "why"]
    ),
    Operation.DEFINITION: frozenset(["definition", "quality", "average", "more", "share", "compare", "why", "percent"]),
    Operation.QUALITY: frozenset(["quality", "definition", "more", "usual", "refresh", "when", "change", "last"]),
    Operation.TABLE: frozenset(["more", "rank", "last", "average"]),
    Operation.CHART: frozenset(["trend", "change", "more", "compare", "share"]),
    Operation.MEMBERS: frozenset(["members", "quality", "more", "share"]),
    Operation.DOCUMENT: frozenset(["more", "quality"]),
    Operation.MORE: frozenset(["more"]),
}
"""What may stand in a question beside its operation; a word with any other meaning may change it."""


def leaves_over(clause: Clause, times: Sequence[Found], operation: Operation) -> bool:
    """Whether a word is understood and yet has no part in what was read."""
    fits = _ALWAYS | _FITS[operation]
    for place, cell in enumerate(clause.said):
        if place in clause.used or cell.called is not None or not cell.meanings or overlaps(times, place):
            continue
        meanings = {meaning for meaning in cell.meanings if "/" not in meaning}
        if meanings and not meanings & fits and not _is_time(meanings):
            return True
    return False


def _is_time(meanings: set[str]) -> bool:
    return bool(meanings & {*UNITS, "number", "weekend", "weekday"}) or any(
        item.rstrip("0123456789") in {"d", "ds", "m", "ms", "n"} for item in meanings
    )
