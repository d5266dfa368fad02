"""Hostile files: good ones with wounds, and those that nobody would write."""

import gzip
import io
import json
import os
import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml

from tests.fuzz.written import SPANS, Row, Table, files_of, grids_of
from tests.pulse.sources.reference import Form

Made = tuple[str, bytes]
Chance = random.Random
_CELLS = (
    "1e-5000000",
    "1e1000000",
    "9" * 5000,
    "0." + "0" * 5000 + "1",
    "-",
    "--",
    "NaN",
    "Infinity",
    "-inf",
    "1e308",
    "0x1p10",
    "١٢٣",
    "²",
    "\u202e1",
    "=1+1",
    "[" * 500,
    "x" * 50_000,
    "1,2,3",
    "1.2.3",
    "(1",
    "1e",
    "e5",
    "€",
    "€€1",
    "%",
    "1%%",
    "\x00",
    "\x1b[31m",
    "\x1fothers",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "9999-12-31T23:59:59-12:00",
    "10000-01-01",
    "2026-W60",
    "2026-Q9",
    "24:00",
    "2026-11-21T25:00",
    "1e9",
    "99999999999999999999",
    "31/12/9999",
    "0000",
    "2026-00",
    "'",
    '"',
    '"""',
    "a\nb",
    "a\rb",
    "\u2028",
    "\u0085",
    "\ufeff",
    "true",
    "null",
    "1_000",
    "1 2 3",
    "'1",
    "1'000'000",
)
_HEADINGS = (
    "",
    " ",
    "day",
    "n",
    "who",
    "\x00",
    "\x1fperiod",
    "\x1ffigure",
    "x" * 10_000,
    "a\nb",
    "2026",
    "2026-11",
    "1",
    "\u202e",
    "É" * 300,
    "03/04/2026",
    "'; --",
)
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp037",
    "shift_jis",
    "utf-7",
    "koi8-r",
)


def make(chance: Chance, folder: Path) -> Path:
    """One hostile file in an empty folder, and a pulse that asks for it; the path of the file."""
    maker = chance.choices(_MAKERS, _WEIGHTS)[0]
    made = maker(chance, folder)
    path = made if isinstance(made, Path) else folder / made[0]
    if not isinstance(made, Path):
        path.write_bytes(made[1])
    for name, wide in (("pulse", False), ("wide", True)):
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(_pulse(chance, path, wide=wide)), encoding="utf-8")
    return path


def _pulse(chance: Chance, path: Path, *, wide: bool) -> dict[str, Any]:
    measure: dict[str, Any] = {"name": "Orders", "aggregate": chance.choice(["sum", "sum", "sum", "mean", "single"])}
    if wide:
        measure["columns"] = "periods"
    else:
        measure |= {"value": "n", "period": "day"}
    measure["by"] = "who" if chance.random() < 0.6 and measure["aggregate"] != "single" else None
    if chance.random() < 0.1:
        measure["dates"] = chance.choice(
            ["day-first", "month-first", "excel", "epoch", "epoch-ms", "%d.%m.%Y", "%Y%m%d"]
        )
    source: dict[str, Any] = {"at": str(path)}
    if chance.random() < 0.2:
        conditions: list[dict[str, Any]] = [{"is": "yes"}, {"over": 5}, {"under": "2026-11-01"}, {"is not": ""}]
        source["where"] = [{"column": chance.choice(["n", "ok", "day"]), **chance.choice(conditions)}]
    if chance.random() < 0.2:
        source["decimal"] = chance.choice(["point", "comma"])
    if chance.random() < 0.1:
        source["key"] = "id"
    return {
        "name": "orders",
        "title": "Orders",
        "source": source,
        "measure": measure,
        "grain": chance.choice(["day"] * 4 + ["week", "month", "month", "quarter", "year", "hour"]),
        "timezone": chance.choice(["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo"]),
        "as_of": "2026-11-22T08:00:00Z",
        "readers": ["ada"],
        "chart": {"kind": chance.choice(["line", "bar"])},
    }


# --- good files, and wounds -------------------------------------------------------------------------------------------


