"""What is measured, and how the chart of it looks."""

from datetime import UTC, datetime
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from pulse.definition.catalogue import Unit
from pulse.definition.part import Part

DATES = ("as written", "day-first", "month-first", "excel", "epoch", "epoch-ms")
"""How dates may be written, but for formats of the owner's own."""


class Measure(Part):
    """Which column is the figure, which is the time, and how rows become periods."""

    name: str = Field(min_length=1, max_length=40, description="What readers call the figure, such as Orders.")
    value: str | None = Field(default=None, description="Column with the figure; none is needed to count rows.")
    period: str | None = Field(default=None, description="Column with the date or time of a row.")
    columns: Literal["figures", "periods"] = Field(
        default="figures",
        description="What columns are: figures, or periods, where each has a date for a heading and the figures below.",
    )
    dates: str = Field(
        default="as written",
        description="How dates are written where that is not plain: day-first, month-first, excel (serial numbers), "
        "epoch or epoch-ms (seconds or milliseconds since 1970), or a format such as %d.%m.%y.",
    )
    by: str | None = Field(default=None, description="Column that breaks the figure down, such as region.")
    aggregate: Literal["sum", "count", "mean", "single"] = Field(
        default="sum", description="How the rows of one period become its figure; single: there is one row."
    )
    unit: Unit | None = Field(
        default=None,
        description="What the figure is; percent is written as a fraction, a duration in seconds. Left out, it is what "
        "the cells of a sheet are formatted as, and else a number.",
    )
    currency: str | None = Field(
        default=None, pattern="^[A-Z]{3}$", description="Three letters, such as EUR, for unit currency."
    )
    good: Literal["up", "down", "neither"] = Field(default="up", description="Which way is good news.")
    empty: Literal["unknown", "zero"] = Field(
        default="unknown", description="What a period without any row is: unknown data, or truly zero."
    )
    totals: Literal["refuse", "keep"] = Field(
        default="refuse",
        description="What looks like a total of other rows: refused, or kept as one of them, where it is none.",
    )
    stock: bool = Field(
        default=False,
        description="It stands at a moment, such as MRR, headcount or a pipeline: it is held against the period "
        "before, never added up over time, and the next day is not forecast.",
    )
    each: str | None = Field(
        default=None,
        max_length=40,
        description="What one row is, such as orders, for a sum: its change is then also told as how many and how much "
        "each.",
    )

    @property
    def additive(self) -> bool:
        """Whether the figures of the parts add up to the figure of the whole."""
        return self.aggregate in {"sum", "count"} and self.unit != "percent"

    @field_validator("dates")
    @classmethod
    def _known_dates(cls, value: str) -> str:
        if value in DATES:
            return value
        try:
            datetime.now(UTC).strftime(value)
        except ValueError:
            raise ValueError(f"{value!r} is no format of dates; write one such as %d.%m.%Y") from None
        if not any(part in value for part in ("%Y", "%y", "%G")):
            raise ValueError(f"{value!r} is neither {', '.join(DATES[1:])} nor a format with a year, such as %d.%m.%Y")
        return value

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.aggregate == "count" and self.value is not None:
            raise ValueError("measure.value: rows are counted without it; use aggregate: sum for a column of counts")
        if self.currency is not None and self.unit != "currency":
            raise ValueError("measure.currency goes with unit: currency, and that unit needs it (EUR, USD, ...)")
        if self.columns == "periods" and (self.period is not None or self.value is not None):
            raise ValueError("measure.columns: with periods the headings are the dates; leave out period and value")
        if self.columns == "periods" and self.aggregate == "count":
            raise ValueError(
                "measure.aggregate: with columns: periods there is nothing to count; use sum, mean, single"
            )
        if self.each is not None and self.aggregate != "sum":
            raise ValueError("measure.each goes with aggregate: sum")
        if self.stock and (self.aggregate == "count" or self.each is not None):
            raise ValueError("measure.stock: rows that happen are no stock; leave out stock, or count and each")
        if self.unit == "percent" and self.aggregate in {"sum", "count"}:
            raise ValueError("measure.aggregate: rates do not add up; use mean or single with unit: percent")
        if self.empty == "zero" and not self.additive:
            raise ValueError("measure.empty: zero is only true of a sum or a count")
        return self


class Chart(Part):
    """How the chart looks."""

    kind: Literal["auto", "line", "bar", "rows", "scorecard", "slope", "pace", "same-days", "calendar"] = Field(
        default="auto",
        description="auto chooses by what was found, and explain says why; of what the data does "
        "not have it shows no kind.",
    )
    shape: Literal["portrait", "square"] = Field(
        default="portrait", description="Of the picture; what has little to show is square in any case."
    )
    periods: int = Field(default=30, ge=4, le=120, description="How many periods it shows, the newest included.")
