"""What the practice's desk asks."""
