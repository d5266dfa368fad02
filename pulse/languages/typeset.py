"""French print: spaces before marks, and apostrophes."""

from collections.abc import Mapping


def typeset(text: str) -> str:
    """``text`` with the spaces and apostrophes that French print has: none of them may break a line."""
    for plain, printed in _PRINTED:
        text = text.replace(plain, printed)
    return text


def typeset_all(phrases: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Phrases, each as :func:`typeset` has it."""
    return {key: tuple(typeset(said) for said in several) for key, several in phrases.items()}


_PRINTED = (
    (" :", "\u00a0:"),
    (" ;", "\u202f;"),
    (" !", "\u202f!"),
    (" ?", "\u202f?"),
    ("« ", "«\u00a0"),
    (" »", "\u00a0»"),
    ("'", "\u2019"),
)
