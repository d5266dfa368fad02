import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from jsonschema import Draft202012Validator

from pulse.errors import SourceBusy, SourceDenied, SourceError
from pulse.insight import find_facts
from pulse.narration import NarrationContext, write_plainly
from pulse.text.proof import prove
from sandbox.accounts import Answer
from tests.pulse.sources.conftest import Made, pulse

BERLIN = ZoneInfo("Europe/Berlin")
OCTOBER = date(2026, 10, 1)


def closed_in_october(made: Made) -> list[dict[str, str | None]]:
    first, last = datetime(2026, 10, 1, tzinfo=BERLIN), datetime(2026, 11, 1, tzinfo=BERLIN)
    return [
        deal
        for deal in made.accounts.hubspot.objects["deals"]
        if deal["hs_is_closed"] == "true" and first <= datetime.fromisoformat(str(deal["closedate"])) < last
    ]


def test_closed_deals_are_summed_divided_and_halved_by_the_catalogue(made: Made) -> None:
    closed = closed_in_october(made)
    won = [entry for entry in closed if entry["hs_is_closed_won"] == "true"]
    amounts = [Decimal(str(entry["amount_in_home_currency"])) for entry in won if entry["amount_in_home_currency"]]

    def october(metric: str) -> Decimal | None:
        return made.fetch("hubspot", metric, "month").value(OCTOBER)

    assert october("deals-won") == len(won)
    assert october("revenue-won") == sum(amounts)
    assert october("win-rate") == Decimal(len(won)) / len(closed)
    assert october("average-deal") == sum(amounts) / len(amounts)
    assert october("sales-cycle") == Decimal(median(int(str(entry["days_to_close"])) for entry in won)) * 86_400


def test_owners_are_named_over_all_pages_and_add_up(made: Made) -> None:
    result = made.fetch("hubspot", "revenue-won", "month", by="owner")

    assert {member.title for member in result.members} == {"Ada Byron", "Bob Marley", "Cleo", "(no owner)"}
    assert sum(result.value(OCTOBER, member.key) or 0 for member in result.members) == result.value(OCTOBER)
    assert result.series[0].currency == "EUR"


def test_a_month_without_closed_deals_has_no_rate_and_no_revenue(made: Made) -> None:
    for deal in made.accounts.hubspot.objects["deals"]:
        if str(deal["closedate"]).startswith(("2026-10", "2026-09-30T22", "2026-09-30T23")):
            deal["hs_is_closed"] = deal["hs_is_closed_won"] = "false"

    assert made.fetch("hubspot", "win-rate", "month").value(OCTOBER) is None
    assert made.fetch("hubspot", "revenue-won", "month").value(OCTOBER) == 0


def test_the_pipeline_stands_by_stage_in_the_order_of_the_board(made: Made) -> None:
    result = made.fetch("hubspot", "pipeline", "day", by="stage", pipeline="Sales")

    assert [member.title for member in result.members] == ["Qualified", "Proposal", "Contract sent"]
    at = date(2026, 11, 22)
    deals = [deal for deal in made.accounts.hubspot.objects["deals"] if deal["hs_is_closed"] == "false"]
    assert result.snapshot
    assert result.value(at) == sum(Decimal(deal["amount_in_home_currency"] or 0) for deal in deals)
    weighted = made.fetch("hubspot", "weighted-pipeline", "day").value(at)
    chances = {"s1": Decimal("0.2"), "s2": Decimal("0.5"), "s3": Decimal("0.9")}
    assert weighted == sum(
        Decimal(deal["amount_in_home_currency"] or 0) * chances[str(deal["dealstage"])] for deal in deals
    )
    with pytest.raises(SourceError, match=r"no deal pipeline 'Nope'; there are Sales"):
        made.fetch("hubspot", "pipeline", "day", pipeline="Nope")


