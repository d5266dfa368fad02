"""What people say beside plain words: names in their language, slips, halves of months, why they ask."""

from datetime import date

import pytest

from bench.answers.judge import scope_of
from bench.answers.made import figures
from pulse.conversation import Query, answer, understand
from pulse.conversation.lexicon import is_near
from pulse.conversation.query import Operation
from pulse.conversation.understand import Outcome, Understood


def read(text: str, pulse: str = "orders", *earlier: str) -> Understood:
    before: tuple[Query, ...] = ()
    for said in earlier:
        before = understand(said, scope_of(pulse), before).queries
    return understand(text, scope_of(pulse), before)


def asked(text: str, pulse: str = "orders", *earlier: str) -> Query:
    found = read(text, pulse, *earlier)
    assert found.outcome is Outcome.ANSWER, found
    return found.queries[-1]


def titles(query: Query, pulse: str) -> set[str]:
    members = {member.key: member.title for member in figures(pulse)[query.figure].result.members}
    return {members[key] for key in query.members}


@pytest.mark.parametrize(
    ("text", "pulse", "members"),
    [
        ("wieviele bestellungen gestern im norden", "orders", {"North"}),
        ("dammi il sud e l'ovest di venerdi", "orders", {"South", "West"}),
        ("combien à l'Est hier", "orders", {"East"}),
        ("el email va mejor o peor que la busqueda pagada este mes?", "conversion", {"Email", "Paid search"}),
        ("confronta lione e parigi sul fatturato di ottobre", "sales", {"Lyon", "Paris"}),
        ("e senza i cavi?", "revenue", {"Cables (small)"}),
        ("widget a und b zusammen letztes quartal", "revenue", {"Widget A", "Widget B"}),
        ("obrien depot yesterday", "orders", {"O'Brien_Depot"}),
        ("signups from the US last week", "signups", {"United States"}),
    ],
)
def test_members_are_known_in_every_language(text: str, pulse: str, members: set[str]) -> None:
    assert titles(asked(text, pulse), pulse) == members


@pytest.mark.parametrize("text", ["how many signups did we get from Germany?", "what about germany"])
def test_another_country_is_said_to_be_no_member(text: str) -> None:
    found = read(text, "signups")

    assert (found.outcome, found.lacks) == (Outcome.LACKS, "member")


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        *(("novmber", "november", True), ("octobre", "october", True), ("wieveil", "wieviel", True)),
        *(("comparr", "compare", True), ("orderd", "orders", True)),
        *(("pagada", "pasada", False), ("norden", "worden", False), ("orden", "norden", False)),
    ],
)
def test_only_a_slip_of_the_thumb_is_another_word(word: str, other: str, *, near: bool) -> None:
    assert is_near(word, other) is near
    assert is_near(other, word) is near


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("orders in the first half of october", date(2026, 10, 1), date(2026, 10, 15)),
        ("commandes de la première quinzaine de novembre", date(2026, 11, 1), date(2026, 11, 15)),
        ("orders from july til now", date(2026, 7, 1), date(2026, 11, 21)),
        ("commandes du 1er au 30 septembre", date(2026, 9, 1), date(2026, 9, 30)),
        ("Bestellungen von Januar bis Ende Juni", date(2026, 1, 1), date(2026, 6, 30)),
        ("orders jan-mar", date(2026, 1, 1), date(2026, 3, 31)),
        ("pedidos de 10 a 14/11", date(2026, 11, 10), date(2026, 11, 14)),
        ("orders on the weekend of the 14th", date(2026, 11, 14), date(2026, 11, 15)),
        ("orders the week before last", date(2026, 11, 2), date(2026, 11, 8)),
        ("Bestellungen vorletzte Woche", date(2026, 11, 2), date(2026, 11, 8)),
        ("orders on saturday 14", date(2026, 11, 14), date(2026, 11, 14)),
        ("orders this year before march", date(2026, 1, 1), date(2026, 2, 28)),
        ("orders since the 1st of september", date(2026, 9, 1), date(2026, 11, 21)),
        ("orders last week until wednesday", date(2026, 11, 9), date(2026, 11, 11)),
        ("commandes semaine du 2 au 8 novembre", date(2026, 11, 2), date(2026, 11, 8)),
        ("bestellungen kw 40 bis 44", date(2026, 9, 28), date(2026, 11, 1)),
        ("orders 01/09/2026 to 30/09/2026", date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_a_stretch_is_read_to_its_end(text: str, first: date, last: date) -> None:
    span = asked(text).span

    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("pulse", "text", "adds"),
    [
        ("orders", "north and south together since 1 nov", True),
        ("conversion", "email and organic yesterday", False),
    ],
)
def test_members_are_told_with_what_they_make_together_where_they_add_up(pulse: str, text: str, *, adds: bool) -> None:
    found = read(text, pulse)
    said = str(answer(found.queries[0], figures(pulse), "en").text)

    assert ("Together " in said) is adds
    assert not adds or "Together 5,431." in said


