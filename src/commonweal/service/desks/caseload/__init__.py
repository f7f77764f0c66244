"""The advisor's desk: today, the person, every step."""
