from datetime import UTC, date, datetime
from typing import get_args

import pytest

from pulse.definition.catalogue import Grain, LanguageCode
from pulse.languages.dates import PeriodForm, brief, brief_month, moment, say
from pulse.series.periods import Period

DAY = Period(at="2026-11-21", grain="day", zone="Europe/Berlin")


def at(day: str, grain: Grain = "day") -> Period:
    return Period(at=day, grain=grain, zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("language", "said", "since", "bare"),
    [
        ("en", "on Saturday 21 November 2026", "Saturday 21 November 2026", "Saturday 21 November 2026"),
        ("de", "am Samstag, 21. November 2026", "Samstag, 21. November 2026", "Samstag, 21. November 2026"),
        (
            "es",
            "el sábado 21 de noviembre de 2026",
            "el sábado 21 de noviembre de 2026",
            "sábado 21 de noviembre de 2026",
        ),
        ("fr", "le samedi 21 novembre 2026", "le samedi 21 novembre 2026", "samedi 21 novembre 2026"),
        (
            "pt",
            "no sábado, 21 de novembro de 2026",
            "sábado, 21 de novembro de 2026",
            "sábado, 21 de novembro de 2026",
        ),
        ("it", "sabato 21 novembre 2026", "sabato 21 novembre 2026", "sabato 21 novembre 2026"),
    ],
)
def test_a_day_is_said_as_each_language_says_it(language: LanguageCode, said: str, since: str, bare: str) -> None:
    assert say(DAY, language, "in") == said
    assert say(DAY, language, "since") == since
    assert say(DAY, language) == bare


@pytest.mark.parametrize(
    ("grain", "start", "said"),
    [
        ("week", "2026-11-16", "in der Woche vom 16. November 2026"),
        ("month", "2026-11-01", "im November 2026"),
        ("quarter", "2026-10-01", "in Q4 2026"),
        ("year", "2026-01-01", "im Jahr 2026"),
        ("hour", "2026-11-21T13:00:00+00:00", "am Samstag, 21. November 2026, um 14:00 Uhr"),
    ],
)
def test_longer_and_shorter_periods_have_their_own_prepositions(grain: Grain, start: str, said: str) -> None:
    assert say(at(start, grain), "de", "in") == said


@pytest.mark.parametrize(
    ("grain", "start", "said", "since"),
    [
        ("week", "2026-11-16", "nella settimana del 16 novembre 2026", "settimana del 16 novembre 2026"),
        ("week", "2025-08-11", "nella settimana dell’11 agosto 2025", "settimana dell’11 agosto 2025"),
        ("week", "2027-03-08", "nella settimana dell’8 marzo 2027", "settimana dell’8 marzo 2027"),
        ("week", "2026-06-01", "nella settimana del 1º giugno 2026", "settimana del 1º giugno 2026"),
        ("month", "2026-11-01", "a novembre 2026", "novembre 2026"),
        ("month", "2026-08-01", "ad agosto 2026", "agosto 2026"),
        ("month", "2026-04-01", "ad aprile 2026", "aprile 2026"),
        ("quarter", "2026-10-01", "nel quarto trimestre 2026", "quarto trimestre 2026"),
        ("year", "2026-01-01", "nel 2026", "2026"),
        (
            "hour",
            "2026-11-21T13:00:00+00:00",
            "alle ore 14:00 di sabato 21 novembre 2026",
            "ore 14:00 di sabato 21 novembre 2026",
        ),
    ],
)
def test_italian_writes_ordinals_and_articles_as_print_does(grain: Grain, start: str, said: str, since: str) -> None:
    assert say(at(start, grain), "it", "in") == said
    assert say(at(start, grain), "it", "since") == since


def test_weekdays_have_their_gender_in_portuguese() -> None:
    assert say(at("2026-11-23"), "pt", "in").startswith("na segunda-feira")
    assert say(at("2026-11-22"), "pt", "in").startswith("no domingo")


def test_the_first_of_a_month_is_an_ordinal_in_the_romance_languages() -> None:
    assert say(at("2026-11-01"), "fr") == "dimanche 1er novembre 2026"
    assert say(at("2026-11-01"), "pt") == "domingo, 1º de novembro de 2026"
    assert say(at("2026-11-01"), "it") == "domenica 1º novembre 2026"
    assert say(at("2026-11-01"), "es") == "domingo 1 de noviembre de 2026"


def test_an_hour_that_the_clock_shows_twice_is_told_apart() -> None:
    said = [say(at(f"2026-10-25T0{hour}:00:00+00:00", "hour"), "en", "in") for hour in (0, 1, 2)]

    assert said == [
        "at 02:00 (CEST) on Sunday 25 October 2026",
        "at 02:00 (CET) on Sunday 25 October 2026",
        "at 03:00 on Sunday 25 October 2026",
    ]


@pytest.mark.parametrize("language", get_args(LanguageCode))
@pytest.mark.parametrize("form", get_args(PeriodForm))
def test_a_named_period_keeps_its_name_and_a_year_may_be_left_out(language: LanguageCode, form: PeriodForm) -> None:
    named = Period(at="2026-10-04", grain="quarter", zone="UTC", name="Q4 FY2026")

    assert "Q4 FY2026" in say(named, language, form)
    assert "2026" not in say(DAY.model_copy(update={"year": False}), language, form)


@pytest.mark.parametrize(
    ("language", "read", "day", "month"),
    [
        ("en", "22 November 2026, 08:00", "21 Nov", "Nov 2026"),
        ("de", "22. November 2026, 08:00", "21. Nov.", "Nov. 2026"),
        ("es", "22 de noviembre de 2026, 08:00", "21 nov", "nov 2026"),
        ("fr", "22 novembre 2026, 08:00", "21 nov.", "nov. 2026"),
        ("pt", "22 de novembro de 2026, 08:00", "21 nov.", "nov. 2026"),
        ("it", "22 novembre 2026, 08:00", "21 nov", "nov 2026"),
    ],
)
def test_moments_and_the_marks_of_an_axis(language: LanguageCode, read: str, day: str, month: str) -> None:
    assert moment(datetime(2026, 11, 22, 8, tzinfo=UTC), language) == read
    assert brief(date(2026, 11, 21), language) == day
    assert brief_month(date(2026, 11, 21), language) == month
