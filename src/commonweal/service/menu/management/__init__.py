"""Commands of the menu."""
