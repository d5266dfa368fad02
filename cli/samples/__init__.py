"""A sample pulse of every kind, and the made accounts that they are tried against."""
