"""What is told of deliveries, pulses, numbers and templates, as events that automations act on.

Each is told once for each change, and again where telling it was cut short: what was told is noted after it was. Each
module says what is to be told, from the store, and notes that it was.
"""

from pulse.delivery.events.event import Event

__all__ = ["Event"]
