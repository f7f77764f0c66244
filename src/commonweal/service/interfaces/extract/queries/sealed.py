"""The linkage file as the controller reads it."""

from commonweal.exchange import sealing


def open_linkage(path, passphrase):
    """The linkage file as CSV text; `exchange.sealing` says how a file is sealed and what may go wrong."""
    return sealing.unseal(path, passphrase).decode("utf-8")
