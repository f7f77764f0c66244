"""How things are said and linked on every page."""
