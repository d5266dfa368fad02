"""Who owns deals: by id, those who left too."""

from typing import Any

from pulse.series.titles import Named, told_apart
from pulse.sources.hubspot.client import VERSION, HubSpotClient
from pulse.sources.hubspot.deals import Deal

NOBODY = "nobody"
OWNERS = f"/crm/owners/{VERSION}"


def owners_of(client: HubSpotClient) -> dict[str, str]:
    """What each owner is called, by id; those who left are among the archived (HubSpot: guide "Owners")."""
    there = {str(entry["id"]): _named(entry, "") for entry in client.listed(OWNERS)}
    left = {str(entry["id"]): _named(entry, " (left)") for entry in client.listed(OWNERS, archived="true")}
    return told_apart([Named(NOBODY, "(no owner)"), *{**left, **there}.values()])


def owner_of(deal: Deal) -> str:
    """The id of a deal's owner."""
    return str(deal.get("hubspot_owner_id") or "") or NOBODY


def titles_of(members: dict[str, Any], owners: dict[str, str]) -> dict[str, str]:
    """What the members are called; one whom neither list knows has nothing but the id."""
    return {**owners, **{key: f"Owner {key}" for key in members if key and key not in owners}}


def _named(owner: dict[str, Any], more: str) -> Named:
    name = f"{owner.get('firstName') or ''} {owner.get('lastName') or ''}".strip()
    address = str(owner.get("email") or "").partition("@")[0].strip()
    return Named(str(owner["id"]), (name or address or f"Owner {owner['id']}") + more, address)
