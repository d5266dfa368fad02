"""Measured comparisons; ``python -m bench --help``."""
