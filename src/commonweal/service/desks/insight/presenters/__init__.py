"""What the insight pages show: figures with their tables, and what a reader must know to read them."""
