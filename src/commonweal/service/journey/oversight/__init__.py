"""How the service watches itself: supervision, what is missing, what varies, what became of people."""