def test_rates_of_several_members_are_not_put_together() -> None:
    assert read("email and organic together yesterday", "conversion").outcome is Outcome.ASK


@pytest.mark.parametrize(
    "text",
    [
        *("only the days above the average", "days with more than 500 orders", "average of the 5 best days"),
        *("which of the two was better", "signups in the first ten weeks of the year", "lowest week of the summer"),
        *("december 2025 and now", "orders so far in november vs the same days in october"),
        *("the week before black friday", "orders october 2025 vs 2026", "half of october", "monday 17 november"),
        *("orders from monday morning", "los primeros tres días de noviembre", "biggest drop in october"),
        *("orders in the north east", "not only north", "north vs the rest in october", "il nord no, il sud"),
        *("I need the median. Orders last week?", "order value yesterday"),
    ],
)
def test_what_no_query_can_say_is_asked_back(text: str) -> None:
    assert read(text).outcome in {Outcome.ASK, Outcome.LACKS, Outcome.MENU}


def test_a_thread_keeps_its_time_and_its_members_until_others_are_named() -> None:
    assert asked("and its lowest day in that time", "conversion", "Email in Q2").members
    span = asked("email or organic, who does better there?", "conversion", "conversion in november").span
    assert span is not None
    assert span.first == date(2026, 11, 1)


@pytest.mark.parametrize(
    "text", ["Non, pas le nord, le SUD", "nicht der norden, der süden", "nicht norden sondern süden"]
)
def test_a_name_that_is_taken_back_is_not_meant(text: str) -> None:
    found = asked(text, "orders", "combien de commandes au nord lundi")

    assert titles(found, "orders") == {"South"}
    assert not found.without


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("how was north that day", "best day in october"),
        ("how much did it have the week before", "which region was best last week"),
    ],
)
def test_what_only_the_answer_told_is_asked_back(text: str, before: str) -> None:
    assert read(text, "orders", before).outcome is Outcome.ASK


def test_which_one_is_better_is_asked_of_the_two_that_were_compared() -> None:
    found = asked("which is better", "orders", "north vs south last week")

    assert (found.operation, titles(found, "orders")) == (Operation.COMPARE, {"North", "South"})


def test_the_others_are_those_that_were_not_spoken_of() -> None:
    found = asked("und die anderen regionen", "orders", "Bestellungen North gestern")

    assert (titles(found, "orders"), found.without) == ({"North"}, True)


def test_the_best_and_the_worst_are_two_questions() -> None:
    found = read("mejor y peor semana desde junio", "signups")

    assert [(query.operation, query.lowest) for query in found.queries] == [
        (Operation.EXTREME, False),
        (Operation.EXTREME, True),
    ] or [query.lowest for query in found.queries] == [True, False]


def test_a_sentence_that_tells_why_somebody_asks_changes_nothing() -> None:
    plain = asked("how many orders yesterday?")

    assert asked("how many orders yesterday? my bookkeeper keeps pestering me") == plain
    assert read("how many orders yesterday? my refunded ones only").outcome is not Outcome.ANSWER


def test_the_language_that_reads_clearly_is_taken_where_several_know_the_words() -> None:
    found = asked("csv sem Konzern", "mrr")

    assert (found.operation, titles(found, "mrr"), found.without) == (Operation.DOCUMENT, {"Konzern"}, True)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("Which is the best region?", Operation.RANK),
        ("how many orders arrived yesterday", Operation.VALUE),
        ("how much did we make the week before last", Operation.VALUE),
        ("wie viele Bestellungen sind gestern angekommen", Operation.VALUE),
        ("how many did we get in october", Operation.VALUE),
    ],
)
def test_plain_questions_are_what_they_say(text: str, operation: Operation) -> None:
    assert asked(text).operation is operation


def test_which_region_is_best_is_asked_of_all_though_two_were_compared() -> None:
    found = asked("which region is the best?", "orders", "north vs south last week")

    assert (found.operation, found.members) == (Operation.RANK, ())
