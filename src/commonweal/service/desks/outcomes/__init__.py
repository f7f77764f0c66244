"""The manager's pages of what came of it: still going, steps taken, benefits, what is missing, what it was like."""
