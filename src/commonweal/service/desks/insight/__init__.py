"""The commissioner's desk: numbers and never a person."""
