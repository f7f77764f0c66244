"""The advisor's pages."""
