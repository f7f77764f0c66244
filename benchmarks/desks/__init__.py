"""Fifty people at their desks, with a hundred thousand on record."""
