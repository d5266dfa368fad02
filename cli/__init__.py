"""The owner's door: the command ``chartcastr``."""
