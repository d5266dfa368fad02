"""A HubSpot account as a source."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from pulse.definition import HubSpotSource, Pulse
from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.series.periods import Start, begin, between, end, step, truncate
from pulse.series.titles import Named, told_apart
from pulse.sources.contract import Finding
from pulse.sources.given import Given, result_of
from pulse.sources.hubspot.client import VERSION, Filter, HubSpotClient, signed_in
from pulse.sources.hubspot.deals import CLOSED, Deal, amount, by_period, lacking, moment
from pulse.sources.hubspot.owners import OWNERS, owner_of, owners_of, titles_of
from pulse.sources.hubspot.stages import Stage, pipelines, stage_of, stages

_PROPERTIES = (
    "amount_in_home_currency",
    "closedate",
    "createdate",
    "dealstage",
    "pipeline",
    "hs_is_closed_won",
    "hubspot_owner_id",
    "days_to_close",
    "hs_deal_stage_probability",
)
_EVER: Filter = {"propertyName": "createdate", "operator": "GT", "value": "0"}
_FEW = 4000
"""So many objects are fetched and counted here; of more, only their number is asked for, period by period."""
_CREATED = {"new-deals": "deals", "new-contacts": "contacts"}


class HubSpot:
    """A HubSpot account.

    Args:
        token: A service key, or the token of an existing private app.
    """

    def __init__(self, token: str) -> None:
        self._token = token

    def fetch(self, query: Pulse, since: datetime, until: datetime) -> Dataset:
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
        tried: dict[str, Callable[[HubSpotClient], str]] = {
            "sign in": _account,
            "read deals": lambda client: f"{client.count('deals', [_EVER]):,} deals",
            "read pipelines": lambda client: ", ".join(str(entry["label"]) for entry in pipelines(client)),
            "read owners": lambda client: f"{sum(1 for _ in client.listed(OWNERS)):,} owners",
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


def _account(client: HubSpotClient) -> str:
    found = client.read(f"/account-info/{VERSION}/details")
    return f"portal {found.get('portalId')}, {found.get('companyCurrency')}, {found.get('timeZone')}"


def _standing(client: HubSpotClient, pulse: Pulse, source: HubSpotSource, until: datetime) -> Given:
    """Open deals as they stand now; what they were before is nowhere to be asked."""
    board, found = _open_deals(client, source)
    owners = owners_of(client) if source.by == "owner" else {}
    parts = {stage.key: Decimal(0) for stage in board} if source.by == "stage" else {}
    total, unlikely = Decimal(0), 0
    for deal, stage in found:
        worth = _worth(source.metric, deal, stage)
        total, unlikely = total + (worth or Decimal(0)), unlikely + (worth is None)
        member = owner_of(deal) if source.by == "owner" else stage.key
        parts[member] = parts.get(member, Decimal(0)) + (worth or Decimal(0))
    at = truncate(until, pulse.grain, pulse.zone)
    named = [Named(stage.key, stage.label) for stage in [*board, *(stage for _, stage in found)]]
    titles = told_apart(named) if source.by == "stage" else titles_of(parts, owners)
    members = {key: {at: value} for key, value in parts.items()} if source.by else {}
    notes = _standing_notes(source.metric, [deal for deal, _ in found], unlikely)
    return Given(
        {at: total},
        dict(members),
        rows=len(found),
        snapshot=True,
        in_order=source.by == "stage",
        notes=notes,
        titles=titles,
    )


def _open_deals(client: HubSpotClient, source: HubSpotSource) -> tuple[list[Stage], list[tuple[Deal, Stage]]]:
    """The open stages in the order of the board, and each open deal with its stage.

    A deal may have been moved since the search saw it, also to a stage that is closed or new.
    """
    boards = pipelines(client, source.pipeline)
    order, found = list[Stage](), list[tuple[Deal, Stage]]()
    for board in boards:
        known = stages(board, prefix=len(boards) > 1)
        open_ones = {id_: stage for id_, stage in known.items() if not stage.closed}
        order += open_ones.values()
        if open_ones:
            filters = [_filter("pipeline", "EQ", str(board["id"])), _filter("dealstage", "IN", list(open_ones))]
            deals = client.search("deals", filters, _PROPERTIES)
            found += [(deal, stage_of(deal, board, known, prefix=len(boards) > 1)) for deal in deals]
    return order, found


def _standing_notes(metric: str, deals: list[Deal], unlikely: int) -> tuple[str, ...]:
    if metric == "open-deals":
        return ()
    notes = lacking(deals, "in the pipeline", "amount_in_home_currency", zero=True)
    if unlikely:
        singular = unlikely == 1
        who = "1 deal is" if singular else f"{unlikely:,} deals are"
        notes += (f"{who} in a stage of unknown probability and {'counts' if singular else 'count'} as zero.",)
    return notes


def _worth(metric: str, deal: Deal, stage: Stage) -> Decimal | None:
    """What a deal adds; None where that cannot be known."""
    if metric == "open-deals":
        return Decimal(1)
    if metric != "weighted-pipeline":
        return amount(deal)
    return None if stage.probability is None else amount(deal) * stage.probability


def _closed(client: HubSpotClient, pulse: Pulse, source: HubSpotSource, since: datetime, until: datetime) -> Given:
    closed = CLOSED[source.metric]
    which = _filter("hs_is_closed" if closed.lost_too else "hs_is_closed_won", "EQ", "true")
    filters = [which, *_within("closedate", since, until), *_of_pipeline(client, source)]
    owners = owners_of(client) if source.by else {}
    deals = list(client.search("deals", filters, _PROPERTIES))
    found = by_period(deals, _period(pulse, "closedate"), owner_of if source.by else None)
    figures = {key: {at: closed.figure(those) for at, those in periods.items()} for key, periods in found.items()}
    notes: tuple[str, ...] = ()
    if closed.needs:
        newest = step(truncate(until, pulse.grain, pulse.zone), pulse.grain, -1)
        won = f"won in the newest full {pulse.grain}"
        notes = lacking(found[""].get(newest, []), won, closed.needs, zero=closed.zero)
    titles = titles_of(figures, owners)
    return Given(figures.pop(""), figures, rows=len(deals), since=since, notes=notes, titles=titles)


def _created(client: HubSpotClient, pulse: Pulse, source: HubSpotSource, since: datetime, until: datetime) -> Given:
    kind, narrowed = _CREATED[source.metric], []
    if kind == "deals":
        narrowed = _of_pipeline(client, source)
    filters = [*_within("createdate", since, until), *narrowed]
    if source.by or client.count(kind, filters) <= _FEW:
        found = by_period(
            client.search(kind, filters, _PROPERTIES),
            _period(pulse, "createdate"),
            owner_of if source.by else None,
        )
        titles = titles_of(found, owners_of(client)) if source.by else {}
        figures = {key: {at: Decimal(len(those)) for at, those in entry.items()} for key, entry in found.items()}
        counted = dict[Start, Decimal | None](figures.pop(""))
        rows = sum(len(those) for those in found[""].values())
        return Given(counted, dict(figures), rows=rows, since=since, titles=titles)
    whole: dict[Start, Decimal | None] = {}
    for at in between(truncate(since, pulse.grain, pulse.zone), truncate(until, pulse.grain, pulse.zone), pulse.grain):
        until_then = min(until, end(at, pulse.grain, pulse.zone))
        within = [*_within("createdate", begin(at, pulse.zone), until_then), *narrowed]
        whole[at] = Decimal(client.count(kind, within))
    rows = int(sum((value or Decimal(0) for value in whole.values()), Decimal(0)))
    return Given(whole, rows=rows, since=since)


def _of_pipeline(client: HubSpotClient, source: HubSpotSource) -> list[Filter]:
    if source.pipeline is None:
        return []
    return [_filter("pipeline", "EQ", str(pipelines(client, source.pipeline)[0]["id"]))]


def _period(pulse: Pulse, name: str) -> Callable[[Deal], Start]:
    def period(deal: Deal) -> Start:
        found = moment(deal.get(name))
        if found is None:
            raise SourceError(f"HubSpot answered a deal without {name}, though it was asked for by {name}.")
        return truncate(found, pulse.grain, pulse.zone)

    return period


def _filter(name: str, operator: str, value: str | list[str]) -> Filter:
    return {"propertyName": name, "operator": operator, "values" if isinstance(value, list) else "value": value}


def _within(name: str, since: datetime, until: datetime) -> list[Filter]:
    """From ``since`` on, before ``until``; HubSpot takes milliseconds in UTC."""
    first, last = (str(int(moment.timestamp() * 1000)) for moment in (since, until))
    return [_filter(name, "GTE", first), _filter(name, "LT", last)]
