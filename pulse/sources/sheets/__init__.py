"""Google Sheets: ranges with the units of their number formats, and the sheet's own charts as specs."""

from pulse.sources.sheets.source import Account, Sheets

__all__ = ["Account", "Sheets"]
