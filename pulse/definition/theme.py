"""How an owner's pictures look: light or dark, in the brand's colour and type, with its logo."""

from typing import Literal, Self

from pydantic import Field, model_validator

from pulse.definition.colour import contrast, distance, readable
from pulse.definition.part import Part

Mode = Literal["light", "dark"]
PAPER: dict[Mode, str] = {"light": "#ffffff", "dark": "#111a22"}
OTHERS: dict[Mode, str] = {"light": "#7f93ab", "dark": "#71869d"}
"""The grey of the periods that the newest one stands out of."""
LEAST_CONTRAST = 4.5
"""Of text on its paper (WCAG 2.1, 1.4.3)."""
LEAST_DISTANCE = 15.0
"""Of two colours that have to be told apart, by anybody."""


class Theme(Part):
    """How the pictures look."""

    mode: Mode = Field(default="light", description="Of the paper; readers with a dark phone see either well.")
    accent: str | None = Field(
        default=None,
        pattern="^#[0-9a-fA-F]{6}$",
        description="Your brand's colour, such as #1657b8, for the newest figure; it has to be read on the paper.",
    )
    logo: str = Field(
        default="",
        max_length=300,
        description="Path of your logo, a PNG or JPEG of at most 500 kB; it stands at the top right.",
    )
    font: str = Field(
        default="",
        max_length=300,
        description="Path of your brand's font, a TTF or OTF file of one weight and at most 2 MB; other scripts keep "
        "ours.",
    )
    bold: str = Field(default="", max_length=300, description="Path of the same font in bold.")

    @model_validator(mode="after")
    def _can_be_seen(self) -> Self:
        if self.bold and not self.font:
            raise ValueError("theme.bold goes with theme.font")
        if self.accent is None:
            return self
        paper, seen = PAPER[self.mode], contrast(self.accent, PAPER[self.mode])
        if seen < LEAST_CONTRAST:
            better = readable(self.accent, paper, LEAST_CONTRAST)
            raise ValueError(
                f"theme.accent {self.accent} is hard to read on {self.mode} paper: a contrast of {seen:.1f}, where "
                f"{LEAST_CONTRAST} is the least; {better} is the nearest that is read"
            )
        if distance(self.accent, OTHERS[self.mode]) < LEAST_DISTANCE:
            raise ValueError(
                f"theme.accent {self.accent} cannot be told from the grey of other periods ({OTHERS[self.mode]}) by "
                "everybody; take a stronger colour"
            )
        return self
