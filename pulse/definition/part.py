"""What all parts of a definition have in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A frozen part that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
