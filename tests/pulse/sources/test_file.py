import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pulse.definition import Pulse, read_pulse
from pulse.errors import SourceError
from pulse.series import Dataset
from pulse.sources import fetch
from pulse.sources.files.download import download
from tests.conftest import serve

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
CSV = "day,region,orders\n2026-11-20,N,3\n2026-11-20,S,4\n2026-11-21,N,5\n2026-11-21,S,6\n"


def pulse(at: Path | str, source: dict[str, Any] | None = None, grain: str = "day", **measure: Any) -> Pulse:
    return read_pulse(
        {
            "name": "orders",
            "title": "Orders",
            "source": {"at": str(at), **(source or {})},
            "measure": {"name": "Orders", "value": "orders", "period": "day", "unit": "count", **measure},
            "grain": grain,
            "timezone": "UTC",
            "readers": ["ada"],
        },
        "test",
    )


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes, name: str = "orders.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def whole(result: Dataset) -> dict[str, Decimal | None]:
    return {str(at): point.value for at, point in result.table[""].items()}


def test_csv_json_json_lines_and_parquet_of_the_same_rows_give_the_same_result(written: Callable[..., Path]) -> None:
    rows = [dict(zip(("day", "region", "orders"), line.split(","), strict=True)) for line in CSV.split()[1:]]
    typed = [{**row, "day": date.fromisoformat(row["day"]), "orders": int(row["orders"])} for row in rows]
    parquet = written("x", "orders.parquet")
    pq.write_table(pa.Table.from_pylist(typed), parquet)
    plain = [{**row, "orders": int(row["orders"])} for row in rows]
    files = [
        written(CSV),
        written(CSV.replace(",", ";"), "semicolons.csv"),
        written(CSV.replace(",", "\t"), "orders.tsv"),
        written("\ufeff" + CSV, "bom.csv"),
        parquet,
        written(json.dumps(plain), "orders.json"),
        written(json.dumps({"rows": plain}), "wrapped.json"),
        written("\n".join(json.dumps(row) for row in plain), "orders.jsonl"),
    ]

    results = [fetch(pulse(file, by="region"), NOW) for file in files]

    assert whole(results[0]) == {"2026-11-20": 7, "2026-11-21": 11}
    assert all(result == results[0] for result in results[1:])


def test_json_decimals_are_exact(written: Callable[..., Path]) -> None:
    file = written('[{"day": "2026-11-21", "orders": 0.1}, {"day": "2026-11-21", "orders": 0.2}]', "o.json")

    assert whole(fetch(pulse(file), NOW)) == {"2026-11-21": Decimal("0.3")}


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ("", "orders.csv", "orders.csv is empty."),
        ("  \n \n", "orders.csv", "orders.csv is empty."),
        ("day,orders\n", "orders.csv", "has a heading and no rows below it"),
        (
            "day,sold\n2026-11-21,5\n",
            "orders.csv",
            "has no column 'orders' (measure.value). Its columns are: day, sold",
        ),
        (
            "day,orders\n2026-11-21,5\n2026-11-21,many\n",
            "orders.csv",
            "row 3, column 'orders' holds 'many', which",
        ),
        ("day,orders\n31/21/2026,5\n", "orders.csv", "row 2, column 'day' holds '31/21/2026', which is no date"),
        ("day,orders\n2027-01-01,5\n", "orders.csv", "has no row dated before 2026-11-22 08:00"),
        (b"\xff\xfe\x00", "orders.csv", "is not UTF-8 text"),
        (b"\x89PNG", "orders.parquet", "is not a Parquet file"),
        ("{]", "orders.json", "is not JSON"),
        ("[" * 100_000, "orders.json", "is not JSON"),
        ('[{"day": ["2026-11-21"], "orders": 1}]', "orders.json", "which is no date"),
        ('[{"day": "2026-11-21", "orders": 1e99999999999999999999}]', "orders.json", "is not JSON"),
        ("day,orders\n2026-11-21,1e30\n", "orders.csv", "which is no number"),
        ("\ufeff", "orders.csv", "orders.csv is empty."),
        ("day,orders, orders\n2026-11-21,1,100\n", "orders.csv", "has two columns named 'orders'"),
        ("[1, 2]", "orders.json", "is not a list of rows"),
        ("x", "orders.docx", "does not end in .csv, .xlsx, .parquet or .json"),
        ("x", "orders.xlsx", "is not an Excel workbook"),
    ],
)
def test_bad_input_gets_one_plain_sentence(
    written: Callable[..., Path], content: str | bytes, name: str, says: str
) -> None:
    with pytest.raises(SourceError) as caught:
        fetch(pulse(written(content, name)), NOW)

    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named_with_the_folder_that_was_searched(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        fetch(pulse(tmp_path / "nowhere.csv"), NOW)


@pytest.fixture
def host() -> Iterator[str]:
    async def orders(_request: Request) -> Response:
        return PlainTextResponse(CSV)

    async def moved(_request: Request) -> Response:
        return RedirectResponse("/orders.csv")

    async def secret(_request: Request) -> Response:
        return PlainTextResponse("no", 403)

    app = Starlette(routes=[Route("/orders.csv", orders), Route("/moved.csv", moved), Route("/secret.csv", secret)])
    with serve(app) as url:
        yield url


def test_a_file_over_http_is_read_like_one_on_disk(host: str, written: Callable[..., Path]) -> None:
    on_disk = fetch(pulse(written(CSV), by="region"), NOW)

    assert fetch(pulse(f"{host}/orders.csv?token=x", by="region"), NOW) == on_disk
    assert fetch(pulse(f"{host}/moved.csv", by="region"), NOW) == on_disk


def test_a_refusing_or_silent_host_is_one_sentence_without_the_query(host: str) -> None:
    with pytest.raises(SourceError, match=r"secret\.csv answered 403\. It wants a login") as refused:
        download(f"{host}/secret.csv?token=geheim", io.BytesIO())
    with pytest.raises(SourceError, match=r"gone\.csv answered 404\. Check the address"):
        download(f"{host}/gone.csv", io.BytesIO())
    with pytest.raises(SourceError, match="cannot be reached") as unreachable:
        download("http://127.0.0.1:9/orders.csv?token=geheim", io.BytesIO())
    with pytest.raises(SourceError, match="is larger than 0 MB"):
        download(f"{host}/orders.csv", io.BytesIO(), most=10)

    assert "geheim" not in str(refused.value) + str(unreachable.value)
