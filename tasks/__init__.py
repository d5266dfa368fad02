"""One thin Prefect task a step: each wraps the core, leaves the event loop for what blocks, and says why it retries."""
