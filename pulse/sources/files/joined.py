"""Several files of one shape as one table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Any

from pulse.definition.catalogue import Unit
from pulse.errors import SourceError
from pulse.sources.rows import Batch, Rows


def join(name: str, parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, one after the other; a single part is as it was.

    Args:
        name: What to call all of them.
        parts: Tables with the same columns, in any order.

    Raises:
        SourceError: One has other columns than the first.
    """
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    _refuse_other_columns(parts)
    # How many rows a part has is known when it has been read; places are asked for only after that.
    lengths = [0] * len(parts)

    def stream() -> Iterator[Any]:
        begin = 0
        for at, part in enumerate(parts):
            length = 0
            for batch in part.batches():
                yield Batch(batch.columns, [begin + number for number in batch.numbers])
                length += len(batch)
            lengths[at] = length
            begin += length

    def place(number: int) -> str:
        begins = [0, *accumulate(lengths)]
        at = next((at for at in reversed(range(len(parts))) if lengths[at] and begins[at] <= number), 0)
        # A row that is just being read is of the first part whose length is not known yet.
        if number >= begins[-1]:
            at = next((at for at, length in enumerate(lengths) if not length), len(parts) - 1)
        return parts[at].row(number - begins[at])

    formatted = any(part.unit_of for part in parts)
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    doubtful = any(part.doubtful for part in parts)
    return replace(
        first,
        where=name,
        columns={},
        names=first.headings,
        stream=stream,
        doubtful=doubtful,
        place=place,
        notes=notes,
        seek_copies=all(part.seek_copies for part in parts),
        unit_of=partial(_unit_of, name, parts) if formatted else None,
        merged=frozenset(column for part in parts for column in part.merged),
    )


def _refuse_other_columns(parts: Sequence[Rows]) -> None:
    first = parts[0]
    for other in parts[1:]:
        differ = sorted(set(first.headings) ^ set(other.headings))
        if differ:
            shown = ", ".join(" ".join(item.split())[:40] for item in differ[:5])
            raise SourceError(
                f"{other.where} has other columns than {first.where} ({shown}). Keep those of one "
                "shape in a folder of their own."
            )


def _unit_of(name: str, parts: Sequence[Rows], column: str) -> tuple[Unit | None, str | None]:
    found = {part.unit_of(column) if part.unit_of else ("number", None) for part in parts}
    if len(found) > 1:
        raise SourceError(f"{column} is formatted in several ways in the files of {name}. Give all of them one.")
    return found.pop()
