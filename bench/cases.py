"""A table of facts in the form of the published red-team sentences, as what a text may say."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from pulse.catalogue import Language
from pulse.narrator.proof import Ground, Statement
from pulse.narrator.proof.ground import Claim, Role

FOLDER = Path("../shared/contracts/insight")
_ROLES: dict[str, Role] = {
    "level": "level",
    "delta_abs": "change",
    "delta_pct": "change",
    "delta_pp": "change",
    "share": "share",
    "contribution": "change",
    "extreme": "level",
    "streak": "count",
    "record": "count",
    "target": "target",
    "attainment": "share",
    "forecast": "forecast",
    "pace_gap": "change",
    "quality": "count",
}
_KINDS = {
    "delta_abs": "change",
    "delta_pct": "change",
    "delta_pp": "change",
    "contribution": "driver",
    "attainment": "pace",
    "pace_gap": "pace",
    "target": "goal",
}
_UNITS = {"count": "", "weeks": "week", "days": "day", "rows": "row"}
_LABELS = {"cur": "current", "prev": "previous", "year_ago": "year_ago"}
_WHICH = {"max": "highest", "min": "lowest"}


def load(folder: Path = FOLDER) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The table and the sentences."""
    raw = json.loads((folder / "grounding_cases.json").read_text(encoding="utf-8"))
    return raw["facts_table"], raw["cases"]


def ground_of_table(table: dict[str, Any], language: Language) -> Ground:
    """What a sentence in ``language`` may say."""
    names = {
        name.lower().replace("’", "'"): key
        for key, metric in table["metrics"].items()
        for name in metric["names"].get(language, [])
    }
    return Ground(
        language=language,
        statements=tuple(one for fact in table["facts"] for one in _statements(fact)),
        claims=tuple(_claim(fact) for fact in table["facts"]),
        metrics=names,
        members={one.lower(): one for group in table["dimensions"].values() for one in group},
        currencies=frozenset({table["currency"]}),
    )


def _dates(fact: dict[str, Any]) -> frozenset[str]:
    found = {f"day:{fact['date']}"} if "date" in fact else set()
    if str(fact.get("period", "")).startswith("Q"):
        found.add(f"quarter:{fact['period'][3:7]}-{fact['period'][1]}")
    return frozenset(found)


def _way(fact: dict[str, Any]) -> Any:
    if fact["kind"] == "streak":
        return fact["direction"]
    return ("up" if fact["value"] > 0 else "down") if "vs" in fact else None


def _statements(fact: dict[str, Any]) -> list[Statement]:
    role, labels = _ROLES[fact["kind"]], {_LABELS[fact["vs"]], "current"} if "vs" in fact else set()
    if fact["kind"] == "level" and fact["period"] in _LABELS:
        labels = {_LABELS[fact["period"]]}
        role = "level" if fact["period"] == "cur" else "base"
    values = [fact["value"], *(fact[key] for key in ("low", "high") if key in fact)]
    return [
        Statement(
            fact=fact["id"],
            kind=_KINDS.get(fact["kind"], fact["kind"]),
            role=role,
            value=Decimal(str(value)),
            unit=_UNITS.get(fact["unit"], fact["unit"]),
            metric=fact["metric"] if fact["kind"] != "quality" else None,
            member=fact.get("entity"),
            dates=_dates(fact),
            labels=frozenset(labels),
            way=_way(fact),
        )
        for value in values
    ]


def _claim(fact: dict[str, Any]) -> Claim:
    way, which = _way(fact), fact.get("which")
    good = which == "max" if which else way == "up"
    return Claim(
        fact=fact["id"],
        kind=_KINDS.get(fact["kind"], fact["kind"]),
        about=_WHICH.get(which or "", ""),
        way=way,
        metric=fact["metric"],
        member=fact.get("entity"),
        dates=_dates(fact),
        words=frozenset({"missing", "removed", "duplicate"}) if fact["kind"] == "quality" else frozenset(),
        verdict=("good" if good else "bad") if way or which else None,
        leads=fact.get("rank") == 1,
    )
