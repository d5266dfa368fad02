import json
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pulse.errors import NoDataError, SourceBusy, SourceDenied, SourceError
from pulse.insight import find_facts, headline_change
from pulse.languages.dates import say
from pulse.series import from_json, to_json
from pulse.sources.linear.client import Account
from pulse.sources.linear.source import Linear
from sandbox.accounts import Answer
from tests.pulse.sources.conftest import Made

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 9)


def done(made: Made, team: str | None = None) -> list[dict[str, Any]]:
    first, last = datetime(2026, 11, 9, tzinfo=BERLIN), datetime(2026, 11, 16, tzinfo=BERLIN)
    return [
        issue
        for issue in made.accounts.linear.issues
        if issue["completedAt"]
        and first <= datetime.fromisoformat(issue["completedAt"]) < last
        and not issue["trashed"]
        and team in {None, issue["team"]["key"]}
    ]


def test_throughput_counts_what_was_completed_and_nothing_cancelled_or_trashed(made: Made) -> None:
    result = made.fetch("linear", "throughput", by="team")

    assert result.value(MONDAY) == len(done(made))
    assert result.value(MONDAY, "OPS") == len(done(made, "OPS"))


def test_times_are_the_median_and_the_smallest_that_85_in_100_stay_within(made: Made) -> None:
    def days(since: str) -> list[float]:
        return sorted(
            (datetime.fromisoformat(entry["completedAt"]) - datetime.fromisoformat(entry[since])).total_seconds()
            for entry in done(made)
            if entry[since]
        )

    assert made.fetch("linear", "cycle-time").value(MONDAY) == Decimal(str(median(days("startedAt"))))
    lead = days("createdAt")
    assert made.fetch("linear", "lead-time-p85").value(MONDAY) == Decimal(str(lead[ceil(len(lead) * 0.85) - 1]))
    for item in done(made)[:2]:
        item["startedAt"] = None
    (note,) = made.fetch("linear", "cycle-time").notes
    count = sum(entry["startedAt"] is None for entry in done(made))
    assert note == f"{count} issues were completed without ever being started and are left out."


def test_an_issue_with_two_labels_counts_for_both_and_so_labels_do_not_add_up(made: Made) -> None:
    result = made.fetch("linear", "throughput", by="label")

    assert not result.whole.additive
    assert sum(result.value(MONDAY, member.key) or 0 for member in result.members) > (result.value(MONDAY) or 0)
    assert not [fact for fact in find_facts(result) if fact.kind in {"driver", "share"}]


def test_velocity_is_in_points_where_a_team_estimates_and_in_issues_where_not(made: Made) -> None:
    points = made.fetch("linear", "velocity", "cycle", team=["ENG"])
    issues = made.fetch("linear", "velocity", "cycle", team=["OPS"])

    last = made.accounts.linear.cycles["ENG"][-2]
    assert points.complete[-1].value == last["completedScopeHistory"][-1]
    assert points.describe(points.complete[-1].at) == f"Cycle {last['number']}"
    assert (points.whole.unit, issues.whole.unit) == ("points", "count")
    assert points.points[-1].partial
    assert from_json(json.loads(json.dumps(to_json(points)))) == points


def test_a_cycle_is_held_against_the_cycle_before(made: Made) -> None:
    change = headline_change(find_facts(made.fetch("linear", "velocity", "cycle", team=["ENG"])))

    cycles = made.accounts.linear.cycles["ENG"]
    assert change is not None
    assert change.numbers["base"] == cycles[-3]["completedScopeHistory"][-1]
    assert say(change.times["against"], "en", "in") == f"in Cycle {cycles[-3]['number']}"


def test_the_burn_up_has_a_day_for_each_day_of_the_cycle_with_its_scope_and_pace(made: Made) -> None:
    result = made.fetch("linear", "burn-up", "day", team=["ENG"])

    active = made.accounts.linear.cycles["ENG"][-1]
    start = datetime.fromisoformat(active["startsAt"]).astimezone(BERLIN).date()
    assert [companion.title for companion in result.companions] == ["Scope", "Even pace"]
    assert result.members == ()
    assert result.table[""][start].value == active["completedScopeHistory"][0]
    assert result.table["Scope"][start].value == active["scopeHistory"][0]


def test_open_issues_stand_in_the_order_of_the_workflow(made: Made) -> None:
    result = made.fetch("linear", "open-issues", "day", by="state")

    assert [member.key for member in result.members] == ["Backlog", "Todo", "In progress"]
    kinds = {"triage", "backlog", "unstarted", "started"}
    assert result.value(date(2026, 11, 22)) == sum(
        issue["state"]["type"] in kinds for issue in made.accounts.linear.issues
    )


def test_created_stands_beside_completed_and_is_no_part_of_it(made: Made) -> None:
    result = made.fetch("linear", "created-completed")

    first, last = datetime(2026, 11, 9, tzinfo=BERLIN), datetime(2026, 11, 16, tzinfo=BERLIN)
    created = [
        issue
        for issue in made.accounts.linear.issues
        if first <= datetime.fromisoformat(issue["createdAt"]) < last and not issue["trashed"]
    ]
    assert result.value(MONDAY, "Created") == len(created)
    assert result.members == ()


