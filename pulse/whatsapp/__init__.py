"""Meta's WhatsApp Business Cloud API: client, message bodies, errors by code, and the webhook's side."""
