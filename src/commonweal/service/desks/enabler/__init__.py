"""The enabler's desk: whom to go along with, and what came of it."""
