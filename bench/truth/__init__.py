"""Truth measured by somebody else: texts are read by a reader of their own, and reckoned again from the raw rows."""
