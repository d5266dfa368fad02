"""What the plain narrator makes of a few figures, word for word."""

import re
from datetime import date

import pytest

from pulse.definition.catalogue import LanguageCode
from pulse.insight import find_facts
from pulse.narration import NarrationContext, write_plainly
from tests.pulse.conftest import Maker


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("en", "Orders came to 1,234 on Tuesday 8 September 2026, up 23.4% from 1,000 on Tuesday 1 September."),
        (
            "it",
            (
                "Martedì 8 settembre 2026 il dato per Orders è stato di 1.234, "
                "in aumento del 23,4% rispetto a martedì 1º settembre (1.000)."
            ),
        ),
    ],
)
def test_numbers_and_dates_stand_as_the_language_writes_them(make: Maker, language: LanguageCode, summary: str) -> None:
    told = NarrationContext(title="T", measure="Orders", dimension=None, grain="day", good="up", language=language)
    found = find_facts(make({"": [1000, 0, 0, 0, 0, 0, 0, 1234]}))

    assert re.sub(r"[\u00a0\u202f]", " ", str(write_plainly(told, found).summary)) == summary


@pytest.mark.parametrize("good", ["up", "down", "neither"])
def test_a_high_is_the_best_only_where_more_is_better(make: Maker, good: str) -> None:
    told = NarrationContext(title="T", measure="Churn", dimension=None, grain="day", good=good)
    texts = " ".join(
        str(write_plainly(told, find_facts(make({"": [50, *[20, 21] * 6, 40]}, first=date(2026, 9, day)))).long_text())
        for day in range(1, 9)
    )

    assert ("Best day" in texts) <= (good == "up")
    assert ("for the worse" in texts) == (good == "down")


def test_nothing_is_padded_where_nothing_passed_its_gate(make: Maker) -> None:
    told = NarrationContext(title="T", measure="Orders", dimension=None, grain="day", good="up")
    text = str(write_plainly(told, find_facts(make({"": [5, 6]}))).long_text())

    assert text.count("*") == 4  # what changed, and about the data
