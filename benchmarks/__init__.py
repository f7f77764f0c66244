"""Our speed against the limit."""
