"""A fictitious borough, made through the same actions that people use."""
