"""Times of the day as they are spoken: half past six, halb sieben, siete y media, sept heures et quart."""

from collections.abc import Sequence

from pulse.conversation.cells import Cell

_PARTS = {
    15: frozenset(["quarter", "viertel", "quart", "cuarto", "quarto"]),
    30: frozenset(["half", "halb", "demie", "demi", "media", "meia", "mezza", "mezzo"]),
    10: frozenset(["ten", "zehn"]),
    20: frozenset(["twenty", "zwanzig"]),
}
_LESS = frozenset(["to", "before", "vor", "moins", "menos", "meno", "para"])
_JOINS = frozenset(
    ["past", "after", "nach", "et", "y", "e", "con", "h", "heures", "heure", "uhr", "um", "un", "le", "la"]
)
_LATE = frozenset(["pm", "evening", "abends", "nachmittags", "soir", "tarde", "noche", "sera", "noite"])
_REACH, _NOON = 3, 12


def spoken(said: Sequence[Cell]) -> tuple[int, int] | None:
    """The hour and minute that are spoken of; None where no part of an hour is named."""
    words = [(word, cell) for cell in said for word in cell.said]
    for place, (word, _) in enumerate(words):
        minutes = next((minutes for minutes, names in _PARTS.items() if word in names), None)
        if minutes is None:
            continue
        hour, between = _hour_near(words, place)
        if hour is None or not (between or word == "halb"):
            continue
        late = any(other in _LATE for other, _ in words) and hour < _NOON
        less = word == "halb" or not _LESS.isdisjoint(between)
        at = (hour + _NOON if late else hour) * 60 + (-minutes if less else minutes)
        return at // 60 % 24, at % 60
    return None


def _hour_near(words: Sequence[tuple[str, Cell]], place: int) -> tuple[int | None, list[str]]:
    """The hour before or after a part of one, and the words between them."""
    for step in (1, -1):
        between: list[str] = []
        for reach in range(1, _REACH + 2):
            at = place + step * reach
            if not 0 <= at < len(words):
                break
            word, cell = words[at]
            number = cell.number if cell.number is not None else cell.numbered("n")
            if number is not None and 1 <= number <= 24:  # noqa: PLR2004 - hours of a day
                return number, between
            if word not in _LESS | _JOINS:
                break
            between.append(word)
    return None, []