def test_more_than_ten_thousand_objects_are_counted_by_period_and_read_to_the_last(made: Made) -> None:
    day = datetime(2026, 10, 5, 12, tzinfo=UTC)
    stamp = day.isoformat().replace("+00:00", "Z")
    made.accounts.hubspot.objects["contacts"] = [
        {"hs_object_id": str(number), "createdate": stamp} for number in range(1, 12_051)
    ]

    result = made.fetch("hubspot", "new-contacts", "month")

    assert result.value(OCTOBER) == 12_050


def test_new_deals_are_the_same_counted_here_and_there(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    from pulse.sources.hubspot import source

    fetched = made.fetch("hubspot", "new-deals", "month")
    monkeypatch.setattr(source, "_FEW", 0)

    assert made.fetch("hubspot", "new-deals", "month") == fetched


def test_a_short_page_that_names_another_is_no_last_page(made: Made) -> None:
    whole = made.fetch("hubspot", "revenue-won", "month")
    made.accounts.hubspot.page = 70

    assert made.fetch("hubspot", "revenue-won", "month") == whole
    asked = [entry for entry in made.accounts.hubspot.script.asked if entry["path"].endswith("deals/search")]
    assert len(asked) > 3


def page(*ids: int, total: int, more: bool = False) -> Answer:
    stamp = "2026-10-05T12:00:00Z"
    results = [
        {"id": str(id_), "properties": {"hs_object_id": str(id_), "closedate": stamp, "createdate": stamp}}
        for id_ in ids
    ]
    paging = {"paging": {"next": {"after": str(len(ids))}}} if more else {}
    return Answer(200, {"total": total, "results": results, **paging})


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ([page(1, 2, total=5), page(total=0), page(total=5)], "HubSpot answered 2 deals of 5"),
        ([page(1, 2, total=5, more=True), page(total=3, more=True)], "HubSpot answered 2 deals of 5"),
        ([page(total=5)], "HubSpot answered 0 deals of 5"),
        ([page(1, 2, total=4, more=True), page(1, 2, total=4, more=True)], "answered some deals twice"),
        ([page(1, 1, total=2)], "answered some deals twice"),
        ([Answer(200, {"results": []})], "answered without a total"),
        ([Answer(200, {"total": 0, "results": None})], "answered without results"),
    ],
)
def test_fewer_deals_than_promised_and_a_page_that_comes_again_are_no_whole(
    made: Made, pages: list[Answer], says: str
) -> None:
    made.accounts.hubspot.script.ready.extend(pages)

    with pytest.raises(SourceBusy, match=says):
        made.fetch("hubspot", "deals-won", "month")


def test_deals_that_went_while_they_were_read_are_not_missing(made: Made) -> None:
    made.accounts.hubspot.script.ready.extend([page(1, 2, total=5, more=True), page(3, total=1), page(3, total=3)])

    assert made.fetch("hubspot", "deals-won", "month").value(OCTOBER) == 3


@pytest.mark.parametrize(
    ("answers", "says", "error"),
    [
        ([{"results": [], "paging": {"next": {"after": "7"}}}] * 2, "answered one page of .* twice", SourceBusy),
        ([{"nothing": 1}], "answered without results", SourceBusy),
    ],
)
def test_a_list_that_leads_back_has_an_end(
    made: Made, answers: list[dict[str, Any]], says: str, error: type[Exception]
) -> None:
    made.accounts.hubspot.script.ready.extend([Answer(200, answer) for answer in answers])

    with pytest.raises(error, match=says):
        made.fetch("hubspot", "deals-won", "month", by="owner")


def test_pipelines_have_one_page_by_hubspots_description_and_a_second_is_refused(made: Made) -> None:
    more = {"results": [], "paging": {"next": {"after": "1"}}}
    made.accounts.hubspot.script.ready.append(Answer(200, more))

    with pytest.raises(SourceError, match="only the first part of /crm/pipelines"):
        made.fetch("hubspot", "pipeline", "day")


