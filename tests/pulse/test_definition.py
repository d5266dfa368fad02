from typing import Any

import pytest

from pulse.definition import read_pulse
from pulse.errors import DefinitionError


def raw(**changes: Any) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": "orders",
        "title": "Orders",
        "source": {"at": "orders.csv"},
        "measure": {"name": "Orders", "value": "orders", "period": "date"},
        "grain": "day",
        "timezone": "Europe/Berlin",
        "readers": ["ada"],
    }
    return written | changes


def test_a_short_definition_gets_sensible_defaults() -> None:
    pulse = read_pulse(raw(), "here")

    assert (pulse.chart.kind, pulse.connection, pulse.narrator, pulse.measure.good) == ("auto", "default", None, "up")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"timezone": "Mars/Olympus"}, "timezone: 'Mars/Olympus' is no time zone"),
        ({"grain": "fortnight"}, "grain: Input should be 'hour'"),
        ({"titel": "x"}, "titel: Extra inputs are not permitted"),
        ({"readers": []}, "readers: Tuple should have at least 1 item"),
        ({"readers": ["ada", "ada"]}, "readers: each reader may stand there once"),
        ({"title": "a *bold* one"}, "title: a title is one line without"),
        ({"name": "Weekly Orders"}, "name: String should match pattern"),
        ({"as_of": "2026-11-22T08:00:00"}, "as_of: Input should have timezone info"),
        ({"measure": {"name": "x", "value": "v", "period": "d", "unit": "currency"}}, "measure.currency goes with"),
        ({"measure": {"name": "x", "period": "d"}}, "measure.value must name the column"),
        ({"measure": {"name": "x", "value": "v", "period": "d", "aggregate": "single", "by": "r"}}, "measure.by needs"),
        ({"measure": {"name": "x", "value": "v", "period": "d", "aggregate": "mean", "empty": "zero"}}, "only true of"),
    ],
)
def test_a_wrong_definition_gets_one_sentence_that_names_file_and_key(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read_pulse(raw(**changes), "pulses.yaml")

    text = str(caught.value)
    assert text.startswith("pulses.yaml: ")
    assert says in text
    assert "\n" not in text


@pytest.mark.parametrize("nothing", [None, [], "text", 7])
def test_what_is_no_mapping_is_refused(nothing: object) -> None:
    with pytest.raises(DefinitionError):
        read_pulse(nothing, "pulses.yaml")
