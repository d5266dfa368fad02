"""Where the data of a pulse is: a file, a sheet, a database, or a system that knows metrics of its own."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from pulse.definition.catalogue import Metric, find_metric
from pulse.definition.part import Part
from pulse.definition.where import Where
from pulse.errors import DefinitionError

_ACCOUNT = Field(default="default", min_length=1, description="Name of the block that holds the account.")
_SHEET_ADDRESS = re.compile(r"https://docs\.google\.com/spreadsheets/d/([\w-]+)")


class FileSource(Part, title="A file"):
    """A table in a file: CSV, Excel, Parquet or JSON; a folder or a pattern names several of one shape."""

    kind: Literal["file"] = "file"
    at: str = Field(
        min_length=1,
        description="Path of the file, of a folder, or a pattern such as exports/*.csv; or an address: http(s), s3, "
        "gs, az.",
    )
    format: Literal["csv", "parquet", "json", "excel"] | None = Field(
        default=None, description="What the file is; by its ending if left out."
    )
    sheet: str | None = Field(default=None, description="Name of the sheet of an Excel file; the first if left out.")
    decimal: Literal["point", "comma"] | None = Field(
        default=None, description="What divides whole from fraction in text; by what the column shows if left out."
    )
    key: str | None = Field(
        default=None,
        description="Column that names a row for good. Rows that repeat it are dropped if they are copies, "
        "and refused if they differ.",
    )
    where: Where = ()
    whole: bool = Field(
        default=False, description="The file is all there is, though it says of itself that it is a page of more."
    )
    headers: dict[str, str] = Field(
        default={}, description="Headers of the request to an http(s) address; nothing secret, as pulses are no secret."
    )
    secret: str | None = Field(
        default=None,
        min_length=1,
        description="Name of a Prefect Secret block whose text is sent to an https address as bearer token.",
    )

    @property
    def remote(self) -> bool:
        """Whether the file is not on this machine."""
        return "://" in self.at

    @model_validator(mode="after")
    def _requests_go_to_addresses(self) -> Self:
        by_http = self.at.lower().startswith(("http://", "https://"))
        if (self.headers or self.secret) and not by_http:
            raise ValueError("headers and secret go with an http(s) address")
        named = {name.lower() for name in self.headers}
        if "authorization" in named:
            raise ValueError("headers: put the token into a Prefect Secret block, and its name into source.secret")
        return self


class SheetsSource(Part, title="Google Sheets"):
    """A Google Sheet: a range of cells, or one of the sheet's own charts."""

    kind: Literal["sheets"]
    account: str = _ACCOUNT
    sheet: str = Field(min_length=1, description="Id of the spreadsheet, or its address in the browser.")
    range: str | None = Field(
        default=None, description="A tab, a range such as Sales!A:D, or the name of a range or a table."
    )
    chart: str | None = Field(default=None, description="Title or id of a chart in the sheet, to be drawn again.")
    decimal: Literal["point", "comma"] | None = Field(
        default=None, description="What divides whole from fraction in numbers that are text; as in a file."
    )
    where: Where = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.range is None) == (self.chart is None):
            raise ValueError("source names either a range or a chart of the sheet")
        if self.chart is not None and self.where:
            raise ValueError("where goes with a range; a chart of the sheet shows what it shows")
        return self

    @field_validator("sheet")
    @classmethod
    def _id(cls, value: str) -> str:
        found = _SHEET_ADDRESS.match(value)
        if found:
            return found[1]
        if not re.fullmatch(r"[\w-]+", value):
            raise ValueError(
                "sheet is neither an id nor an address that begins https://docs.google.com/spreadsheets/d/"
            )
        return value


class SqlSource(Part, title="A database"):
    """A SELECT on a database, with ``:since`` and ``:until`` bound to the first moment and the end of what is asked."""

    kind: Literal["sql"]
    account: str = _ACCOUNT
    query: str = Field(min_length=1, description="One SELECT that returns period, value and maybe series.")
    most_rows: int = Field(
        default=2_000_000, ge=1, le=100_000_000, description="More rows than these are refused, not cut off."
    )


class _Known(Part):
    """A system whose metrics are in the catalogue."""

    kind: str
    account: str = _ACCOUNT
    metric: str = Field(description="Which metric; 'chartcastr sources' lists them.")
    by: str | None = Field(default=None, description="Break-down, one of the metric's own.")

    @property
    def definition(self) -> Metric:
        """The metric's entry in the catalogue."""
        return find_metric(self.kind, self.metric)

    @model_validator(mode="after")
    def _in_catalogue(self) -> Self:
        try:
            metric = find_metric(self.kind, self.metric)
        except DefinitionError as unknown:
            raise ValueError(str(unknown)) from None
        if self.by is not None and self.by not in metric.by:
            known = ", ".join(metric.by) or "none"
            raise ValueError(f"{self.metric} cannot be broken down by {self.by!r}; it can by: {known}")
        return self


class ShopifySource(_Known, title="Shopify"):
    """A Shopify store."""

    kind: Literal["shopify"]
    path: Literal["auto", "reports", "orders"] = Field(
        default="auto",
        description="reports: Shopify's own figures; orders: added up from the orders; auto: reports, and orders "
        "where the token may not read reports.",
    )


class HubSpotSource(_Known, title="HubSpot"):
    """A HubSpot account."""

    kind: Literal["hubspot"]
    pipeline: str | None = Field(default=None, description="Name or id of one deal pipeline; all if left out.")


class LinearSource(_Known, title="Linear"):
    """A Linear workspace."""

    kind: Literal["linear"]
    team: tuple[str, ...] = Field(default=(), description="Keys of teams, such as ENG; all if left out.")
    label: tuple[str, ...] = Field(default=(), description="Issues with any of these labels only.")
    project: tuple[str, ...] = Field(default=(), description="Issues of any of these projects only.")

    @model_validator(mode="after")
    def _one_team_for_cycles(self) -> Self:
        if self.metric in {"velocity", "completion", "burn-up"}:
            if len(self.team) != 1:
                raise ValueError(f"{self.metric} is of one team: write team: [KEY]")
            if self.label or self.project:
                raise ValueError(f"{self.metric} is of a whole cycle; it takes no label or project")
        return self


def _kind(raw: Any) -> str:
    found = raw.get("kind", "file") if isinstance(raw, dict) else getattr(raw, "kind", "file")
    return str(found)


def choices(schema: dict[str, Any]) -> None:
    """Have a form offer each kind of source: Prefect's draws ``anyOf`` as tabs, and ``oneOf`` as JSON to be typed."""
    kinds: list[dict[str, Any]] = []
    for part in schema.pop("oneOf", None) or schema.pop("anyOf"):
        kinds += part.get("oneOf", [part])
    schema["anyOf"] = kinds


Source = Annotated[
    Annotated[FileSource, Tag("file")]
    | Annotated[SheetsSource, Tag("sheets")]
    | Annotated[SqlSource, Tag("sql")]
    | Annotated[ShopifySource, Tag("shopify")]
    | Annotated[HubSpotSource, Tag("hubspot")]
    | Annotated[LinearSource, Tag("linear")],
    Discriminator(
        _kind,
        custom_error_type="unknown_source",
        custom_error_message="there is no such kind of source; there are file, sheets, sql, shopify, hubspot, linear",
    ),
]
KNOWN = (ShopifySource, HubSpotSource, LinearSource)
"""Sources that know their metrics by themselves."""
