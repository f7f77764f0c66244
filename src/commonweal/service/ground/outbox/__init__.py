"""What leaves the service or goes on behind a page: e-mail, links that open one page once, long work."""
