"""What an owner adds to a figure: goals, its calendar, what is known of it, and when it is worth sending."""

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from pulse.definition.part import Part

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MARKS = "*_~`\n"


class Goal(Part):
    """A figure to be reached: the total of a span of time, or a level."""

    name: str = Field(default="", max_length=40, description="What readers call it, such as Q4 target.")
    value: Decimal = Field(description="The figure, in the measure's unit; of a percent as a fraction.")
    kind: Literal["total", "level"] = Field(
        default="total", description="total: all periods from start to by, added up; level: the newest period's figure."
    )
    start: date | None = Field(default=None, description="First day that counts, for a total.")
    by: date = Field(description="Last day that counts.")
    direction: Literal["at least", "at most"] = Field(default="at least", description="Which side of it is good.")

    @model_validator(mode="after")
    def _span(self) -> Self:
        if self.kind == "total" and (self.start is None or self.start > self.by):
            raise ValueError("goals: a total needs start, the first day that counts, not after by")
        if self.kind == "total" and self.value <= 0:
            raise ValueError("goals: a total to be reached is above 0")
        return self


class Event(Part):
    """Something the owner knows of, such as a campaign; it is quoted as a note, never as a cause."""

    name: str = Field(min_length=1, max_length=60, description="Such as Autumn campaign.")
    first: date = Field(description="First day.")
    last: date = Field(description="Last day, included.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("context.events: last is before first")
        return self


class Context(Part):
    """What the owner knows of the figure and the data does not."""

    meaning: str = Field(default="", max_length=300, description="What the figure means, in a sentence.")
    events: tuple[Event, ...] = Field(default=(), max_length=50, description="What happened when.")
    first: tuple[str, ...] = Field(
        default=(), description="Members, or figures shown beside the whole, in the order in which they matter."
    )
    words: tuple[str, ...] = Field(
        default=(), max_length=40, description="Further words that a model may use, such as your trade's own terms."
    )

    @field_validator("words")
    @classmethod
    def _plain_words(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for word in value:
            if not all(part.isalpha() for part in word.split("-")):
                raise ValueError(f"{word!r} is no single word of letters")
        return value

    @field_validator("meaning")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if any(mark in value for mark in _MARKS):
            raise ValueError("is one line without *, _, ~ or backticks, which WhatsApp reads as marks")
        return value


class Holiday(Part):
    """A day that moves through the calendar, with each of its dates."""

    name: str = Field(min_length=1, max_length=40, description="Such as Eid al-Fitr.")
    days: tuple[date, ...] = Field(min_length=1, description="Its date in each year.")


class Calendar(Part):
    """The calendar a figure lives by, where it is not the plain one."""

    begins: int = Field(default=1, ge=1, le=12, description="Month in which the fiscal year begins.")
    weeks: Literal["4-4-5", "4-5-4", "5-4-4"] | None = Field(
        default=None, description="Weeks in the three months of a quarter, where months are made of whole weeks."
    )
    last_day: Weekday = Field(default="saturday", description="Weekday on which such a year ends.")
    ends: Literal["last", "nearest"] = Field(
        default="last", description="Such a year ends on the last such weekday of a month, or the one nearest its end."
    )
    so_far: bool = Field(
        default=False,
        description="Also hold the part of the unfinished period against the same part of the one before.",
    )
    easter: Literal["western", "orthodox"] | None = Field(
        default=None, description="Know the days of Easter, which fall into another week or month each year."
    )
    country: str | None = Field(
        default=None, pattern="^[A-Z]{2}$", description="Know the public holidays of this country, such as DE or US."
    )
    region: str | None = Field(
        default=None, max_length=10, description="And those of one of its states or regions, such as BY or CA."
    )
    holidays: tuple[Holiday, ...] = Field(default=(), max_length=30, description="Other days that move.")

    @model_validator(mode="after")
    def _known_country(self) -> Self:
        if self.region is not None and self.country is None:
            raise ValueError("calendar.region goes with country")
        if self.country is not None:
            from holidays import list_supported_countries

            regions = list_supported_countries().get(self.country)
            if regions is None:
                raise ValueError(f"no public holidays are known of the country {self.country}; leave it out")
            if self.region is not None and self.region not in regions:
                raise ValueError(f"{self.country} has no region {self.region}; it has {', '.join(regions) or 'none'}")
        return self

    @property
    def fiscal(self) -> bool:
        """Whether months, quarters or years are other than the plain calendar's."""
        return self.begins != 1 or self.weeks is not None

    @property
    def by_day(self) -> bool:
        """Whether periods are put together from days."""
        return self.fiscal or self.so_far


class SendIf(Part):
    """When a pulse is worth sending; any one that is given and holds is enough."""

    score: float | None = Field(default=None, ge=0, le=1, description="Some fact deserves at least this score.")
    change: float | None = Field(
        default=None, gt=0, description="The change is at least this, as a fraction, such as 0.05 ..."
    )
    volume: Decimal | None = Field(
        default=None, description="... and the larger of the two figures is at least this, in the measure's unit."
    )
    goal: bool = Field(default=False, description="A goal was crossed, either way.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.score is None and self.change is None and not self.goal:
            raise ValueError("send_if names nothing; write score, change or goal, or leave send_if out to send always")
        if self.volume is not None and self.change is None:
            raise ValueError("send_if.volume goes with send_if.change")
        return self
