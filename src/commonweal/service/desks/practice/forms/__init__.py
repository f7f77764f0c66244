"""What a practice may type when it refers somebody."""
