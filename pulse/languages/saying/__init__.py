"""What answers say beside the facts: a module a language, with the same keys."""
