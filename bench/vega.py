"""Vega-Lite in an environment of its own: the project has no use for it besides being measured against.

Reads ``[spec, times]`` as JSON and prints ``{"ms": ..., "kb": ..., "html": ...}``: the median milliseconds of wall time
in which vl-convert makes a PNG of the spec, its size, and the spec as one page with everything it needs.
"""

import json
import sys
import time
from statistics import median


def main() -> None:
    """Measure one spec."""
    import vl_convert  # type: ignore[import-not-found]

    spec, times = json.load(sys.stdin)
    taken = []
    for _ in range(times + 1):
        began = time.perf_counter()
        png = vl_convert.vegalite_to_png(spec)
        taken.append(1000 * (time.perf_counter() - began))
    html = vl_convert.vegalite_to_html(spec, bundle=True)
    # The first one starts the engine.
    print(json.dumps({"ms": median(taken[1:]), "kb": len(png) / 1000, "html": html}))


if __name__ == "__main__":
    main()
