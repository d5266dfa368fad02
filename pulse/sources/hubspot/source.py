"""A HubSpot account as a source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pulse.definition import HubSpotSource, Pulse
from pulse.errors import SourceBusy, SourceError
from pulse.periods import Start, begin, between, end, floor
from pulse.series import Result
from pulse.sources.contract import Finding
from pulse.sources.given import Given, result_of
from pulse.sources.hubspot.client import VERSION, Client, Filter, signed_in
from pulse.sources.hubspot.deals import CLOSED, Deal, amount, by_period, moment

_PROPERTIES = (
    "amount_in_home_currency", "closedate", "createdate", "dealstage", "pipeline", "hs_is_closed_won",
    "hubspot_owner_id", "days_to_close",
)  # fmt: skip
_EVER: Filter = {"propertyName": "createdate", "operator": "GT", "value": "0"}
_FEW = 4000
"""So many objects are fetched and counted here; of more, only their number is asked for, period by period."""
_CREATED = {"new-deals": "deals", "new-contacts": "contacts"}


@dataclass(frozen=True)
class _Stage:
    id: str
    label: str
    closed: bool
    probability: Decimal


class HubSpot:
    """A HubSpot account.

    Args:
        token: A service key, or the token of an existing private app.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Result:
        """See :class:`pulse.sources.contract.Source`."""
        source = query.source
        if not isinstance(source, HubSpotSource):
            raise SourceError(f"{query.name} is not about HubSpot.")
        with signed_in(self._token) as client:
            if source.definition.snapshot:
                given = _standing(client, query, source, until)
            elif source.metric in CLOSED:
                given = _closed(client, query, source, since, until)
            else:
                given = _created(client, query, source, since, until)
            about = client.read(f"/account-info/{VERSION}/details")
            if source.definition.unit == "currency":
                given.currency = str(about.get("companyCurrency") or "") or None
            if about.get("timeZone") not in {query.timezone, None}:
                theirs = f"HubSpot's own reports by {about['timeZone']}"
                given.warnings = (f"{query.name} begins its periods by {query.timezone}, {theirs}.",)
        return result_of(given, query, until, "HubSpot")

    def check(self) -> list[Finding]:
        """See :class:`pulse.sources.contract.Source`."""
        tried: dict[str, Callable[[Client], str]] = {
            "sign in": _account,
            "read deals": lambda client: f"{client.count('deals', [_EVER]):,} deals",
            "read pipelines": lambda client: ", ".join(str(one["label"]) for one in _pipelines(client)),
            "read owners": lambda client: f"{len(_owners(client)):,} owners",
            "read contacts": lambda client: f"{client.count('contacts', [_EVER]):,} contacts",
        }
        findings = []
        for what, attempt in tried.items():
            try:
                with signed_in(self._token) as client:
                    findings.append(Finding(what, works=True, said=attempt(client)))
            except SourceError as wrong:
                findings.append(Finding(what, works=False, said=str(wrong)))
        return findings


def _account(client: Client) -> str:
    found = client.read(f"/account-info/{VERSION}/details")
    return f"portal {found.get('portalId')}, {found.get('companyCurrency')}, {found.get('timeZone')}"


def _pipelines(client: Client, wanted: str | None = None) -> list[dict[str, Any]]:
    found = client.read(f"/crm/pipelines/{VERSION}/deals").get("results")
    if not isinstance(found, list):
        raise SourceBusy("HubSpot answered without pipelines. It is asked again later.")
    if wanted is None:
        return found
    chosen = [one for one in found if wanted in {str(one["id"]), str(one["label"])}]
    if not chosen:
        names = ", ".join(str(one["label"]) for one in found) or "none"
        raise SourceError(f"HubSpot has no deal pipeline {wanted!r}; there are {names}. Check source.pipeline.")
    return chosen


def _stages(pipeline: dict[str, Any], *, prefix: bool) -> list[_Stage]:
    """In the order of the board; HubSpot writes whether a stage is closed, and its probability, as text."""
    found = []
    for one in sorted(pipeline["stages"], key=lambda stage: int(stage["displayOrder"])):
        told = one.get("metadata") or {}
        label = f"{pipeline['label']}: {one['label']}" if prefix else str(one["label"])
        closed = str(told.get("isClosed", "false")).lower() == "true"
        found.append(_Stage(str(one["id"]), label, closed, Decimal(str(told.get("probability") or 0))))
    return found


def _owners(client: Client) -> dict[str, str]:
    found = {}
    for one in client.listed(f"/crm/owners/{VERSION}"):
        name = f"{one.get('firstName') or ''} {one.get('lastName') or ''}".strip()
        found[str(one["id"])] = name or f"Owner {one['id']}"
    return found


