"""Flow runs in processes that are warm: a fork server, its children, and a worker that looks for runs when nudged."""
