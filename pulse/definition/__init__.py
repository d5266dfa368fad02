"""What an owner writes in YAML, or fills into the same form in the Prefect UI."""

from pulse.definition.aim import Calendar, Context, Event, Goal, Holiday, SendIf
from pulse.definition.catalogue import Grain, LanguageCode, Unit
from pulse.definition.measure import Chart, Measure
from pulse.definition.pulse import Pulse
from pulse.definition.read import read_pulse
from pulse.definition.source import (
    FileSource,
    HubSpotSource,
    LinearSource,
    SheetsSource,
    ShopifySource,
    Source,
    SqlSource,
)
from pulse.definition.theme import Theme
from pulse.definition.where import Condition

__all__ = [
    "Calendar",
    "Chart",
    "Condition",
    "Context",
    "Event",
    "FileSource",
    "Goal",
    "Grain",
    "Holiday",
    "HubSpotSource",
    "LanguageCode",
    "LinearSource",
    "Measure",
    "Pulse",
    "SendIf",
    "SheetsSource",
    "ShopifySource",
    "Source",
    "SqlSource",
    "Theme",
    "Unit",
    "read_pulse",
]
