"""Which rows of a table count: simple conditions on its columns, all of which must hold."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from pulse.definition.part import Part


def _as_scalar(value: object) -> object:
    """What YAML reads as a date or a truth, as the text that a cell would hold."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


Scalar = Annotated[str | int | float, BeforeValidator(_as_scalar)]
"""A text, or a number where YAML reads one: numbers are compared as numbers, however a cell writes them."""
Bound = Annotated[Decimal | date, Field(union_mode="left_to_right")]


class Condition(Part):
    """One condition on one column.

    Numbers are compared as numbers, texts as they are written; an empty text means an empty cell.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    column: str = Field(min_length=1, description="Heading of the column.")
    is_: Scalar | None = Field(default=None, alias="is", description="The cell is this.")
    is_not: Scalar | None = Field(default=None, alias="is not", description="The cell is anything but this.")
    in_: tuple[Scalar, ...] | None = Field(
        default=None, alias="in", min_length=1, description="The cell is one of these."
    )
    over: Bound | None = Field(default=None, description="The cell is a number over this, or a date after it.")
    under: Bound | None = Field(default=None, description="The cell is a number under this, or a date before it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(item is None for item in (self.is_, self.is_not, self.in_, self.over, self.under)):
            raise ValueError(f"the condition on {self.column} needs one of is, is not, in, over, under")
        return self

    def __str__(self) -> str:
        """The condition as it is written, such as ``region is not Total``."""
        parts = [
            f"{said} {_shown(value)}"
            for said, value in (("is", self.is_), ("is not", self.is_not), ("over", self.over), ("under", self.under))
            if value is not None
        ]
        if self.in_ is not None:
            parts.append(f"in {', '.join(map(_shown, self.in_))}")
        return f"{self.column} {' and '.join(parts)}"


def _shown(value: object) -> str:
    return str(value).strip() or "empty"


Where = Annotated[
    tuple[Condition, ...],
    Field(default=(), max_length=20, description="Conditions that a row has to meet, all of them, to count."),
]
