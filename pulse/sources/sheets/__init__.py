"""Google Sheets: ranges with the units of their number formats, and the sheet's own charts as specs."""
