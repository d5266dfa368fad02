"""Rows that repeat another: dropped by key, counted without one. Eight bytes a row are remembered."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pulse.errors import SourceError
from pulse.sources.rows import Batch, Rows, cells, length

_Hashes = npt.NDArray[np.uint64]


def hashes(batch: Batch, name: str | None = None) -> _Hashes:
    """A number for each row's whole content, or for its cell in one column; equal rows have equal numbers."""
    columns = [name] if name else list(batch if isinstance(batch, dict) else batch.schema.names)
    total = np.zeros(length(batch), dtype=np.uint64)
    for place, column in enumerate(columns, start=1):
        total = total * np.uint64(1_000_003) + _hashed(batch, column) * np.uint64(2 * place + 1)
    return total


def _hashed(batch: Batch, column: str) -> _Hashes:
    """A number for each cell. Cells that come again and again are looked at once."""
    if not isinstance(batch, dict):
        found = batch.column(column).dictionary_encode()
        known = pd.util.hash_array(np.array(list(map(str, found.dictionary.to_pylist())), dtype=object))
        places = found.indices.fill_null(len(known)).to_numpy(zero_copy_only=False)
        return np.asarray(np.append(known, np.uint64(0))[places], dtype=np.uint64)
    text = [cell if isinstance(cell, str) else repr(cell) for cell in cells(batch, column) or []]
    return np.asarray(pd.util.hash_array(np.array(text, dtype=object), categorize=False), dtype=np.uint64)


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


def without_copies(rows: Rows, key: str) -> Iterator[tuple[Batch, int, list[int]]]:
    """Every batch with the index of its first row, and which of its rows to use: of those that share a key, the first.

    Raises:
        SourceError: Rows share a key and differ.
    """
    suspects = _repeated(rows, key)
    first: dict[str, tuple[int, tuple[Any, ...]]] = {}
    offset = 0
    for batch in rows.batches():
        count = length(batch)
        names: list[str] = list(batch if isinstance(batch, dict) else batch.schema.names)
        keys = cells(batch, key) or []
        maybe = {index for index, one in enumerate(hashes(batch, key)) if int(one) in suspects}
        whole = [cells(batch, name) or [] for name in names] if maybe else []
        kept = []
        for index in range(count):
            if index not in maybe:
                kept.append(index)
                continue
            row = tuple(column[index] for column in whole)
            number, before = first.setdefault(str(keys[index]), (offset + index, row))
            if number == offset + index:
                kept.append(index)
            elif before != row:
                raise SourceError(
                    f"{rows.where}: rows {number + 1} and {offset + index + 1} share the {key} "
                    f"{str(keys[index])[:40]!r} but differ. Mend the data, or name another column in source.key."
                )
        yield batch, offset, kept
        offset += count


def _repeated(rows: Rows, key: str) -> set[int]:
    seen = [hashes(batch, key) for batch in rows.batches()]
    if not seen:
        return set()
    found, counts = np.unique(np.concatenate(seen), return_counts=True)
    return {int(one) for one in found[counts > 1]}
