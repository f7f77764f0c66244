"""The words both halves share; the standard library alone."""
