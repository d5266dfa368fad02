"""Which of the days of its deployment's schedule a pulse is sent on, and by whose clock."""

import re
from datetime import date, time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from pulse.definition.part import Part

_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_DAYS_OFF = re.compile(r"(weekends|holidays)(?: ([A-Z]{2})(?:-([A-Za-z0-9]{1,8}))?)?")


def _as_list(raw: Any) -> Any:
    """YAML reads a day as a date, and one item needs no list."""
    items = raw if isinstance(raw, list | tuple) else [raw]
    return [item.isoformat() if isinstance(item, date) else item for item in items]


class Schedule(Part):
    """Days that are left out, and each reader's own clock."""

    skip: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = Field(
        default=(),
        max_length=60,
        title="Days without a pulse",
        description="weekends, holidays of a country such as holidays DE or holidays DE-BY, a day such as 2026-12-24, "
        "or several of these; weekends IL for a country where the weekend is on other days.",
        examples=[["weekends", "holidays DE", "2026-12-24"]],
    )
    move: bool = Field(
        default=False,
        title="Send it afterwards",
        description="What falls on such a day is sent at the same time on the next day that is none.",
    )
    at: str | None = Field(
        default=None,
        title="At each reader's own time",
        description="Such as 08:00: each reader gets it at eight by their own clock, with a run for each time zone. "
        "The schedule of the deployment says on which days.",
        examples=["08:00"],
    )

    @field_validator("skip")
    @classmethod
    def _known_days(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for said in value:
            if _is_day(said):
                continue
            found = _DAYS_OFF.fullmatch(said)
            if found is None or (found[1] == "holidays" and found[2] is None):
                raise ValueError(f"{said!r} is neither weekends, nor holidays of a country such as DE-BY, nor a day")
            if found[2] is not None:
                _check_country(found[2], found[3])
        return value

    @field_validator("at", mode="before")
    @classmethod
    def _clock(cls, value: Any) -> Any:
        # YAML reads 08:00 without quotes as text, and 18:00 as a number of minutes.
        if isinstance(value, int) and not isinstance(value, bool):
            value = f"{value // 60:02d}:{value % 60:02d}"
        if isinstance(value, str) and not _CLOCK.fullmatch(value):
            raise ValueError(f"{value!r} is no time of day; write one such as 08:00 or 17:30")
        return value

    @model_validator(mode="after")
    def _move_from_somewhere(self) -> "Schedule":
        if self.move and not self.skip:
            raise ValueError("schedule.move goes with schedule.skip, which says what is moved")
        return self

    @property
    def clock(self) -> time | None:
        """The time of day by each reader's clock, or None where all get it at once."""
        return time.fromisoformat(self.at) if self.at else None

    @property
    def single_days(self) -> frozenset[date]:
        """Days that are left out by themselves."""
        return frozenset(date.fromisoformat(said) for said in self.skip if _is_day(said))

    @property
    def days_off(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """What is left out: ``weekends`` or ``holidays``, the country and its region."""
        found = (_DAYS_OFF.fullmatch(said) for said in self.skip)
        return tuple((match[1], match[2], match[3]) for match in found if match)


def _is_day(said: str) -> bool:
    try:
        return bool(date.fromisoformat(said))
    except ValueError:
        return False


def _check_country(country: str, region: str | None) -> None:
    from holidays import list_supported_countries

    regions = list_supported_countries().get(country)
    if regions is None:
        raise ValueError(f"no public holidays are known of the country {country}")
    if region is not None and region not in regions:
        raise ValueError(f"{country} has no region {region}; it has {', '.join(regions) or 'none'}")