def test_progress_is_weighted_by_scope(made: Made) -> None:
    result = made.fetch("linear", "project-progress", "day", by="project")

    exact = (Decimal("0.62") * 40 + Decimal("0.25") * 25 + Decimal("0.9") * 12) / 77
    assert abs((result.value(date(2026, 11, 22)) or 0) - exact) < Decimal("0.0000001")


def test_completed_issues_without_an_estimate_count_as_zero_and_are_said(made: Made) -> None:
    for issue in made.accounts.linear.issues:
        issue["estimate"] = issue["estimate"] or 1
    assert made.fetch("linear", "points-completed").notes == ()
    done(made)[0]["estimate"] = None
    (note,) = made.fetch("linear", "points-completed").notes
    assert note == "1 issue has no estimate in the newest full week and counts as zero."
    done(made)[1]["estimate"] = None
    (note,) = made.fetch("linear", "points-completed").notes
    assert note == "2 issues have no estimate in the newest full week and count as zero."


def test_two_projects_of_one_name_stay_two(made: Made) -> None:
    for project in made.accounts.linear.projects:
        project["name"] = "Checkout"
    for issue in made.accounts.linear.issues:
        issue["project"] = issue["project"] and {**issue["project"], "name": "Checkout"}

    progress = made.fetch("linear", "project-progress", "day", by="project")
    issues = made.fetch("linear", "throughput", by="project")

    at = date(2026, 11, 22)
    assert {member.title: progress.value(at, member.key) for member in progress.members} == {
        "Checkout": Decimal("0.9"),
        "Checkout (2)": Decimal("0.25"),
        "Checkout (3)": Decimal("0.62"),
    }
    assert {member.title for member in issues.members} == {"Checkout", "Checkout (2)", "Checkout (3)", "(none)"}
    assert sum(issues.value(MONDAY, member.key) or 0 for member in issues.members) == issues.value(MONDAY)


def test_two_people_of_one_name_are_told_apart_by_their_addresses(made: Made) -> None:
    for issue in made.accounts.linear.issues:
        issue["assignee"] = issue["assignee"] and {**issue["assignee"], "displayName": "Sam"}

    result = made.fetch("linear", "open-issues", "day", by="assignee")

    assert {member.title for member in result.members} == {"Sam (ada)", "Sam (bob)", "(nobody)"}


def test_a_priority_or_state_that_nobody_knows_is_a_member_of_its_own_at_the_end(made: Made) -> None:
    answer = {
        "pageInfo": {"hasNextPage": False},
        "nodes": [
            {"priorityLabel": priority, "state": state, "assignee": None, "team": {"key": "ENG"}}
            for priority, state in (
                ("Whenever", {"name": "Parked", "type": "asleep", "position": 1.0}),
                ("Low", {"name": "Todo", "type": "unstarted", "position": 2.0}),
                (None, None),
            )
        ],
    }
    answers = [Answer(200, {"data": {"issues": answer}})] * 2
    made.accounts.linear.script.ready.extend(answers)

    by_priority = made.fetch("linear", "open-issues", "day", by="priority")
    by_state = made.fetch("linear", "open-issues", "day", by="state")

    assert [member.title for member in by_priority.members] == ["Low", "Whenever", "No priority"]
    assert [member.title for member in by_state.members] == ["Todo", "Parked", "(none)"]
    assert by_priority.value(date(2026, 11, 22)) == 3


def test_a_project_without_progress_is_left_out_and_said(made: Made) -> None:
    nodes = [
        {"id": "a", "name": "A", "progress": None, "scope": 10},
        {"id": "b", "name": "B", "progress": 0.5, "scope": 4},
        {"id": "c", "name": "C", "progress": 0.1, "scope": None},
    ]
    projects = {"pageInfo": {"hasNextPage": False}, "nodes": nodes}
    made.accounts.linear.script.ready.append(Answer(200, {"data": {"projects": projects}}))

    result = made.fetch("linear", "project-progress", "day", by="project")

    assert result.value(date(2026, 11, 22)) == Decimal("0.5")
    assert result.notes == ("1 project tells no progress and is left out.",)


def test_teams_are_read_to_the_last_page(made: Made) -> None:
    made.accounts.linear.page = 1

    assert made.fetch("linear", "throughput", team=["OPS"]).complete
    assert "ENG (points, cycles), OPS (issues, cycles)" in made.sources["linear"].check()[1].said


@pytest.mark.parametrize("cursor", [None, "", "7"])
def test_a_page_that_leads_nowhere_is_no_last_page(made: Made, cursor: str | None) -> None:
    info = {"hasNextPage": True, "endCursor": cursor}
    answer = Answer(200, {"data": {"issues": {"pageInfo": info, "nodes": []}}})
    made.accounts.linear.script.ready.extend([answer] * 3)

    with pytest.raises(SourceBusy, match="has another page, but its answer does not lead there"):
        made.fetch("linear", "throughput")


