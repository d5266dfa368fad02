"""What a clause names: figures, members and who is left out, the break-down; and what the chart has not."""

from collections.abc import Sequence

from pulse.conversation.moments import moments, overlaps
from pulse.conversation.reading import TALK, Clause


def of_money(clause: Clause) -> list[int]:
    """The one figure in money, where none is named and money is asked for."""
    asks = clause.has("money")
    figures = clause.scope.figures
    found = [number for number, figure in enumerate(figures) if figure.result.whole.unit == "currency"]
    return found if asks and len(figures) > 1 and len(found) == 1 else []


def of_members(clause: Clause) -> list[int]:
    """The figure that has the member that is named, where that is not the first."""
    named = [cell.called.figure for cell in clause.said if cell.called is not None and cell.called.key is not None]
    return named[:1] if named and named[0] else []


def of_dimension(clause: Clause) -> list[int]:
    """The figure that is broken down by what is asked for, where no figure is named."""
    if len(clause.scope.figures) == 1:
        return []
    for cell in clause.said:
        meanings = {item for item in cell.meanings if item.startswith("dimension/")}
        if cell.called is None and (meanings or cell.means("by_name")):
            found = clause.scope.broken_down_by(meanings, cell.said)
            if found:
                # Of the first figure it says nothing: a question that goes on may be of another.
                return [found]
    return []


def corrected(clause: Clause, members: Sequence[str]) -> list[str]:
    """The members without those that are taken back: "no, not the north, the south"."""
    begins = bool(clause.said) and (clause.means(0, "ack") or clause.said[0].said[0] in _NO or clause.has("meant"))
    begins = begins or any(cell.said[-1] in _INSTEAD for cell in clause.said)
    if len(members) < 2 or not begins:  # noqa: PLR2004 - one of them is taken back
        return list(members)
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    denied = [place for place in named if _is_denied(clause, place)]
    if not denied or len(denied) == len(named) or denied[0] != named[0]:
        return list(members)
    clause.used |= {place for place in range(named[-1]) if clause.means(place, "without")}
    back = {clause.said[place].called.key for place in denied if clause.said[place].called}  # type: ignore[union-attr]
    return [key for key in members if key not in back]


def _is_denied(clause: Clause, place: int) -> bool:
    """Whether "not" stands before a name, with no more than an article between."""
    before = place - 1
    while before > 0 and clause.said[before].is_filler:
        before -= 1
    alone = before == 0 and clause.said[0].said[0] in _NO
    return (before > 0 or alone) and clause.means(before, "without")


_INSTEAD = frozenset(["sondern", "sino", "mas", "bensi"])
_NO = frozenset(["not", "pas", "nicht", "no", "non", "nein", "nao", "nee", "nope"])


def find_names(clause: Clause) -> tuple[list[int], list[str]]:
    """Figures and members that are named, each once, in order."""
    figures: list[int] = []
    members: list[str] = []
    for place, cell in enumerate(clause.said):
        if cell.called is not None:
            clause.used.add(place)
            if cell.called.key is None and _is_left_out(clause, place):
                continue
            if cell.called.key is None and cell.called.figure not in figures:
                figures.append(cell.called.figure)
            elif cell.called.key is not None and cell.called.key not in members:
                members.append(cell.called.key)
            continue
        for meaning in cell.meanings:
            if (
                meaning.startswith("figure/")
                and _is_named(clause, place)
                and (number := clause.scope.concept(meaning)) is not None
            ):
                clause.used.add(place)
                if number not in figures and not _is_left_out(clause, place):
                    figures.append(number)
    return figures, members


def _is_left_out(clause: Clause, place: int) -> bool:
    """Whether a figure is named as what is not meant: "cash, not orders"."""
    before = clause.said[place - 1] if place else None
    left_out = (
        before is not None and before.called is None and before.means("without") and len(clause.scope.figures) > 1
    )
    if left_out:
        clause.used.add(place - 1)
    return left_out


def _is_named(clause: Clause, place: int) -> bool:
    """Whether a word is a figure's name: of "ca" only where it is written so, or something of it follows."""
    cell = clause.said[place]
    if cell.said != ("ca",) or cell.raw.isupper():
        return True
    after = clause.said[place + 1] if place + 1 < len(clause.said) else None
    return (
        after is None
        or after.said[0] in {"de", "du", "d", "des", "par", "hier"}
        or overlaps(moments(clause.said, clause.clock), place + 1)
    )


def is_left_out_of(clause: Clause, members: Sequence[str]) -> bool:
    """Whether the members are those to leave out: such a word stands before the first of them."""
    if not members:
        return False
    named = [place for place, cell in enumerate(clause.said) if cell.called is not None and cell.called.key]
    first, behind = named[0], clause.place_of("without_after")
    if behind is not None and behind > named[-1]:
        return True
    for place in range(first - 1, -1, -1):
        cell = clause.said[place]
        corrects = not place and (cell.means("follow", "ack") or clause.has("meant"))
        if cell.called is None and cell.means("without") and not corrects:
            clause.used.add(place)
            return True
        if not cell.means(*TALK, "by", "only", "everything", "from", "to"):
            return False
    return False


def find_lack(clause: Clause, figures: Sequence[int]) -> str:  # noqa: C901, PLR0911 - a table
    """What is asked for and is not in the chart: another figure, another break-down, finer periods."""
    defines = clause.has("definition")
    for place, cell in enumerate(clause.said):
        if cell.called is not None or place in clause.used:
            continue
        strange = [meaning for meaning in cell.meanings if meaning.startswith("figure/")]
        if defines and "figure/tax" in strange:
            continue
        known = {meaning.partition("/")[0] for meaning in cell.meanings} - {"figure", "dimension"}
        if not _is_named(clause, place):
            continue
        if cell.means("other_member"):
            return "member"
        if strange and not figures and not known - {"filler"}:
            return "figure"
        if strange and figures and not known:
            return "figure"
        by = [meaning for meaning in cell.meanings if meaning.startswith("dimension/")]
        if by and not any(clause.scope.is_dimension(meaning) for meaning in by) and not known and not strange:
            return "dimension"
    if clause.clock.grain != "hour" and any(cell.clock is not None for cell in clause.said):
        return "time"
    if clause.clock.grain != "hour" and clause.has("hour", "daypart") and not clause.has("refresh"):
        return "time"
    return ""


def is_broken_down(clause: Clause) -> bool:
    """Whether it is to be broken down: by region, per channel, regions."""
    for place in range(len(clause.said)):
        if clause.is_dimension(place):
            clause.used.add(place)
            return True
    return clause.has("by") and any(
        cell.said[0].startswith(("break", "desglos", "aufschl", "ventil", "suddiv")) for cell in clause.said
    )
