from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.answers.made import figures, frame
from pulse.chart.question import Asked
from pulse.conversation import Operation, Outcome, Query, answer, understand
from pulse.conversation.query import Against, FormOfAnswer, Over, Stretch
from pulse.conversation.scope import Scope
from pulse.insight import find_facts
from pulse.insight.figure import Figure
from pulse.series import Dataset
from pulse.sources.gather import gather
from pulse.sources.rows import Rows
from pulse.text.spans import own
from pulse.wording import TEXT_LIMIT
from tests.pulse.conftest import Maker
from tests.pulse.sources.test_gather import pulse as daily

OCTOBER = Stretch(first=date(2026, 10, 1), last=date(2026, 10, 31))


@pytest.fixture
def result(make: Maker) -> Dataset:
    return make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]})


def of(result: Dataset, **changes: object) -> Figure:
    pulse = daily(by="who").model_copy(update={"grain": result.grain, **changes})
    return Figure(pulse, result, find_facts(result))


def say(result: Dataset, query: Query) -> str:
    found = answer(query, [of(result)], "en", source=lambda _figure, _context: own("Orders is made by hand."))
    assert found.refused == ()
    return str(found.text)


def asked(pulse: str, text: str) -> str:
    """What the made pulse answers to a message; it has to be understood."""
    made = figures(pulse)
    found = understand(text, Scope(made, date(2026, 11, 22), made[0].pulse.language))
    assert found.outcome is Outcome.ANSWER, found
    return "\n".join(str(answer(query, made, found.language).text) for query in found.queries)


def test_why_names_the_figure_and_then_who_moved_it(result: Dataset) -> None:
    assert say(result, Query(operation=Operation.WHY)) == (
        "Orders came to 42 on Tuesday 8 September 2026, down 30.0% from 60 on Tuesday 1 September.\n\n"
        "By who, against Tuesday 1 September\n- N 20, down 30 from 50\n- S 22, up 12 from 10"
    )


def test_a_member_is_answered_with_its_own_level_and_change(result: Dataset) -> None:
    key = result.members[1].key
    assert say(result, Query(operation=Operation.VALUE, members=(key,))).startswith(
        f"{result.members[1].title} came to "
    )


def test_a_ranking_goes_by_size_and_the_worst_begins_with_the_least(result: Dataset) -> None:
    best = say(result, Query(operation=Operation.RANK, over=Over.MEMBERS, count=1))
    worst = say(result, Query(operation=Operation.RANK, over=Over.MEMBERS, count=1, lowest=True))

    assert best.endswith("- S: 22")
    assert worst.endswith("- N: 20")


def test_a_chart_without_a_break_down_says_so(make: Maker) -> None:
    plain = make({"": [1, 2, 3, 4, 5, 6, 7, 8]})

    assert "has no break-down" in say(plain, Query(operation=Operation.WHY))
    assert say(plain, Query(operation=Operation.SHARE)) == "This chart is not broken down."


def test_members_that_were_counted_together_are_not_ranked() -> None:
    stores = {f"S{n:02}": [20 - n] * 8 for n in range(20)}
    cells = [(f"2026-11-{14 + day}", str(row[day]), who) for who, row in stores.items() for day in range(8)]
    columns = dict(zip(("at", "n", "who"), map(list, zip(*cells, strict=True)), strict=True))
    merged = gather(Rows("x.csv", columns), daily(by="who"), datetime(2026, 11, 22, 8, tzinfo=UTC))

    assert "so I cannot rank them" in say(merged, Query(operation=Operation.RANK, lowest=True))
    assert "all others" not in say(merged, Query(operation=Operation.RANK, count=10))


def test_how_it_is_made_is_told_as_the_owner_has_it(result: Dataset) -> None:
    assert say(result, Query(operation=Operation.DEFINITION)) == "Orders is made by hand."


def test_a_month_is_the_sum_of_its_days_as_pandas_has_it() -> None:
    rows = frame("orders")
    total = rows[(rows["day"] >= OCTOBER.first) & (rows["day"] <= OCTOBER.last)]["value"].sum()

    said = asked("orders", "how many orders in october")

    assert said.startswith(f"Orders came to {total:,} in October 2026.")


def test_all_but_one_is_the_rest_together() -> None:
    rows = frame("orders")
    day = rows[rows["day"] == date(2026, 11, 21)]
    rest = day[day["who"] != "North"]["value"].sum()

    assert asked("orders", "yesterday without North").startswith(f"All but North came to {rest} on Saturday")


def test_a_share_is_of_the_time_that_was_asked_for() -> None:
    rows = frame("orders")
    month = rows[(rows["day"] >= OCTOBER.first) & (rows["day"] <= OCTOBER.last)]
    share = month[month["who"] == "North"]["value"].sum() / month["value"].sum()

    assert f"North: {share:.1%} of Orders in October 2026" in asked("orders", "share of north in october")


