"""Reads a Parquet file in a process of its own, which a damaged file may bring down; run by ``parquet.py``.

Standard input is the file, standard output gets its plain columns as an Arrow stream, and standard error one line of
JSON that says how it went. It imports nothing of ours, so that it starts fast.
"""

import json
import resource
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_ROWS = 65_536
_MOST_MEMORY = 6 * 2**30
_MOST_BYTES, _FEW_BYTES = 512 * 2**20, 64 * 2**20
"""Bytes that a column's chunk may have, unpacked: where it is used, and where it would only tell copies apart."""


def main() -> None:
    """Read, write, say how it went."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.loads(sys.argv[1])
    try:
        said = _convert(asked["wanted"], asked["most_columns"])
    except (pa.ArrowException, OSError, ValueError, MemoryError) as wrong:
        said = {"error": type(wrong).__name__}
    # Arrow's threads may bring the process down while it ends: nothing may be left to be written then.
    sys.stdout.buffer.flush()
    sys.stderr.write(json.dumps(said) + "\n")


def _convert(wanted: list[str], most_columns: int) -> dict[str, Any]:
    file = pq.ParquetFile(sys.stdin.buffer)
    names = list(file.schema_arrow.names)
    found: dict[str, Any] = {"names": names[:most_columns], "columns": len(names), "rows": file.metadata.num_rows}
    if len(names) > most_columns or len(set(names)) < len(names):
        return found
    sizes = _sizes(file.metadata)
    kinds = {name: file.schema_arrow.field(name).type for name in names}
    plain = [name for name in names if _is_plain(kinds[name])]
    read = [name for name in plain if sizes.get(name, 0) <= (_MOST_BYTES if name in wanted else _FEW_BYTES)]
    found["read"] = read
    found["unread"] = {
        name: "is too large" if name in plain else f"holds {kinds[name]}, no plain cells"
        for name in names
        if name not in read
    }
    writer = None
    for batch in file.iter_batches(batch_size=_ROWS, columns=read, use_threads=False):
        decoded = _decoded(batch)
        writer = writer or pa.ipc.new_stream(sys.stdout.buffer, decoded.schema)
        writer.write_batch(decoded)
    if writer is not None:
        writer.close()
    return found


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
    """Dictionary columns as the texts they stand for, one schema for all batches."""
    columns = [
        column.dictionary_decode() if pa.types.is_dictionary(column.type) else column for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


if __name__ == "__main__":
    main()
