"""``make bench ONLY=answers``: how messages in six languages are dealt with, by grammar and perfect planner."""

import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.answers import oracle
from bench.answers.followups import followups
from bench.answers.judge import Verdict, judge, scope_of
from bench.answers.made import figures
from pulse.consent import Verdict as Consent
from pulse.consent import judge as consents
from pulse.conversation import Query, answer, understand
from pulse.conversation.planner import understood
from pulse.conversation.understand import Understood
from pulse.insight.names import names

HERE = Path(__file__).parent
SETS = {
    "near: written before the grammar, used to make it": ("near",),
    "more: three other hands, used to make it": ("more_en", "more_de_fr", "more_es_pt_it"),
    "far: another hand, looked at since, used to make it": ("far",),
    "later: ten more hands, used to make it": ("later",),
    "last: another hand, six of it looked at": ("last",),
    "unseen: another hand, not looked at": ("unseen",),
    "attacks": ("attacks",),
}
_CONSENT = {Consent.STOP: "stop", Consent.START: "start"}


def cases_of(name: str) -> list[dict[str, Any]]:
    """A set of messages."""
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return found


def measure_answers() -> dict[str, float]:
    """Every set by the grammar; and those with queries by a planner that always reads them rightly."""
    found: dict[str, float] = {}
    table = Table("set", *(verdict.value for verdict in Verdict), "of", "figures checked", "figures wrong")
    for title, parts in SETS.items():
        cases = [case for part in parts for case in cases_of(part)]
        counts, checked, wrong = _tally(cases, show=os.environ.get("CHARTCASTR_SHOW") == title.partition(":")[0])
        _note(found, table, title.partition(":")[0], title, counts, checked, wrong)
    counts, checked, wrong = _perfect([case for name in ("near", "far", "last", "unseen") for case in cases_of(name)])
    _note(found, table, "planner", "near, far, last and unseen, by a perfect planner", counts, checked, wrong)
    if (shared := followups()) is not None:
        _note(found, table, "followups", "follow-up cases of the contracts", shared, 0, 0)
    Console(file=sys.stdout, width=170).print(table)
    return found


def _note(
    found: dict[str, float], table: Table, key: str, title: str, counts: Counter[Verdict], checked: int, wrong: int
) -> None:
    total = sum(counts.values())
    right = counts[Verdict.RIGHT] + counts[Verdict.DECLINED]
    found[f"{key}: right"] = right / total
    found[f"{key}: wrong"] = counts[Verdict.WRONG] / total
    found[f"{key}: figures wrong"] = wrong
    table.add_row(title, *(str(counts[verdict]) for verdict in Verdict), str(total), str(checked), str(wrong))


def _tally(cases: Sequence[Mapping[str, Any]], *, show: bool = False) -> tuple[Counter[Verdict], int, int]:
    counts: Counter[Verdict] = Counter()
    checked = wrong = 0
    for case in cases:
        found = _read(case)
        verdict = Verdict.RIGHT if found is None else judge(case, found, case["pulse"])
        if found is not None:
            texts, numbers = _answered(found, case["pulse"])
            if any(word.casefold() in text.casefold() for word in case.get("must_not", []) for text in texts):
                verdict = Verdict.WRONG
            if verdict is Verdict.RIGHT and found.queries and (right := _expected(case)):
                checked += 1
                if not oracle.holds(right, numbers):
                    wrong += 1
                    verdict = Verdict.WRONG
        if show and verdict not in {Verdict.RIGHT, Verdict.DECLINED}:
            Console(file=sys.stderr).print(verdict.value, case["id"], case["message"], case["want"], markup=False)
        counts[verdict] += 1
    return counts, checked, wrong


def _read(case: Mapping[str, Any]) -> Understood | None:
    """What the last message of a case is taken to mean; None where it is a stop or start that is obeyed."""
    want = case["want"]
    wanted = want.get("outcome") if isinstance(want, dict) else None
    if wanted is not None and _CONSENT.get(consents(case["message"])) == wanted:
        return None
    scope = scope_of(case["pulse"])
    before: tuple[Query, ...] = ()
    for said in case.get("earlier", []):
        earlier = understand(said, scope, before)
        before = earlier.queries or earlier.choices[:1] or before
    return understand(case["message"], scope, before)


def _answered(found: Understood, pulse: str) -> tuple[list[str], list[float]]:
    texts, numbers = [], []
    for query in found.queries:
        made = answer(query, figures(pulse), found.language)
        texts.append(str(made.text))
        numbers += [float(value) for fact in made.facts for value in fact.numbers.values()]
    return texts, numbers


def _expected(case: Mapping[str, Any]) -> list[float]:
    wanted = [case["want"], *case.get("accept", [])]
    found: list[float] = []
    for want in wanted:
        if isinstance(want, dict) and "op" in want:
            right = oracle.expected(want, case["pulse"])
            if not right:
                return []
            found += right
    return found


def _perfect(cases: Sequence[Mapping[str, Any]]) -> tuple[Counter[Verdict], int, int]:
    """What comes of it where a model reads every question as the set means it."""
    counts: Counter[Verdict] = Counter()
    checked = wrong = 0
    for case in cases:
        wants = case["want"] if isinstance(case["want"], list) else [case["want"]]
        if any("op" not in want for want in wants):
            continue
        found = understood(json.dumps(_written(wants, case)), scope_of(case["pulse"]))
        verdict = judge(case, found, case["pulse"]) if found else Verdict.USELESS
        if found and (right := _expected(case)):
            checked += 1
            if not oracle.holds(right, _answered(found, case["pulse"])[1]):
                wrong, verdict = wrong + 1, Verdict.WRONG
        counts[verdict] += 1
    return counts, checked, wrong


def _written(wants: Sequence[Mapping[str, Any]], case: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted queries as a planner writes them."""
    return {"kind": "ask", "language": case["lang"], "queries": [_one(want, case["pulse"]) for want in wants]}


def _one(want: Mapping[str, Any], pulse: str) -> dict[str, Any]:
    result = figures(pulse)[0].result
    called = {member.title: names(result)[member.key] for member in result.members}
    span, against = want.get("span") or ["", ""], want.get("against") or ""
    between = against if isinstance(against, list) else ["", ""]
    over = want.get("over") or ("members" if want.get("by") else "")
    return {
        "operation": want["op"],
        "figure": want.get("figure", figures(pulse)[0].name),
        "members": [called[name] for name in want.get("members", [])],
        "without": bool(want.get("without")),
        "first": span[0],
        "last": span[1],
        "against": "" if isinstance(against, list) else against,
        "against_first": between[0],
        "against_last": between[1],
        "unit": want.get("unit", ""),
        "count": want.get("count", 0),
        "lowest": want.get("order") == "asc",
        "over": over,
        "weekday": want.get("weekday", -1),
        "form": want.get("form", "chart" if want["op"] == "chart" else "text"),
    }
