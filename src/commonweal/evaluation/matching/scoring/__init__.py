"""Scores: what a person of such a kind could expect, as models fitted exactly tell it."""