def _good(chance: Chance, kind: str = "", cells: int = 0) -> tuple[str, bytes, Form]:
    """A plain file, with so many cells that hold something hostile."""
    kind = kind or chance.choice(["csv", "csv", "json", "jsonl", "wrapped", "parquet", "xlsx"])
    form = Form(
        kind=kind,
        separator=chance.choice(",;\t|"),
        ends=chance.choice(["\n", "\r\n", "\r"]),
        quoted=chance.random() < 0.3,
        said=chance.random() < 0.1,
        preamble=chance.choice([0, 0, 2]) if kind in {"csv", "xlsx"} else 0,
        trailing=chance.choice([0, 0, 2]) if kind == "csv" else 0,
        merged=chance.random() < 0.3,
        dates=chance.choice([*["iso", "d.m.Y", "naive", "UTC", "named"] * 6, *SPANS]),
        numbers="typed"
        if kind != "csv" and chance.random() < 0.5
        else chance.choice(["plain", "€ before", "1.234,5", "brackets"]),
        wide=chance.random() < 0.25 and kind != "parquet",
    )
    start = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    rows = [
        Row(
            start - timedelta(days=back),
            who,
            chance.randrange(90_000) * Decimal("0.01"),
            "yes",
            chance.choice(["", "a, b"]),
        )
        for back in range(chance.choice([1, 8, 60, 60]))
        for who in ("Nord", "Süd")
    ]
    grid = grids_of(Table(tuple(rows), form))[0]
    text = kind in {"csv", "json", "jsonl", "wrapped"} or form.numbers != "typed"
    for _ in range(cells if text else 0):
        line = chance.randrange(len(grid))
        place = chance.randrange(len(grid[0]))
        found = chance.choice(_HEADINGS) if line == 0 else chance.choice(_CELLS)
        if kind == "xlsx":
            found = "".join(letter for letter in found if letter >= " " or letter in "\n\t")[:30_000]
        if kind != "parquet" or (line > 0 and isinstance(grid[line][place], str)):
            grid[line][place] = found
    if kind == "parquet":
        form = replace(form, quoted=False)
    ending = {"jsonl": "jsonl", "wrapped": "json"}.get(kind, kind)
    return f"orders.{ending}", files_of([grid], form)[0], form


def _wounded(chance: Chance, content: bytes) -> bytes:
    found = bytearray(content)
    for _ in range(chance.choice([1, 1, 1, 1, 2, 20])):
        at = chance.randrange(len(found) or 1)
        how = chance.randrange(6)
        if how == 0 and found:
            found[min(at, len(found) - 1)] = chance.randrange(256)
        elif how == 1 and chance.random() < 0.3:
            found[at:] = b""
        elif how == 2:
            found[at:at] = chance.randbytes(chance.randrange(1, 40))
        elif how == 3:
            found[at : at + chance.randrange(1, 60)] = b""
        elif how == 4:
            found[at:at] = found[: chance.randrange(len(found) or 1)]
        else:
            found[at:at] = chance.choice([b"\0", b'"', b"\r", b"\n", b",", b";", b"\xff", b"{", b"]", b"\xed\xa0\x80"])
    return bytes(found)


def wounded(chance: Chance, _folder: Path) -> Made:
    name, content, _ = _good(chance)
    found = _wounded(chance, content)
    return (f"{name}.gz", gzip.compress(found)) if chance.random() < 0.1 else (name, found)


def wounded_gzip(chance: Chance, _folder: Path) -> Made:
    name, content, _ = _good(chance)
    return f"{name}.gz", _wounded(chance, gzip.compress(content))


def odd_cells(chance: Chance, _folder: Path) -> Made:
    name, content, _ = _good(chance, cells=chance.choice([1, 1, 2, 5, 20]))
    return name, content


def wounded_workbook(chance: Chance, _folder: Path) -> Made:
    """A zip that is whole, around XML that is not."""
    _, content, _ = _good(chance, "xlsx")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice([item for item in names if item.endswith((".xml", ".rels"))])
        for name in names:
            part = old.read(name)
            how = chance.randrange(5)
            if name == victim and how == 0:
                continue
            if name == victim and how == 1:
                part = _LAUGHS
            elif name == victim and how == 2:
                part = part.replace(b"<v>", b"<v>1e1000000").replace(b't="n"', b't="d"')
            elif name == victim and how == 3:
                part = part.replace(b'ref="A1', b'ref="XFD1048576').replace(b'r="A2"', b'r="XFD1048576"')
            elif name == victim:
                part = _wounded(chance, part)
            new.writestr(name, part)
    return "orders.xlsx", out.getvalue()


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (at, (b"&a%d;" % (at - 1) if at else b"&a;") * 10) for at in range(9))
    + b"]><x>&a8;</x>"
)


