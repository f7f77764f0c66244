"""What both halves put in front of people: figures in words, and charts."""
