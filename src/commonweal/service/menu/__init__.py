"""Providers' services: what, where, when, how many places."""
