from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.cases import ground_of_table, load
from pulse.catalogue import Language
from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narrator import NarrationContext, write_plainly
from pulse.narrator.grounding import refuse, refuse_marked
from pulse.narrator.marks import marks
from pulse.narrator.proof import prove
from tests.pulse.conftest import Maker

VOICE = NarrationContext(title="Top 5 shops", measure="Orders", dimension="region", grain="day", good="up")
CONTRACTS = Path(__file__).parents[4] / "shared/contracts/insight"
LANGUAGES: tuple[Language, ...] = ("en", "de", "es", "fr", "pt")


@pytest.fixture
def facts(make: Maker) -> tuple[Fact, ...]:
    """Level 42 (F1), change -18 of 60 like for like (F2), N -30 (F3), S +12 (F4)."""
    return find_facts(make({"N": [50, 0, 0, 0, 0, 0, 0, 20], "S": [10, 0, 0, 0, 0, 0, 0, 22]}))


@pytest.mark.parametrize(
    "text",
    [
        "Orders came to 42 on Tuesday 8 September 2026.",
        "Orders came to 42, down 30.0% from 60.",
        "Orders fell by 18 to 42 on 8 September, from 60 on Tuesday 1 September.",
        "N fell by 30; the others together rose by 12.",
        "N fell by 30 while S rose by 12.",
        "Orders fell by 30%.",
        "(42) and *42* and 42.",
        "S makes up 52.4% of Orders.",
        "Over 50% of Orders came from S.",
    ],
)
def test_what_the_facts_give_may_be_said(facts: tuple[Fact, ...], text: str) -> None:
    assert refuse(text, facts, VOICE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orders came to 43.",
        "Orders came to 142.",
        "Orders came to 42%.",
        "Orders came to 42.5.",
        "Orders: 4,2",
        "down 31.0%",
        "on 10 September 2026",
        "42nd",
        "42k",
        "x42",
        "٤٢ orders",
        "1 of 42",
        "Tuesday 8 September 2025",
    ],
)
def test_any_other_digit_is_refused(facts: tuple[Fact, ...], text: str) -> None:
    assert refuse(text, facts, VOICE)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Orders rose 30.0% to 42.", "another direction"),
        ("Orders came to 42, down 30.0% from 60 on Monday 7 September.", "another day of comparison"),
        ("Orders came to 42 on Wednesday 8 September 2026.", "a weekday that is not that date's"),
        ("Orders came to 60 on Tuesday 8 September 2026.", "the base as the level"),
        ("Orders came to 42 on Tuesday 1 September.", "the level on the day of the base"),
        ("Orders fell by 42.", "a level as a change"),
        ("Orders came to 18.", "a change as a level"),
        ("S fell by 30; the others together rose by 12.", "another member"),
        ("N fell by 12; the others together rose by 30.", "figures of each other"),
        ("N fell by 30; the others together fell by 12.", "the others the other way"),
        ("Orders fell by 30 pp.", "another unit"),
        ("Orders came to €42.", "a currency"),
        ("Orders came to 42 on Tuesday 8 September 2026, up 3% on a year earlier.", "a comparison that was not made"),
        ("Orders halved.", "a multiple"),
        ("Orders came to 42, a record.", "a record"),
        ("Orders came to 42, the highest ever.", "an extreme"),
        ("Orders fell because of the storm.", "a cause"),
        ("Orders fell 30.0% due to S.", "a cause that moved the other way"),
        ("N fell by 30 and S overtook it.", "a relation"),
        ("Every region fell.", "a quantifier"),
        ("Both N and S fell.", "a quantifier over members"),
        ("Most of the fall came from N.", "a majority"),
        ("Only N fell.", "an exclusion"),
        ("N did not fall by 30.", "a negation"),
        ("The fall accelerated.", "a pace"),
        ("The fall is significant.", "significance"),
        ("Orders will fall by 30.", "certainty about the future"),
        ("Orders suffered.", "a judgement"),
        ("Orders collapsed to 42.", "a judgement with a right figure"),
        ("Orders came to 42 yesterday.", "a time of its own"),
        ("You should call N.", "advice"),
        ("Acme came to 42.", "a name that is not in the data"),
        ("The weather was awful.", "something else altogether"),
        ("Orders fell for 5 days in a row.", "a streak"),
        ("S came to twelve.", "a number in words"),
        ("See www.example.com, 42.", "a link"),
        ("N grew.", "a direction without a number"),
        ("Orders came to about 50.", "an approximation that is too far"),
        ("Orders came to nearly 60.", "nearly what it is not"),
        ("Orders came to more than 30.", "a bound that says nothing"),
    ],
)
def test_what_the_facts_do_not_give_is_refused(facts: tuple[Fact, ...], text: str, what: str) -> None:
    assert refuse(text, facts, VOICE), what


