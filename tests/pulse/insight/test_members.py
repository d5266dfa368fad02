"""What one member's own course says, and the whole without it."""

from decimal import Decimal

from pulse.insight import find_facts
from pulse.insight.fact import Fact
from pulse.narration import NarrationContext, write_plainly
from pulse.series import Dataset
from tests.pulse.conftest import Maker

CONTEXT = NarrationContext(title="MRR", measure="MRR", dimension="customer", grain="week", good="up")


def named(result: Dataset, kind: str) -> list[Fact]:
    return [fact for fact in find_facts(result) if fact.kind == kind and (kind == "without" or "member" in fact.words)]


def weekly(make: Maker, **last: int) -> Dataset:
    rows = {"Acme": 500, "Globex": 200, "Initech": 200, "Umbrella": 100}
    noise = [0, 4, -3, 2, -4, 3, 1, -2]
    course = {name: [level + noise[at * 3 % 8] for at in range(40)] for name, level in rows.items()}
    for name, value in last.items():
        course[name][-1] = value
    return make({name: [*row] for name, row in course.items()}, grain="week")


def test_the_whole_without_one_member_is_told_where_it_went_the_other_way(make: Maker) -> None:
    result = weekly(make, Acme=300, Globex=220, Initech=215, Umbrella=110)

    [fact] = named(result, "without")

    assert fact.words["member"] == "Acme"
    assert fact.direction == "up"
    assert fact.numbers["now"] == Decimal(220 + 215 + 110)
    assert "Without Acme it is 545, up" in str(write_plainly(CONTEXT, find_facts(result)).analysis)


def test_it_is_not_told_where_the_others_went_with_it_or_hardly_moved(make: Maker) -> None:
    assert named(weekly(make, Acme=300, Globex=150, Initech=150, Umbrella=90), "without") == []
    assert named(weekly(make, Acme=300, Globex=198, Initech=198, Umbrella=98), "without") == []


def test_of_two_members_there_is_no_rest_to_tell_of(make: Maker) -> None:
    result = make({"A": [*[100] * 39, 60], "B": [*[100] * 39, 120]}, grain="week")

    assert named(result, "without") == []


def test_a_large_members_record_and_streak_name_it(make: Maker) -> None:
    result = weekly(make)
    rising = [200 + at for at in range(35)] + [236, 240, 245, 251, 258]
    course = {
        member.key: [int(result.value(at, member.key) or 0) for at in result.table[""]] for member in result.members
    }
    shown = make({**{name: [*row] for name, row in course.items()}, "Globex": [*rising]}, grain="week")

    [streak] = named(shown, "streak")

    assert streak.words["member"] == "Globex"
    said = str(write_plainly(CONTEXT, find_facts(shown)).analysis)
    assert "Globex has risen for" in said


def test_a_small_members_course_is_no_news(make: Maker) -> None:
    tiny = [5 + at // 2 for at in range(40)]
    result = make({"Large": [1000 + at * 7 % 11 for at in range(40)], "Tiny": [*tiny]}, grain="week")

    assert [fact for fact in named(result, "record") + named(result, "streak") if fact.words["member"] == "Tiny"] == []
