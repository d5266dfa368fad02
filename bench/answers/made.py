"""The six pulses that the messages are about: rows made by a fixed rule, and what is frozen of them."""

import math
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from pulse.definition import Pulse, read_pulse
from pulse.insight import InsightOptions, find_facts
from pulse.insight.figure import Figure
from pulse.sources.gather import gather
from pulse.sources.rows import Rows

LOOKED = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""08:00 in Berlin."""
TODAY = date(2026, 11, 22)

_PULSES: dict[str, dict[str, Any]] = {
    "orders": {
        "title": "Shop orders",
        "grain": "day",
        "figures": [{"name": "Orders", "unit": "count", "by": "region"}],
        "members": {"North": 120, "South": 90, "East": 70, "West": 60, "São Paulo": 45, "O'Brien_Depot": 20},
        "days": (date(2025, 10, 1), date(2026, 11, 21)),
    },
    "revenue": {
        "title": "Weekly revenue",
        "grain": "week",
        "figures": [{"name": "Revenue", "unit": "currency", "currency": "EUR", "by": "product"}],
        "members": {"Widget A": 5200, "Widget B": 3900, "Gadget": 2600, "Cables (small)": 450},
        "days": (date(2025, 1, 6), date(2026, 11, 15)),
        "goals": [
            {"name": "Quarter goal", "kind": "total", "value": 1_200_000, "start": "2026-10-05", "by": "2026-12-27"}
        ],
    },
    "conversion": {
        "title": "Conversion",
        "grain": "day",
        "figures": [{"name": "Conversion rate", "unit": "percent", "by": "channel", "aggregate": "mean"}],
        "members": {"Email": 0.052, "Paid search": 0.031, "Organic": 0.024},
        "days": (date(2026, 1, 1), date(2026, 11, 21)),
    },
    "mrr": {
        "title": "MRR",
        "grain": "month",
        "language": "de",
        "figures": [{"name": "MRR", "unit": "currency", "currency": "EUR", "by": "plan", "stock": True}],
        "members": {"Basis": 18_000, "Team": 42_000, "Konzern": 65_000},
        "days": (date(2024, 1, 1), date(2026, 10, 31)),
    },
    "signups": {
        "title": "Altas semanales",
        "grain": "week",
        "language": "es",
        "figures": [{"name": "Altas", "unit": "count", "by": "país"}],
        "members": {"Italy": 14, "Norway": 6, "United States": 31, "Brasil": 18, "España": 25},
        "days": (date(2026, 1, 5), date(2026, 11, 15)),
    },
    "sales": {
        "title": "Ventes",
        "grain": "day",
        "language": "fr",
        "figures": [
            {"name": "Commandes", "unit": "count", "by": "magasin"},
            {"name": "Chiffre d'affaires", "unit": "currency", "currency": "EUR", "by": "magasin"},
        ],
        "members": {"Lyon": 40, "Paris": 85, "Lille": 25},
        "days": (date(2026, 1, 1), date(2026, 11, 21)),
    },
}
PULSES = tuple(_PULSES)
_PULSES["company"] = {
    "title": "Company KPIs",
    "grain": "week",
    "figures": [
        {"name": "Revenue", "unit": "currency", "currency": "EUR", "by": "region"},
        {"name": "Orders", "unit": "count", "by": "product"},
        {"name": "Average order value", "unit": "currency", "currency": "EUR", "aggregate": "mean", "by": "channel"},
        {"name": "Conversion rate", "unit": "percent", "aggregate": "mean", "by": "channel"},
    ],
    "members": {"A": 1},
    "parts": [
        {"EMEA": 5000, "AMER": 4000, "APAC": 1500},
        {"Widget A": 90, "Widget B": 60, "Gadget": 30},
        {"Email": 80, "Paid search": 70, "Organic": 60},
        {"Email": 0.05, "Paid search": 0.03, "Organic": 0.02},
    ],
    "days": (date(2025, 1, 6), date(2026, 11, 15)),
    "goals": [{"name": "Quarter goal", "kind": "total", "value": 900_000, "start": "2026-10-05", "by": "2026-12-27"}],
}


def raw(pulse: str) -> dict[str, Any]:
    """What a pulse is made from."""
    return _PULSES[pulse]


@cache
def frame(pulse: str, figure: int = 0) -> pd.DataFrame:
    """The raw rows: ``day``, ``who`` and ``value``; one a member and day, of ``mrr`` one a member and month."""
    made = _PULSES[pulse]
    random = np.random.default_rng(sum(map(ord, pulse)) + figure)
    first, last = made["days"]
    monthly = made["grain"] == "month"
    rows = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if monthly and day.day != 1:
            continue
        season = 1 + 0.25 * math.sin(day.weekday()) + 0.1 * math.sin(number / 40) + 0.0008 * number
        for who, level in (made["parts"][figure] if "parts" in made else made["members"]).items():
            noise = 1 + 0.12 * random.standard_normal()
            value = level * season * noise * (27.5 if figure and "parts" not in made else 1)
            whole = made["figures"][figure]["unit"] == "count"
            rows.append((day, who, round(value) if whole else round(value, 5 if value < 1 else 2)))
    return pd.DataFrame(rows, columns=["day", "who", "value"])


def _definition(pulse: str, figure: int) -> Pulse:
    made = _PULSES[pulse]
    told = made["figures"][figure]
    measure = {"aggregate": "sum", **told, "period": "day", "value": "value"}
    if measure.get("stock"):
        measure["aggregate"] = "sum"
    raw = {
        "name": pulse,
        "title": made["title"],
        "grain": made["grain"],
        "timezone": "Europe/Berlin",
        "language": made.get("language", "en"),
        "source": {"kind": "file", "at": f"{pulse}.csv"},
        "measure": measure,
        "goals": made.get("goals", []) if not figure else [],
        "readers": ["Ana"],
    }
    return read_pulse(raw, pulse)


@cache
def figures(pulse: str) -> tuple[Figure, ...]:
    """The frozen figures of a pulse."""
    found = []
    for number in range(len(_PULSES[pulse]["figures"])):
        definition = _definition(pulse, number)
        rows = frame(pulse, number)
        by = definition.measure.by or "who"
        columns = {
            "day": [day.isoformat() for day in rows["day"]],
            by: list(rows["who"]),
            "value": [str(value) for value in rows["value"]],
        }
        result = gather(Rows(f"{pulse}.csv", columns), definition, LOOKED)
        found.append(Figure(definition, result, find_facts(result, InsightOptions.of(definition))))
    return tuple(found)


def company() -> tuple[Figure, ...]:
    """A weekly pulse with four figures, each broken down otherwise."""
    return figures("company")
