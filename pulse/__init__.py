"""The core: definition, series, insight, chart, narrator, conversation, WhatsApp, store. Knows no Prefect."""
