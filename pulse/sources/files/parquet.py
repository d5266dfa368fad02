"""Parquet as rows: only columns that may be needed are read."""

from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pulse.errors import NoDataError, SourceError
from pulse.sources.files.heading import MOST_COLUMNS
from pulse.sources.rows import Rows

_ROWS = 65_536
_MOST_BYTES = 512 * 2**20
"""A column chunk, unpacked, is at most so large where it is needed;"""
_FEW_BYTES = 64 * 2**20
"""and where it would only tell copies apart."""


def read_parquet(content: BinaryIO, where: str, wanted: Collection[str] = ()) -> Rows:
    """The rows of a Parquet file.

    Args:
        content: The file.
        where: What to call it in an error.
        wanted: Columns that are used. Others are read as well if they are plain and small, so that copies can be told.

    Raises:
        SourceError: It is no Parquet file, or a column that is used cannot be read.
        NoDataError: It has no rows.
    """
    content.seek(0)
    try:
        file = pq.ParquetFile(content)
        schema, metadata = file.schema_arrow, file.metadata
    except (pa.ArrowException, OSError, ValueError):
        raise SourceError(f"{where} is not a Parquet file.") from None
    names = list(schema.names)
    if len(names) > MOST_COLUMNS:
        raise SourceError(f"{where} has more than {MOST_COLUMNS:,} columns. Keep those that are used.")
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise SourceError(f"{where} has two columns named {twice!r}. Rename one of them.")
    if not metadata.num_rows:
        raise NoDataError(f"{where} has a heading and no rows below it.")
    sizes = _sizes(metadata)
    plain = [name for name in names if _is_plain(schema.field(name).type)]
    read = [name for name in plain if sizes.get(name, 0) <= (_MOST_BYTES if name in wanted else _FEW_BYTES)]
    for name in wanted:
        if name in names and name not in read:
            what = "is too large" if name in plain else f"holds {schema.field(name).type}, no plain cells"
            raise SourceError(f"{where}: column {name!r} {what}. Give a file in which it can be read.")

    def stream() -> Iterator[pa.RecordBatch]:
        try:
            for batch in file.iter_batches(batch_size=_ROWS, columns=read, use_threads=False):
                yield _decoded(batch)
        except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError):
            raise SourceError(f"{where} is not a Parquet file that can be read: it is damaged.") from None

    return Rows(where, names=tuple(read), stream=stream, doubtful=True, seek_copies=len(read) == len(names))


def _sizes(metadata: Any) -> dict[str, int]:
    """Bytes of the largest chunk of each column, unpacked."""
    found: dict[str, int] = {}
    for group in range(metadata.num_row_groups):
        chunks = metadata.row_group(group)
        for place in range(chunks.num_columns):
            chunk = chunks.column(place)
            name = str(chunk.path_in_schema).split(".", 1)[0]
            found[name] = max(found.get(name, 0), int(chunk.total_uncompressed_size))
    return found


def _is_plain(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    nested = pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    return not nested and not pa.types.is_fixed_size_binary(kind)


def _decoded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Dictionary columns as the texts they stand for."""
    columns = [
        column.dictionary_decode() if pa.types.is_dictionary(column.type) else column for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
