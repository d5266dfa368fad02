"""No phrase of any language says more than its key claims: words held against the tests' own lists."""

import re
from collections.abc import Iterator

import pytest

from pulse.languages import LANGUAGES, Form, Language
from pulse.text.claims import CLAIMS
from pulse.text.slots import slots_of
from tests.pulse.languages.oracle import ORACLE, Words

FORMS = (Form.SENTENCE, Form.CLAUSE, Form.NOUN)
RANKING = {"the_highest", "highest", "best", "higher", "higher_than_all", "highest_day", "lowest_day"}
BESIDE = {"base", "against", "relation", "before", "base_period", "part_before"}
"""Slots with what a figure is held against."""
BEFORE = frozenset({"turn.up", "turn.down", "offset"})
"""These tell that it went the other way before, or that another part did."""
QUESTIONS = frozenset({"try_parts", "try"})

every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=[*LANGUAGES])


def said(language: Language) -> Iterator[tuple[str, str, str]]:
    """Every phrase with what it is called and its key."""
    for form in FORMS:
        for key, several in language.phrases(form).items():
            yield from ((f"{form}/{key}/{at}: {phrase}", key, phrase) for at, phrase in enumerate(several))


def holds(pattern: str, phrase: str) -> bool:
    """Whether a phrase has such a word of its own."""
    bare = re.sub(r"\{[a-z_]+\}", "…", phrase)
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", bare, re.IGNORECASE) is not None


def words_of(language: Language) -> Words:
    return ORACLE[language.code]  # type: ignore[index]


def way_of(key: str) -> str:
    """Which way a key says that something went: by its claim, or by its name where the fact's way is not meant."""
    claimed = CLAIMS[key].direction
    if claimed is not None and not key.startswith("verdict"):
        return claimed
    last = [part for part in key.split(".") if part in {"up", "down", "flat"}]
    return last[0] if last else "flat" if key == "change.almost" else ""


def test_a_key_that_is_named_after_a_way_claims_it() -> None:
    named = {key: [part for part in key.split(".") if part in {"up", "down"}] for key in CLAIMS}

    # Of the others together, the fact of one member has another number.
    wrong = {key for key, ways in named.items() if ways and CLAIMS[key].direction != ways[0]}
    assert wrong == {"others.up", "others.down"}


@every_language
def test_a_phrase_that_claims_a_way_says_it(language: Language) -> None:
    words = words_of(language)
    patterns = {"up": words.up, "down": words.down, "flat": f"{words.flat}|{words.compares}"}

    silent = [
        called for called, key, phrase in said(language) if (way := way_of(key)) and not holds(patterns[way], phrase)
    ]
    assert silent == []


@every_language
def test_a_phrase_says_no_other_way_than_its_key_claims(language: Language) -> None:
    words = words_of(language)
    other = {"up": [words.down], "down": [words.up], "flat": [words.up, words.down], "": [words.up, words.down]}

    wrong = [
        called
        for called, key, phrase in said(language)
        if key not in BEFORE and any(holds(pattern, phrase) for pattern in other[way_of(key)])
    ]
    assert wrong == []


@every_language
def test_only_what_ranks_says_that_something_is_the_most_or_the_least(language: Language) -> None:
    ranks = words_of(language).ranks
    wrong = []
    for called, key, phrase in said(language):
        ranked = bool(RANKING & {*slots_of(phrase)}) or holds(ranks, phrase)
        judged = key.startswith("verdict")
        if ranked != CLAIMS[key].ranks and not judged:
            wrong.append(called)
    assert wrong == []


@every_language
def test_only_what_compares_holds_a_figure_against_another(language: Language) -> None:
    compares = words_of(language).compares
    wrong = [
        called
        for called, key, phrase in said(language)
        # What is said of the data is held against nothing, even where it says "later than".
        if not CLAIMS[key].compares
        and not CLAIMS[key].ranks
        and not key.startswith("quality")
        and (holds(compares, phrase) or {"base", "against", "relation", "before"} & {*slots_of(phrase)})
    ]
    assert wrong == []
    unheld = [
        called
        for called, key, phrase in said(language)
        if key.startswith(("change", "streak", "share.before", "to_date."))
        and CLAIMS[key].compares
        and not BESIDE & {*slots_of(phrase)}
        and key != "change.holiday"
    ]
    assert unheld == []


@every_language
def test_nothing_says_why(language: Language) -> None:
    causes = words_of(language).causes
    told = [(key, text) for key, text in language.words.items() if key not in QUESTIONS]
    told += [*language.relations.items(), *((called, phrase) for called, _, phrase in said(language))]

    assert [pair for pair in told if holds(causes, pair[1])] == []


@every_language
def test_only_a_verdict_judges(language: Language) -> None:
    judges = words_of(language).judges

    assert [
        called for called, key, phrase in said(language) if holds(judges, phrase) != key.startswith("verdict")
    ] == []
    assert [key for key, text in language.words.items() if key.startswith("label") and holds(judges, text)] == []


@every_language
def test_words_that_fill_slots_go_the_way_they_are_named(language: Language) -> None:
    words, said_of = words_of(language), language.words
    up, down = f"{words.up}|{words.high}", f"{words.down}|{words.low}"

    for noun in language.grains.values():
        for high, low in ((noun.highest, noun.lowest), (noun.the_highest, noun.the_lowest)):
            assert holds(words.high, high), high
            assert not holds(down, high), high
            assert holds(words.low, low), low
            assert not holds(up, re.sub(r"\b(más|plus|più|mais)\b", "", low)), low
        assert holds(words.judges, noun.best)
        assert holds(words.judges, noun.worst)
        assert noun.best != noun.worst
        assert noun.the_highest.endswith(noun.highest.split()[-1])
    for key, other in (("higher", "lower"), ("higher_than_all", "lower_than_all")):
        assert holds(up, said_of[key])
        assert not holds(down, said_of[key])
        assert holds(down, said_of[other])
        assert not holds(words.high, said_of[other])


@pytest.mark.parametrize(
    ("phrase", "of", "held"),
    [
        ("{member} rose by {diff}", "up", True),
        ("a group of {count}", "up", False),
        ("the {highest} of all", "ranks", False),
        ("the {member} is upset", "up", False),
        ("{diff} because of {member}", "causes", True),
    ],
)
def test_the_oracle_reads_whole_words_and_no_slots(phrase: str, of: str, held: bool) -> None:
    assert holds(getattr(ORACLE["en"], of), phrase) is held
