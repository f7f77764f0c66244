"""The files between the halves: study tables one way, results the other."""
