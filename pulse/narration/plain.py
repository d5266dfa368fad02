"""The plain narrator's plan: by rule, so that the same facts always give the same text."""

from collections.abc import Sequence

from pulse.insight import headline_change
from pulse.insight.fact import Fact
from pulse.insight.quality import DOUBTS
from pulse.languages import Form, Joint
from pulse.narration.lead import COURSE, WORTH, is_unusable, leads, meaning
from pulse.narration.plan import HIGHLIGHTS, QUESTIONS, Group, Plan, PlannedSentence, Question, group_of
from pulse.narration.sentence import plain_form


def plan_plainly(facts: Sequence[Fact]) -> Plan:
    """The plan for ``facts`` (ranked, as find_facts returns them)."""
    level, change, means = facts[0], headline_change(facts), meaning(facts)
    headline = PlannedSentence(fact=level.id, form=Form.CLAUSE, meaning=means.id if means else "")
    if change is not None:
        headline = headline.model_copy(update={"joint": Joint.COMMA, "beside": change.id})
    # What is of the whole stands first: after a line on a member it would read as that member's.
    chosen = sorted(choose(facts, {*headline.facts}), key=lambda fact: "member" in fact.words)
    rest = [fact for fact in facts if fact.id not in headline.facts and _is_said(fact)]
    order = list(Group)
    # In a paragraph what is of the whole stands first: after a sentence on a member it would read as that member's.
    rest.sort(key=lambda fact: (order.index(group_of(fact)), fact.kind == "occasion", "member" in fact.words))
    return Plan(
        headline=headline,
        highlights=tuple(_sentence(fact) for fact in chosen),
        analysis=tuple(_sentence(fact) for fact in rest),
        questions=next_questions(facts),
    )


def _sentence(fact: Fact) -> PlannedSentence:
    return PlannedSentence(fact=fact.id, form=plain_form(fact))


def _is_said(fact: Fact) -> bool:
    """Whether the analysis has a sentence on it: drivers are a list of their own, doubts and data the program's."""
    return fact.kind not in {"level", "driver", "quality"}


def choose(facts: Sequence[Fact], said: set[str]) -> list[Fact]:
    """The highlights: the two that deserve it most, each of something else than the first line and the other."""
    chosen: list[Fact] = []
    first = leads(facts)
    if is_unusable(facts):
        return []
    doubted = {name for fact in first if fact.kind == "quality" for name in fact.words.values()}
    told = said | {fact.id for fact in first}
    # The headline names the holiday that it is held against.
    held = {fact.words.get("holiday") for fact in facts if fact.id in said and fact.about == "holiday"}
    told |= {fact.id for fact in facts if fact.kind == "occasion" and fact.words.get("holiday", "") in held}
    worth = [fact for fact in facts if fact.score >= WORTH and fact.kind != "level" and fact.id not in told]
    candidates = [fact for fact in worth if not doubted.intersection(fact.words.values())]
    taken = {_subject(fact) for fact in facts if fact.id in said}
    for fact in sorted(candidates, key=lambda f: -f.score):
        if len(chosen) < HIGHLIGHTS and _subject(fact) not in taken:
            chosen.append(fact)
            taken.add(_subject(fact))
    return chosen


def _subject(fact: Fact) -> tuple[str, ...]:
    """What two highlights may not both be of."""
    if member := fact.words.get("member"):
        return ("member", member)
    return ("course", fact.direction or "") if fact.kind in COURSE else (fact.kind, fact.about)


def next_questions(facts: Sequence[Fact]) -> tuple[Question, ...]:
    """Three questions that these facts can answer, the likeliest first."""
    kinds = {fact.kind for fact in facts}
    doubts = any(fact.doubt in DOUBTS for fact in facts)
    wanted = [
        *((Question.QUALITY,) if doubts else ()),
        *((Question.WHY,) if kinds & {"driver", "mix", "factor"} else ()),
        Question.MORE,
        *((Question.COMPARE,) if "change" in kinds else ()),
        *((Question.GOAL,) if _has_goal(facts) else ()),
        Question.TREND,
        Question.TABLE,
    ]
    return tuple(wanted[:QUESTIONS])


def can_be_answered(question: Question, facts: Sequence[Fact]) -> bool:
    """Whether the facts hold an answer to it, so that it may be offered."""
    if question in {Question.TOP, Question.BOTTOM, Question.WHY}:
        return any(fact.kind in {"driver", "mix", "factor"} for fact in facts)
    return question is not Question.GOAL or _has_goal(facts)


def _has_goal(facts: Sequence[Fact]) -> bool:
    return any(fact.kind in {"goal", "pace"} or (fact.kind, fact.about) == ("forecast", "goal") for fact in facts)
