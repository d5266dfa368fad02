"""What an owner allows readers to have beside answers in words."""

from pydantic import Field

from pulse.definition.part import Part


class Answers(Part):
    """Files, corrections, and who may read questions."""

    files: bool = Field(default=False, description="Whether readers may have the figures as a CSV or Excel file.")
    corrections: float | None = Field(
        default=0.01,
        ge=0,
        le=1,
        description="Tell readers when a figure that was sent turns out to be off by more than this share of it, such "
        "as 0.01; null for never.",
    )
    model: str | None = Field(
        default=None,
        description="Name of a LanguageModel block that turns questions into queries; it sees the question, the names "
        "of the figure and its parts, and no figures. Without one a grammar reads them.",
    )
