"""GraphQL over the shared transport: queries from files, errors as data, pages."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pulse.errors import SourceBusy, SourceError
from pulse.sources.http import Transport, json_of

MOST_PAGES = 400


@cache
def query(name: str) -> str:
    """The text of ``queries/NAME.graphql``, which lies beside the sources."""
    return (files("pulse.sources") / "queries" / f"{name}.graphql").read_text(encoding="utf-8")


def ask(transport: Transport, path: str, name: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The data that a query file answers.

    Raises:
        SourceError: There are errors, also beside data: half an answer is none.
        SourceBusy: It stayed busy.
    """
    found = json_of(transport.post(path, {"query": query(name), "variables": dict(variables)}))
    errors, data = found.get("errors"), found.get("data")
    if errors or not isinstance(data, dict):
        raise SourceError(transport.redacted(f"The query {name} was not answered: {error_text(errors)}."))
    return data


def pages(
    transport: Transport, path: str, name: str, variables: Mapping[str, Any], connection: str
) -> Iterator[dict[str, Any]]:
    """Every node of a connection, page after page.

    Raises:
        SourceBusy: There is more, and the answer does not say where, or leads back to a page that was there; or it does
            not say whether there is more.
        SourceError: A page was refused, or there is no end of pages.
    """
    after: str | None = None
    seen: set[str] = set()
    for _ in range(MOST_PAGES):
        found = ask(transport, path, name, {**variables, "after": after}).get(connection) or {}
        nodes, info = found.get("nodes"), found.get("pageInfo") or {}
        if nodes is None or "hasNextPage" not in info:
            raise SourceBusy(f"{name} was answered without its {connection}. It is asked again later.")
        yield from nodes
        if not info["hasNextPage"]:
            return
        after = info.get("endCursor")
        if not after or after in seen:
            raise SourceBusy(f"{name} has another page, but its answer does not lead there. It is asked again later.")
        seen.add(after)
    raise SourceError(f"{name} has more than {MOST_PAGES} pages. Ask for a shorter time or a smaller part.")


def error_text(errors: Any) -> str:
    """What GraphQL errors say, in one line."""
    said = [str(error.get("message", "")) for error in errors or [] if isinstance(error, dict)]
    return "; ".join(said)[:200].rstrip(".") or "an answer without data"


def error_codes(errors: Any) -> set[str]:
    """The codes of GraphQL errors."""
    return {str((error.get("extensions") or {}).get("code", "")) for error in errors or [] if isinstance(error, dict)}
