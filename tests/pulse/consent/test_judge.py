"""What a person's text asks for, held against sentences as people write them.

``held_out`` is a third of the sentences, kept aside while the phrases were first written: what fits only the sentences
that it was written for shows there. New kinds of sentences go into ``tuned``.
"""

import struct
import time
import zlib
from pathlib import Path

import pytest

from pulse.consent import Verdict, judge
from pulse.consent.learned import WEIGHTS
from tests.pulse.consent.learn import learn

HERE = Path(__file__).parent
PARTS = ["tuned", "held_out"]


def sentences(part: str, verdict: Verdict) -> list[str]:
    """Each line is a language and a sentence in it."""
    lines = (HERE / part / f"{verdict.value}.txt").read_text("utf-8").split("\n")
    return [line.split(" ", 1)[1].replace("\\n", "\n") for line in lines if line]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_sentence_is_judged_as_a_person_would(part: str, verdict: Verdict) -> None:
    assert [(said, judge(said).value) for said in sentences(part, verdict) if judge(said) is not verdict] == []


def test_of_fresh_wishes_few_are_missed_and_of_other_texts_few_are_asked_back() -> None:
    """``fresh`` was written by another hand, and no phrase and no weight was made from it."""
    stops = [judge(said) for said in sentences("fresh", Verdict.STOP)]
    others = [judge(said) for said in sentences("fresh", Verdict.NONE)]

    assert stops.count(Verdict.NONE) + stops.count(Verdict.START) <= 0.1 * len(stops)
    assert len(others) - others.count(Verdict.NONE) <= 0.06 * len(others)
    assert Verdict.STOP not in others


def test_the_second_reader_has_learned_from_the_sentences_that_are_here() -> None:
    learned, kept = (
        struct.unpack(f"<{len(raw) // 2}e", raw) for raw in map(zlib.decompress, (learn(), WEIGHTS.read_bytes()))
    )

    assert max(abs(item - other) for item, other in zip(learned, kept, strict=True)) < 0.05


@pytest.mark.parametrize("verdict", list(Verdict))
def test_there_are_sentences_enough_and_a_third_of_them_was_held_out(verdict: Verdict) -> None:
    tuned, held_out = (set(sentences(part, verdict)) for part in PARTS)

    assert len(tuned | held_out) >= 300
    assert len(held_out - tuned) >= 100


@pytest.mark.parametrize(
    "dress", ["  {} ", "{}!", "{} 🙏", "👋 {}", "*{}*", "“{}”", "{}\n", "\u200f{}\u200e", "{}\ufe0f"]
)
@pytest.mark.parametrize("verdict", [Verdict.STOP, Verdict.START])
def test_what_stands_around_a_wish_changes_nothing(dress: str, verdict: Verdict) -> None:
    said = [dress.format(sentence) for part in PARTS for sentence in sentences(part, verdict)]

    assert [item for item in said if judge(item) is not verdict] == []


@pytest.mark.parametrize("verdict", [Verdict.STOP, Verdict.START])
def test_capitals_and_full_width_letters_change_nothing(verdict: Verdict) -> None:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    said = [
        form
        for part in PARTS
        for sentence in sentences(part, verdict)
        for form in (sentence.upper(), sentence.translate(wide))
    ]

    assert [item for item in said if judge(item) is not verdict] == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("إلغـــاء الاشتـــراك", Verdict.STOP),
        ("تَوَقَّفْ", Verdict.STOP),
        ("הָסֵר", Verdict.STOP),
        ("\u202eSTOP\u202c", Verdict.STOP),
        ("S\u200bT\u200bO\u200bP", Verdict.STOP),
        ("je veux me de\u0301sabonner", Verdict.STOP),
        ("Unsubscribe please\n\nSent from my phone", Verdict.STOP),
        ("Stop! Why did it fall?", Verdict.UNCLEAR),
        ("Please stop, I do not read them", Verdict.STOP),
        ("stop. start.", Verdict.UNCLEAR),
        ("stop, that number is wrong", Verdict.UNCLEAR),
        ("Stopp, die Zahl stimmt nicht", Verdict.UNCLEAR),
        ("stop, le chiffre est faux", Verdict.UNCLEAR),
        ("Stop please, I left the company", Verdict.STOP),
        ("", Verdict.NONE),
        ("🛍️", Verdict.NONE),
        ("?!", Verdict.NONE),
        ("123456", Verdict.NONE),
    ],
)
def test_marks_scripts_and_clauses_are_read_as_they_are_meant(text: str, verdict: Verdict) -> None:
    assert judge(text) is verdict


def test_a_long_text_is_judged_at_once_and_by_its_ends() -> None:
    started = time.perf_counter()
    for word in [
        "stop ",
        "no more ",
        "reports more ",
        "keine ",
        "不要",
        "?a",
        "the these those ",
        "je ne veux plus de ",
    ]:
        judge(word * 2000)

    assert judge("Orders. " * 2000 + "Please unsubscribe me.") is Verdict.STOP
    assert time.perf_counter() - started < 10
