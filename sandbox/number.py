"""A phone number of the business."""

from dataclasses import dataclass


@dataclass
class PhoneNumber:
    """One that Meta sends from.

    Args:
        id: Meta's id of it.
        display: Its digits.
        name: What people see above the chat.
        pin: Two-step PIN, once one was set.
        registered: Whether it may send; ``POST /{id}/register`` makes it so.
    """

    id: str
    display: str
    name: str = ""
    pin: str = ""
    registered: bool = True
