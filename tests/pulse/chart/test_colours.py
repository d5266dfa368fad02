"""Colours that everybody tells apart and reads, on either paper and in a brand's own colour."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pulse.chart.tones import SERIES, Tone, tones
from pulse.definition import Theme
from pulse.definition.colour import contrast, distance, readable
from pulse.definition.theme import LEAST_CONTRAST, LEAST_DISTANCE, OTHERS, PAPER, Mode

modes = pytest.mark.parametrize("mode", ["light", "dark"])
# What has to be told apart where both stand on one picture.
BESIDE = [
    (Tone.ACCENT, Tone.BASE),
    (Tone.ACCENT, Tone.CONTEXT),
    (Tone.BASE, Tone.CONTEXT),
    (Tone.GOOD, Tone.BAD),
    *combinations((*SERIES, Tone.BASE), 2),
]
READ = (Tone.INK, Tone.MUTED, Tone.ACCENT, Tone.GOOD, Tone.BAD)
STATED = (*READ, Tone.BASE, *SERIES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # By colorspacious 1.1.2, the least of normal, protan-, deuteran- and tritanomaly of severity 100.
        ("#00706b", "#b5360f", 43.23),
        ("#1657b8", "#8e44ad", 5.36),
        ("#d9730d", "#c29a00", 5.18),
        ("#1657b8", "#7f93ab", 22.44),
        ("#6ea8ff", "#5fd0b5", 15.56),
    ],
)
def test_distances_are_those_of_a_library_for_colours(one: str, other: str, expected: float) -> None:
    assert distance(one, other) == pytest.approx(expected, abs=0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@modes
def test_tones_beside_each_other_are_told_apart_by_everybody(mode: Mode) -> None:
    found = tones(mode)

    assert [(a, b) for a, b in BESIDE if distance(found[a], found[b]) < LEAST_DISTANCE] == []


@modes
def test_words_are_read_and_marks_that_state_something_are_seen(mode: Mode) -> None:
    found = tones(mode)
    paper = found[Tone.PAPER]

    assert [tone for tone in READ if contrast(found[tone], paper) < 4.5] == []
    assert [tone for tone in STATED if contrast(found[tone], paper) < 3] == []
    assert [tone for tone in (Tone.WARNING, Tone.BAND) if contrast(found[Tone.INK], found[tone]) < 4.5] == []


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["light", "dark"]))
def test_with_whatever_brand_colour_is_taken_four_series_are_told_apart(number: int, mode: str) -> None:
    colour = f"#{number:06x}"
    paper, others = PAPER[mode], OTHERS[mode]  # type: ignore[index]
    if contrast(colour, paper) < LEAST_CONTRAST or distance(colour, others) < LEAST_DISTANCE:
        with pytest.raises(ValidationError, match=r"hard to read|cannot be told"):
            Theme.model_validate({"mode": mode, "accent": colour})
        return
    theme = Theme.model_validate({"mode": mode, "accent": colour})
    found = tones(theme.mode, theme.accent)

    assert contrast(found[Tone.ACCENT], found[Tone.PAPER]) >= 4.5
    apart = [distance(found[a], found[b]) for a, b in combinations((*SERIES, Tone.BASE), 2)]
    assert min(apart) >= LEAST_DISTANCE


@given(st.integers(0, 0xFFFFFF), st.sampled_from(["light", "dark"]))
def test_the_colour_that_is_proposed_instead_is_read(number: int, mode: str) -> None:
    paper = PAPER[mode]  # type: ignore[index]

    assert contrast(readable(f"#{number:06x}", paper, 4.5), paper) >= 4.5


def test_a_pale_brand_colour_is_refused_with_one_that_is_read() -> None:
    with pytest.raises(ValidationError, match=r"theme.accent #ffcc00 is hard to read on light paper.*#[0-9a-f]{6} is"):
        Theme(accent="#ffcc00")
    with pytest.raises(ValidationError, match=r"theme\.bold goes with theme.font"):
        Theme(bold="a.ttf")
