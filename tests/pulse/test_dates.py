from typing import get_args

import pytest

from pulse.catalogue import Grain, Language
from pulse.dates import Form, Period

DAY = Period(at="2026-11-21", grain="day", zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("language", "said", "since"),
    [
        ("en", "on Saturday 21 November 2026", "Saturday 21 November 2026"),
        ("de", "am Samstag, 21. November 2026", "Samstag, 21. November 2026"),
        ("es", "el sábado 21 de noviembre de 2026", "el sábado 21 de noviembre de 2026"),
        ("fr", "le samedi 21 novembre 2026", "le samedi 21 novembre 2026"),
        ("pt", "no sábado, 21 de novembro de 2026", "sábado, 21 de novembro de 2026"),
    ],
)
def test_a_day_is_said_as_each_language_says_it(language: Language, said: str, since: str) -> None:
    assert DAY.say(language, "in") == said
    assert DAY.say(language, "since") == since


@pytest.mark.parametrize(
    ("grain", "at", "said"),
    [
        ("week", "2026-11-16", "in der Woche ab 16. November 2026"),
        ("month", "2026-11-01", "im November 2026"),
        ("quarter", "2026-10-01", "in Q4 2026"),
        ("year", "2026-01-01", "im Jahr 2026"),
        ("hour", "2026-11-21T13:00:00+00:00", "am Samstag, 21. November 2026 um 14:00 Uhr"),
    ],
)
def test_longer_and_shorter_periods_have_their_own_prepositions(grain: Grain, at: str, said: str) -> None:
    assert Period(at=at, grain=grain, zone="Europe/Berlin").say("de", "in") == said


def test_weekdays_have_their_gender_in_portuguese() -> None:
    assert Period(at="2026-11-23", grain="day", zone="UTC").say("pt", "in").startswith("na segunda-feira")
    assert Period(at="2026-11-22", grain="day", zone="UTC").say("pt", "in").startswith("no domingo")


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert Period(at="2026-11-01", grain="day", zone="UTC").say("fr") == "dimanche 1er novembre 2026"


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("form", get_args(Form))
def test_a_named_period_keeps_its_name_and_a_year_may_be_left_out(language: Language, form: Form) -> None:
    named = Period(at="2026-10-04", grain="quarter", zone="UTC", name="Q4 FY2026")

    assert "Q4 FY2026" in named.say(language, form)
    assert "2026" not in DAY.model_copy(update={"year": False}).say(language, form)
