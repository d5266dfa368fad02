"""Message templates: what one is, and which are taken for review."""

import re
from dataclasses import dataclass
from typing import Any

VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
CATEGORIES = ("AUTHENTICATION", "MARKETING", "UTILITY")


@dataclass
class Template:
    """A message template in one language."""

    id: str
    name: str
    language: str
    category: str
    components: list[dict[str, Any]]
    status: str = "APPROVED"
    quality: str = "GREEN"
    parameter_format: str = "POSITIONAL"
    rejected_reason: str = "NONE"

    def part(self, kind: str) -> dict[str, Any]:
        """Its header, body, footer or buttons; empty if it has none."""
        return next((part for part in self.components if str(part.get("type")).lower() == kind), {})

    @property
    def body(self) -> str:
        """Its text, with ``{{1}}`` and so on in it."""
        return str(self.part("body").get("text", ""))

    @property
    def footer(self) -> str:
        """The small words below."""
        return str(self.part("footer").get("text", ""))

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Its buttons."""
        return list(self.part("buttons").get("buttons") or [])

    @property
    def header_format(self) -> str:
        """``TEXT``, ``IMAGE`` and so on; ``""`` without a header."""
        return str(self.part("header").get("format", "")).upper()

    def shown(self) -> dict[str, Any]:
        """As Meta's management side shows it."""
        return {
            "id": self.id,
            "name": self.name,
            "language": self.language,
            "category": self.category,
            "status": self.status,
            "parameter_format": self.parameter_format,
            "quality_score": {"score": self.quality},
            "rejected_reason": self.rejected_reason,
            "components": [_upper(part) for part in self.components],
        }


def variables(text: str) -> list[str]:
    """Names (or places) of the variables in ``text``, each once, in the order they come."""
    return list(dict.fromkeys(VARIABLE.findall(text)))


def _upper(part: dict[str, Any]) -> dict[str, Any]:
    """A component with its types in capitals, as Meta gives them back."""
    shown = {name: value.upper() if name in {"type", "format"} else value for name, value in part.items()}
    if "buttons" in part:
        shown["buttons"] = [{**button, "type": str(button.get("type")).upper()} for button in part["buttons"]]
    return shown
