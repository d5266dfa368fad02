"""What all parts of a definition have in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict

_LEFT_OUT, _GIVEN = "Left out", "Given"
_KINDS = {"string": "Text", "number": "Number", "integer": "Number", "boolean": "Yes or no", "array": "Several"}


def for_a_form(schema: dict[str, Any]) -> None:
    """Call the choices of each field what they are; Prefect's form would call them ``str`` and ``None``."""
    for field in schema.get("properties", {}).values():
        choices = [choice for choice in field.get("anyOf", []) if "$ref" not in choice]
        given = [choice for choice in choices if choice.get("type") != "null"]
        for choice in choices:
            kind = str(choice.get("type"))
            named = _GIVEN if len(given) == 1 else _KINDS.get(kind, _GIVEN)
            choice.setdefault("title", _LEFT_OUT if kind == "null" else named)


class Part(BaseModel):
    """A frozen part that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, json_schema_extra=for_a_form)
