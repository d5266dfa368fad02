"""What a question asks for, as a typed query, and the stretch of time that it is about."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from pulse.definition.catalogue import Grain


class Operation(StrEnum):
    """What is asked of a figure."""

    VALUE = "value"
    CHANGE = "change"
    WHY = "why"
    RANK = "rank"
    EXTREME = "extreme"
    TREND = "trend"
    SHARE = "share"
    COMPARE = "compare"
    AVERAGE = "average"
    FORECAST = "forecast"
    GOAL = "goal"
    USUAL = "usual"
    DEFINITION = "definition"
    QUALITY = "quality"
    TABLE = "table"
    CHART = "chart"
    MEMBERS = "members"
    DOCUMENT = "document"
    MORE = "more"


class Over(StrEnum):
    """What is put in order."""

    MEMBERS = "members"
    PERIODS = "periods"
    WEEKDAYS = "weekdays"


class FormOfAnswer(StrEnum):
    """How the answer is wanted."""

    TEXT = "text"
    CHART = "chart"
    TABLE = "table"
    DOCUMENT = "document"


class Against(StrEnum):
    """What is compared with, where it is no stretch of time that was named."""

    PREVIOUS = "previous"
    YEAR = "year"
    GOAL = "goal"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Stretch(_Frozen):
    """Days from the first to the last, both included; of them one weekday where ``weekday`` (0 is Monday) is set."""

    first: date
    last: date
    weekday: int | None = None


class Query(_Frozen):
    """One question about the data of one chart.

    Args:
        operation: What is asked.
        figure: Which of the pulse's figures, from 0.
        members: Keys of the members it is about; empty for the whole.
        without: Whether it is about all but those.
        span: The time it is about; None for the newest complete period.
        against: What is compared with; None where nothing was named.
        against_span: The time that is compared with, where one was named.
        unit: ``percent``, ``amount`` or ``per_day`` where the reader asked for it; else empty.
        count: How many were asked for, from 1 to 31; None where no number was named.
        lowest: Whether the least is wanted first.
        over: What is put in order, or broken down; None where nothing is.
        each: Length of the periods that are ranked, averaged or listed, where it is not the chart's.
        form: How the answer is wanted.
    """

    operation: Operation
    figure: int = 0
    members: tuple[str, ...] = ()
    without: bool = False
    span: Stretch | None = None
    against: Against | None = None
    against_span: Stretch | None = None
    unit: str = ""
    count: int | None = None
    lowest: bool = False
    over: Over | None = None
    each: Grain | None = None
    form: FormOfAnswer = FormOfAnswer.TEXT
