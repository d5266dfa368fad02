"""Tables. Times are UTC and aware, in and out, on every database."""

from pulse.store.tables.messages import Attempt, Inbound, Media, Message, StatusChange
from pulse.store.tables.people import Reader, Window
from pulse.store.tables.runs import Asset, Delivery, Edition, MetricHistory, Run, Snapshot, SnapshotFigure
from pulse.store.tables.talks import Correction, Preference, ReaderNote
from pulse.store.tables.upkeep import (
    Announcement,
    ModelCall,
    Notice,
    OtherEvent,
    PhoneNumber,
    RateLimit,
    Streak,
    Template,
    Uptime,
)

__all__ = [
    "Announcement",
    "Asset",
    "Attempt",
    "Correction",
    "Delivery",
    "Edition",
    "Inbound",
    "Media",
    "Message",
    "MetricHistory",
    "ModelCall",
    "Notice",
    "OtherEvent",
    "PhoneNumber",
    "Preference",
    "RateLimit",
    "Reader",
    "ReaderNote",
    "Run",
    "Snapshot",
    "SnapshotFigure",
    "StatusChange",
    "Streak",
    "Template",
    "Uptime",
    "Window",
]
