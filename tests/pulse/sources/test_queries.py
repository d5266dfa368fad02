"""Every query fits the published schemas, and whatever does not fit is found."""

from pathlib import Path
from typing import Any

import pytest

from pulse.sources.graphql import query
from sandbox.accounts.schema import Schema, load

FOLDER = Path(__file__).parents[3] / "pulse" / "sources" / "queries"
NAMES = sorted(path.stem for path in FOLDER.glob("*.graphql"))
TIME = {"gte": "2026-11-01T00:00:00+01:00", "lt": "2026-11-22T07:00:00Z"}
VARIABLES: dict[str, dict[str, Any]] = {
    "shopify_report": {"text": "FROM sales SHOW orders"},
    "shopify_orders": {"search": "processed_at:>='2026-11-01'", "after": None},
    "linear_completed": {
        "filter": {
            "completedAt": TIME,
            "team": {"key": {"in": ["ENG"]}},
            "labels": {"some": {"name": {"in": ["Bug"]}}},
            "project": {"name": {"in": ["Apps"]}},
            "state": {"type": {"eq": "completed"}},
        },
        "after": None,
    },
    "linear_created": {"filter": {"createdAt": TIME}, "after": None},
    "linear_open": {"filter": {"state": {"type": {"in": ["triage", "started"]}}}, "after": None},
    "linear_cycles": {
        "filter": {"team": {"key": {"eq": "ENG"}}, "endsAt": {"gte": TIME["gte"]}, "startsAt": {"lte": TIME["lt"]}},
        "after": None,
    },
    "linear_check": {"after": None},
    "linear_labels": {"filter": {"name": {"in": ["Bug"]}}, "after": None},
    "linear_projects": {
        "filter": {
            "status": {"type": {"eq": "started"}},
            "accessibleTeams": {"some": {"key": {"in": ["ENG"]}}},
            "name": {"in": ["Apps"]},
        },
        "after": None,
    },
}


def schema(contracts: Path, name: str) -> Schema:
    system = name.split("_", 1)[0]
    return load(
        contracts / {"shopify": "shopify/admin_2026-10.json.gz", "linear": "linear/schema.slim.graphql"}[system]
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_query_and_its_variables_fit_the_published_schema(contracts: Path, name: str) -> None:
    assert schema(contracts, name).problems(query(name), VARIABLES.get(name, {})) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "names"),
    [
        ("linear_cycles", "scopeHistory", "scopeHistories", "scopeHistories"),
        ("linear_cycles", "includeArchived", "withArchived", "withArchived"),
        ("linear_cycles", "CycleFilter!", "CyclesFilter!", "CyclesFilter"),
        ("shopify_orders", "PROCESSED_AT", "PROCESSED", "PROCESSED"),
        ("shopify_orders", "currentTotalPriceSet", "totalPrice", "deprecated"),
        ("shopify_report", "$text: String!", "$text: Int!", "Int!"),
    ],
)
def test_a_wrong_field_argument_type_enum_or_a_deprecated_field_is_found(
    contracts: Path, name: str, old: str, new: str, names: str
) -> None:
    text = query(name)
    assert old in text
    changed = text.replace(old, new)
    if names == "deprecated":
        # The deprecated field is a plain amount.
        changed = changed.replace(
            "totalPrice {\n        shopMoney {\n          amount\n          currencyCode\n        }\n      }",
            "totalPrice",
        )

    assert names in " ".join(schema(contracts, name).problems(changed, VARIABLES.get(name, {})))


@pytest.mark.parametrize(
    ("variables", "names"),
    [
        ({"filter": {"doneAt": TIME}}, "doneAt"),
        ({"filter": {"completedAt": {"after": "2026"}}}, "after"),
        ({"filter": {"estimate": {"eq": "three"}}}, "estimate"),
        ({}, "filter"),
    ],
)
def test_a_wrong_filter_or_a_missing_variable_is_found(contracts: Path, variables: dict[str, Any], names: str) -> None:
    assert names in " ".join(schema(contracts, "linear_created").problems(query("linear_created"), variables))
