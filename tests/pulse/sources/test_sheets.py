import gzip
import json
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from pulse.chart import draw
from pulse.definition import Chart
from pulse.errors import ChartcastrError, SourceBusy, SourceDenied, SourceError
from pulse.insight import find_facts
from pulse.series import from_json, to_json
from pulse.sources.sheets.client import CELLS, OUTLINE
from pulse.sources.sheets.grid import currency_in, grids
from pulse.sources.sheets.kinds import _counted
from pulse.sources.sheets.table import letter, table_of
from sandbox.accounts import Answer
from sandbox.accounts.sheets import SHEET
from tests.pulse.sources.conftest import Made

OCTOBER = date(2026, 10, 1)


def read(made: Made, grain: str = "month", **source: Any) -> Any:
    measure = source.pop("measure", {"name": "Revenue"})
    return made.fetch("sheets", "", grain, sheet=SHEET, measure=measure, **source)


def cell(made: Made, tab: int, row: int, column: int) -> Any:
    found = made.accounts.sheets.tabs[tab].rows[row][column]
    return found[0] if isinstance(found, tuple) else found


@pytest.mark.parametrize("where", ["Figures", "MonthlyRevenue", "Monthly", "Monthly!A1:B25", "'Monthly'!A:B"])
def test_tables_named_ranges_tabs_and_ranges_give_the_same_figure_with_its_unit(made: Made, where: str) -> None:
    result = read(made, range=where)

    assert result.value(OCTOBER) == Decimal(str(cell(made, 0, -1, 1)))
    assert (result.whole.unit, result.whole.currency) == ("currency", "EUR")


def test_a_range_is_one_read_and_the_address_in_the_browser_will_do(made: Made) -> None:
    made.fetch(
        "sheets",
        "",
        "month",
        sheet=f"https://docs.google.com/spreadsheets/d/{SHEET}/edit#gid=0",
        range="Monthly",
        measure={"name": "Revenue"},
    )

    assert len(made.accounts.sheets.script.asked) == 1


def test_percents_are_fractions_and_are_never_added_up(made: Made) -> None:
    churn = {"name": "Churn", "value": "Churn", "aggregate": "single"}

    assert read(made, range="Monthly", measure=churn).whole.unit == "percent"
    with pytest.raises(SourceError, match="Churn is formatted as percent, and rates do not add up"):
        read(made, range="Monthly", measure={"name": "Churn", "value": "Churn"})


def test_hidden_rows_are_left_out_and_said(made: Made) -> None:
    result = read(made, "day", range="Daily", measure={"name": "Visitors", "by": "Shop"})

    assert {member.key for member in result.members} == {"North", "South"}
    assert result.notes == ("60 hidden rows are left out.",)
    shown = [row[2] for row in made.accounts.sheets.tabs[1].rows[-3:-1]]
    assert result.value(date(2026, 11, 21)) == sum(shown)


def test_names_with_figures_stand_as_they_are_in_the_order_of_the_sheet(made: Made) -> None:
    result = read(made, "day", range="Mix")

    assert [member.key for member in result.members] == ["Espresso", "Filter", "Kits", "Grinders", "Mugs"]
    assert result.snapshot
    assert result.value(date(2026, 11, 22)) == 44_500


def test_one_cell_is_a_figure(made: Made) -> None:
    result = read(made, "day", range="CashAtBank", measure={"name": "Cash"})

    assert result.value(date(2026, 11, 22)) == Decimal("84250.5")
    assert result.whole.currency == "EUR"


def test_a_cell_that_shows_an_error_is_unknown_and_one_being_computed_is_waited_for(made: Made) -> None:
    made.accounts.sheets.tabs[0].rows[-1][1] = "#DIV/0!"
    result = read(made, range="Monthly")
    assert result.value(OCTOBER) is None
    assert result.quality.unknown_values == 1

    made.accounts.sheets.tabs[3].rows[0][1] = "#DIV/0!"
    with pytest.raises(SourceError, match=r"The cell shows #DIV/0! instead of a number"):
        read(made, "day", range="CashAtBank")
    loading = {
        "sheets": [
            {
                "properties": {"title": "x"},
                "data": [
                    {
                        "rowData": [
                            {
                                "values": [
                                    {"effectiveValue": {"errorValue": {"type": "LOADING", "message": "Loading..."}}}
                                ]
                            }
                        ]
                    }
                ],
            }
        ]
    }
    made.accounts.sheets.script.ready.append(Answer(200, loading))
    with pytest.raises(SourceBusy, match="still computing"):
        read(made, range="Monthly")


