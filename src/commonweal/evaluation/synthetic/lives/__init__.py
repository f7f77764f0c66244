"""Fictitious people: how frail they are, when they use hospitals, who of them is referred."""
