"""Meta's door: verify, store, answer 200, dispatch. A status is a row, a reply is a flow run."""
