"""Linear's metrics, on issues, cycles and projects; points where a team estimates, else issues."""

from pulse.catalogue.metric import Metric

_BY = {"team": "team", "priority": "priority", "label": "label", "project": "project"}
_DONE = "issues(filter: {completedAt: {gte, lt}})"
_CYCLES = "cycles(filter: {team, endsAt: {gte}, startsAt: {lte}})"

METRICS = (
    Metric(
        "linear", "velocity", "Velocity",
        "What a cycle had completed at its end: points, or issues where the team does not estimate.",
        "points", additive=True, good="up", query=f"{_CYCLES} completedScopeHistory, its last value",
        grains=("cycle",),
    ),
    Metric(
        "linear", "completion", "Completion rate",
        "What a cycle had completed at its end, divided by its scope at its end.",
        "percent", additive=False, good="up", query=f"{_CYCLES} completedScopeHistory and scopeHistory, last values",
        grains=("cycle",),
    ),
    Metric(
        "linear", "burn-up", "Completed in the cycle",
        "What the active cycle has completed, day by day from its start, with its scope and the even pace to its end.",
        "points", additive=False, good="up", query="cycles(filter: {isActive}) completedScopeHistory, scopeHistory",
        grains=("day",),
    ),
    Metric(
        "linear", "throughput", "Issues completed",
        "The number of issues completed in the period; cancelled and duplicate issues are none of them.",
        "count", additive=True, good="up", query=_DONE, by=_BY,
    ),
    Metric(
        "linear", "points-completed", "Points completed",
        "The estimates of the issues completed in the period; an issue without an estimate counts as nothing.",
        "points", additive=True, good="up", query=_DONE, by=_BY,
    ),
    Metric(
        "linear", "cycle-time", "Cycle time",
        "The median time from start to completion of the issues completed in the period; those never started are "
        "left out and counted in a note.",
        "duration", additive=False, good="down", query=f"{_DONE} completedAt - startedAt", by=_BY,
    ),
    Metric(
        "linear", "cycle-time-p85", "Cycle time, 85th percentile",
        "The time from start to completion that 85 in 100 of the issues completed in the period stayed within.",
        "duration", additive=False, good="down", query=f"{_DONE} completedAt - startedAt", by=_BY,
    ),
    Metric(
        "linear", "lead-time", "Lead time",
        "The median time from creation to completion of the issues completed in the period.",
        "duration", additive=False, good="down", query=f"{_DONE} completedAt - createdAt", by=_BY,
    ),
    Metric(
        "linear", "lead-time-p85", "Lead time, 85th percentile",
        "The time from creation to completion that 85 in 100 of the issues completed in the period stayed within.",
        "duration", additive=False, good="down", query=f"{_DONE} completedAt - createdAt", by=_BY,
    ),
    Metric(
        "linear", "created-completed", "Issues completed",
        "The number of issues completed in the period, beside the number created in it.",
        "count", additive=True, good="up", query=f"{_DONE} and issues(filter: {{createdAt: {{gte, lt}}}})",
    ),
    Metric(
        "linear", "open-issues", "Open issues",
        "The number of issues in triage, backlog, to do or in progress as they stand now.",
        "count", additive=True, good="down", query="issues(filter: {state: {type: {in: [open types]}}})",
        by={"state": "state", "priority": "priority", "assignee": "assignee", "team": "team"}, snapshot=True,
    ),
    Metric(
        "linear", "bug-share", "Bug share",
        "The issues completed in the period that carry the label Bug, divided by all issues completed in it.",
        "percent", additive=False, good="down", query=f"{_DONE} labels", by={"team": "team", "project": "project"},
    ),
    Metric(
        "linear", "project-progress", "Project progress",
        "The share of each started project's scope that is done as it stands now, by Linear's own progress; the whole "
        "is their scope-weighted mean.",
        "percent", additive=False, good="up", query="projects(filter: {status: {type: started}}) progress, scope",
        by={"project": "project"}, snapshot=True,
    ),
)  # fmt: skip
