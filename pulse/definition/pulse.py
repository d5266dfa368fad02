"""What an owner writes in YAML, or fills into the same form in the Prefect UI: one pulse."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError, field_validator, model_validator

from pulse.definition.aim import Calendar, Context, Goal, SendIf
from pulse.definition.answers import Answers
from pulse.definition.catalogue import Grain, LanguageCode, Metric
from pulse.definition.further import MOST, Further, first_of
from pulse.definition.measure import Chart, Measure
from pulse.definition.part import Part, for_a_form
from pulse.definition.schedule import Schedule
from pulse.definition.source import KNOWN, FileSource, SheetsSource, Source, choices
from pulse.definition.theme import Theme


def _for_a_form(schema: dict[str, Any]) -> None:
    for_a_form(schema)
    schema["required"].remove("measure")


class Pulse(Part):
    """One pulse: where the figure comes from, how it is read, and who gets it."""

    # Some sources know what they measure, which a schema cannot say; what is missing is told when the pulse is read.
    model_config = ConfigDict(json_schema_extra=_for_a_form)

    name: str = Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="Short name, such as weekly-revenue."
    )
    title: str = Field(
        title="Heading", min_length=1, max_length=80, description="Heading of the chart and the caption."
    )
    source: Source = Field(description="Where the data is.", json_schema_extra=choices)
    measure: Measure = Field(
        title="Figure",
        description="What is measured; may be left out where the source knows its metrics, and then only renames one.",
    )
    grain: Grain = Field(title="One period is a", description="Length of one period.")
    timezone: str = Field(
        title="Time zone", description="Time zone in which periods begin and end, such as Europe/Berlin."
    )
    readers: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="Names of the readers, as given to 'chartcastr reader add'."
    )
    connection: str = Field(
        title="WhatsApp block", default="default", description="Name of the WhatsApp block that sends."
    )
    chart: Chart = Field(title="Picture", default=Chart(), description="How the chart looks.")
    style: Literal["image+thread", "buttons", "image"] = Field(
        default="image+thread",
        description="What a reader gets: a chart and an analysis in its thread (two charged messages), a chart with "
        "buttons to ask with, or the chart alone (one each).",
    )
    language: LanguageCode = Field(
        default="en", description="Language of the texts and the chart: en, de, es, fr, pt or it."
    )
    measures: tuple[Further, ...] = Field(
        title="Several figures",
        default=(),
        description="Several figures in one message, at most six, instead of measure: each a measure that may have a "
        "source and goals of its own.",
    )
    schedule: Schedule = Field(
        title="Days and hours",
        default=Schedule(),
        description="Days that are left out or moved, and each reader's own clock.",
    )
    goals: tuple[Goal, ...] = Field(default=(), max_length=5, description="Figures to be reached.")
    send_if: SendIf | None = Field(
        title="Only if it is worth it",
        default=None,
        description="When it is worth sending; left out, it is always sent. Skipped runs say why.",
    )
    stale: Literal["say", "withhold"] = Field(
        title="If the data is late",
        default="say",
        description="Of data that is late or empty: say so in the pulse, or send nothing.",
    )
    context: Context = Field(
        title="What you know of it", default=Context(), description="What you know of the figure and the data does not."
    )
    calendar: Calendar = Field(
        title="Calendar", default=Calendar(), description="Fiscal years, moving holidays, unfinished periods."
    )
    templates: tuple[str, ...] = Field(
        default=(),
        description="Names of approved templates for readers outside their 24-hour window, the preferred one first; "
        "without any, the pulse waits until they write.",
    )
    narrator: str | None = Field(
        title="Language model",
        default=None,
        description="Name of a LanguageModel block; without one the plain narrator writes.",
    )
    answers: Answers = Field(
        title="Answers to readers", default=Answers(), description="Files, corrections, and who reads questions."
    )
    theme: Theme = Field(
        title="Colours, logo and font",
        default=Theme(),
        description="Light or dark paper, and your brand's colour, logo and font.",
    )
    as_of: AwareDatetime | None = Field(
        title="Look at the data as of",
        default=None,
        description="The moment the data is looked at from; the time of the run if left out.",
    )
    late_after: float = Field(
        title="Minutes until it counts as late",
        default=60,
        ge=1,
        le=10080,
        description="Minutes after which a message that has not arrived counts as late.",
    )
    wait_for_image: float = Field(
        title="Seconds to wait for the image",
        default=20,
        ge=0,
        le=300,
        description="Seconds to wait for the image's delivery before the analysis follows.",
    )

    @model_validator(mode="before")
    @classmethod
    def _measure_by_itself(cls, raw: Any) -> Any:
        """A source that knows its metrics needs no measure; what the owner wrote of it is kept."""
        if isinstance(raw, dict):
            raw = first_of(raw)
        if not isinstance(raw, dict) or raw.get("measure") is not None:
            return raw
        source = raw.get("source")
        kind, said = getattr(source, "kind", None), {}
        if isinstance(source, dict):
            kind, said = source.get("kind"), source
        if kind in {"shopify", "hubspot", "linear"} or (kind == "sheets" and said.get("chart")):
            return {**raw, "measure": {"name": str(raw.get("title", ""))[:40] or "Figure"}}
        return raw

    @model_validator(mode="after")
    def _measure_fits_source(self) -> Self:
        if isinstance(self.source, KNOWN):
            return self._as_in_catalogue(self.source.definition)
        measure = self.measure
        self._check_calendar(measure)
        if measure.aggregate == "single" and measure.by is not None:
            raise ValueError("measure.by needs aggregate sum, count or mean: single allows one row per period")
        if self.grain == "cycle":
            raise ValueError("grain: a cycle is one of Linear's; use day, week, month, quarter or year")
        if measure.unit == "currency" and measure.currency is None:
            raise ValueError("measure.currency goes with unit: currency, and that unit needs it (EUR, USD, ...)")
        if measure.columns == "periods":
            if not isinstance(self.source, FileSource | SheetsSource):
                raise ValueError("measure.columns: periods goes with a file or a range of a sheet")
            return self
        if isinstance(self.source, FileSource) and measure.period is None:
            raise ValueError("measure.period must name the column with the date or time of a row")
        if not isinstance(self.source, SheetsSource) and measure.aggregate != "count" and measure.value is None:
            raise ValueError("measure.value must name the column with the figure (or set aggregate: count)")
        return self

    def _check_calendar(self, measure: Measure) -> None:
        if measure.stock and (self.calendar.by_day or any(goal.kind == "total" for goal in self.goals)):
            raise ValueError(
                "measure.stock: what stands at a moment has no total; leave out so_far, and goals of a total"
            )
        if not self.calendar.by_day:
            return
        if self.grain in {"hour", "day", "cycle"} or (self.calendar.fiscal and self.grain == "week"):
            kinds = "months, quarters and years" if self.calendar.fiscal else "weeks and longer periods"
            raise ValueError(f"calendar: begins, weeks and so_far are for {kinds}, not for grain: {self.grain}")
        if not measure.additive:
            raise ValueError("calendar: begins, weeks and so_far add up days, which is only true of a sum or a count")

    def _as_in_catalogue(self, metric: Metric) -> Self:
        written = self.measure.model_fields_set - {"name", "good"}
        measure = Measure(
            name=metric.name if self.measure.name == self.title[:40] else self.measure.name,
            by=metric.by.get(getattr(self.source, "by", None) or ""),
            aggregate="sum" if metric.additive else "single",
            unit=metric.unit,
            good=self.measure.good if "good" in self.measure.model_fields_set else metric.good,
            empty="zero" if metric.additive and not metric.snapshot else "unknown",
        )
        if any(getattr(self.measure, key) not in {getattr(measure, key), None} for key in written - {"currency"}):
            raise ValueError(
                f"measure: {metric.source} knows what {metric.key} is; write at most a name and which way is good"
            )
        if self.grain not in metric.grains:
            raise ValueError(f"grain: {metric.key} can be asked by {', '.join(metric.grains)}, not by {self.grain}")
        self._check_calendar(measure)
        if self.calendar.by_day and (metric.snapshot or "day" not in metric.grains):
            raise ValueError(
                f"calendar: {metric.key} cannot be asked by day, so begins, weeks and so_far have no effect"
            )
        object.__setattr__(self, "measure", measure)  # the model is frozen for everybody else
        return self

    @model_validator(mode="after")
    def _several_figures(self) -> Self:
        """Each figure is a pulse by itself; what its source knows of it is kept with it."""
        if not self.measures:
            return self
        if len(self.measures) >= MOST:
            raise ValueError(f"measures: {len(self.measures) + 1} figures; one picture holds at most {MOST}")
        figures = [self._further(item) for item in self.measures]
        names = [self.measure.name.casefold(), *(figure.measure.name.casefold() for figure in figures)]
        if len(set(names)) != len(names):
            raise ValueError("measures: two figures have one name; readers could not tell them apart")
        known = [Further(source=figure.source, goals=figure.goals, **figure.measure.model_dump()) for figure in figures]
        object.__setattr__(self, "measures", tuple(known))  # the model is frozen for everybody else
        return self

    def _further(self, item: Further) -> "Pulse":
        own = {"measure", "measures", "source", "goals", "context"}
        raw = {key: getattr(self, key) for key in type(self).model_fields if key not in own}
        written = item.model_dump(exclude={"source", "goals"}, exclude_unset=True)
        context = self.context.model_copy(update={"meaning": ""})
        try:
            return Pulse.model_validate(
                raw
                | {"source": item.source or self.source, "measure": written, "goals": item.goals, "context": context}
            )
        except ValidationError as wrong:
            first = wrong.errors()[0]
            where = ".".join(str(part) for part in first["loc"] if part != "measure")
            said = first["msg"].removeprefix("Value error, ")
            raise ValueError(f"measures, {item.name}: {where + ': ' if where else ''}{said}") from None

    @property
    def figures(self) -> tuple["Pulse", ...]:
        """Each of its figures as a pulse that has no other, in order."""
        if not self.measures:
            return (self,)
        return (self.model_copy(update={"measures": ()}), *(self._further(item) for item in self.measures))

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
    def is_point_in_time(self) -> bool:
        """Whether the source may tell only how the figure stands now, so that its history is ours to keep."""
        if isinstance(self.source, KNOWN):
            return self.source.definition.snapshot
        by_column = self.measure.period is not None or self.measure.columns == "periods"
        return not isinstance(self.source, FileSource) and not by_column

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a table that it names, each once."""
        measure, source = self.measure, self.source
        named = [measure.period, measure.value, measure.by, getattr(source, "key", None)]
        conditions = source.where if isinstance(source, FileSource | SheetsSource) else ()
        return tuple(dict.fromkeys(name for name in [*named, *(condition.column for condition in conditions)] if name))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)

    def looked_at(self, now: datetime) -> datetime:
        """The moment the data is looked at from, in the pulse's time zone; ``now`` must be aware."""
        return (self.as_of or now).astimezone(self.zone)
