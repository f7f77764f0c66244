"""Whether the method finds the truth: thousands of fictitious boroughs whose true effect is known."""
