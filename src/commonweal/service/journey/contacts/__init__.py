"""Visits, calls and letters, planned and done."""