def test_refusals_say_what_to_do(made: Made) -> None:
    with pytest.raises(
        SourceError,
        match="no range 'Nope'; tabs: Monthly, Daily, Mix, Cash, Q1, Bob's, Regions; named ranges: MonthlyRevenue",
    ):
        read(made, range="Nope")
    with pytest.raises(
        SourceError, match="no column 'Profit' in this range; its columns are Month, Revenue, Costs, Churn"
    ):
        read(made, range="Monthly", measure={"name": "Profit", "value": "Profit"})
    with pytest.raises(SourceError, match="There is no such Google Sheet"):
        made.fetch("sheets", "", "month", sheet="another", range="A:B", measure={"name": "x"})
    made.accounts.sheets.shared = False
    with pytest.raises(SourceDenied, match=r"Share the sheet with robot@made\.iam\.gserviceaccount\.com as a viewer"):
        read(made, range="Monthly")


def test_a_busy_answer_is_waited_for_also_one_that_is_no_json(made: Made) -> None:
    quota = {"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED"}}
    made.accounts.sheets.script.ready.extend([Answer(429, quota), Answer(502, "<html>bad gateway</html>")])

    assert read(made, range="Monthly").complete


CHARTS = {
    "Revenue by month": ("line", "none"),
    "Revenue area": ("area", "none"),
    "Revenue columns": ("column", "none"),
    "Revenue bars": ("bar", "none"),
    "Revenue and churn": ("column", "none"),
    "Stacked": ("column", "stacked"),
    "Shares": ("area", "percent"),
    "Costs against revenue": ("scatter", "none"),
    "Revenue by product": ("pie", "none"),
    "Cash": ("scorecard", "none"),
    "Spread": ("histogram", "none"),
    "Costs and revenue": ("bubble", "none"),
    "Range": ("candlestick", "none"),
    "Adding up": ("waterfall", "none"),
    "Products as areas": ("treemap", "none"),
}


@pytest.mark.parametrize("title", CHARTS)
def test_the_sheets_own_charts_are_read_as_specs_and_drawn_again(made: Made, title: str) -> None:
    result = read(made, chart=title)

    assert result.sketch is not None
    assert (result.sketch.lines[0].form, result.sketch.stacking) == CHARTS[title]
    png = draw(result, find_facts(result), Chart(), title=title, good="up")
    assert png.startswith(b"\x89PNG")
    assert from_json(json.loads(json.dumps(to_json(result)))) == result


def test_a_chart_speaks_of_its_first_series_and_draws_each_against_its_own_axis(made: Made) -> None:
    result = read(made, chart="Revenue and churn")

    assert result.value(OCTOBER) == Decimal(str(cell(made, 0, -1, 1)))
    assert result.sketch is not None
    assert [(line.form, line.right, line.unit) for line in result.sketch.lines] == [
        ("column", False, "currency"),
        ("line", True, "percent"),
    ]
    assert result.sketch.lines[1].values[-1] == cell(made, 0, -1, 3)
    assert result.sketch.labels[-1] == "2026-10-01"


def test_a_scatter_claims_no_more_than_how_many_points_it_shows(made: Made) -> None:
    result = read(made, chart="Costs against revenue")

    assert (result.measure, result.complete[-1].value) == ("Points shown", 24)
    assert result.sketch is not None
    assert result.sketch.places[0] == cell(made, 0, 1, 1)


def test_a_histogram_counts_every_figure_once_in_buckets_of_round_width(made: Made) -> None:
    result = read(made, chart="Spread")
    revenue = [cell(made, 0, row, 1) for row in range(1, 25)]

    assert result.sketch is not None
    counts, edges = result.sketch.lines[0].values, result.sketch.places
    assert sum(value or 0 for value in counts) == 24
    assert [sum(low <= value < high for value in revenue) for low, high in pairwise(edges[:-1])] == [
        int(value or 0) for value in counts[:-1]
    ]
    assert edges[0] <= min(revenue)
    assert max(revenue) <= edges[-1]
    assert result.complete[-1].value == 24


