"""The gateway manager's pages."""
