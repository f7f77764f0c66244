"""The menu's pages: to look in, to keep, and one that opens by a link."""
