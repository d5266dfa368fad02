"""AutoETS and the series of packages, in an environment of their own: statsforecast wants an older pandas than ours.

``python autoets.py series`` prints series by name, as ``{name: [season, values]}``; ``python autoets.py forecast``
reads ``[[season, values], ...]`` and prints the forecast of the next point of each. Both are JSON.
"""

import json
import sys


def series() -> dict[str, tuple[int, list[float]]]:
    """Monthly and daily series that come with statsmodels and vega_datasets."""
    from statsmodels.datasets import co2, elnino  # type: ignore[import-not-found]
    from vega_datasets import local_data  # type: ignore[import-not-found]

    weekly = co2.load_pandas().data["co2"]
    nino = elnino.load_pandas().data.set_index("YEAR")
    stocks, weather = local_data.stocks(), local_data.seattle_weather()
    found = {
        "CO2, monthly": (12, weekly.resample("MS").mean().interpolate().tolist()),
        "El Niño, monthly": (12, nino.to_numpy().ravel().tolist()),
        "Seattle's warmest hour, daily": (7, weather["temp_max"].tolist()),
    }
    for symbol, rows in stocks.groupby("symbol"):
        found[f"{symbol}, monthly"] = (12, rows.sort_values("date")["price"].tolist())
    return found


def forecast(asked: list[tuple[int, list[float]]]) -> list[float]:
    """The next point of each series."""
    import numpy as np
    from statsforecast.models import AutoETS  # type: ignore[import-not-found]

    return [
        float(AutoETS(season_length=season).forecast(y=np.array(values, dtype=float), h=1)["mean"][0])
        for season, values in asked
    ]


if __name__ == "__main__":
    answer = series() if sys.argv[1] == "series" else forecast(json.load(sys.stdin))
    print(json.dumps(answer))
