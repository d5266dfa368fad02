"""Everything that a reader may get, in every language, read by rules that a careful editor would read it by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulse.conversation import Operation, Query, answer
from pulse.conversation.query import Against, Over
from pulse.conversation.scope import covered
from pulse.definition import Calendar, Context, Event, Goal, Pulse
from pulse.definition.catalogue import Grain, LanguageCode
from pulse.insight import find_facts, headline_change
from pulse.insight.fact import Fact
from pulse.insight.figure import Figure
from pulse.insight.find import InsightOptions
from pulse.languages import LANGUAGES, Form, Joint
from pulse.languages.saying.en import ANSWERS as ANSWERED
from pulse.narration import NarrationContext, Plan, write, write_plainly
from pulse.narration.check import check
from pulse.narration.plan import PlannedSentence
from pulse.series import Dataset, Quality, Span
from pulse.series.periods import Period
from pulse.text import Text
from pulse.text.claims import CLAIMS
from pulse.text.proof import prove, refuse
from pulse.text.render import Renderer
from tests.pulse.conftest import Maker
from tests.pulse.languages.oracle import SLIPS
from tests.pulse.languages.specimens import GRAINS, MEASURES, Case, cases, context, facts, sentences
from tests.pulse.sources.test_gather import pulse as daily

every_language = pytest.mark.parametrize("language", [*LANGUAGES])
_BROKEN = re.compile(
    r"[{}]|  | [.,)]|[(] |“”|„“|«[\s\u00a0]*»|[(][)]|[.,:;] ?[,;:]"
    r"|\.\.|,\.|\bNone\b|--|[,;:!?)](?=[^\W\d_])|\.(?=[a-z])"
    r"|(?<!\w)(\w{2,}) \1(?!\w)|[+−]0\b|\u00a0\u00a0"
)
"""What is wrong in every language."""
_WRONG_SPACE = re.compile(r"[\w)”»“%] [;:!?]|[a-z][;:!?]\w", re.ASCII)
_SHORT = re.compile(r"\bp\.p\.|\b(?:Mio|Mrd|Tsd)\.")
"""Units with full stops of their own."""
_SAID_TWICE = frozenset({"vous vous", "Sie Sie"})


@cache
def _slips(language: LanguageCode) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{slip})" for slip in SLIPS[language]))


def wrong(texts: Iterable[str], language: LanguageCode) -> list[str]:
    """Those of ``texts`` that an editor would send back, each with what is wrong in it."""
    found = []
    for written in texts:
        text = _SHORT.sub("u", written)
        plain = text if language == "fr" else text.replace("\u00a0", " ")
        broken = next((match for match in _BROKEN.finditer(text) if match[0] not in _SAID_TWICE), None)
        slip = broken or _slips(language).search(plain) or (language != "fr" and _WRONG_SPACE.search(plain))
        if slip:
            found.append(f"{slip[0]!r} in {written!r}")
    return found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Orders were up 1 days in a row."),
        ("de", "Das ist höher als gegenüber die Woche vom 2. März."),
        ("es", "La cifra fue de 131 sábado 21 de noviembre."),
        ("es", "En comparación con de el día anterior."),
        ("fr", "C’est 12 de plus que en novembre."),
        ("fr", "Cela fait 0 jours."),
        ("pt", "O valor mais alto em o dia anterior."),
        ("pt", "São 0 dias de alta."),
        ("it", "Nel mese, in calo di il mese precedente."),
        ("it", "Nella settimana del 8 marzo."),
        ("en", "Orders came to {now}."),
        ("en", "Orders came to 5 ."),
        ("en", "Orders  came to 5."),
        ("en", "Orders came to 5,more than before."),
        ("en", "The the figure is “”."),
    ],
)
def test_the_rules_find_what_they_were_made_for(language: LanguageCode, text: str) -> None:
    assert wrong([text], language) != []


@every_language
def test_every_phrase_with_every_unit_and_value_reads_well_and_is_proven(language: LanguageCode) -> None:
    said: dict[tuple[str, Form, int], set[str]] = {}
    refused = []
    for number, case in enumerate(cases()):
        renderer = Renderer(context(language, case.grain, "down" if number % 3 else "up"), facts(case))
        for at, sentence in enumerate(sentences(renderer)):
            part = sentence.saying.parts[-1]
            said.setdefault((part.key, part.form, part.index), set()).add(str(sentence))
            if (at + number) % 4 == 0 and (why := refuse(sentence, renderer)):
                refused.append(f"{why}: {sentence}")
    known = {
        (key, form, at)
        for form in [*Form][:3]
        for key, phrase in LANGUAGES[language].phrases(form).items()
        for at in range(len(phrase))
    }

    assert {key for key, _, _ in said} == {*CLAIMS}
    assert known - {*said} == set()
    assert refused == []
    texts = sorted(set.union(*said.values()))
    assert wrong(texts, language) == []
    assert [text for text in texts if not re.match(r"[^\W_a-z]|[-«„“−€$]|R\$", text)] == []


@every_language
def test_every_word_of_our_own_reads_well(language: LanguageCode) -> None:
    given = {
        **dict(zip(("ask_one", "ask_two", "ask_three"), ("why", "more", "trend"), strict=True)),
        "member": "Asia",
        "place": "“Sales”",
        "column": "amount",
        "system": "Shopify",
        "definition": "Orders placed.",
        "conditions": "region = EU",
        "name": "Ada",
        "at": "21 Nov",
        "low": "150",
        "high": "190",
        "subject": "Asia",
        "settings": "-",
        "day": "21",
        "weekdays": "-",
        "hour": "07:30",
        "as_of": "21",
    }
    found = {fact.kind: fact for fact in facts(Case())}
    texts = []
    for key, phrase in LANGUAGES[language].words.items():
        if key.startswith("template"):
            continue
        fact = {"highest": "extreme", "lowest": "extreme", "label_against": "change", "label_base": "change"}.get(
            key, "driver" if key == "against" else "level"
        )
        if key in ANSWERED:
            needed = {slot: said for slot, said in given.items() if f"{{{slot}}}" in phrase}
            texts.append(str(Renderer(context(language), [_RICH]).say(key, _RICH.id, given=needed)))
            continue
        base = found["driver"].model_copy(update={"times": {**found["driver"].times, "base_period": Case().period(1)}})
        item: Fact = base if fact == "driver" else found[fact]  # type: ignore[index]
        needed = {slot: said for slot, said in given.items() if f"{{{slot}}}" in phrase}
        texts.append(str(Renderer(context(language), [item]).say(key, item.id, given=needed)))

    # Two of the words are pieces: they stand before a name or a figure.
    assert wrong(texts, language) == []


_DAY = Period(at="2026-11-01", grain="day", zone="UTC", until="2026-11-21", weekday=0)
_RICH = Fact(
    id="R",
    kind="average",
    about="day",
    unit="count",
    numbers={key: Decimal(12) for key in ("now", "base", "diff", "count")} | {"share": Decimal("0.25")},
    words={"member": "Asia", "riser": "Asia", "faller": "Oslo", "names": "Asia\nOslo"},
    times={"when": _DAY, **dict.fromkeys(("begin", "finish"), _DAY.model_copy(update={"until": "", "weekday": None}))},
)
"""Has every slot that a word of an answer may have."""


class _Data:
    """Small results with a rise, a fall, a record, a streak, gaps and doubts, in every grain."""

    def __init__(self, make: Maker, grain: Grain) -> None:
        self.make, self.grain = make, grain

    def results(self) -> list[Dataset]:
        rise: list[int | None] = [*[50, 48, 52, 49, 51, 47, 53] * 3, 90]
        return [
            self.of({"Asia": rise, "Berlin": [*[10] * 21, 4], "Oslo": [*[5] * 21, 6]}),
            self.of({"Asia": [*range(40, 62)], "Berlin": [*[9] * 22]}),
            self.of({"": [*[30] * 21, 30]}),
            self.of({"": [*[20, 21] * 10, 20, None, 0]}),
            self.of({"": [5, 6]}),
            self.of({"Asia": [*[7] * 22], "Berlin": [*[3] * 10, *[300] * 12]}, partial=True),
        ]

    def of(self, rows: dict[str, list[int | None]], *, partial: bool = False) -> Dataset:
        first = datetime(2026, 9, 1, tzinfo=UTC) if self.grain == "hour" else _FIRST[self.grain]
        doubts = Quality(
            rows=9, copies_dropped=1, copies_kept=2, future_rows=1, unknown_values=3, late_by=1, missing=(first,)
        )
        grain: Grain = "week" if self.grain == "cycle" else self.grain
        made = self.make(rows, grain=grain, first=first, quality=doubts if partial else None)
        if self.grain != "cycle":
            return replace(made, notes=("Refunds count on their own day.",))
        starts = sorted({point.at for point in made.points})
        ends = [datetime.combine(at, datetime.min.time(), UTC) + timedelta(days=7) for at in starts]
        spans = tuple(Span(at, end, f"Cycle {n}") for n, (at, end) in enumerate(zip(starts, ends, strict=True), 1))
        return replace(made, grain="cycle", spans=spans)


_FIRST = {
    "day": date(2026, 3, 16),
    "week": date(2026, 3, 2),
    "month": date(2025, 1, 1),
    "quarter": date(2021, 1, 1),
    "year": date(2000, 1, 1),
    "cycle": date(2026, 3, 2),
}


def aims(result: Dataset) -> InsightOptions:
    last = result.complete[-1].at
    by = (last.date() if isinstance(last, datetime) else last) + timedelta(days=3)
    goals = [
        Goal(kind="level", value=Decimal(60), by=by),
        Goal(kind="level", value=Decimal(30), by=by, direction="at most", name="Ceiling"),
    ]
    events = (Event(first=by - timedelta(days=4), last=by, name="Spring sale"),)
    return InsightOptions(goals, Calendar(easter="western"), Context(events=events), "orders")


@cache
def found_of(grain: Grain) -> tuple[tuple[Dataset, tuple[Fact, ...]], ...]:
    return tuple((result, find_facts(result, aims(result))) for result in _Data(Maker(), grain).results())


def voice(language: LanguageCode, grain: Grain, good: str = "up") -> NarrationContext:
    return context(language, grain, good).model_copy(update={"measure": MEASURES[language]})


def unproven(text: Text, found: Sequence[Fact], told: NarrationContext) -> list[str]:
    return [str(refusal) for refusal in prove(text, found, told)[1]]


@every_language
@pytest.mark.parametrize("grain", GRAINS)
def test_every_read_reads_well_and_every_word_of_it_is_proven(language: LanguageCode, grain: Grain) -> None:
    for number, (_, found) in enumerate(found_of(grain)):
        told = voice(language, grain, ("up", "down", "neither")[number % 3])
        read = write_plainly(told, found)
        caption, long = read.caption("Shop"), read.long_text()

        assert unproven(caption, found, told) == []
        assert unproven(long, found, told) == []
        assert wrong([*str(caption).split("\n"), *str(long).split("\n")], language) == []
        assert len(str(long)) > len(str(read.summary))


def _pulse_of(result: Dataset, told: NarrationContext) -> Pulse:
    pulse = daily(by="region")
    measure = pulse.measure.model_copy(update={"name": told.measure, "good": told.good, "by": told.dimension})
    return pulse.model_copy(update={"grain": result.grain, "language": told.language, "measure": measure})


def _queries(result: Dataset) -> list[Query]:
    """One of each operation, with members, times and comparisons of every sort."""
    members = tuple(member.key for member in result.members)
    known = covered(result)
    half = known.model_copy(update={"first": known.first + (known.last - known.first) / 2})
    before = known.model_copy(update={"last": half.first - timedelta(days=1)})
    found = [Query(operation=operation) for operation in Operation]
    found += [Query(operation=operation, members=members[:1]) for operation in Operation]
    found += [Query(operation=operation, members=members[:1], without=True, span=half) for operation in Operation]
    found += [Query(operation=operation, span=half) for operation in Operation]
    found += [
        Query(operation=Operation.COMPARE, members=members[:2]),
        Query(operation=Operation.CHANGE, against=Against.YEAR),
    ]
    found += [Query(operation=Operation.CHANGE, span=half, against_span=before)]
    found += [Query(operation=Operation.RANK, over=over, count=2, lowest=True) for over in Over]
    return found


@every_language
@pytest.mark.parametrize("grain", GRAINS)
def test_every_answer_reads_well_and_every_word_of_it_is_proven(language: LanguageCode, grain: Grain) -> None:
    every = found_of(grain)
    for number in (0, 3, 5):
        result, found = every[number]
        told = voice(language, grain, "up" if number % 2 else "down")
        figure = Figure(_pulse_of(result, told), result, found)
        for query in _queries(result):
            made = answer(query, [figure], language)
            assert made.refused == (), query
            assert str(made.text)
            assert wrong(str(made.text).split("\n"), language) == [], query


@given(
    language=st.sampled_from([*LANGUAGES]),
    grain=st.sampled_from(GRAINS),
    which=st.integers(0, 3),
    form=st.sampled_from([Form.SENTENCE, Form.CLAUSE, Form.NOUN]),
    joint=st.sampled_from([*Joint]),
    style=st.integers(0, 8),
    places=st.lists(st.integers(0, 40), min_size=2, max_size=6),
)
def test_any_plan_that_is_allowed_reads_well(
    language: LanguageCode, grain: Grain, which: int, form: Form, joint: Joint, style: int, places: list[int]
) -> None:
    _, found = found_of(grain)[which]
    told = voice(language, grain)
    level, change = found[0], headline_change(found)
    item, two, *rest = (found[place % len(found)].id for place in places)
    plan = Plan(
        headline=PlannedSentence(
            fact=level.id, style=style, joint=joint, beside=change.id if change else "", beside_style=style
        ),
        highlights=(
            PlannedSentence(fact=item, form=form, style=style, joint=joint, beside=two, beside_style=style + 1),
        ),
        analysis=tuple(PlannedSentence(fact=fact, form=form, style=style) for fact in rest),
    )
    checked = check(plan, told, found)
    if checked is None:
        return
    read = write(checked.plan, told, found)

    assert unproven(read.caption("Shop") + read.analysis, found, told) == []
    assert wrong([*str(read.caption("Shop")).split("\n"), *str(read.analysis).split("\n")], language) == []
