"""Text that fits its room: broken into lines, cut, or shortened so that different names stay different."""

from collections.abc import Sequence

import regex

from pulse.chart.type import Drawn, Weight, width


def beside(first: Drawn, second: Drawn) -> Drawn:
    """Two lines as one."""
    return Drawn(f"{first} {second}")


def wrap(text: Drawn, pixels: float, room: float, *, lines: int, weight: Weight = Weight.REGULAR) -> list[Drawn]:
    """``text`` in at most ``lines`` lines of at most ``room`` pixels; ``…`` shows where the rest was left out."""
    done: list[Drawn] = []
    line = Drawn("")
    words = text.split(" ")
    for index, word in enumerate(words):
        longer = Drawn(f"{line} {word}".strip(" "))
        if line and width(longer, pixels, weight) > room:
            if len(done) == lines - 1:
                return [*done, cut(Drawn(" ".join([line, *words[index:]])), pixels, room, weight)]
            done.append(line)
            longer = Drawn(word)
        line = longer
    return [*done, cut(line, pixels, room, weight)]


def balanced(text: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> list[Drawn] | None:
    """``text`` in one line, or in two of about one width, where it fits; rather broken after ``;`` or ``:``."""
    if width(text, pixels, weight) <= room:
        return [text]
    words = text.split(" ")
    best: tuple[float, list[Drawn]] | None = None
    for at in range(1, len(words)):
        pair = [Drawn(" ".join(words[:at])), Drawn(" ".join(words[at:]))]
        wide = max(width(line, pixels, weight) for line in pair)
        if wide > room:
            continue
        cost = wide * (0.6 if words[at - 1].endswith((";", ":")) else 1)
        if best is None or cost < best[0]:
            best = cost, pair
    return best[1] if best else None


def cut(line: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> Drawn:
    """``line``, or as much of it as fits before an ellipsis."""
    if width(line, pixels, weight) <= room:
        return line
    letters = regex.findall(r"\X", line)
    while letters and width(Drawn("".join(letters).rstrip() + "…"), pixels, weight) > room:
        letters.pop()
    return Drawn("".join(letters).rstrip() + "…")


def shortened(line: Drawn, pixels: float, room: float, weight: Weight = Weight.REGULAR) -> Drawn:
    """A name that is too long, without words of its middle, so that different names stay different."""
    if width(line, pixels, weight) <= room:
        return line
    words = line.split(" ")
    for kept in range(len(words) - 2, 0, -1):
        shown = Drawn(f"{' '.join(words[:kept])} … {words[-1]}")
        if width(shown, pixels, weight) <= room:
            return shown
    return cut(line, pixels, room, weight)


def told_apart(names: Sequence[Drawn], pixels: float, room: float, weight: Weight = Weight.REGULAR) -> list[Drawn]:
    """Names that fit into ``room``, no two alike.

    Long ones lose words of their middle; those that then read alike, or of which nothing can be drawn, get their place.
    """
    shown = [shortened(name, pixels, room, weight) for name in names]
    found = []
    for place, (name, whole) in enumerate(zip(shown, names, strict=True), start=1):
        if name and shown.count(name) == 1:
            found.append(name)
            continue
        number = f"{place}." if not whole else f"{place}. "
        left = room - width(Drawn(number), pixels, weight)
        found.append(Drawn(number + (cut(whole, pixels, left, weight) if whole else "")))
    return found
