import re

import regex
from hypothesis import given
from hypothesis import strategies as st

from pulse.wording import clean, sanitize_name, trim, utf16_length

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(list("*_~` .,!?\n0123456789👨‍👩‍👧🇩🇪é क्षि€"))),
    max_size=300,
)
LIMITS = st.integers(1, 250)


@given(TEXTS, LIMITS)
def test_trimming_never_exceeds_the_limit(text: str, limit: int) -> None:
    assert utf16_length(trim(text, limit)) <= limit


@given(TEXTS, LIMITS)
def test_trimming_leaves_alone_what_fits(text: str, limit: int) -> None:
    if utf16_length(text) <= limit:
        assert trim(text, limit) == text


@given(TEXTS, LIMITS)
def test_trimming_splits_no_grapheme(text: str, limit: int) -> None:
    trimmed = trim(text, limit)

    if trimmed != text:
        kept = trimmed[: trimmed.rindex("…")]
        whole = regex.findall(r"\X", text)
        ends = {0}
        for grapheme in whole:
            ends.add(max(ends) + len(grapheme))
        assert text.startswith(kept)
        assert len(kept) in ends


@given(st.text(st.sampled_from("abc  .0123456789,"), min_size=30, max_size=200), st.integers(10, 60))
def test_trimming_cuts_no_number_in_two(text: str, limit: int) -> None:
    trimmed = trim(text, limit)

    if trimmed != text:
        kept = trimmed.removesuffix("…")
        rest = text[len(kept) :]
        assert not re.search(r"\d$", kept) or not re.match(r"\d|[.,]\d", rest)


def test_a_mark_that_the_cut_leaves_open_is_closed() -> None:
    assert trim("*one two three, and so on for a good while*", 16) == "*one two three…*"
    assert trim("_a very long_ and *bold line that is cut*", 30) == "_a very long_ and *bold line…*"


def test_a_star_that_is_no_mark_is_not_closed() -> None:
    for limit in range(4, 30):
        assert trim("5 * 3 is fifteen and so on and on", limit).count("*") <= 1


def test_units_are_utf_16() -> None:
    assert [utf16_length(text) for text in ("a", "é", "👍", "👨‍👩‍👧‍👦", "🇩🇪")] == [1, 1, 2, 11, 4]


def test_names_from_data_cannot_break_the_text() -> None:
    assert sanitize_name("gross_margin*pct*") == "gross margin pct"
    assert sanitize_name("a\nb\tc\u202egnp") == "a b cgnp"
    assert sanitize_name("\u200b") == "(no name)"
    assert utf16_length(sanitize_name("x" * 200)) == 60


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