def _owner_of(client: Client) -> Callable[[Deal], str]:
    names = _owners(client)

    def name(deal: Deal) -> str:
        owner = str(deal.get("hubspot_owner_id") or "")
        return names.get(owner, f"Owner {owner}") if owner else "No owner"

    return name


def _standing(client: Client, pulse: Pulse, source: HubSpotSource, until: datetime) -> Given:
    """Open deals as they stand now; what they were before is nowhere to be asked."""
    pipelines = _pipelines(client, source.pipeline)
    at = floor(until, pulse.grain, pulse.zone)
    owner = _owner_of(client) if source.by == "owner" else None
    total, parts, rows = Decimal(0), dict[str, Decimal](), 0
    for pipeline in pipelines:
        stages = {one.id: one for one in _stages(pipeline, prefix=len(pipelines) > 1) if not one.closed}
        if source.by == "stage":
            parts |= {stage.label: Decimal(0) for stage in stages.values()}
        if not stages:
            continue
        filters = [_filter("pipeline", "EQ", str(pipeline["id"])), _filter("dealstage", "IN", list(stages))]
        for deal in client.search("deals", filters, _PROPERTIES):
            stage = stages[str(deal["dealstage"])]
            worth = _worth(source.metric, deal, stage)
            total, rows = total + worth, rows + 1
            if source.by:
                member = owner(deal) if owner else stage.label
                parts[member] = parts.get(member, Decimal(0)) + worth
    members = {key: {at: value} for key, value in parts.items()}
    return Given({at: total}, members, rows=rows, snapshot=True, in_order=source.by == "stage")


def _worth(metric: str, deal: Deal, stage: _Stage) -> Decimal:
    if metric == "open-deals":
        return Decimal(1)
    return amount(deal) * stage.probability if metric == "weighted-pipeline" else amount(deal)


def _closed(client: Client, pulse: Pulse, source: HubSpotSource, since: datetime, until: datetime) -> Given:
    closed = CLOSED[source.metric]
    which = _filter("hs_is_closed" if closed.lost_too else "hs_is_closed_won", "EQ", "true")
    filters = [which, *_within("closedate", since, until), *_of_pipeline(client, source)]
    owner = _owner_of(client) if source.by else None
    deals = list(client.search("deals", filters, _PROPERTIES))
    found = by_period(deals, _period(pulse, "closedate"), owner)
    figures = {key: {at: closed.figure(those) for at, those in periods.items()} for key, periods in found.items()}
    return Given(figures.pop(""), figures, rows=len(deals), since=since)


def _created(client: Client, pulse: Pulse, source: HubSpotSource, since: datetime, until: datetime) -> Given:
    kind, narrowed = _CREATED[source.metric], []
    if kind == "deals":
        narrowed = _of_pipeline(client, source)
    filters = [*_within("createdate", since, until), *narrowed]
    if source.by or client.count(kind, filters) <= _FEW:
        found = by_period(
            client.search(kind, filters, _PROPERTIES),
            _period(pulse, "createdate"),
            _owner_of(client) if source.by else None,
        )
        figures = {key: {at: Decimal(len(those)) for at, those in one.items()} for key, one in found.items()}
        counted = dict[Start, Decimal | None](figures.pop(""))
        return Given(counted, dict(figures), rows=sum(len(those) for those in found[""].values()), since=since)
    whole: dict[Start, Decimal | None] = {}
    for at in between(floor(since, pulse.grain, pulse.zone), floor(until, pulse.grain, pulse.zone), pulse.grain):
        until_then = min(until, end(at, pulse.grain, pulse.zone))
        within = [*_within("createdate", begin(at, pulse.zone), until_then), *narrowed]
        whole[at] = Decimal(client.count(kind, within))
    rows = int(sum((value or Decimal(0) for value in whole.values()), Decimal(0)))
    return Given(whole, rows=rows, since=since)


def _of_pipeline(client: Client, source: HubSpotSource) -> list[Filter]:
    if source.pipeline is None:
        return []
    return [_filter("pipeline", "EQ", str(_pipelines(client, source.pipeline)[0]["id"]))]


def _period(pulse: Pulse, name: str) -> Callable[[Deal], Start]:
    def period(deal: Deal) -> Start:
        found = moment(deal.get(name))
        if found is None:
            raise SourceError(f"HubSpot answered a deal without {name}, though it was asked for by {name}.")
        return floor(found, pulse.grain, pulse.zone)

    return period


def _filter(name: str, operator: str, value: str | list[str]) -> Filter:
    return {"propertyName": name, "operator": operator, "values" if isinstance(value, list) else "value": value}


def _within(name: str, since: datetime, until: datetime) -> list[Filter]:
    """From ``since`` on, before ``until``; HubSpot takes milliseconds in UTC."""
    first, last = (str(int(moment.timestamp() * 1000)) for moment in (since, until))
    return [_filter(name, "GTE", first), _filter(name, "LT", last)]