def owner(number: str, first: str = "", last: str = "", email: str = "", *, left: bool = False) -> dict[str, Any]:
    return {"id": number, "firstName": first, "lastName": last, "email": email, "archived": left}


def test_two_owners_of_one_name_stay_two_and_one_who_left_is_named(made: Made) -> None:
    before = made.fetch("hubspot", "revenue-won", "month", by="owner")
    made.accounts.hubspot.owners[:] = [
        owner("11", "Ada", "Byron", "ada@made.example"),
        owner("12", "ada ", "byron", "a.byron@made.example"),
        owner("13", "Cleo", "", left=True),
    ]
    for deal in made.accounts.hubspot.objects["deals"]:
        deal["hubspot_owner_id"] = deal["hubspot_owner_id"] or "99"

    result = made.fetch("hubspot", "revenue-won", "month", by="owner")

    titles = {member.key: member.title for member in result.members}
    assert titles == {"11": "Ada Byron (ada)", "12": "ada  byron (a.byron)", "13": "Cleo (left)", "99": "Owner 99"}
    assert [result.value(OCTOBER, key) for key in ("11", "12")] == [before.value(OCTOBER, key) for key in ("11", "12")]
    read = write_plainly(
        NarrationContext.of(pulse({"kind": "hubspot", "metric": "revenue-won", "by": "owner"}, "month")),
        find_facts(result),
    )
    assert "Ada Byron (ada)" in str(read.long_text())
    assert not {"11", "12", "13"} & set(re.findall(r"(?<!\S)\d+(?=\s|$)", str(read.long_text())))


def test_owners_without_any_name_or_address_are_numbered(made: Made) -> None:
    made.accounts.hubspot.owners[:] = [owner("11", "Ada"), owner("12", "Ada"), owner("13", email="cleo@made.example")]

    result = made.fetch("hubspot", "open-deals", "day", by="owner")

    assert {member.title for member in result.members} == {"Ada", "Ada (2)", "cleo", "(no owner)"}


def test_deals_without_an_amount_are_counted_and_said(made: Made) -> None:
    won = [entry for entry in closed_in_october(made) if entry["hs_is_closed_won"] == "true"]
    for item in won:
        item["amount_in_home_currency"] = item["amount_in_home_currency"] or "10"
    assert made.fetch("hubspot", "revenue-won", "month").notes == ()
    won[0]["amount_in_home_currency"] = None
    said = "1 deal won in the newest full month has no amount in the account's currency"
    assert made.fetch("hubspot", "revenue-won", "month").notes == (f"{said} and counts as zero.",)
    won[1]["amount_in_home_currency"] = ""
    said = "2 deals won in the newest full month have no amount in the account's currency"
    result = made.fetch("hubspot", "average-deal", "month")
    assert result.notes == (f"{said} and are left out.",)
    asked = pulse({"kind": "hubspot", "metric": "average-deal"}, "month")
    read, facts = write_plainly(NarrationContext.of(asked), find_facts(result)), find_facts(result)
    assert said in str(read.long_text())
    assert prove(read.long_text(), facts, NarrationContext.of(asked))[1] == []


def test_open_deals_without_an_amount_count_as_zero_and_are_said(made: Made) -> None:
    deals = [deal for deal in made.accounts.hubspot.objects["deals"] if deal["hs_is_closed"] == "false"]
    for number, entry in enumerate(deals):
        entry["amount_in_home_currency"] = None if number < 3 else "5"

    result = made.fetch("hubspot", "pipeline", "day", by="stage")

    assert result.value(date(2026, 11, 22)) == 5 * (len(deals) - 3)
    assert result.notes == ("3 deals in the pipeline have no amount in the account's currency and count as zero.",)
    assert made.fetch("hubspot", "open-deals", "day").notes == ()