@pytest.mark.parametrize("issues", [None, {}, {"nodes": []}, {"nodes": [], "pageInfo": {}}, {"nodes": None}])
def test_an_answer_that_does_not_say_whether_there_is_more_is_no_whole(made: Made, issues: Any) -> None:
    made.accounts.linear.script.ready.append(Answer(200, {"data": {"issues": issues}}))

    with pytest.raises(SourceBusy, match="linear_completed was answered without its issues"):
        made.fetch("linear", "throughput")


def test_an_issue_with_more_labels_than_are_read_is_refused_where_labels_count(made: Made) -> None:
    for issue in made.accounts.linear.issues:
        issue["labels"] = {"pageInfo": {"hasNextPage": True}, "nodes": issue["labels"]["nodes"]}

    for metric, by in (("throughput", "label"), ("bug-share", None)):
        with pytest.raises(SourceError, match=r"An issue has more than . labels?, which is more than are read"):
            made.fetch("linear", metric, by=by)
    assert made.fetch("linear", "throughput").complete


def test_a_team_that_is_not_there_is_no_team_without_issues(made: Made) -> None:
    with pytest.raises(SourceError, match="no team 'XXX' that this key may see; there are ENG, OPS"):
        made.fetch("linear", "throughput", team=["XXX"])


@pytest.mark.parametrize("where", [{"label": ["Bgu"]}, {"project": ["Nowhere"]}])
def test_a_label_or_project_that_is_not_there_is_no_zero(made: Made, where: dict[str, Any]) -> None:
    with pytest.raises(SourceError, match="that this key may see"):
        made.fetch("linear", "open-issues", "day", **where)
    assert made.fetch("linear", "throughput", label=["Bug"], project=["Apps"]).complete


def test_a_week_without_a_completed_issue_is_a_true_zero(made: Made) -> None:
    for entry in done(made):
        entry["completedAt"] = None

    result = made.fetch("linear", "created-completed")

    assert result.value(MONDAY) == 0
    assert result.quality.late_by == 0


def test_a_cycle_that_began_with_nothing_done_keeps_its_first_days(made: Made) -> None:
    active = made.accounts.linear.cycles["ENG"][-1]
    active["completedScopeHistory"][:3] = [0, 0, 0]

    result = made.fetch("linear", "burn-up", "day", team=["ENG"])

    assert [point.value for point in result.points[:3]] == [0, 0, 0]


def test_a_team_between_two_cycles_is_said_so(made: Made) -> None:
    made.accounts.linear.cycles["ENG"].pop()

    with pytest.raises(NoDataError, match="no active cycle"):
        made.fetch("linear", "burn-up", "day", team=["ENG"])


def limited(reset: float) -> Answer:
    error = {"message": "Rate limit exceeded", "extensions": {"code": "RATELIMITED"}}
    headers = {"X-RateLimit-Requests-Reset": str(int(reset * 1000)), "X-RateLimit-Requests-Remaining": "0"}
    return Answer(400, {"errors": [error]}, headers)


def test_a_used_up_budget_is_waited_for_if_it_fills_in_time(made: Made) -> None:
    made.accounts.linear.script.ready.append(limited(time.time() + 0.5))
    assert made.fetch("linear", "throughput").complete

    made.accounts.linear.script.ready.append(limited(time.time() + 3000))
    began = time.monotonic()
    with pytest.raises(SourceBusy, match="hourly budget is used up"):
        made.fetch("linear", "throughput")
    assert time.monotonic() - began < 5


def test_refusals_say_what_to_do(made: Made) -> None:
    made.accounts.linear.token = "lin_api_another"
    with pytest.raises(SourceDenied, match="does not know this key"):
        made.fetch("linear", "throughput")
    assert [finding.works for finding in made.sources["linear"].check()] == [False]

    made.sources["linear"] = Linear(Account(client_id="id", client_secret="made-secret"))
    assert made.fetch("linear", "throughput").complete
    assert "ENG (points, cycles)" in made.sources["linear"].check()[1].said
    made.sources["linear"] = Linear(Account())
    with pytest.raises(SourceError, match="neither a key nor a client id"):
        made.fetch("linear", "throughput")


@pytest.mark.parametrize("name", ["made.error_authentication", "made.error_ratelimited", "made.error_validation"])
def test_published_shapes_of_errors_are_understood(made: Made, contracts: Path, name: str) -> None:
    sample = json.loads((contracts / "linear" / "samples" / f"{name}.json").read_text())
    headers = {str(key): str(value) for key, value in (sample.get("headers") or {}).items()}
    made.accounts.linear.script.ready.extend([Answer(sample["status"], sample["body"], headers)] * 6)

    with pytest.raises(SourceError, match="Linear"):
        made.fetch("linear", "throughput", now=datetime(2026, 11, 22, 7, tzinfo=UTC))
