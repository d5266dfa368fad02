"""Stand-ins for the outside world on this machine: Meta's API, a phone to look at, a shop with known events.

Nothing here imports the product, so that what it checks is checked from outside.
"""
