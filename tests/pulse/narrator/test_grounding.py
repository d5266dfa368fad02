import pytest

from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator.grounding import refuse, refuse_marked
from tests.pulse.conftest import Maker


@pytest.fixture
def facts(make: Maker) -> tuple[Fact, ...]:
    """Level 42 (F1), change -18 of 60 like for like (F2), N -30 (F3), S +12 (F4)."""
    return find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))


@pytest.mark.parametrize(
    "text",
    [
        "Orders came to 42 on Tuesday 8 September 2026.",
        "Orders came to 42, down 30.0% from 60.",
        "N fell by 30; the others rose by 12.",
        "No figure at all.",
        "(42) and *42* and 42.",
    ],
)
def test_what_the_facts_give_may_be_said(facts: tuple[Fact, ...], text: str) -> None:
    assert refuse(text, facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orders came to 43.", "Orders came to 142.", "Orders came to 42%.", "Orders came to 42.5.", "Orders: 4,2",
        "down 31.0%", "on 9 September 2026", "42nd", "42k", "x42", "٤٢ orders", "1 of 42", "Tuesday 8 September 2025",
    ],
)  # fmt: skip
def test_any_other_digit_is_refused_with_the_reason(facts: tuple[Fact, ...], text: str) -> None:
    reasons = refuse(text, facts)

    assert reasons
    assert all("has no fact" in reason for reason in reasons)


def test_the_owners_own_words_may_hold_digits(facts: tuple[Fact, ...]) -> None:
    assert refuse("*Top 5 shops*\n42", facts, ["Top 5 shops"]) == []
    assert refuse("*Top 6 shops*\n42", facts, ["Top 5 shops"]) != []


def test_a_model_may_write_marks_and_words(facts: tuple[Fact, ...]) -> None:
    assert refuse_marked("Orders came to {F1.now} {F1.when}, down {F2.ratio}.", facts) == []
    assert refuse_marked("{F3.member} fell by {F3.diff} while {F4.member} rose by {F4.diff}.", facts) == []
    assert refuse_marked("Orders fell from {F2.base} {F2.against} to {F1.now}.", facts) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Orders came to 42 {F1.when}.", "digits or braces outside a mark"),
        ("Orders came to {F9.now}.", "{F9.now} does not exist"),
        ("Orders came to {F1.nope}.", "{F1.nope} does not exist"),
        ("Orders came to {F1}.", "digits or braces outside a mark"),
        ("Orders rose by {F2.ratio}.", "'up' is said, but no cited fact goes up"),
        ("Orders fell. They came to {F1.now}.", "'down' is said, but no cited fact goes down"),
        ("{F3.member} rose by {F3.diff}.", "'up' is said"),
        ("Orders doubled to {F1.now}.", "'doubled' is a number"),
        ("Twelve orders fewer, {F1.now} in all.", "'twelve' is a number"),
        ("On Saturday they came to {F1.now}.", "'Saturday' outside a mark"),
        ("In September they came to {F1.now}.", "'September' outside a mark"),
        ("N came to {F1.now}.", "the name 'N' outside a mark"),
        ("Only $ {F1.now}.", "'$' outside a mark"),
        ("See https://x.example for {F1.now}.", "'https:' outside a mark"),
        ("Orders went well.", "the text cites no fact"),
        ("{F1.now}\u202egnp.", "control characters"),
        ("Orders: ٤٢ {F1.now}", "digits or braces outside a mark"),
        ("Orders came to {F2.base} {F1.when}, down from {F2.now}.", "has to follow one of"),
        ("Orders came to {F1.now} {F2.against}.", "{F2.against} has to follow a figure of F2"),
        ("{F3.member} came to {F1.now} {F1.when}.", "{F1.now} is no figure of N"),
        ("Orders came to {F3.now}.", "{F3.now} stands without its member"),
        ("Orders came to {F1.now}, a record.", "'record' claims what no cited fact says"),
        ("Orders came to {F1.now} because of the storm.", "'because' claims"),
        ("Every region was at {F1.now}.", "'every' claims"),
        ("Orders halved to {F1.now}.", "'halved' claims"),
    ],
)
def test_a_model_that_lies_or_invents_is_refused_with_the_reason(facts: tuple[Fact, ...], text: str, why: str) -> None:
    assert any(why in reason for reason in refuse_marked(text, facts))
