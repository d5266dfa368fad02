"""A typed query with the data that it is run on, and the facts that its answer says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from pulse.chart.answers import alone
from pulse.conversation.query import Query, Stretch
from pulse.conversation.scope import covered, day_of, last_day
from pulse.conversation.select import (
    Picked,
    adds_up,
    aggregation,
    combined,
    gaps,
    member_names,
    pick,
    put_together,
    until,
)
from pulse.conversation.talk import Talk
from pulse.definition.catalogue import LanguageCode
from pulse.insight.change import level
from pulse.insight.fact import Fact, period
from pulse.insight.figure import Figure
from pulse.insight.names import names, words_of
from pulse.series import Dataset, Span
from pulse.series.periods import Period, Start, begin, floor_day, step
from pulse.text import Gap, Shape, Text


@dataclass
class Asking:
    """One question about one figure.

    Args:
        query: What is asked.
        figure: Of which figure.
        talk: How it is said; it collects the facts.
        language: In which language.
        others: Names of all figures of the chart.
    """

    query: Query
    figure: Figure
    talk: Talk
    language: LanguageCode
    others: tuple[str, ...] = ()

    @property
    def result(self) -> Dataset:
        """The frozen data of the figure."""
        return self.figure.result

    @cached_property
    def data(self) -> Dataset:
        """What is asked of: the whole, one member, or several as one."""
        keys = self.query.members
        if not keys:
            return self.result
        if len(keys) == 1 and not self.query.without:
            return alone(self.result, keys[0])
        return combined(self.result, keys, without=self.query.without)

    @cached_property
    def words(self) -> dict[str, str]:
        """How facts name what is asked of; empty for the whole."""
        keys = self.query.members
        if not keys:
            return {}
        if len(keys) == 1 and not self.query.without:
            return words_of(self.result, keys[0])
        listed = member_names(self.result, keys)
        group = "all_but" if self.query.without else "several"
        return {"member": listed.replace("\n", ", "), "names": listed, "group": group}

    @property
    def may_combine(self) -> bool:
        """Whether the members asked for can be one: only what adds up can."""
        return (len(self.query.members) < 2 and not self.query.without) or self.result.whole.additive  # noqa: PLR2004

    @cached_property
    def span(self) -> Stretch | None:
        """The time that is asked of."""
        return self.query.span

    @cached_property
    def picked(self) -> Picked:
        """The periods that are asked of; the newest complete one where no time is named."""
        if self.span is not None:
            return pick(self.data_known, self.span)
        newest = self.data_known.complete[-1].at
        known = covered(self.data_known)
        return Picked((newest,), Stretch(first=known.last, last=known.last))

    @cached_property
    def data_known(self) -> Dataset:
        """The data, if any complete period of it is known; else the whole's."""
        return self.data if self.data.complete else self.result

    @property
    def at(self) -> Start:
        """The last of the periods that are asked of."""
        return self.picked.periods[-1]

    @property
    def picked_stretch(self) -> Stretch:
        """From the first day of those periods to the last."""
        first, last = day_of(self.data, self.picked.periods[0]), last_day(self.data, self.picked.periods[-1])
        if self.picked.asked.weekday is not None:
            return self.picked.asked
        return Stretch(first=first, last=last)

    @property
    def when(self) -> Period:
        """The time that is asked of, as facts hold it."""
        return self.period_of(self.at) if self.is_single else self.period(self.picked_stretch)

    def period_of(self, at: Start) -> Period:
        """A period of the data, as facts hold it."""
        return period(self.result, at)

    @property
    def is_single(self) -> bool:
        """Whether one period is asked of; of what stands at a moment the last one tells."""
        return len(self.picked.periods) == 1 or (aggregation(self.data) == "last" and self.picked.asked.weekday is None)

    def sliced(self, at: Start | None = None) -> Dataset:
        """The data as it was when a period was the newest one."""
        return until(self.data, at or self.at)

    def as_one(self, *more: Picked, data: Dataset | None = None) -> Dataset:
        """The periods asked of as one period, and those of ``more`` as others."""
        data = data or self.data
        return put_together(data, [*more, self.picked], aggregation(data))

    # Facts.

    def add(self, fact: Fact, *, words: dict[str, str] | None = None) -> Fact:
        """Let a fact be said, under an id of its own, by what it is of."""
        named = self.words if words is None else words
        number = len(self.talk.renderer.facts)
        update: dict[str, object] = {"id": f"Q{number}"}
        if named:
            update["words"] = {**fact.words, **named}
        return self.talk.add(fact.model_copy(update=update))

    def told(self, about: str, **times: Stretch | Start | None) -> Fact:
        """A fact without a figure: a time that is asked of, or that is not there."""
        shown = {key: self.period(at) for key, at in times.items() if at is not None}
        whole = self.data.whole
        return self.add(Fact(kind="quality", about=about, unit=whole.unit, currency=whole.currency, times=shown))

    def period(self, at: Stretch | Start) -> Period:
        """A stretch, or a bare day whatever the length of the chart's periods, as facts hold it."""
        if isinstance(at, Stretch):
            return stretch_period(self.result, at)
        day = at.date() if isinstance(at, datetime) else at
        return stretch_period(self.result, Stretch(first=day, last=day))

    def level_at(self, data: Dataset, at: Start, *, words: dict[str, str] | None = None) -> Fact | None:
        """The figure of a period; None where it is not known."""
        if data.value(at) is None:
            return None
        return self.add(level(data, at), words=words)

    def listed(self, what: Sequence[str], about: str) -> Fact:
        """Names to be listed."""
        whole = self.result.whole
        fact = Fact(kind="quality", about=about, unit=whole.unit, currency=whole.currency)
        return self.add(fact, words={"names": "\n".join(what)})

    def average(self, now: Decimal, each: str, at: Stretch, *, words: dict[str, str] | None = None) -> Fact:
        """An average over a stretch, for each of its days, weeks or months."""
        whole = self.data.whole
        fact = Fact(
            kind="average",
            about=each,
            unit=whole.unit,
            currency=whole.currency,
            numbers={"now": now},
            times={"when": self.period(at)},
        )
        return self.add(fact, words=words)

    # Texts.

    def line(self, key: str, fact: Fact | None = None, *, gap: Gap = Gap.LINE) -> Text:
        """Words of ours; of those that name a member and those that name the whole the one that fits."""
        if fact is not None and "member" in fact.words and f"{key}_member" in self.talk.renderer.language.words:
            key = f"{key}_member"
        ends = self.talk.renderer.language.words[key].endswith(".")
        shape = Shape.SENTENCE if ends else Shape.PLAIN
        return self.talk.line(key, fact.id if fact else "", gap=gap, shape=shape)

    def limits(self) -> Text:
        """What of the time asked for is not there, is finer than the data, or has no figure."""
        text, picked = Text(), self.picked
        if picked.finer and self.span is not None and self.data.grain != "day":
            text += self.line("part_of")
        elif self.span is not None and self._is_short(picked):
            there = self.picked_stretch
            text += self.line("partly", self.told("partly", begin=there.first, finish=there.last))
        missing = 0 if self.is_single else gaps(self.data, picked.periods)
        if missing:
            whole = self.data.whole
            fact = self.add(
                Fact(kind="quality", about="left_out", unit=whole.unit, numbers={"count": Decimal(missing)}), words={}
            )
            text += self.line("left_out", fact)
        return text

    def _is_short(self, picked: Picked) -> bool:
        """Whether days are asked for that no period of the data has, or has whole."""
        if self.span is None or not picked.periods or picked.asked.weekday is not None:
            return False
        there = self.picked_stretch
        if aggregation(self.data) == "last":
            return picked.before or picked.after
        return there.first > self.span.first or there.last < self.span.last

    def outside(self) -> Text:
        """That the time asked for is not in the data."""
        known, span = covered(self.data_known), self.span
        assert span is not None  # noqa: S101 - asked only where there is one
        if span.first > known.last and span.first <= self.result.as_of.astimezone(self.result.zone).date():
            return self.line("running", self.told("running", when=self._running(span), finish=known.last))
        return self.line("lacks_time", self.told("beyond", when=span, begin=known.first, finish=known.last))

    def _running(self, span: Stretch) -> Stretch:
        """The period that is not over and holds ``span``: a day of it may be, and the chart has no such day."""
        grain = self.result.grain
        if grain == "hour":
            return span
        first = floor_day(span.first, grain)
        return Stretch(first=first, last=max(span.last, step(first, grain, 1) - timedelta(days=1)))

    def names_of_members(self) -> list[str]:
        """What the members are called."""
        called = names(self.result)
        return [called[member.key] for member in self.result.members if not member.merged]

    @property
    def sums(self) -> bool:
        """Whether periods add up."""
        return adds_up(self.data)


def stretch_period(result: Dataset, at: Stretch) -> Period:
    """A stretch of days of ``result`` as facts hold it."""
    ends = begin(at.last + timedelta(days=1), result.zone)
    shell = replace(result, spans=(Span(at.first, ends, "", at.weekday),), points=())
    return period(shell, at.first)
