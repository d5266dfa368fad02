"""A published GraphQL schema as judge: of what is asked, and of what the stand-in answers."""

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any


class Schema:
    """One schema.

    Args:
        path: SDL, or an introspection result; may be compressed.
    """

    def __init__(self, path: Path) -> None:
        from graphql import build_client_schema, build_schema

        text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text("utf-8")
        # Shopify's own schema breaks a rule about deprecated fields; it is taken as it is published.
        if ".json" in path.suffixes:
            found = json.loads(text)
            self._schema = build_client_schema(found.get("data", found), assume_valid=True)
        else:
            self._schema = build_schema(text, assume_valid=True, no_location=True)

    def problems(self, query: str, variables: dict[str, Any]) -> list[str]:
        """What is wrong with a query and its variables; deprecated fields count as wrong."""
        from graphql import GraphQLSyntaxError, NoDeprecatedCustomRule, parse, specified_rules, validate
        from graphql.execution.values import get_variable_values

        try:
            document = parse(query)
        except GraphQLSyntaxError as wrong:
            return [wrong.message]
        found = validate(self._schema, document, [*specified_rules, NoDeprecatedCustomRule])
        if found:
            return [error.message for error in found]
        operation: Any = document.definitions[0]
        values = get_variable_values(self._schema, operation.variable_definitions or (), variables)
        return [value.message for value in values] if isinstance(values, list) else []

    def execute(self, query: str, variables: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
        """The answer that this query gets from ``root``, exactly as the schema shapes it."""
        from graphql import execute, parse

        done: Any = execute(self._schema, parse(query), root_value=root, variable_values=variables)
        found: dict[str, Any] = {"data": done.data}
        if done.errors:
            found["errors"] = [{"message": error.message, "path": error.path} for error in done.errors]
        return found


@cache
def load(path: Path) -> Schema:
    """A schema, built once: it takes half a second."""
    return Schema(path)
