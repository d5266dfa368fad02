"""The follow-up cases of the contracts: 86 messages with the intent that has to be given; absent, they are left out."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from bench.answers.judge import Verdict
from bench.answers.made import TODAY, company
from pulse.consent import Verdict as Consent
from pulse.consent import judge as consents
from pulse.conversation import Outcome, Scope, understand
from pulse.conversation.meaning import EMOJI, bare
from pulse.conversation.query import FormOfAnswer, Operation, Over, Query
from pulse.conversation.setting import Setting
from pulse.conversation.understand import Understood

FILE = Path(__file__).parents[3] / "shared" / "contracts" / "insight" / "followup_cases.json"
_OPERATIONS: dict[str, set[Operation]] = {
    "why": {Operation.WHY},
    "compare": {Operation.CHANGE, Operation.COMPARE},
    "top": {Operation.RANK, Operation.EXTREME},
    "bottom": {Operation.RANK, Operation.EXTREME},
    "when": {Operation.EXTREME, Operation.TREND},
    "table": {Operation.TABLE, Operation.DOCUMENT},
    "breakdown": {Operation.VALUE, Operation.RANK, Operation.CHANGE},
    "forecast": {Operation.FORECAST, Operation.GOAL},
    "goal": {Operation.GOAL, Operation.FORECAST},
    "trend": {Operation.TREND, Operation.VALUE, Operation.CHANGE},
    "anomaly": {Operation.USUAL},
    "value": {Operation.VALUE},
    "definition": {Operation.DEFINITION},
    "quality": {Operation.QUALITY},
    "chart": {Operation.CHART},
    "react_feedback": {Operation.QUALITY},
}
_OUTCOMES = {
    "help": {Outcome.MENU},
    "ack": {Outcome.ACK},
    "smalltalk": {Outcome.ACK},
    "react_ack": {Outcome.ACK},
    "react_removed": {Outcome.ACK},
    "out_of_scope": {Outcome.DECLINE, Outcome.LACKS},
    "non_text": {Outcome.UNREADABLE},
}


def followups() -> Counter[Verdict] | None:
    """How the cases are dealt with; None where the file is not there."""
    if not FILE.exists():
        return None
    counts: Counter[Verdict] = Counter()
    for case in json.loads(FILE.read_text(encoding="utf-8"))["cases"]:
        counts[_judged(case)] += 1
    return counts


@cache
def _scope() -> Scope:
    return Scope(company(), TODAY, "en")


def _judged(case: dict[str, Any]) -> Verdict:
    consent = consents(case["message"])
    if case["intent"] in {"stop", "start"}:
        return Verdict.RIGHT if consent is Consent(case["intent"]) else Verdict.WRONG
    found = _read(case)
    if case["intent"] == "pause":
        return Verdict.RIGHT if found.steer and found.steer.setting is Setting.PAUSE else Verdict.WRONG
    if case["intent"] in _OUTCOMES:
        right = found.outcome in _OUTCOMES[case["intent"]]
        declined = case["intent"] == "out_of_scope"
        return (Verdict.DECLINED if declined else Verdict.RIGHT) if right else _otherwise(found)
    return Verdict.RIGHT if found.queries and _fits(case, found.queries[0]) else _otherwise(found)


def _otherwise(found: Understood) -> Verdict:
    if found.outcome is Outcome.ASK:
        return Verdict.ASKED
    return Verdict.WRONG if found.outcome in {Outcome.ANSWER, Outcome.STEER} else Verdict.USELESS


def _read(case: dict[str, Any]) -> Understood:
    if case["type"] == "reaction":
        query = EMOJI.get(bare(case["message"])[:1])
        return Understood(Outcome.ANSWER if query else Outcome.ACK, "en", queries=(query,) if query else ())
    if case["type"] != "text":
        return Understood(Outcome.UNREADABLE, "en")
    return understand(case["message"], _scope())


def _fits(case: dict[str, Any], query: Query) -> bool:  # noqa: PLR0911 - a table
    """Whether a query is of the intent, and has what the words fill."""
    slots, names = case["slots"], [figure.name.casefold() for figure in company()]
    drawn = case["intent"] == "chart" and query.form is FormOfAnswer.CHART
    if query.operation not in _OPERATIONS[case["intent"]] and not drawn:
        return False
    if case["intent"] in {"top", "bottom"} and query.lowest is not (case["intent"] == "bottom"):
        return False
    if "metric" in slots and names[query.figure] != slots["metric"]:
        return False
    wanted = {*slots.get("members", []), *([slots["member"]] if "member" in slots else [])}
    titles = {member.key: member.title for member in company()[query.figure].result.members}
    if {titles.get(key) for key in query.members} != wanted:
        return False
    if case["intent"] == "breakdown" and not wanted and query.over is not Over.MEMBERS:
        return False
    if "dimension" in slots and company()[query.figure].pulse.measure.by != slots["dimension"]:
        return False
    return slots.get("n") in {None, 1, query.count}
