"""Settings, root addresses, the web server's entrance."""
