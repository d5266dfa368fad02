"""HubSpot: deals and contacts of the CRM, by the date-based API."""
