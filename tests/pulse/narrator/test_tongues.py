import re
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from pulse.catalogue import Grain, Language
from pulse.conversation.phrases import PHRASES
from pulse.insight import find_facts
from pulse.narrator import NarrationContext, write_plainly
from pulse.narrator.proof.lexicon import lexicon
from pulse.narrator.tongues import TONGUES
from tests.pulse.conftest import Maker

LANGUAGES = get_args(Language)
PORTUGUESE = (
    "Umsatz: 1.234 na terça-feira, 8 de setembro de 2026, 23,4% a mais que na terça-feira, 1º de setembro (1.000)."
)
_SLOT = re.compile(r"\{[a-z_]+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_phrase_with_the_same_slots_filled(language: Language) -> None:
    english, other = TONGUES["en"], TONGUES[language]

    assert other.phrases.keys() == english.phrases.keys()
    assert other.headings.keys() == english.headings.keys()
    assert other.nouns.keys() == {*get_args(Grain)}
    assert other.holidays.keys() == english.holidays.keys()
    assert PHRASES[language].keys() == PHRASES["en"].keys()
    known = {
        slot
        for tongue in TONGUES.values()
        for group in tongue.phrases.values()
        for p in group
        for slot in _SLOT.findall(p)
    }
    for group in other.phrases.values():
        for phrase in group:
            assert not re.search(r"\d", _SLOT.sub("", phrase).replace("1 ", "")), phrase
            assert {*_SLOT.findall(phrase)} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_claims_something_is_not_called_neutral(language: Language) -> None:
    words = lexicon(language)
    claiming = {word for word, claims in words.claims.items() if claims}

    assert not words.neutral & claiming
    assert not words.neutral & {*words.numbers["numbers"], *words.numbers["multiples"]}


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("de", "Umsatz: 1.234 am Dienstag, 8. September 2026, 23,4 % mehr als am Dienstag, 1. September (1.000)."),
        ("es", "Umsatz: 1.234 el martes 8 de septiembre de 2026, 23,4 % más que el martes 1 de septiembre (1.000)."),
        ("fr", "Umsatz : 1 234 le mardi 8 septembre 2026, 23,4 % de plus que le mardi 1er septembre (1 000)."),
        (
            "pt",
            PORTUGUESE,
        ),
    ],
)
def test_numbers_and_dates_stand_as_the_language_writes_them(make: Maker, language: Language, summary: str) -> None:
    voice = NarrationContext(title="T", measure="Umsatz", dimension=None, grain="day", good="up", language=language)
    facts = find_facts(make({"": [1000, 0, 0, 0, 0, 0, 0, 1234]}))

    assert re.sub(r"[\u00a0\u202f]", " ", write_plainly(voice, facts).summary) == summary


def test_which_phrase_is_picked_hangs_on_pulse_and_day_alone(make: Maker) -> None:
    def summaries(title: str) -> list[str]:
        voice = NarrationContext(title=title, measure="Orders", dimension="region", grain="day", good="up")
        found = []
        for length in range(9, 21):
            panel: dict[str, list[int | None]] = {"N": [*[50] * length, 20], "S": [*[10] * length, 22]}
            found.append(" ".join(write_plainly(voice, find_facts(make(panel, first=date(2026, 9, 1)))).highlights))
        return found

    assert summaries("A") == summaries("A")
    assert any("fell by" in one for one in summaries("A"))
    assert any("was down by" in one for one in summaries("A"))


@pytest.mark.parametrize("good", ["up", "down", "neither"])
def test_a_high_is_the_best_only_where_more_is_better(make: Maker, good: str) -> None:
    voice = NarrationContext(title="T", measure="Churn", dimension=None, grain="day", good=good)
    texts = " ".join(
        write_plainly(voice, find_facts(make({"": [50, *[20, 21] * 6, 40]}, first=date(2026, 9, day)))).long_text()
        for day in range(1, 9)
    )

    assert ("Best day" in texts) == (good == "up")
    assert "Highest day" in texts
    assert ("for the worse" in texts) == (good == "down")


def test_nothing_is_padded_where_nothing_passed_its_gate(make: Maker) -> None:
    voice = NarrationContext(title="T", measure="Orders", dimension=None, grain="day", good="up")
    text = write_plainly(voice, find_facts(make({"": [5, 6]}))).long_text()

    assert text.count("*") == 4  # what changed, and about the data
    assert Decimal(text.count("{")) == 0
