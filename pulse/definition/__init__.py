"""What an owner writes in YAML, or fills into the same form in the Prefect UI."""

from pulse.catalogue import Grain, Unit
from pulse.definition.measure import Chart, Measure
from pulse.definition.pulse import Pulse, read_pulse
from pulse.definition.source import (
    FileSource,
    HubSpotSource,
    LinearSource,
    SheetsSource,
    ShopifySource,
    Source,
    SqlSource,
)

__all__ = [
    "Chart", "FileSource", "Grain", "HubSpotSource", "LinearSource", "Measure", "Pulse", "SheetsSource",
    "ShopifySource", "Source", "SqlSource", "Unit", "read_pulse",
]  # fmt: skip
