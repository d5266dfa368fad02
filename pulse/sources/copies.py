"""Rows that repeat another: dropped by key, counted without one. Eight bytes a row are remembered."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from pulse.errors import SourceError
from pulse.sources.cells import is_missing
from pulse.sources.rows import Batch, Rows, values_of

_Hashes = npt.NDArray[np.uint64]


def hashes(batch: Batch, name: str | None = None) -> _Hashes:
    """A number for each row's whole content, or for its cell in one column; equal rows have equal numbers."""
    total = np.zeros(len(batch), dtype=np.uint64)
    for place, column in enumerate([name] if name else batch.names, start=1):
        total = total * np.uint64(1_000_003) + _hashed(batch, column) * np.uint64(2 * place + 1)
    return total


def _hashed(batch: Batch, column: str) -> _Hashes:
    """A number for each cell. Cells that come again and again are looked at once."""
    cells = batch.arrow(column)
    if cells is not None:
        found = cells.dictionary_encode()
        known = _of_texts([str(value) for value in values_of(column, found.dictionary)])
        places = found.indices.fill_null(len(known)).to_numpy(zero_copy_only=False)
        return np.asarray(np.append(known, np.uint64(0))[places], dtype=np.uint64)
    return _of_texts([cell if isinstance(cell, str) else repr(cell) for cell in batch.cells(column)])


def _of_texts(texts: Sequence[str]) -> _Hashes:
    """Python's own hashes: they differ from process to process, and are only ever compared within one."""
    return np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts)).view(np.uint64)


class Counted:
    """Counts rows that are exact copies of another."""

    def __init__(self) -> None:
        self._seen: list[_Hashes] = []

    def add(self, batch: Batch) -> None:
        """Remember these rows."""
        self._seen.append(hashes(batch))

    def copies(self) -> int:
        """How many rows repeat an earlier one."""
        if not self._seen:
            return 0
        seen = np.concatenate(self._seen)
        seen.sort()
        return int(np.count_nonzero(seen[1:] == seen[:-1]))


def without_copies(rows: Rows, key: str) -> Iterator[tuple[Batch, int]]:
    """Every batch with only the first of the rows that share a key, and how many it had.

    Raises:
        SourceError: Rows share a key and differ.
    """
    suspects = _repeated(rows, key)
    first: dict[str, tuple[int, tuple[Any, ...]]] = {}
    for batch in rows.batches():
        maybe = {place for place, digest in enumerate(hashes(batch, key)) if int(digest) in suspects}
        if not maybe:
            yield batch, len(batch)
            continue
        keys = batch.cells(key)
        whole = [batch.cells(name) for name in batch.names]
        kept = []
        for place in range(len(batch)):
            if place in maybe and not is_missing(keys[place]):
                number, row = batch.numbers[place], tuple(column[place] for column in whole)
                earlier, before = first.setdefault(str(keys[place]), (number, row))
                if earlier != number and before != row:
                    other = rows.row(number).removeprefix(f"{rows.where}: ")
                    raise SourceError(
                        f"{rows.row(earlier)} and {other} share the {key} {str(keys[place])[:40]!r} but differ. "
                        "Mend the data, or name another column in source.key."
                    )
                if earlier != number:
                    continue
            kept.append(place)
        yield batch.take(kept), len(batch)


def _repeated(rows: Rows, key: str) -> set[int]:
    seen = [hashes(batch, key) for batch in rows.batches()]
    if not seen:
        return set()
    found, counts = np.unique(np.concatenate(seen), return_counts=True)
    return {int(item) for item in found[counts > 1]}
