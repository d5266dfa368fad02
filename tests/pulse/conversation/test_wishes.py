"""Wishes in any words: what is to be sent, when, and what not."""

from datetime import date

import pytest

from bench.answers.judge import scope_of
from pulse.conversation import understand
from pulse.conversation.cells import cells
from pulse.conversation.oclock import spoken
from pulse.conversation.setting import Setting, Steer
from pulse.conversation.tokens import tokens
from pulse.conversation.understand import Outcome
from pulse.languages import LANGUAGES


def wish(text: str) -> Steer:
    found = understand(text, scope_of("orders"))
    assert found.steer is not None, found
    return found.steer


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("only bother me when something is really off", Setting.ALARMS),
        ("dont ping me unless something breaks", Setting.ALARMS),
        ("seulement quand il y a un truc qui cloche, sinon silence radio stp", Setting.ALARMS),
        ("nur wenn was schiefläuft bitte", Setting.ALARMS),
        ("start sending again please, im back at work", Setting.RESUME),
        ("ya volví de vacaciones, vuelve a mandarme los informes", Setting.RESUME),
        ("sono tornato, puoi ricominciare a mandarmi i dati", Setting.RESUME),
        ("leave me alone", Setting.MUTE),
        ("para de mandar isso pelo amor de deus", Setting.MUTE),
        ("nerv nicht mehr mit den nachrichten", Setting.MUTE),
        ("what have i set up here, which time and days do you send", Setting.SHOW),
        ("che impostazioni ho attive adesso?", Setting.SHOW),
        ("deshaz eso, me equivoqué", Setting.UNDO),
        ("una vez por semana me alcanza, todos los días es demasiado", Setting.WEEKLY),
        ("soltanto una volta a settimana, non ogni giorno, i messaggi", Setting.WEEKLY),
        ("preferisco riceverlo tutti i giorni, non una volta a settimana", Setting.DAILY),
        ("on tuesday the POS in the west was down for half a day, put that as a comment pls", Setting.NOTE),
    ],
)
def test_a_wish_is_known_by_its_parts_whatever_its_other_words(text: str, setting: Setting) -> None:
    assert wish(text).setting is setting


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("dont send me this on weekends, mon-fri is enough", (0, 1, 2, 3, 4)),
        ("lunedì e giovedì bastano", (0, 3)),
        ("weekends only please", (5, 6)),
        ("nur am Wochenende nicht", (0, 1, 2, 3, 4)),
        ("only weekends off please", (0, 1, 2, 3, 4)),
        ("am Wochenende will ich Ruhe", (0, 1, 2, 3, 4)),
        ("can you send it only on mondays?", (0,)),
        ("don't send on mondays", (1, 2, 3, 4, 5, 6)),
        ("send it every day except sunday", (0, 1, 2, 3, 4, 5)),
        ("Bitte nur Mo, Mi und Fr schicken", (0, 2, 4)),
    ],
)
def test_days_that_are_refused_leave_all_others(text: str, days: tuple[int, ...]) -> None:
    found = wish(text)

    assert (found.setting, found.weekdays) == (Setting.WEEKDAYS, days)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("leave me alone for the next 10 days pls", date(2026, 12, 2)),
        ("non mandarmi nulla per 3 giorni grazie", date(2026, 11, 25)),
        ("no me mandes nada hasta el lunes 30", date(2026, 11, 29)),
    ],
)
def test_silence_for_a_time_is_a_pause_of_that_time(text: str, until: date) -> None:
    found = wish(text)

    assert found.setting is Setting.PAUSE
    assert found.until is not None
    assert abs((found.until - until).days) <= 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("can i get this in english from now on, dont speak spanish", "en"),
        ("My German is awful, please write to me in English from now on", "en"),
        ("cámbialo a español porfa que no entiendo el francés", "es"),
    ],
)
def test_a_language_that_is_not_spoken_is_not_wished_for(text: str, language: str) -> None:
    found = wish(text)

    assert (found.setting, found.language) == (Setting.LANGUAGE, language)


@pytest.mark.parametrize(
    "text",
    [
        *("don't stop sending these", "n'arrête pas d'envoyer", "hör nicht auf zu schicken"),
        *("not only when something is wrong", "what about germany", "why didn't you send anything on monday?"),
        *(
            "no quiero dejar de recibirlo",
            "I never asked you to stop sending",
            "don't only write when something is wrong",
        ),
        *("do you send this every week?", "how do I stop these messages", "what happens if I pause", "mute? no thanks"),
        *("Are you paused until monday?", "is monday to friday enough to reach the goal", "I'm only back on monday"),
        *("schick mir nicht jeden Monat was", "when something is off, do you only write then?"),
    ],
)
def test_what_is_turned_round_or_asked_sets_nothing_like_it(text: str) -> None:
    found = understand(text, scope_of("signups"))

    quiet = {Setting.WEEKLY, Setting.MUTE, Setting.PAUSE, Setting.ALARMS, Setting.LANGUAGE, Setting.WEEKDAYS}
    assert found.outcome is not Outcome.STEER or (found.steer is not None and found.steer.setting not in quiet)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("half past eight", (8, 30)),
        ("quarter to seven in the morning", (6, 45)),
        ("um halb sieben", (6, 30)),
        ("viertel nach acht", (8, 15)),
        ("a las 9 y cuarto", (9, 15)),
        ("a las siete y media", (7, 30)),
        ("sept heures et demie", (7, 30)),
        ("alle 7 e un quarto", (7, 15)),
        ("às oito e meia da noite", (20, 30)),
        ("eight", None),
    ],
)
def test_an_hour_is_known_as_it_is_spoken(text: str, at: tuple[int, int] | None) -> None:
    heard = [spoken(cells(tokens(text), scope_of("orders"), code)) for code in LANGUAGES]

    assert (at in heard) if at else not any(heard)


@pytest.mark.parametrize("text", ["better not at 7:30", "8 is better than 7:30", "plutôt pas à 8h"])
def test_an_hour_that_is_refused_is_not_set(text: str) -> None:
    assert understand(text, scope_of("orders")).outcome is not Outcome.STEER