def test_a_waterfall_ends_with_the_sum_of_its_steps(made: Made) -> None:
    result = read(made, "day", chart="Adding up")

    assert result.complete[-1].value == Decimal("44500.0")
    assert result.sketch is not None
    assert (result.sketch.labels[-1], result.sketch.totals) == ("", (5,))


def test_subtotals_of_a_waterfall_stand_where_its_owner_set_them(made: Made) -> None:
    spec = next(
        item for tab in made.accounts.sheets.charts.values() for item in tab if "waterfallChart" in item["spec"]
    )["spec"]
    spec["waterfallChart"]["series"][0] |= {
        "customSubtotals": [{"subtotalIndex": 1, "label": "Coffee"}, {"subtotalIndex": 4, "dataIsSubtotal": True}],
        "hideTrailingSubtotal": True,
    }

    result = read(made, "day", chart="Adding up")

    assert result.sketch is not None
    assert result.sketch.labels == ("Espresso", "Filter", "Coffee", "Kits", "Grinders", "Mugs")
    assert result.sketch.totals == (2, 5)


def test_a_figure_on_the_edge_of_a_bucket_lies_in_the_one_that_begins_there() -> None:
    edges, counts = _counted([Decimal(n) / 10 for n in (1, 2, 3, 3, 4, 6, 7)], 0.1, 0.0)

    assert [str(edge) for edge in edges] == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]
    assert counts == [1, 1, 2, 1, 0, 2]


@pytest.mark.parametrize(
    ("title", "part", "key"),
    [("Adding up", "waterfallChart", "domain"), ("Products as areas", "treemapChart", "sizeData")],
)
def test_a_chart_of_which_google_says_too_little_is_refused_in_a_sentence(
    made: Made, title: str, part: str, key: str
) -> None:
    spec = next(item for tab in made.accounts.sheets.charts.values() for item in tab if part in item["spec"])["spec"]
    del spec[part][key]

    with pytest.raises(SourceError, match=f"says nothing of its {key}"):
        read(made, "day", chart=title)


def test_a_candlestick_speaks_of_its_close(made: Made) -> None:
    assert read(made, chart="Range").value(OCTOBER) == Decimal(str(cell(made, 0, -1, 1)))


def test_hidden_rows_are_left_out_of_a_chart_as_its_owner_chose(made: Made) -> None:
    made.accounts.sheets.tabs[0].hidden = {3}
    assert len(read(made, chart="Revenue area").sketch.labels) == 23

    made.accounts.sheets.charts[0][1]["spec"]["hiddenDimensionStrategy"] = "SHOW_ALL"
    assert len(read(made, chart="Revenue area").sketch.labels) == 24