# --- what nobody would write ------------------------------------------------------------------------------------------


def odd_bytes(chance: Chance, _folder: Path) -> Made:
    name = "orders." + chance.choice(
        ["csv", "tsv", "json", "jsonl", "parquet", "xlsx", "csv.gz", "txt", "xls", "", "gz"]
    )
    begins = chance.choice(
        [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b", b"PAR1", b"PK\x03\x04", b"[", b"{", b"sep=", b"day,n\n"]
    )
    return name, begins + chance.choice(
        [
            b"",
            b" \n \t\n",
            b"\0" * 5000,
            chance.randbytes(chance.randrange(3000)),
            b'"' * 9999,
            b"," * 9999,
            b"\r" * 9999,
            b"PAR1",
            b"day,n",
            b"\xff" * 100,
            b"day,n\n" * 1000,
        ]
    )


def odd_encoding(chance: Chance, _folder: Path) -> Made:
    name, content, _ = _good(chance, chance.choice(["csv", "json", "jsonl"]), cells=chance.choice([0, 2]))
    text = content.decode("utf-8")
    found = text.encode(chance.choice(_ENCODINGS), errors="replace")
    if chance.random() < 0.4:
        at = chance.randrange(len(found))
        found = found[:at] + text[at:].encode(chance.choice(_ENCODINGS), errors="replace")
    return name, found


def odd_json(chance: Chance, _folder: Path) -> Made:
    row = '{"day": "2026-11-20", "n": %s, "who": "a"}'
    deep = chance.choice([100, 5_000, 200_000])
    found = chance.choice(
        [
            "[" * deep,
            '{"a":' * deep,
            "[" * deep + "]" * deep,
            f"[{row % ('[' * 500 + ']' * 500)}]",
            f"[{row % ('9' * 5000)}]",
            f"[{row % '1e1000000'}]",
            f"[{row % '1e-5000000'}]",
            f"[{row % '1E+99999999999999999999'}]",
            f"[{row % 'NaN'}]",
            f"[{row % 'Infinity'}]",
            f"[{row % '-0'}]",
            '[{"day": "\\ud800", "n": 1, "who": "\\udfff"}]',
            '[{"day": "2026-11-20", "n": "\\ud800", "who": "a"}]',
            '[{"\\ud800": 1, "day": "2026-11-20", "n": 1, "who": "a"}]',
            '[{"day": "2026-11-20", "n": 1, "who": "\\ud83d"}, {"day": "2026-11-21", "n": 1, "who": "\\u0000"}]',
            '[{"day": "2026-11-20", "n": 1, "n": 2, "who": {"x": []}}]',
            "1",
            "null",
            '"x"',
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "[{}]",
            '{"rows": [], "more": []}',
            '{"next": "http://127.0.0.1:9/x", "rows": [{"day": "2026-11-20", "n": 1, "who": "a"}]}',
            '{"day": "2026-11-20", "n": 1, "who": "\u2028"}\n' * 3,
            '{"day": "2026-11-20", "n": 1}\n{"day"',
            "[true, false]",
            "[" + ",".join(row % at for at in range(2000)) + "]",
            "[{" + ",".join(f'"c{at}": 1' for at in range(100_000)) + "}]",
            json.dumps([{"day": True, "n": True, "who": False}, {"day": 1.5, "n": [1], "who": {"a": 1}}]),
        ]
    )
    return chance.choice(["orders.json", "orders.jsonl"]), found.encode("utf-8", "surrogatepass")


def odd_text(chance: Chance, _folder: Path) -> Made:
    days = [(date(2026, 11, 20) - timedelta(days=back)).isoformat() for back in range(30)]
    plain = "day,n,who\n" + "".join(f"{day},{at + 1},a\n" for at, day in enumerate(days))
    found = chance.choice(
        [
            ",".join(f"c{at}" for at in range(100_000)) + "\n" + ",".join("1" for _ in range(100_000)) + "\n",
            "day,n,who," + ",".join(f"c{at}" for at in range(1_990)) + "\n" + f"{days[0]},1,a" + ",1" * 1_990 + "\n",
            "who,"
            + ",".join((date(2020, 1, 1) + timedelta(days=at)).isoformat() for at in range(1_900))
            + "\na"
            + ",7" * 1_900
            + "\n",
            plain + f"{days[0]},1,{'x' * 3_000_000}\n",
            plain + f'{days[0]},1,"{chr(10) * 500_000}"\n',
            plain + '"' * 100_001,
            "day,n,day,n\n" + f"{days[0]},1,{days[0]},2\n",
            ",,\n" * 5000,
            "day,n,who\n" + "\n" * 200_000,
            plain + f"{days[0]},{'9' * 5000},a\n",
            "day;n;who\n" + "".join(f"{day};1.{at + 100};a\n" for at, day in enumerate(days)),
            plain * 30,
            "x\n" * 100_000,
            "day,n,who\n" + "".join(f"{1600 + at}-01-01,{at},a\n" for at in range(500)),
            plain.replace("a\n", "\x1fothers\n"),
            "day,n,who\n" + "".join(f"{days[at % 30]},{at % 97},m{at}\n" for at in range(20_000)),
            "day,n,who\n" + f"{days[0]},1,a\n" * 100_000,
            plain.replace(",a\n", ",(none)\n"),
            "".join(f'"{line}"\n' for line in plain.splitlines()),
            plain.replace("\n", "\n\r"),
            "day,n,who\n" + "".join(f"{day},0,a\n" for day in days),
            "day,n,who\n" + "".join(f"{day},999999999999999999,a\n" for day in days),
            "day,n,who\n" + "".join(f"{day},{'-' if at % 2 else ''}1e-50,a\n" for at, day in enumerate(days)),
            plain.replace("who", "w" * 100_000),
            "day,n,who\n" + "".join(f"{day},1e17,{'é' * 5000}{at}\n" for at, day in enumerate(days)),
            plain.replace("-", "\u2212"),
        ]
    )
    return "orders.csv", found.encode()


def odd_parquet(chance: Chance, folder: Path) -> Path:
    days: Any = pa.array([date(2026, 11, 1) + timedelta(days=at) for at in range(20)])
    whole = list(range(20))
    figures: list[Any] = [
        pa.array(whole),
        pa.array([None] * 20),
        pa.array([float("nan")] * 19 + [1.0]),
        pa.array([float("inf")] * 20),
        pa.array([True] * 20),
        pa.array([[1]] * 20),
        pa.array([{"a": 1}] * 20),
        pa.array([b"\xff"] * 20),
        pa.array([timedelta(seconds=5)] * 20),
        pa.array([2**64 - 1] * 20, pa.uint64()),
        pa.array([Decimal("1e37")] * 20, pa.decimal256(76, 10)),
        pa.array(["1e1000000"] * 20),
        pa.array([str(at) for at in whole]).dictionary_encode(),
        pa.array([5e-324] * 20),
        pa.array([1e308] * 20),
        pa.array(["x" * 100_000] * 20),
        pa.array(whole, pa.int8()).dictionary_encode(),
        pa.array([1.5] * 20, pa.float32()),
        pa.array([[("k", 1)]] * 20, pa.map_(pa.string(), pa.int64())),
        pa.array([1.5] * 20, pa.float16()),
        pa.array([datetime(2026, 1, 1, tzinfo=UTC)] * 20),
    ]
    stamps: list[Any] = [
        days,
        pa.array(whole),
        pa.array([datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=at) for at in whole]),
        pa.array([2**62] * 20, pa.timestamp("s")),
        pa.array([-(2**62)] * 20, pa.timestamp("us", "UTC")),
        pa.array([2**60 + 1] * 20, pa.timestamp("ns", "Europe/Berlin")),
        pa.array([None] * 20, pa.date32()),
        pa.array(["2026-11-01"] * 20).dictionary_encode(),
        pa.array([2**31 - 1] * 20, pa.date32()),
        pa.array([3_600] * 20, pa.time32("s")),
        pa.array([1] * 20, pa.timestamp("s", "Mars/Olympus")),
        pa.array([2**61] * 20, pa.duration("ns")),
        pa.array([float("nan")] * 20),
    ]
    names = chance.choice(
        [["day", "n", "who"], ["day", "n", "who"], ["day", "n", "n"], ["day", "n", ""], ["n", "day", "who.x"]]
    )
    who = chance.choice([pa.array(["a", None] * 10), pa.array(whole), pa.array([["a"]] * 20), pa.array([b"a"] * 20)])
    table = pa.Table.from_arrays([chance.choice([*[days] * 8, *stamps]), chance.choice(figures), who], names=names)
    path = folder / "orders.parquet"
    if chance.random() < 0.05:
        table = table.slice(0, 0)
    try:
        pq.write_table(table, path, compression=chance.choice(["none", "snappy", "zstd", "gzip"]))
    except (pa.ArrowException, ValueError):
        # Some of these no program can write; the beginning of one is as good.
        path.write_bytes(b"PAR1" + chance.randbytes(200))
    return path


def bomb(chance: Chance, folder: Path) -> Path | Made:
    how = chance.randrange(4)
    if how == 0:
        packer = zlib.compressobj(1, wbits=31)
        part = chance.choice([b"\0", b"day,n\n", b"[", b'{"day":1}\n']) * 2**18
        packed = b"".join(packer.compress(part) for _ in range(2**29 // len(part))) + packer.flush()
        return chance.choice(["orders.csv.gz", "orders.json.gz", "orders.parquet.gz"]), packed
    if how == 1:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed_too:
            packed_too.writestr("[Content_Types].xml", "<x/>")
            packed_too.writestr("xl/workbook.xml", b" " * (400 * 2**20))
        return "orders.xlsx", out.getvalue()
    if how == 2:
        inner = gzip.compress(b"day,n\n2026-11-20,5\n")
        for _ in range(chance.randrange(1, 50)):
            inner = gzip.compress(inner)
        return "orders.csv.gz", inner
    path = folder / "orders.parquet"
    pq.write_table(
        pa.table({"day": ["2026-11-20"] * 2_000_000, "n": ["7" * 200] * 2_000_000}), path, compression="zstd"
    )
    return path


def no_workbook(chance: Chance, _folder: Path) -> Made:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for at in range(chance.randrange(4)):
            packed.writestr(
                chance.choice(["x.txt", "xl/workbook.xml", "[Content_Types].xml", "../x"]) + str(at) * (at > 0),
                chance.randbytes(50),
            )
    return "orders.xlsx", out.getvalue()


def odd_entry(chance: Chance, folder: Path) -> Path:
    path = folder / chance.choice(["orders.csv", "orders.json", "orders.parquet", "orders.xlsx"])
    how = chance.randrange(8)
    if how == 0:
        os.mkfifo(path)
    elif how == 1:
        path.symlink_to("/dev/zero")
    elif how == 2:
        path.symlink_to(path)
    elif how == 3:
        path.symlink_to(folder / "nothing")
    elif how == 4:
        path.symlink_to("/etc/passwd")
    elif how == 5:
        path.mkdir()
    elif how == 6:
        path.mkdir()
        for at in range(3):
            (path / f"{at}.csv").write_bytes(_good(chance, "csv", cells=chance.choice([0, 2]))[1])
        os.mkfifo(path / "pipe.csv")
    else:
        path = folder / "*.csv"
        for at in range(3):
            (folder / f"{at}.csv").write_bytes(_good(chance, "csv", cells=chance.choice([0, 3]))[1])
    return path


_MAKERS: list[Callable[[Chance, Path], Path | Made]] = [
    wounded,
    wounded_gzip,
    odd_cells,
    wounded_workbook,
    odd_bytes,
    odd_encoding,
    odd_json,
    odd_text,
    odd_parquet,
    bomb,
    no_workbook,
    odd_entry,
]
_WEIGHTS = [30, 5, 30, 8, 6, 8, 8, 8, 8, 1, 2, 4]
