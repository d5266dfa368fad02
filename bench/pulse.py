"""(placeholder)"""


def measure_pulse() -> dict[str, float]:
    return {}
