"""The questions of a message: what stands between question marks, or before and after an "and" that joins two."""

from collections.abc import Sequence

from pulse.conversation.cells import Cell

_ENDS = frozenset("?!\n;")


def clauses(said: Sequence[Cell]) -> list[tuple[list[Cell], bool]]:
    """The questions of a message, each with whether a question mark stands before it.

    They stand between question marks, or before and after an "and" that joins two.
    """
    parts: list[list[Cell]] = [[]]
    asked = [False]
    for place, cell in enumerate(said):
        ends = cell.means("mark") and cell.said[0] in _ENDS
        if (ends or (cell.said == ("?",))) and parts[-1]:
            parts.append([])
            asked.append(cell.said == ("?",))
            continue
        comma = cell.said in {(",",), (".",)} and _asks(parts[-1], by_word=True)
        if (comma or (cell.means("and") and _asks(parts[-1]))) and _begins_anew(said[place + 1 :], parts[-1]):
            parts.append([cell] if cell.means("and") else [])
            asked.append(False)
            continue
        parts[-1].append(cell)
    found = zip(parts, asked, strict=True)
    return [(part, after) for part, after in found if any(not cell.means("mark") for cell in part)]


_OPENERS = ("why", "value", "who", "rank", "worst", "forecast", "goal", "trend", "usual", "when", "average")


def _asks(said: Sequence[Cell], *, by_word: bool = False) -> bool:
    """Whether a clause asks something by itself: with a word for it, or by a name alone."""
    if by_word:
        return any(cell.means(*_OPENERS) for cell in said)
    names = any(cell.called or any(item.startswith("figure/") for item in cell.meanings) for cell in said)
    return names or any(cell.means(*_OPENERS, "change", "compare", "share", "month", "yesterday") for cell in said)


def _begins_anew(said: Sequence[Cell], before: Sequence[Cell]) -> bool:
    """Whether what follows begins as a question does."""
    for cell in said[:2]:
        if any(item.startswith("dimension/") for item in cell.meanings) or cell.means("by_name"):
            return True
        if cell.means("why", "value", "who", "when", "forecast", "goal", "trend", "usual", "average"):
            return True
        if cell.means("rank", "worst") and not cell.called:
            return not (before and before[-1].means("rank", "worst"))
        if not cell.is_filler:
            return False
    return False
