"""The operating service: people are referred, visited, helped onward, reviewed."""