def test_a_reason_names_the_nearest_fact(facts: tuple[Fact, ...]) -> None:
    (reason,) = refuse("Orders came to 43.", facts, VOICE)

    assert (reason.code, reason.said) == ("number", "43")
    assert "nearest is F1, level 42" in str(reason)


def test_the_owners_own_words_may_hold_digits(facts: tuple[Fact, ...]) -> None:
    assert refuse("*Top 5 shops*\nOrders came to 42.", facts, VOICE) == []
    assert refuse("*Top 6 shops*\nOrders came to 42.", facts, VOICE) != []


def test_a_driver_may_be_called_the_cause_only_if_it_moved_with_the_whole(facts: tuple[Fact, ...]) -> None:
    assert refuse("Orders fell 30.0%, driven by N.", facts, VOICE) == []
    assert refuse("Orders fell 30.0%, driven by S.", facts, VOICE) != []


def test_better_and_worse_hang_on_which_way_is_good(facts: tuple[Fact, ...]) -> None:
    less = VOICE.model_copy(update={"good": "down"})

    assert refuse("Orders fell 30.0%, for the better.", facts, less) == []
    assert refuse("Orders fell 30.0%, for the better.", facts, VOICE) != []


@pytest.mark.skipif(not CONTRACTS.exists(), reason="the published sentences are not beside this project")
def test_the_published_sentences_get_their_verdicts() -> None:
    table, cases = load(CONTRACTS)
    wrong = []
    for case in cases:
        reasons = prove(case["text"], ground_of_table(table, case["lang"]))
        if (not reasons) != (case["expected"] == "grounded"):
            wrong.append((case["id"], case["text"], [str(one) for one in reasons]))

    assert wrong == []
    assert len(cases) == 40


def test_a_model_may_write_marks_and_words(facts: tuple[Fact, ...]) -> None:
    for text in (
        "Orders came to {F1.now} {F1.when}, down {F2.ratio}.",
        "{F3.member} fell by {F3.diff} while {F4.member} rose by {F4.diff}.",
    ):
        assert refuse_marked(text, facts, VOICE) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Orders came to 42 {F1.when}.", "digits or braces outside a mark"),
        ("Orders came to {F9.now}.", "{F9.now} does not exist"),
        ("Orders came to {F1.nope}.", "{F1.nope} does not exist"),
        ("Orders came to {F1}.", "digits or braces outside a mark"),
        ("Orders doubled to {F1.now}.", "'doubled' is a number"),
        ("Twelve orders fewer, {F1.now} in all.", "'twelve' is a number"),
        ("N came to {F1.now}.", "the name 'N' outside a mark"),
        ("$ {F1.now}.", "'$' outside a mark"),
        ("See https://x.example for {F1.now}.", "'https:' outside a mark"),
        ("Orders went well.", "the text cites no fact"),
        ("{F1.now}\u202egnp.", "control characters"),
        ("Orders: ٤٢ {F1.now}", "digits or braces outside a mark"),
    ],
)
def test_a_model_that_writes_its_own_figures_is_refused_with_the_reason(
    facts: tuple[Fact, ...], text: str, why: str
) -> None:
    assert any(why in str(reason) for reason in refuse_marked(text, facts, VOICE))


CELLS = st.lists(st.integers(0, 3000), min_size=12, max_size=60)
MEASURES = {"en": "Orders", "de": "Bestellungen", "es": "Pedidos", "fr": "Commandes", "pt": "Pedidos"}


@settings(max_examples=60)
@given(st.lists(CELLS, min_size=1, max_size=4), st.sampled_from(["day", "week", "month", "quarter", "year"]), st.data())
def test_what_the_plain_narrator_writes_is_never_refused(
    rows: list[list[int]], grain: Any, data: st.DataObject
) -> None:
    names = ["North", "Home & Garden", "3rd party", "Q4 team"]
    length = min(map(len, rows))
    table: dict[str, list[int | None]] = {
        n: [*row[: length - 1], row[-1] or 5] for n, row in zip(names, rows, strict=False)
    }
    facts = find_facts(Maker()(table, grain=grain, first=date(2024, 1, 1)))
    for language in LANGUAGES:
        good = data.draw(st.sampled_from(["up", "down", "neither"]))
        voice = NarrationContext(
            title="Shop 7", measure=MEASURES[language], dimension="region", grain=grain, good=good, language=language
        )
        read = write_plainly(voice, facts)
        for text in (read.caption(voice.title), read.long_text()):
            assert [str(one) for one in refuse(text, facts, voice)] == [], text


