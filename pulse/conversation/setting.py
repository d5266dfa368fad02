"""What a reader may set for themselves, and one wish of that."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from pulse.definition.catalogue import LanguageCode


class Setting(StrEnum):
    """What is set."""

    PAUSE = "pause"
    MUTE = "mute"
    RESUME = "resume"
    WEEKDAYS = "weekday"
    WEEKLY = "weekly"
    DAILY = "daily"
    ALARMS = "alarms"
    AT = "at"
    LANGUAGE = "language"
    UNDO = "undo"
    SHOW = "settings"
    REFRESH = "refresh"
    NOTE = "note"


class Steer(BaseModel):
    """One wish of a reader about what they get.

    Args:
        setting: What it is about.
        until: Of a pause, the last day without a pulse.
        weekdays: On which days alone they want a pulse, 0 is Monday.
        hour, minute: From when on, by the reader's clock.
        language: In which language.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    setting: Setting
    until: date | None = None
    weekdays: tuple[int, ...] = ()
    hour: int = 0
    minute: int = 0
    language: LanguageCode | None = None

    @property
    def has_hour(self) -> bool:
        """Whether a time of the day is named."""
        return (self.hour, self.minute) != (0, 0)
