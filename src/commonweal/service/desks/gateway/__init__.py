"""The gateway manager's desk: allocate, watch."""