def test_a_stage_that_was_closed_or_is_unknown_is_a_member_of_its_own_at_the_end(made: Made) -> None:
    stamp = "2026-11-01T12:00:00Z"
    moved = [
        {"id": str(place), "properties": {"amount_in_home_currency": "100", "createdate": stamp, "dealstage": stage}}
        for place, stage in enumerate(("new", "s4", "s1", None), start=1)
    ]
    told = {
        "id": "default",
        "label": "Sales",
        "displayOrder": 0,
        "stages": [
            {
                "id": "s1",
                "label": "Qualified",
                "displayOrder": 0,
                "metadata": {"isClosed": "false", "probability": "0.2"},
            },
            {"id": "s4", "label": "Won", "displayOrder": 1, "metadata": {"isClosed": "true", "probability": "1.0"}},
        ],
    }
    answers = [Answer(200, {"results": [told]}), Answer(200, {"total": 4, "results": moved})]
    made.accounts.hubspot.script.ready.extend(answers)
    result = made.fetch("hubspot", "pipeline", "day", by="stage")

    at = date(2026, 11, 22)
    assert [member.title for member in result.members] == ["Qualified", "Stage new", "Won", "(no stage)"]
    assert [result.value(at, member.key) for member in result.members] == [100, 100, 100, 100]
    made.accounts.hubspot.script.ready.extend(answers)
    weighted = made.fetch("hubspot", "weighted-pipeline", "day")
    assert weighted.value(at) == 120
    assert weighted.notes == ("2 deals are in a stage of unknown probability and count as zero.",)


def test_two_pipelines_of_one_name_are_told_apart_by_id(made: Made) -> None:
    twice: list[dict[str, Any]] = [{"id": id_, "label": "Sales", "displayOrder": 0, "stages": []} for id_ in ("a", "b")]
    made.accounts.hubspot.script.ready.append(Answer(200, {"results": twice}))

    with pytest.raises(SourceError, match=r"2 deal pipelines 'Sales'. Name one by its id: a, b"):
        made.fetch("hubspot", "revenue-won", "month", pipeline="Sales")


@pytest.mark.parametrize(("name", "value"), [("closedate", "soon"), ("amount_in_home_currency", "NaN")])
def test_a_property_that_cannot_be_read_is_named(made: Made, name: str, value: str) -> None:
    answer = page(1, total=1)
    answer.body["results"][0]["properties"][name] = value
    made.accounts.hubspot.script.ready.append(answer)

    with pytest.raises(SourceError, match=f"HubSpot answered '{value}' where a"):
        made.fetch("hubspot", "revenue-won", "month")


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (
            Answer(401, {"status": "error", "category": "INVALID_AUTHENTICATION"}),
            SourceDenied,
            "does not know this key",
        ),
        (Answer(429, {"errorType": "RATE_LIMIT", "policyName": "DAILY"}), SourceError, "daily number of calls"),
        (Answer(400, {"message": "no such property"}), SourceError, "did not take the question: no such property"),
    ],
)
def test_a_refusal_says_what_to_do(made: Made, answer: Answer, error: type[Exception], says: str) -> None:
    made.accounts.hubspot.script.ready.append(answer)

    with pytest.raises(error, match=says) as caught:
        made.fetch("hubspot", "deals-won", "month")
    assert "pat-made" not in str(caught.value)
    assert not isinstance(caught.value, SourceBusy)


def test_a_missing_scope_is_named(made: Made) -> None:
    made.accounts.hubspot.scopes.discard("crm.objects.deals.read")

    with pytest.raises(SourceDenied, match=r"lacks the scope crm\.objects\.deals\.read"):
        made.fetch("hubspot", "deals-won", "month")
    found = {finding.what: finding.works for finding in made.sources["hubspot"].check()}
    assert found == {
        "sign in": True,
        "read deals": False,
        "read pipelines": False,
        "read owners": True,
        "read contacts": True,
    }


def test_an_answer_without_what_was_asked_for_is_no_zero(made: Made) -> None:
    made.accounts.hubspot.script.ready.append(Answer(200, {"unexpected": True}))

    with pytest.raises(SourceBusy, match="answered without"):
        made.fetch("hubspot", "pipeline", "day")


