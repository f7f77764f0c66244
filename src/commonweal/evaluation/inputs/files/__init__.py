"""One file at a time: its bytes, its headings, its lines, its cells, and what is wrong with them."""
