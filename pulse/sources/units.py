"""What figures are, where the cells of their column are formatted as it."""

from pulse.definition import Pulse
from pulse.definition.catalogue import Unit
from pulse.errors import SourceError
from pulse.sources.rows import Rows
from pulse.sources.wide import periods_among


def with_unit(rows: Rows, pulse: Pulse) -> Pulse:
    """The pulse with the unit that the cells of its figure are formatted as, unless it says one itself.

    Raises:
        SourceError: They are formatted in several ways or otherwise than the pulse says, or are rates to be added up.
    """
    measure = pulse.measure
    columns = [measure.value] if measure.value else []
    if measure.columns == "periods":
        columns = periods_among(rows, pulse)
    if rows.unit_of is None or not columns:
        return pulse
    merged = next((name for name in columns if rows.require(name, "measure.value") in rows.merged), None)
    if merged is not None and measure.period is not None and measure.aggregate == "sum":
        raise SourceError(
            f"{rows.where}: cells of {merged!r} are merged, and their figure would count in each row. Split the cells."
        )
    found = {rows.unit_of(rows.require(name, "measure.value")) for name in columns} - {("number", None)}
    if len(found) > 1:
        raise SourceError(f"The columns of {rows.where} are formatted in several ways. Give all of them one.")
    unit, currency = found.pop() if found else ("number", None)
    if measure.unit is not None:
        _refuse_other(rows, pulse, unit, currency)
        return pulse
    name = measure.value or columns[0]
    if unit == "currency" and currency is None:
        raise SourceError(
            f"The currency of {name} cannot be told by its format. Set measure.unit and measure.currency."
        )
    if unit == "percent" and measure.aggregate == "sum":
        raise SourceError(f"{name} is formatted as percent, and rates do not add up: set measure.aggregate to mean.")
    return pulse.model_copy(update={"measure": measure.model_copy(update={"unit": unit, "currency": currency})})


def _refuse_other(rows: Rows, pulse: Pulse, unit: Unit | None, currency: str | None) -> None:
    measure = pulse.measure
    if currency is not None and measure.currency not in {None, currency}:
        raise SourceError(
            f"{rows.where}: the cells are formatted as {currency}, but measure.currency is {measure.currency}. Set the "
            "currency that they have."
        )
    if unit == "percent" and measure.unit not in {"percent", "number"}:
        raise SourceError(f"{rows.where}: the cells are formatted as percent, but measure.unit is {measure.unit}.")
