"""Their hospital files, as HES has them."""
