"""What an e-mail says to whoever gets it."""

from urllib.parse import urlsplit


def link_in(letter):
    """Where the link in an e-mail leads, within the site."""
    return urlsplit(next(line for line in letter.body.splitlines() if line.startswith("http"))).path
