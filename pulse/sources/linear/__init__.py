"""Linear: issues, cycles and projects of a workspace."""