def test_a_week_without_closed_deals_is_said_to_be_empty_and_not_late(made: Made) -> None:
    for deal in made.accounts.hubspot.objects["deals"]:
        if str(deal["closedate"]) > "2026-11-08":
            deal["hs_is_closed"] = deal["hs_is_closed_won"] = "false"

    result = made.fetch("hubspot", "win-rate")

    assert (result.quality.empty_by, result.quality.late_by) == (1, 0)
    read = write_plainly(
        NarrationContext.of(pulse({"kind": "hubspot", "metric": "win-rate"}, "week")), find_facts(result)
    )
    assert str(read.summary).startswith("No data to make a figure of for the week of 9 November")


def test_another_time_zone_than_the_accounts_is_told_to_the_owner(made: Made) -> None:
    result = made.fetch("hubspot", "deals-won", "month", timezone="America/New_York")

    assert "America/New_York, HubSpot's own reports by Europe/Berlin" in result.warnings[0]


def test_a_busy_second_is_waited_for(made: Made) -> None:
    made.accounts.hubspot.script.ready.extend(
        [Answer(429, {"policyName": "SECONDLY"}), Answer(503, "<html>"), Answer(523, "origin unreachable")]
    )

    assert made.fetch("hubspot", "deals-won", "month").complete


@pytest.mark.usefixtures("made")
def test_the_stand_in_answers_as_hubspots_own_models_are_shaped(contracts: Path) -> None:
    shapes = json.loads((contracts / "hubspot" / "crm.schema.json").read_text())
    defined = shapes.get("$defs") or shapes.get("definitions")
    name = next(key for key in defined if "CollectionResponseWithTotal" in key and "SimplePublicObject" in key)
    import os

    answer = httpx.post(
        f"{os.environ['HUBSPOT_API_URL']}/crm/objects/2026-09/deals/search",
        headers={"Authorization": "Bearer pat-made"},
        json={"filterGroups": [{"filters": []}], "limit": 5, "properties": ["dealstage"]},
    ).json()
    Draft202012Validator({**shapes, "$ref": f"#/{'$defs' if '$defs' in shapes else 'definitions'}/{name}"}).validate(
        answer
    )


@pytest.mark.parametrize("name", ["deals_list.names_removed", "made.deals_search_closed.page1"])
def test_recorded_deals_are_read(contracts: Path, name: str) -> None:
    from pulse.sources.hubspot.deals import amount, moment, number

    body: dict[str, Any] = json.loads((contracts / "hubspot" / "samples" / f"{name}.json").read_text())
    body = body.get("body", body)
    deals = [result["properties"] for result in body["results"]]

    assert deals
    for deal in deals:
        assert amount(deal) >= 0
        created, days = moment(deal.get("createdate")), number(deal.get("days_to_close"))
        assert created is None or created > datetime(2000, 1, 1, tzinfo=UTC)
        assert days is None or days >= 0


def test_every_question_is_one_that_hubspot_publishes(made: Made, contracts: Path) -> None:
    shapes = json.loads((contracts / "hubspot" / "crm.schema.json").read_text())
    for metric in ("pipeline", "revenue-won", "win-rate", "new-deals"):
        made.fetch("hubspot", metric, "day" if metric == "pipeline" else "month", by="owner")

    asked = made.accounts.hubspot.script.asked
    published = {path.split(" ", 1)[1] for path in shapes["x-paths"] if path.startswith(("GET", "POST"))}
    spelled = {path.replace("{deals|contacts}", kind) for path in published for kind in ("deals", "contacts")}
    assert {entry["path"].removeprefix("/hubspot") for entry in asked} <= spelled
    judge = Draft202012Validator({**shapes, "$ref": "#/$defs/PublicObjectSearchRequest"})
    bodies = [json.loads(entry["body"]) for entry in asked if entry["body"]]
    assert bodies
    for body in bodies:
        judge.validate(body)
        assert len(json.dumps(body)) < 3000
