"""HubSpot: deals and contacts of the CRM, by the date-based API."""

from pulse.sources.hubspot.source import HubSpot

__all__ = ["HubSpot"]
