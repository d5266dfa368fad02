"""Sentences of a message that only tell why somebody asks: "my bookkeeper wants it"."""

from collections.abc import Sequence

from pulse.conversation.cells import Cell
from pulse.languages.asking.narrowing import SELF, WANTS

_ENDS = frozenset(".!?;,\n:")
_LEAST = 3
_EMPTY = frozenset({"filler", "ack", "follow", "refer", "and", "now", "a", "money"})


def without_context(said: Sequence[Cell]) -> list[Cell]:
    """``said`` without such sentences, where another one asks something.

    One of them names nothing of the chart, no time, and no word that narrows; it speaks of a person, and in words that
    are not known here. Whatever could change the question is kept, and asked back if it has no place.
    """
    parts = _sentences(said)
    kept = [part for part in parts if not _is_context(part)]
    if len(kept) == len(parts) or not any(_asks(part) for part in kept):
        return list(said)
    return [cell for part in kept for cell in part]


def _sentences(said: Sequence[Cell]) -> list[list[Cell]]:
    parts: list[list[Cell]] = [[]]
    for cell in said:
        parts[-1].append(cell)
        if cell.means("mark") and cell.said[0] in _ENDS:
            parts.append([])
    return [part for part in parts if part]


def _is_context(part: Sequence[Cell]) -> bool:
    words = [word for cell in part if not cell.means("mark") for word in cell.said]
    if not WANTS.isdisjoint(words):
        # What somebody needs or means may be what is asked: "I need the median".
        return False
    if len(words) < _LEAST or SELF.isdisjoint(words) or not any(_is_unknown(cell) for cell in part):
        return False
    return all(_is_unknown(cell) or _is_empty(cell) for cell in part)


def _is_unknown(cell: Cell) -> bool:
    return not cell.meanings and cell.called is None


def _is_empty(cell: Cell) -> bool:
    """Whether it says nothing of the chart."""
    return cell.called is None and (cell.means("mark") or cell.meanings <= _EMPTY)


def _asks(part: Sequence[Cell]) -> bool:
    return any(cell.called is not None or not (_is_unknown(cell) or _is_empty(cell)) for cell in part)
