"""Whether what was understood is what was meant."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from bench.answers.made import TODAY, figures
from pulse.conversation.query import Query, Stretch
from pulse.conversation.scope import Scope, covered
from pulse.conversation.understand import Outcome, Understood


class Verdict(StrEnum):
    """How a message was dealt with."""

    RIGHT = "right"
    ASKED = "asked back"
    DECLINED = "declined rightly"
    USELESS = "useless"
    WRONG = "wrong"


_SAME = {
    "value": "value",
    "total": "value",
    "change": "compare",
    "compare": "compare",
    "extreme": "rank",
    "rank": "rank",
}


def judge(case: Mapping[str, Any], found: Understood, pulse: str) -> Verdict:
    """What became of a case: ``found`` against what it wants, or anything that is just as right."""
    wanted = [case["want"], *case.get("accept", [])]
    if any(_is(want, found, pulse) for want in wanted):
        outcomes = {want.get("outcome") for want in wanted if isinstance(want, Mapping)}
        declined = found.outcome in {Outcome.DECLINE, Outcome.LACKS} and outcomes & {"decline", "lacks"}
        return Verdict.DECLINED if declined else Verdict.RIGHT
    if found.outcome is Outcome.ASK:
        return Verdict.ASKED
    if found.outcome in {Outcome.MENU, Outcome.DECLINE, Outcome.LACKS, Outcome.UNREADABLE, Outcome.ACK}:
        return Verdict.USELESS
    return Verdict.WRONG


def _is(want: Any, found: Understood, pulse: str) -> bool:
    if isinstance(want, Mapping) and "outcome" in want:
        return _is_outcome(want, found, pulse)
    wants = want if isinstance(want, Sequence) else [want]
    if found.outcome is not Outcome.ANSWER or len(wants) != len(found.queries):
        return False
    return all(_is_query(one, query, pulse) for one, query in zip(wants, found.queries, strict=True))


def _is_outcome(want: Mapping[str, Any], found: Understood, pulse: str) -> bool:
    outcome = want["outcome"]
    if outcome == "steer":
        return found.steer is not None and _is_steer(want, found)
    if outcome == "lacks":
        return found.outcome is Outcome.LACKS or (
            found.outcome is Outcome.ANSWER and any(_is_outside(query, pulse) for query in found.queries)
        )
    if outcome == "decline":
        return found.outcome in {Outcome.DECLINE, Outcome.LACKS}
    same = {
        "ack": {Outcome.ACK},
        "ask": {Outcome.ASK, Outcome.MENU},
        "help": {Outcome.MENU},
        "unreadable": {Outcome.UNREADABLE, Outcome.MENU, Outcome.DECLINE},
    }
    return found.outcome in same.get(outcome, set())


def _is_outside(query: Query, pulse: str) -> bool:
    known = covered(figures(pulse)[0].result)
    spans = [span for span in (query.span, query.against_span) if span is not None]
    if query.against is not None and query.against.value == "year":
        base = query.span or Stretch(first=known.last, last=known.last)
        spans.append(Stretch(first=_year_before(base.first), last=_year_before(base.last)))
    return any(span.last < known.first or span.first > known.last for span in spans)


def _year_before(at: date) -> date:
    return at.replace(year=at.year - 1, day=min(at.day, 28))


def _is_steer(want: Mapping[str, Any], found: Understood) -> bool:  # noqa: PLR0911 - a table
    wish = found.steer
    if wish is None or wish.setting.value != want["what"]:
        return False
    if "days" in want and isinstance(want["days"], int):
        return wish.until is not None and abs((wish.until - TODAY).days - int(want["days"])) <= 1
    if "until" in want and wish.until is not None:
        return abs((wish.until - date.fromisoformat(want["until"])).days) <= 1
    if "days" in want:
        return bool(list(wish.weekdays) == want["days"])
    if "time" in want:
        return bool(f"{wish.hour:02}:{wish.minute:02}" == want["time"])
    if "language" in want:
        return bool(wish.language == want["language"])
    return True


def _is_query(want: Mapping[str, Any], query: Query, pulse: str) -> bool:  # noqa: PLR0911 - a table
    named = [figure.name for figure in figures(pulse)]
    operation = query.operation.value
    if _SAME.get(operation, operation) != _SAME.get(want["op"], want["op"]) and not _is_form(want, query):
        return False
    if want.get("figure", named[0]) != named[query.figure]:
        return False
    if {*_titles(query, pulse)} != {*want.get("members", [])} or query.without != bool(want.get("without")):
        return False
    known = covered(figures(pulse)[query.figure].result)
    if _clipped(_span(want.get("span"), want.get("weekday")), known, pulse) != _clipped(query.span, known, pulse):
        return False
    if not _is_against(want.get("against"), query, known, pulse):
        return False
    if want.get("count") is not None and want["count"] != (query.count or 1):
        return False
    if want.get("order") and (want["order"] == "asc") != query.lowest:
        return False
    if want.get("over") in {"periods", "weekdays"} and query.over is not None and query.over.value != want["over"]:
        return False
    if (
        (want.get("by") == "members") != (query.over is not None and query.over.value == "members")
        and operation
        not in {
            "rank",
            "extreme",
            "share",
            "members",
            "why",
        }
        and not (operation == "value" and len(query.members) > 1)
    ):
        return False
    return bool(want.get("unit") != "percent" or query.unit == "percent" or operation == "share")


def _is_form(want: Mapping[str, Any], query: Query) -> bool:
    """A chart of the course, a value as a chart, and a trend as one are the same picture."""
    charts = {"chart", "trend", "value"}
    if query.form.value == "chart" and (want.get("form") == "chart" or want["op"] == "chart"):
        return want["op"] in charts and query.operation.value in charts
    tables = {"table", "value"}
    return query.form.value == "table" and want["op"] in tables and query.operation.value in tables


def _titles(query: Query, pulse: str) -> list[str]:
    members = {member.key: member.title for member in figures(pulse)[query.figure].result.members}
    return [members[key] for key in query.members]


def _span(raw: Sequence[str] | None, weekday: int | None) -> Stretch | None:
    if raw is None:
        return None if weekday is None else Stretch(first=date(2000, 1, 1), last=date(2100, 1, 1), weekday=weekday)
    return Stretch(first=date.fromisoformat(raw[0]), last=date.fromisoformat(raw[1]), weekday=weekday)


def _clipped(span: Stretch | None, known: Stretch, pulse: str) -> Any:
    """A stretch within what is known; the newest complete period is none at all."""
    if span is None:
        return None
    first, last = max(span.first, known.first), min(span.last, known.last)
    if first > last:
        return (span.first, span.last, span.weekday)
    newest = {
        "day": known.last,
        "week": known.last.fromordinal(known.last.toordinal() - 6),
        "month": known.last.replace(day=1),
    }
    if span.weekday is None and first == newest[figures(pulse)[0].result.grain] and last == known.last:
        return None
    return (first, last, span.weekday)


def _is_against(want: Any, query: Query, known: Stretch, pulse: str) -> bool:
    if isinstance(want, list):
        given = query.against_span
        return given is not None and bool(_clipped(given, known, pulse) == _clipped(_span(want, None), known, pulse))
    against = query.against.value if query.against else None
    if want is None:
        return query.against_span is None and against in {None, "previous"}
    if want == "previous":
        return query.against_span is None and against in {None, "previous"}
    return bool(against == want)


def scope_of(pulse: str) -> Scope:
    """What the reader of a pulse may ask."""
    found = figures(pulse)
    return Scope(found, TODAY, found[0].pulse.language)
