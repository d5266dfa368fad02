"""The tidy data set that every source returns, its periods, fiscal calendars, and the history that we keep."""

from pulse.series.dataset import (
    Dataset,
    Point,
    Quality,
    Series,
    Span,
    from_json,
    to_json,
)

__all__ = [
    "Dataset",
    "Point",
    "Quality",
    "Series",
    "Span",
    "from_json",
    "to_json",
]
