"""The pages, one app for each audience."""
