"""Needs, what matters to the person, and the eight measures."""
