"""Machines on the other side."""