def test_what_stands_at_a_moment_is_never_added_up() -> None:
    rows = frame("mrr")
    october = round(rows[rows["day"] == date(2026, 10, 1)]["value"].sum() / 1000)

    assert f"{october}" in asked("mrr", "MRR dieses Jahr")


def test_rates_are_averaged_and_said_to_be() -> None:
    assert "each day counting the same" in asked("conversion", "conversion rate last 7 days")


def test_weeks_that_do_not_fill_a_month_are_said_to_be_fewer_days() -> None:
    said = asked("revenue", "revenue in october")

    assert "between 5 October and 25 October 2026" in said
    assert "Of that, this chart has" in said


def test_a_time_that_is_not_there_is_said_with_the_nearest_that_is() -> None:
    said = asked("revenue", "revenue in march 2023")

    assert said.startswith("March 2023 is not in this chart, which holds")
    assert "The nearest week that there is:" in said


def test_a_forecast_of_another_time_is_not_told_as_the_one_asked_for() -> None:
    assert asked("orders", "forecast for december").startswith("December 2026 is not in this chart")


def test_two_periods_are_compared_as_sums() -> None:
    said = asked("orders", "october vs september")

    assert said.startswith("Orders came to ")
    assert "in October 2026" in said
    assert "in September" in said


def test_weekdays_are_ranked_by_their_averages() -> None:
    rows = frame("orders")
    daily_sums = rows.groupby("day")["value"].sum().reset_index()
    daily_sums["weekday"] = [day.weekday() for day in daily_sums["day"]]
    best = daily_sums.groupby("weekday")["value"].mean().idxmax()

    first = asked("orders", "which weekday is best").split("\n- ")[1]

    names = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"]
    assert first.startswith(names[int(str(best))])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("north as a chart", Asked.OVER_TIME),
        ("north vs south", Asked.MEMBERS),
        ("trend?", Asked.OVER_TIME),
        ("share of all regions as a chart", Asked.SHARE),
        ("why? as a chart", Asked.PERIODS),
    ],
)
def test_a_picture_comes_where_it_says_it_better_or_is_asked_for(text: str, what: Asked) -> None:
    made = figures("orders")
    found = understand(text, Scope(made, date(2026, 11, 22), "en"))
    drawn = answer(found.queries[0], made, "en").chart

    assert drawn is not None
    assert drawn.what is what


_QUERIES = st.builds(
    Query,
    operation=st.sampled_from([*Operation]),
    without=st.booleans(),
    span=st.none()
    | st.builds(
        lambda first, days, weekday: Stretch(
            first=first, last=date.fromordinal(first.toordinal() + days), weekday=weekday
        ),
        st.dates(date(2023, 1, 1), date(2027, 12, 31)),
        st.integers(0, 500),
        st.none() | st.integers(0, 6),
    ),
    against=st.none() | st.sampled_from([*Against]),
    unit=st.sampled_from(["", "percent", "amount", "per_day"]),
    count=st.none() | st.integers(1, 31),
    lowest=st.booleans(),
    over=st.none() | st.sampled_from([*Over]),
    each=st.none() | st.sampled_from(["day", "week", "month"]),
    form=st.sampled_from([*FormOfAnswer]),
)


@given(
    st.lists(st.lists(st.one_of(st.integers(0, 3000), st.none()), min_size=12, max_size=12), min_size=1, max_size=5),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    _QUERIES,
    st.integers(0, 3),
    st.sampled_from(["en", "de", "fr"]),
)
def test_every_query_is_answered_proven_and_within_the_limit(
    rows: list[list[int | None]], grain: str, query: Query, several: int, language: str
) -> None:
    names = ["N", "S", "East 3", "*W*", "Q4"]
    table = {name: [*row[:-1], row[-1] or 4] for name, row in zip(names, rows, strict=False)}
    result = Maker()(table, grain=grain, first=date(2024, 1, 1))  # type: ignore[arg-type]
    keys = tuple(member.key for member in result.members)[:several]
    figure = of(result)

    found = answer(query.model_copy(update={"members": keys}), [figure], language)  # type: ignore[arg-type]

    assert found.refused == ()
    assert str(found.text)
    assert found.text.units <= TEXT_LIMIT


def test_a_pulse_is_asked_in_amounts_where_that_is_wanted() -> None:
    said = asked("orders", "change vs last week in absolute numbers")

    assert "%" not in said


def test_a_day_of_a_running_month_is_not_said_to_be_running_itself(make: Maker) -> None:
    made = Figure(daily(by="who", grain="month"), make({"North": [1, 2, 3], "South": [4, 5, 6]}, grain="month"), ())
    # The chart is as of the first of December.
    asked = Query(operation=Operation.VALUE, span=Stretch(first=date(2026, 12, 1), last=date(2026, 12, 1)))

    assert str(answer(asked, [made], "en").text).startswith(
        "December 2026 is not over; this chart holds complete months"
    )
