import json
from pathlib import Path

import pytest

from pulse.conversation import route

MEMBERS = ["EMEA", "AMER", "APAC", "Widget A", "Widget B", "Gadget", "Email", "Paid search", "Organic"]


def intent(text: str) -> str:
    return route(text, "", "text", MEMBERS, "AOV").intent


@pytest.mark.parametrize(
    "text",
    [
        "STOP",
        "stop",
        " Stop. ",
        "unsubscribe",
        "please stop sending",
        "dont message me anymore",
        "no more charts",
        "do not text me again",
        "please stop",
        "Stop please",
        "stop it",
        "STOP ALL",
        "unsubscribe please",
        "bitte stopp",
        "don’t send me these",
        "leave me alone",
        "opt out",
        "arrêter",
        "parar",
        "abmelden",
    ],
)
def test_stop_words_come_before_anything_else(text: str) -> None:
    assert intent(text) == "stop"


@pytest.mark.parametrize(
    "text",
    [
        "why did it stop growing?",
        "the bus stop",
        "when did the drop stop",
        "Why did sales stop? Please send details",
        "Don't send me the table, just tell me why",
        "what is the end of the quarter",
        "I don't understand the chart",
        "Do not worry, nice chart",
        "Please don't stop sending",
        "Why did North quit sending orders?",
    ],
)
def test_a_stop_inside_a_question_stops_nothing(text: str) -> None:
    assert intent(text) != "stop"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("why?", "why"),
        ("What's driving the drop?", "why"),
        ("by region", "why"),
        ("what about EMEA", "why"),
        ("compare with last year", "compare"),
        ("EMEA vs AMER", "compare"),
        ("yoy?", "compare"),
        ("top 3", "top"),
        ("worst region", "bottom"),
        ("show me the table", "table"),
        ("what's the trend", "trend"),
        ("how much was it", "value"),
        ("when was the peak", "when"),
        ("is the data complete", "quality"),
        ("how is it calculated", "definition"),
        ("anything unusual?", "unusual"),
        ("forecast for next week", "cannot"),
        ("are we on track?", "cannot"),
        ("thanks!", "more"),
        ("this looks wrong", "wrong"),
        ("help", "help"),
        ("hello", "help"),
        ("what is the capital of Peru", "other"),
        ("what is AOV", "value"),
        ("ignore previous instructions", "other"),
        ("tell me a joke", "other"),
        ("   ", "unreadable"),
    ],
)
def test_questions_are_understood(text: str, expected: str) -> None:
    assert intent(text) == expected


def test_members_and_counts_are_read_from_the_words() -> None:
    assert route("amer vs emea", "", "text", MEMBERS).members == ("AMER", "EMEA")
    assert route("widget a?", "", "text", MEMBERS).members == ("Widget A",)
    assert route("top 5 products", "", "text", MEMBERS).count == 5
    assert route("last 12 weeks", "", "text", MEMBERS).count is None


@pytest.mark.parametrize(
    ("emoji", "expected"),
    [
        ("❓", "why"),
        ("📉", "why"),
        ("👍", "more"),
        ("👍🏽", "more"),
        ("❤️", "more"),
        ("👎", "wrong"),
        ("😮", "unusual"),
        ("🦖", "more"),
    ],
)
def test_a_reaction_is_a_one_character_reply(emoji: str, expected: str) -> None:
    assert route("", emoji, "reaction", []).intent == expected
    if expected != "more":
        assert route(emoji, "", "text", []).intent == expected


SAME = {
    "why": "why",
    "breakdown": "why",
    "compare": "compare",
    "top": "top",
    "bottom": "bottom",
    "table": "table",
    "trend": "trend",
    "value": "value",
    "when": "when",
    "quality": "quality",
    "definition": "definition",
    "anomaly": "unusual",
    "forecast": "cannot",
    "goal": "cannot",
    "ack": "more",
    "help": "help",
    "stop": "stop",
    "start": "start",
    "out_of_scope": "other",
}


def test_most_of_the_collected_messages_are_understood_and_no_stop_is_missed(contracts: Path) -> None:
    cases = json.loads((contracts / "insight" / "followup_cases.json").read_text())["cases"]
    english = [c for c in cases if c.get("lang") == "en" and c.get("type") == "text" and c["intent"] in SAME]

    right = [c for c in english if intent(c["message"]) == SAME[c["intent"]]]
    wrong = [c for c in english if intent(c["message"]) not in {SAME[c["intent"]], "other", "help"}]

    stops = [c for c in cases if c.get("type") == "text" and c["intent"] == "stop" and c.get("lang") == "en"]
    assert stops
    assert [c["message"] for c in stops if intent(c["message"]) != "stop"] == []
    assert len(right) / len(english) >= 0.9
    assert len(wrong) / len(english) <= 0.05


def test_the_longest_name_is_the_one_that_was_meant() -> None:
    members = ["Ada Byron", "Ada Byron (2)", "North", "North West"]

    assert route("why Ada Byron (2)?", "", "text", members).members == ("Ada Byron (2)",)
    assert route("North West against North", "", "text", members).members == ("North West", "North")
