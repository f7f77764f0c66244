"""The menu's own desk: look in it, hear what changed, keep it right."""
