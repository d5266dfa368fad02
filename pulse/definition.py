"""What an owner writes in YAML, or fills into the same form in the Prefect UI: one pulse."""

import re
from datetime import datetime
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from pulse.errors import DefinitionError

Grain = Literal["hour", "day", "week", "month", "quarter", "year"]
Unit = Literal["number", "count", "currency", "percent"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class FileSource(_Part):
    """A CSV, Parquet or JSON file, by path or by http(s) address."""

    kind: Literal["file"] = "file"
    at: str = Field(min_length=1, description="Path of the file, or its http(s) address.")
    format: Literal["csv", "parquet", "json"] | None = Field(
        default=None, description="What the file is; by its ending if left out."
    )
    decimal: Literal["point", "comma"] | None = Field(
        default=None, description="What divides whole from fraction in text; by what the column shows if left out."
    )
    key: str | None = Field(
        default=None,
        description="Column that names a row for good. Rows that repeat it are dropped if they are copies, "
        "and refused if they differ.",
    )


class Measure(_Part):
    """Which column is the figure, which is the time, and how rows become periods."""

    name: str = Field(min_length=1, max_length=40, description="What readers call the figure, such as Orders.")
    value: str | None = Field(default=None, description="Column with the figure; none is needed to count rows.")
    period: str = Field(description="Column with the date or time of a row.")
    by: str | None = Field(default=None, description="Column that breaks the figure down, such as region.")
    aggregate: Literal["sum", "count", "mean", "single"] = Field(
        default="sum", description="How the rows of one period become its figure; single: there is one row."
    )
    unit: Unit = Field(default="number", description="What the figure is; percent is written as a fraction.")
    currency: str | None = Field(
        default=None, pattern="^[A-Z]{3}$", description="Three letters, such as EUR, for unit currency."
    )
    good: Literal["up", "down", "neither"] = Field(default="up", description="Which way is good news.")
    empty: Literal["unknown", "zero"] = Field(
        default="unknown", description="What a period without any row is: unknown data, or truly zero."
    )

    @property
    def additive(self) -> bool:
        """Whether the figures of the parts add up to the figure of the whole."""
        return self.aggregate in {"sum", "count"} and self.unit != "percent"

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.aggregate != "count" and self.value is None:
            raise ValueError("measure.value must name the column with the figure (or set aggregate: count)")
        if (self.unit == "currency") != (self.currency is not None):
            raise ValueError("measure.currency goes with unit: currency, and that unit needs it (EUR, USD, ...)")
        if self.unit == "percent" and self.aggregate in {"sum", "count"}:
            raise ValueError("measure.aggregate: rates do not add up; use mean or single with unit: percent")
        if self.aggregate == "single" and self.by is not None:
            raise ValueError("measure.by needs aggregate sum, count or mean: single allows one row per period")
        if self.empty == "zero" and not self.additive:
            raise ValueError("measure.empty: zero is only true of a sum or a count")
        return self


class Chart(_Part):
    """How the chart looks."""

    kind: Literal["line", "bar"] = Field(default="line", description="Line for a course, bar for separate amounts.")
    periods: int = Field(default=30, ge=4, le=120, description="How many periods it shows, the newest included.")


class Pulse(_Part):
    """One pulse: where the figure comes from, how it is read, and who gets it."""

    name: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="Short name, such as weekly-revenue."
    )
    title: str = Field(min_length=1, max_length=80, description="Heading of the chart and the caption.")
    source: FileSource = Field(description="Where the data is.")
    measure: Measure = Field(description="What is measured.")
    grain: Grain = Field(description="Length of one period.")
    timezone: str = Field(description="Time zone in which periods begin and end, such as Europe/Berlin.")
    as_of: AwareDatetime | None = Field(
        default=None, description="The moment the data is looked at from; the time of the run if left out."
    )
    chart: Chart = Field(default=Chart(), description="How the chart looks.")
    narrator: str | None = Field(
        default=None, description="Name of a LanguageModel block; without one the plain narrator writes."
    )
    connection: str = Field(default="default", description="Name of the WhatsApp block that sends.")
    readers: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="Names of the readers, as given to 'chartcastr reader add'."
    )
    style: Literal["image+thread", "buttons", "image"] = Field(
        default="image+thread",
        description="What a reader gets: a chart and an analysis in its thread (two charged messages), a chart with "
        "buttons to ask with, or the chart alone (one each).",
    )
    templates: tuple[str, ...] = Field(
        default=(),
        description="Names of approved templates for readers outside their 24-hour window, the preferred one first; "
        "without any, the pulse waits until they write.",
    )
    late_after: float = Field(
        default=60, ge=1, le=10080, description="Minutes after which a message that has not arrived counts as late."
    )
    wait_for_image: float = Field(
        default=20,
        ge=0,
        le=300,
        description="Seconds to wait for the image's delivery before the analysis follows.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as unknown:
            raise ValueError(f"{value!r} is no time zone; write one such as Europe/Berlin or UTC") from unknown
        return value

    @field_validator("title")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if any(mark in value for mark in "\n*_~`"):
            raise ValueError("a title is one line without *, _, ~ or backticks, which WhatsApp reads as marks")
        return value

    @field_validator("templates")
    @classmethod
    def _template_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if not re.fullmatch(r"[a-z0-9_]{1,512}", name):
                raise ValueError(f"{name!r} is no name of a template; those have small letters, digits and _")
        return value

    @field_validator("readers")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) != len(value):
            raise ValueError("each reader may stand there once")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)

    def looked_at(self, now: datetime) -> datetime:
        """The moment the data is looked at from, in the pulse's time zone; ``now`` must be aware."""
        return (self.as_of or now).astimezone(self.zone)


def read_pulse(raw: object, where: str) -> Pulse:
    """The pulse that ``raw`` (the mapping of a YAML file) describes.

    Raises:
        DefinitionError: One sentence that names the first wrong key, what is wrong with it, and ``where``.
    """
    try:
        return Pulse.model_validate(raw)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the pulse"
        said = first["msg"].removeprefix("Value error, ")
        raise DefinitionError(f"{where}: {key}: {said}.") from None
