"""A further figure of a pulse, beside its first."""

from typing import Any

from pydantic import Field, model_validator

from pulse.definition.aim import Goal
from pulse.definition.catalogue import find_metric
from pulse.definition.measure import Measure
from pulse.definition.source import Source, choices
from pulse.errors import DefinitionError

MOST = 6
"""How many figures one picture and one caption hold."""


class Further(Measure):
    """One of several figures of a pulse: what it measures, and where it differs from the first."""

    source: Source | None = Field(
        default=None,
        description="Where its data is; where the first figure's is, if left out.",
        json_schema_extra=choices,
    )
    goals: tuple[Goal, ...] = Field(default=(), max_length=5, description="Figures to be reached.")

    @model_validator(mode="before")
    @classmethod
    def _name_of_its_metric(cls, raw: Any) -> Any:
        """A source that knows its metrics names the figure as well."""
        source = raw.get("source") if isinstance(raw, dict) else None
        if not isinstance(source, dict) or raw.get("name") or "metric" not in source:
            return raw
        try:
            return {**raw, "name": find_metric(str(source.get("kind")), str(source["metric"])).name}
        except DefinitionError:
            # What is wrong with the source is said where it is read.
            return {**raw, "name": "Figure"}


def first_of(raw: dict[str, Any]) -> dict[str, Any]:
    """A raw pulse whose ``measures`` begin with the first figure, with that one where every other pulse has it.

    Its dates hold for the others of the same source, which need not name them again.
    """
    measures = raw.get("measures")
    if raw.get("measure") is not None or not isinstance(measures, list | tuple) or not measures:
        return raw
    if not all(isinstance(item, dict) for item in measures):
        return raw
    first, *others = (dict(item) for item in measures)
    source, goals = first.pop("source", None), first.pop("goals", None)
    shared = {key: first[key] for key in ("period", "dates") if key in first}
    found = {**raw, "measures": [item if item.get("source") else {**shared, **item} for item in others]}
    if source is not None:
        # The source of the pulse is the others', where they name none.
        common = raw.get("source")
        found["measures"] = [
            item if item.get("source") or not common else {**item, "source": common} for item in others
        ]
        found["source"] = source
    if goals is not None:
        found.setdefault("goals", goals)
    known = isinstance(found.get("source"), dict) and found["source"].get("kind") in {"shopify", "hubspot", "linear"}
    return found if known and not first else {**found, "measure": first}