@pytest.mark.parametrize(
    ("chart", "says"),
    [
        ("Who reports to whom", "is an organisation chart, which cannot be drawn again"),
        ("From BigQuery", "is connected to BigQuery"),
        ("Nope", "no chart 'Nope'; its charts are 'Revenue by month', 'Revenue area'"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(made: Made, chart: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(made, chart=chart)


def test_two_charts_of_one_title_are_told_apart_by_id(made: Made) -> None:
    made.accounts.sheets.charts[0][1]["spec"]["title"] = "Revenue by month"

    with pytest.raises(SourceError, match=r"2 charts called 'Revenue by month'. Name one by its id: 1, 2"):
        read(made, chart="Revenue by month")
    assert read(made, chart="2").sketch.lines[0].form == "area"


@pytest.mark.parametrize(
    ("pattern", "locale", "currency"),
    [
        ("[$€]#,##0.00", "en_US", "EUR"),
        ("[$€-407]#,##0.00", "de_DE", "EUR"),
        ('"$"#,##0.00', "en_US", "USD"),
        ('"$"#,##0.00', "en_CA", "CAD"),
        ("[$CHF] #,##0.00", "en_US", "CHF"),
        ("#,##0.00", "en_GB", "GBP"),
        ("[$¥]#,##0", "ja_JP", "JPY"),
        ("[$£]#,##0", "de_DE", "GBP"),
        ("[$$]#,##0", "de_DE", "USD"),
        ("[$$-1009]#,##0", "en_US", "CAD"),
        ("[$$-409]#,##0", "en_CA", "USD"),
        ("[$¥-804]#,##0", "en_US", "CNY"),
        ("[$$-99]#,##0", "en_US", None),
        ("[$Kč]#,##0", "de_DE", "CZK"),
        ("[$US$]#,##0", "de_DE", "USD"),
        ("$#,##0.00", "de_DE", "USD"),
        ("€#,##0.00", "en_US", "EUR"),
        ('[Red]#,##0.00 "€"', "en_US", "EUR"),
        ('0.0,, "Mio. €"', "en_US", "EUR"),
        ('#,##0 "kr"', "sv_SE", "SEK"),
        ('#,##0 "kr"', "de_DE", None),
        ("[$XYZ9]#,##0", "de_DE", None),
    ],
)
def test_currencies_come_from_the_number_format(pattern: str, locale: str, currency: str | None) -> None:
    assert currency_in(pattern, locale) == currency


def test_columns_have_letters() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_typed_cells_are_read_as_google_writes_them(contracts: Path) -> None:
    sample = json.loads((contracts / "sheets" / "samples" / "made.spreadsheet_get.typed_cells.json").read_text())

    table = table_of(grids(sample["body"])[0])

    first = {name: column[0] for name, column in table.columns.items()}
    assert first["Month"].value == date(2026, 10, 1)
    assert (first["Revenue"].value, first["Revenue"].unit, first["Revenue"].currency) == (
        Decimal("12500.5"),
        "currency",
        "EUR",
    )
    assert (first["Churn"].value, first["Churn"].unit) == (Decimal("0.034"), "percent")


def test_a_published_chart_spec_is_understood(contracts: Path) -> None:
    from pulse.sources.sheets.chart import find_spec
    from pulse.sources.sheets.ranges import bounds, ranges_of

    sample = json.loads((contracts / "sheets" / "samples" / "made.spreadsheet_get.charts.json").read_text())["body"]

    assert bounds(ranges_of(find_spec(sample, "Revenue")), sample) == ["'Monthly'!A1:C13"]
    assert bounds(ranges_of(find_spec(sample, "Orders")), sample) == ["'Monthly'!B12:B13"]


@pytest.mark.parametrize("status", [403, 404])
def test_recorded_refusals_are_understood(made: Made, contracts: Path, status: int) -> None:
    sample = json.loads((contracts / "sheets" / "samples" / f"error.{status}.json").read_text())
    made.accounts.sheets.script.ready.append(Answer(status, sample["body"]))

    with pytest.raises(SourceError, match="Share the sheet" if status == 403 else "no such Google Sheet"):
        read(made, range="Monthly")


def test_a_figure_that_is_called_like_a_column_is_that_column_and_no_other(made: Made) -> None:
    costs = read(made, range="Monthly", measure={"name": "costs"})
    assert costs.value(OCTOBER) == Decimal(str(cell(made, 0, -1, 2)))

    with pytest.raises(
        SourceError, match=r"several columns of figures: Revenue, Costs, Churn\. Say which: measure\.value"
    ):
        read(made, range="Monthly", measure={"name": "Profit"})
    made.accounts.sheets.tabs[0].rows[5][1] = "many"
    with pytest.raises(SourceError, match="row 6, column 'Revenue' holds 'many', which is no number"):
        read(made, range="Monthly")


def test_a_total_is_named_and_not_counted_twice(made: Made) -> None:
    made.accounts.sheets.tabs[2].rows.append(["Total", (44_500.0, "CURRENCY", "[$€]#,##0.00")])
    with pytest.raises(SourceError, match="Mix: 'Total' in column 'Product' is by its name the sum of the others"):
        read(made, "day", range="Mix")

    made.accounts.sheets.tabs[0].rows.append(["Total", (1.0, "CURRENCY", "[$€]#,##0.00"), None, None])
    with pytest.raises(SourceError, match="row 26, column 'Month' holds 'Total', which is no date"):
        read(made, range="Monthly")


def test_parts_with_an_error_have_no_sum(made: Made) -> None:
    made.accounts.sheets.tabs[2].rows[2][1] = "#REF!"

    with pytest.raises(ChartcastrError, match="no complete day"):
        read(made, "day", range="Mix")
    with pytest.raises(SourceError, match=r"'Revenue by product' has a cell that shows #REF!"):
        read(made, chart="Revenue by product")


def test_a_month_of_a_chart_with_an_error_is_unknown(made: Made) -> None:
    made.accounts.sheets.tabs[0].rows[-1][1] = "#REF!"

    assert read(made, chart="Revenue area").value(OCTOBER) is None


def test_a_range_without_a_heading_or_dates_is_refused(made: Made) -> None:
    with pytest.raises(SourceError, match="has no heading in the first row"):
        read(made, range="Monthly!A2:B25")
    for row in made.accounts.sheets.tabs[0].rows[1:]:
        row[0] = (46_000.0, "NUMBER", "0")
    with pytest.raises(SourceError, match="neither a column of dates nor one of names"):
        read(made, range="Monthly!A1:B25")


def test_hidden_rows_of_a_chart_take_their_dates_with_them(made: Made) -> None:
    made.accounts.sheets.tabs[0].hidden = {1}
    result = read(made, chart="Revenue by month")

    assert result.sketch.labels[0] == "2024-12-01"
    assert result.sketch.lines[0].values[0] == cell(made, 0, 2, 1)


def test_times_are_of_the_sheets_own_clocks(made: Made) -> None:
    # The sheet is in Berlin: half past midnight there is the evening before in New York.
    stamp = (46_348.0 + 0.5 / 24, "DATE_TIME", "yyyy-mm-dd hh:mm")
    made.accounts.sheets.tabs[3].rows[:] = [["When", "Sales"], [stamp, 5], [(46_346.5, "DATE_TIME", ""), 7]]
    measure = {"name": "Sales"}

    berlin = read(made, "day", range="Cash", measure=measure)
    new_york = made.fetch("sheets", "", "day", sheet=SHEET, range="Cash", measure=measure, timezone="America/New_York")

    assert berlin.points[-1].at == date(2026, 11, 22)
    assert new_york.points[-1].at == date(2026, 11, 21)


def fields(mask: str) -> list[list[str]]:
    """Every path of a fields mask."""
    found: list[list[str]] = []
    above: list[list[str]] = [[]]
    name: list[str] = []
    for token in re.findall(r"[A-Za-z]+|[(),]", mask):
        if token == "(":
            above.append(above[-1] + name)
        elif token in {",", ")"}:
            found += [above[-1] + name] if name else []
            if token == ")":
                above.pop()
            name = []
            continue
        else:
            name = [token]
            continue
        name = []
    return [*found, *([above[-1] + name] if name else [])]


@pytest.mark.parametrize("mask", [CELLS, OUTLINE])
def test_every_field_that_is_asked_for_stands_in_googles_published_description(contracts: Path, mask: str) -> None:
    described = json.loads(gzip.decompress((contracts / "sheets" / "sheets.v4.discovery.json.gz").read_bytes()))
    paths = fields(mask)

    assert ["sheets", "properties", "sheetId"] in paths
    for path in paths:
        schema = described["schemas"]["Spreadsheet"]
        for name in path:
            assert name in schema.get("properties", {}), path
            found = schema["properties"][name]
            found = found.get("items", found)
            schema = described["schemas"][found["$ref"]] if "$ref" in found else found
    method = described["resources"]["spreadsheets"]["methods"]["get"]
    assert {"ranges", "spreadsheetId"} <= method["parameters"].keys()


@pytest.mark.parametrize(
    "rows",
    [
        [["Total", 11], ["a", 5], ["b", 6]],
        [["a", 0.1], ["b", 0.2], ["c", 0.3], ["All", 0.6000000000000001]],
        [["a", 5], ["Total", 5]],
    ],
)
def test_a_total_is_known_by_its_name_or_its_figure_first_and_last(made: Made, rows: list[list[Any]]) -> None:
    made.accounts.sheets.tabs[2].rows[:] = [["Product", "Revenue"], *rows]

    with pytest.raises(SourceError, match="the sum of the others"):
        read(made, "day", range="Mix")


def test_a_slice_without_a_name_is_a_slice_and_a_total_slice_is_refused(made: Made) -> None:
    made.accounts.sheets.tabs[2].rows[2][0] = ""
    result = read(made, chart="Revenue by product")
    assert result.value(date(2026, 11, 1)) == 44_500
    assert "(none)" in {member.key for member in result.members}

    made.accounts.sheets.tabs[2].rows[5][0] = "Total"
    with pytest.raises(SourceError, match="the chart: 'Total' is by its name the sum of the others"):
        read(made, chart="Revenue by product")


def test_a_name_among_the_dates_of_a_chart_is_refused(made: Made) -> None:
    made.accounts.sheets.tabs[0].rows[-1][0] = "Total"

    with pytest.raises(SourceError, match="has 'Total' among its dates"):
        read(made, chart="Revenue area")


def test_a_first_row_of_figures_is_no_heading(made: Made) -> None:
    made.accounts.sheets.tabs[2].rows[:] = [["a", 5], ["b", 6], ["c", 9]]

    with pytest.raises(SourceError, match="The heading '5' in Mix is a number"):
        read(made, "day", range="Mix")


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("where", "asked", "reads"),
    [
        ("Q1", "'Q1'", 2),
        ("q1", "'Q1'", 2),
        ("'Q1'", "'Q1'", 1),
        ("Q1!A1:B4", "'Q1'!A1:B4", 1),
        ("q1!a:b", "'Q1'!a:b", 3),
        ("'Q1'!A:B", "'Q1'!A:B", 1),
        ("Q1!$A$1:$B", "'Q1'!A1:B", 1),
    ],
)
def test_a_tab_that_is_called_like_a_cell_is_that_tab_in_few_reads(
    made: Made, where: str, asked: str, reads: int
) -> None:
    result = read(made, range=where)

    assert result.value(OCTOBER) == Decimal(str(cell(made, 4, -1, 1)))
    assert len(result.complete) == 3
    sent = made.accounts.sheets.script.asked
    assert len(sent) == reads
    assert parse_qs(sent[-1]["query"])["ranges"] == [asked]


@pytest.mark.parametrize("where", ["Bob's", "'Bob's'", "'Bob''s'", "Bob's!A1:B3", "'Bob''s'!A:B", "bob's"])
def test_a_quote_in_the_name_of_a_tab_is_doubled(made: Made, where: str) -> None:
    assert read(made, "day", range=where, measure={"name": "Stock"}).value(TODAY) == 65


def test_a_tab_called_like_cells_in_the_other_notation_is_a_tab(made: Made) -> None:
    made.accounts.sheets.tabs[5].title = "R1C1"
    assert read(made, "day", range="R1C1", measure={"name": "Stock"}).value(TODAY) == 65

    made.accounts.sheets.tabs[5].title = "A:B"
    assert read(made, "day", range="A:B", measure={"name": "Stock"}).value(TODAY) == 65

    made.accounts.sheets.tabs[5].title = "Hey!A1"
    assert read(made, "day", range="Hey!A1", measure={"name": "Stock"}).value(TODAY) == 65


@pytest.mark.parametrize("where", ["B1", "Cash!B1", "R1C2", "$B$1", "b1"])
def test_cells_without_a_tab_are_of_the_first_tab_that_is_seen(made: Made, where: str) -> None:
    for tab in made.accounts.sheets.tabs[:3]:
        tab.unseen = True

    assert read(made, "day", range=where, measure={"name": "Cash"}).value(TODAY) == Decimal("84250.5")


def test_a_table_and_a_named_range_called_like_columns_are_found(made: Made) -> None:
    made.accounts.sheets.named["RC"] = "Cash!B1"
    assert read(made, "day", range="RC", measure={"name": "Cash"}).value(TODAY) == Decimal("84250.5")

    made.accounts.sheets.tabs[0].table = "C"
    assert read(made, range="C").value(OCTOBER) == Decimal(str(cell(made, 0, -1, 1)))


def test_charts_of_a_tab_with_a_quote_are_asked_for_with_it_doubled(made: Made) -> None:
    made.accounts.sheets.tabs[2].title = "Bob's mix"

    assert read(made, chart="Revenue by product").value(date(2026, 11, 1)) == 44_500


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Q1", ("Monthly", 0, 16, 1, 17)),
        ("q1", ("Monthly", 0, 16, 1, 17)),
        ("'Q1'", ("Q1", 0, 0, 4, 26)),
        ("R2C3", ("Monthly", 1, 2, 2, 3)),
        ("A:C", ("Monthly", 0, 0, 25, 3)),
        ("1:3", ("Monthly", 0, 0, 3, 26)),
        ("A2:C", ("Monthly", 1, 0, 25, 3)),
        ("Daily!A:C", ("Daily", 0, 0, 181, 3)),
        ("Mix", ("Mix", 0, 0, 6, 26)),
        ("'Bob''s'!A1:B", ("Bob's", 0, 0, 3, 2)),
        ("cashatbank", ("Cash", 0, 1, 1, 2)),
        ("Bob's", None),
        ("'Bob's'", None),
        ("Q1!A1", None),
        ("'Nope'!A1", None),
        ("A:3", None),
        ("A1:", None),
        ("", None),
    ],
)
def test_the_stand_in_reads_a_text_as_google_does_cells_first(
    made: Made, text: str, where: tuple[str, int, int, int, int] | None
) -> None:
    found = made.accounts.sheets._resolve(text)

    assert (found and (found[0].title, *found[1:])) == where


def test_merged_cells_give_their_value_to_each_of_them(made: Made) -> None:
    result = read(made, "day", range="Regions", measure={"name": "Visitors", "by": "Region"})

    assert {member.title: result.value(TODAY, member.key) for member in result.members} == {"North": 530, "South": 620}


def test_merged_figures_at_the_end_reach_to_the_last_row_with_their_format(made: Made) -> None:
    made.accounts.sheets.tabs[2].rows[5][1] = None
    made.accounts.sheets.tabs[2].merges = [(4, 1, 6, 2)]

    result = read(made, "day", range="Mix")
    assert [result.value(TODAY, member.key) for member in result.members][-2:] == [5100, 5100]
    assert result.whole.currency == "EUR"
    chart = read(made, chart="Revenue by product")
    assert chart.sketch.lines[0].values[-2:] == (5100.0, 5100.0)


def test_a_range_that_begins_inside_merged_cells_is_refused_as_their_value_lies_outside(made: Made) -> None:
    with pytest.raises(SourceError, match=r"in Regions begins inside merged cells.*begin at row 2 and column 1"):
        read(made, "day", range="Regions!A3:C5", measure={"name": "Visitors"})
    # Beside the merged cells it may begin.
    with pytest.raises(SourceError, match="Let the range begin with its heading"):
        read(made, "day", range="Regions!B3:C5", measure={"name": "Visitors"})


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (("CURRENCY", "[$$-409]#,##0.00"), "EUR, USD"),
        (("PERCENT", "0.00%"), "EUR, percent"),
        (("CURRENCY", "[$XYZ9]#,##0"), "EUR, currency"),
    ],
)
def test_a_series_in_several_currencies_or_with_rates_among_figures_is_refused(
    made: Made, other: tuple[str, str], says: str
) -> None:
    for tab, row, column in ((0, -1, 1), (2, -1, 1)):
        made.accounts.sheets.tabs[tab].rows[row][column] = (1.0, *other)
    made.accounts.sheets.tabs[3].rows[1][1] = (1.0, *other)

    for chart in ("Revenue by month", "Revenue by product", "Cash"):
        with pytest.raises(
            SourceError, match=f"'{chart}' has a series whose cells are formatted in several ways: {says}"
        ):
            read(made, chart=chart)


def test_money_of_which_some_cells_are_plain_numbers_is_money(made: Made) -> None:
    made.accounts.sheets.tabs[0].rows[1][1] = (40_000.0, "NUMBER", "0")

    line = read(made, chart="Revenue by month").sketch.lines[0]

    assert (line.unit, line.currency) == ("currency", "EUR")