@pytest.fixture
def rich() -> tuple[Fact, ...]:
    """Seventy days: 445 orders (+92.6% on 231), N +226, W -12, S as before; a record, an unusual day, a trend."""
    week, chance = [1.0, 1.1, 1.2, 1.1, 1.3, 1.6, 0.8], [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    north: list[int | None] = [int(160 * week[at % 7]) + chance[at % 10] for at in range(70)]
    north[-1] = (north[-8] or 0) + 226
    west: list[int | None] = [*[32] * 69, 20]
    return find_facts(Maker()({"N": north, "W": west, "S": [25] * 70}))


def figure(facts: tuple[Fact, ...], kind: str, key: str, about: str | None = None) -> str:
    return next(marks(f)[key] for f in facts if f.kind == kind and about in {None, f.about})


@pytest.mark.parametrize(
    "text",
    [
        "N rose by 226 and fell.",
        "S rose: N rose by 226.",
        "Orders were down: N rose by 226, W fell by 12.",
        "W and N rose by 226.",
        "W and N rose.",
        "W rose while N rose by 226.",
        "Revenue came to {now}.",
        "Profit rose by {diff}.",
        "Online orders came to {now}.",
        "Orders per hour came to {now}.",
        "N closed and Orders came to {now}.",
        "N is W.",
        "N makes up {share} of W.",
        "W and N make up {share} of Orders.",
        "Orders came to {now}, up {ratio} from {yesterday}.",
        "Orders came to {usual}.",
        "Orders came to {count}.",
        "the highest of all {count} regions",
        "Record day of all {count}: W came to 20, the highest.",
        "Orders > {now}.",
        "Orders ↓ {now}.",
        "{now}‰ of the week",
        "Orders came to {now} 📉",
        "Orders came to {now} ٪",
        "~Orders came to {now}.~",
        "9999. Orders came to {now}.",
        "Orders came to {now}\u0305.",
        "Orders",
        "Orders came to {now} last month.",
        "Orders could have been {forecast}.",
    ],
)
def test_true_figures_in_false_sentences_are_refused(rich: tuple[Fact, ...], text: str) -> None:
    shown = {
        "now": figure(rich, "level", "now"),
        "diff": figure(rich, "change", "diff", "like"),
        "ratio": figure(rich, "change", "ratio", "like"),
        "yesterday": figure(rich, "change", "base", "previous"),
        "share": figure(rich, "share", "share"),
        "usual": figure(rich, "unusual", "usual"),
        "count": figure(rich, "record", "count"),
        "forecast": figure(rich, "forecast", "total"),
    }

    assert refuse(text.format_map(shown), rich, VOICE), text.format_map(shown)


def test_owners_words_are_no_way_around(facts: tuple[Fact, ...]) -> None:
    voice = VOICE.model_copy(update={"words": ("churn", "doubled", "record", "never")})

    assert refuse("Orders doubled to 42.", facts, voice)
    assert refuse("Orders came to 42, a record.", facts, voice)
    assert refuse("Orders came to 42, without churn.".replace("without", "with"), facts, voice) == []


@pytest.mark.parametrize(
    "names",
    [
        ("google.com", "www.bing.com"),
        ("ann@x.com", "bob@x.com"),
        ("Apple", "apple"),
        ("O’Brien", "O'Brien"),
        ("Orders", "Returns"),
        ("region", "Top 5 shops"),
        ("İstanbul", "Ankara"),
        ("Monday", "Tuesday"),
        ("8 September", "9 September"),
        ("1.", "2."),
        ("٤٢", "４２"),
        ("A", "1"),
        ("n", "d"),
        ("est", "la"),
    ],
)
def test_whatever_members_are_called_the_pulse_is_written(make: Maker, names: tuple[str, str]) -> None:
    found = find_facts(make({names[0]: [50, 0, 0, 0, 0, 0, 0, 20], names[1]: [10, 0, 0, 0, 0, 0, 0, 22]}))
    for language in LANGUAGES:
        voice = VOICE.model_copy(update={"language": language})
        read = write_plainly(voice, found)
        for text in (read.caption(voice.title), read.long_text()):
            assert [str(one) for one in refuse(text, found, voice)] == [], (language, text)
