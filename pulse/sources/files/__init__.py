"""Files as a source: CSV, Excel, Parquet and JSON, here, in a bucket or behind an address, as columns of raw cells."""
