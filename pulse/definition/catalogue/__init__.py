"""The catalogue: every metric that a source knows by itself, with its exact definition."""

from pulse.definition.catalogue import hubspot, linear, shopify
from pulse.definition.catalogue.metric import Grain, LanguageCode, Metric, Unit
from pulse.errors import DefinitionError

METRICS: tuple[Metric, ...] = (*shopify.METRICS, *hubspot.METRICS, *linear.METRICS)
SOURCES: tuple[str, ...] = tuple(dict.fromkeys(metric.source for metric in METRICS))

__all__ = ["METRICS", "SOURCES", "Grain", "LanguageCode", "Metric", "Unit", "find_metric", "metrics_of"]


def metrics_of(source: str) -> tuple[Metric, ...]:
    """The metrics of one source, in the order of the catalogue."""
    return tuple(metric for metric in METRICS if metric.source == source)


def find_metric(source: str, key: str) -> Metric:
    """One metric.

    Raises:
        DefinitionError: The source has none of that key; names those it has.
    """
    for metric in metrics_of(source):
        if metric.key == key:
            return metric
    known = ", ".join(metric.key for metric in metrics_of(source))
    raise DefinitionError(
        f"{source} has no metric {key!r}; it has {known}. 'chartcastr sources {source}' explains them"
    )
