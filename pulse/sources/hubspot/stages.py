"""Pipelines and their stages, in the order of the board."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pulse.errors import SourceError
from pulse.sources.hubspot.client import VERSION, HubSpotClient
from pulse.sources.hubspot.deals import Deal, number

_NONE = "none"


@dataclass(frozen=True)
class Stage:
    """A stage of a pipeline.

    Args:
        key: Its id, within that of the pipeline.
        label: What the board calls it.
        closed: Whether deals in it are over.
        probability: How likely its deals are won; None where nothing is known of it.
    """

    key: str
    label: str
    closed: bool
    probability: Decimal | None


def pipelines(client: HubSpotClient, wanted: str | None = None) -> list[dict[str, Any]]:
    """Every pipeline of deals, or those with this id or label.

    Raises:
        SourceError: There is none.
    """
    found = client.unpaged(f"/crm/pipelines/{VERSION}/deals")
    if wanted is None:
        return found
    chosen = [entry for entry in found if wanted in {str(entry["id"]), str(entry["label"])}]
    if not chosen:
        names = ", ".join(str(entry["label"]) for entry in found) or "none"
        raise SourceError(f"HubSpot has no deal pipeline {wanted!r}; there are {names}. Check source.pipeline.")
    if len(chosen) > 1:
        ids = ", ".join(str(entry["id"]) for entry in chosen)
        raise SourceError(f"HubSpot has {len(chosen)} deal pipelines {wanted!r}. Name one by its id: {ids}.")
    return chosen


def stages(pipeline: dict[str, Any], *, prefix: bool) -> dict[str, Stage]:
    """By id; HubSpot writes whether a stage is closed, and its probability, as text."""
    found = {}
    for item in sorted(pipeline["stages"], key=lambda stage: int(stage.get("displayOrder") or 0)):
        told = item.get("metadata") or {}
        closed = str(told.get("isClosed", "false")).lower() == "true"
        label = _label(pipeline, str(item["label"]), prefix=prefix)
        found[str(item["id"])] = Stage(
            f"{pipeline['id']}/{item['id']}", label, closed, number(told.get("probability") or 0)
        )
    return found


def stage_of(deal: Deal, pipeline: dict[str, Any], known: dict[str, Stage], *, prefix: bool) -> Stage:
    """The stage that a deal is in; one that the pipeline does not have (any more) is called by its id."""
    id_ = str(deal.get("dealstage") or "")
    if id_ in known:
        return known[id_]
    label = _label(pipeline, f"Stage {id_}" if id_ else "(no stage)", prefix=prefix)
    probability = number(deal.get("hs_deal_stage_probability"))
    return Stage(f"{pipeline['id']}/{id_ or _NONE}", label, closed=False, probability=probability)


def _label(pipeline: dict[str, Any], label: str, *, prefix: bool) -> str:
    return f"{pipeline['label']}: {label}" if prefix else label
