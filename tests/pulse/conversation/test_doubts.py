"""What narrows, turns round or adds is in the query, or it is asked back; a wish that is not had is not obeyed."""

from dataclasses import replace
from datetime import date

import pytest

from bench.answers.judge import scope_of
from pulse.conversation import Outcome, understand
from pulse.conversation.query import Stretch
from pulse.conversation.setting import Setting


@pytest.mark.parametrize(
    "text",
    [
        "orders in North but not on weekends",
        "Bestellungen nicht am Wochenende",
        "everything except mondays",
        "the second best day in october",
        "orders in the first week of november",
        "first monday in november",
        "was yesterday the worst day this month?",
        "the 2nd best monday this year",
        "median orders last month",
        "north in october vs south in september",
        "orders in january, february and march",
        "october plus september",
        "end of october",
        "late october",
        "orders per month this year",
        "only weekdays in october",
        "average orders on weekdays last month",
        "north's share of growth last week",
        "which region grew most in october vs september?",
        "orders between 5 october and 3 october",
        "orders in dollars",
    ],
)
def test_what_found_no_place_is_asked_back(text: str) -> None:
    assert understand(text, scope_of("orders")).outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("orders after october", date(2026, 11, 1), date(2026, 11, 21)),
        ("Bestellungen nach dem 15. November", date(2026, 11, 16), date(2026, 11, 21)),
        ("orders before october", date(2025, 10, 1), date(2026, 9, 30)),
        ("ordini prima di ottobre", date(2025, 10, 1), date(2026, 9, 30)),
        ("orders from march to april", date(2026, 3, 1), date(2026, 4, 30)),
        ("orders from november to february", date(2025, 11, 1), date(2026, 2, 28)),
    ],
)
def test_what_is_open_to_one_side_or_ranges_is_read_to_its_end(text: str, first: date, last: date) -> None:
    (query,) = understand(text, scope_of("orders")).queries
    assert query.span == Stretch(first=first, last=last)


@pytest.mark.parametrize("pulse", ["revenue", "signups", "mrr"])
def test_weekdays_of_a_chart_of_longer_periods_are_not_there(pulse: str) -> None:
    found = understand("on mondays in october", scope_of(pulse))
    assert (found.outcome, found.lacks) == (Outcome.LACKS, "time")


@pytest.mark.parametrize(
    "text",
    [
        *("don't pause", "keine Pause", "nicht pausieren", "do not mute me", "never mute", "I don't want weekly"),
        *("please not at 7", "how do I mute?", "weekly?", "per week?", "don't stop sending", "arrête pas d'envoyer"),
    ],
)
def test_a_wish_that_is_denied_or_asked_about_sets_nothing(text: str) -> None:
    assert understand(text, scope_of("orders")).outcome is not Outcome.STEER


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause two weeks", date(2026, 12, 4)),
        ("snooze until monday", date(2026, 11, 22)),
        ("pause until tomorrow", date(2026, 11, 20)),
        ("pause until 30 november", date(2026, 11, 29)),
        ("pause 99999999999999 weeks", date(2027, 11, 21)),
    ],
)
def test_a_pause_counts_from_the_day_on_which_it_is_written(text: str, until: date) -> None:
    # The chart is two weeks old.
    scope = replace(scope_of("orders"), today=date(2026, 11, 6), now=date(2026, 11, 20))
    steer = understand(text, scope).steer
    assert steer is not None
    assert (steer.setting, steer.until) == (Setting.PAUSE, until)


def test_days_and_an_hour_of_one_wish_are_both_kept() -> None:
    steer = understand("every monday at 8", scope_of("orders")).steer
    assert steer is not None
    assert (steer.setting, steer.weekdays, steer.hour) == (Setting.WEEKDAYS, (0,), 8)


@pytest.mark.parametrize("text", ["9999-12-31", "from 1.1.0001 to 31.12.9999", "0001-01-01", "last 100000 days"])
def test_no_date_is_too_far_to_be_read(text: str) -> None:
    assert understand(text, scope_of("orders")).outcome in {*Outcome}
