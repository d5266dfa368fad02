"""What figures are, where the cells of their column are formatted as it."""

from pulse.definition import Pulse
from pulse.errors import SourceError
from pulse.sources.rows import Rows
from pulse.sources.wide import periods_among


def with_unit(rows: Rows, pulse: Pulse) -> Pulse:
    """The pulse with the unit that the cells of its figure are formatted as, unless it says one itself.

    Raises:
        SourceError: They are formatted in several ways, or are rates to be added up.
    """
    measure = pulse.measure
    columns = [measure.value] if measure.value else []
    if measure.columns == "periods":
        columns = periods_among(rows.headings, pulse)
    if measure.unit is not None or rows.unit_of is None or not columns:
        return pulse
    found = {rows.unit_of(rows.require(name, "measure.value")) for name in columns} - {("number", None)}
    if len(found) > 1:
        raise SourceError(f"The columns of {rows.where} are formatted in several ways. Set measure.unit.")
    unit, currency = found.pop() if found else ("number", None)
    if unit == "percent" and measure.aggregate == "sum":
        name = measure.value or columns[0]
        raise SourceError(f"{name} is formatted as percent, and rates do not add up: set measure.aggregate to mean.")
    return pulse.model_copy(update={"measure": measure.model_copy(update={"unit": unit, "currency": currency})})
