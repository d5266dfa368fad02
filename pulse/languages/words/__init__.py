"""What each language says beside the facts, and what it understands."""
