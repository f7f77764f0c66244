"""The gate between the evaluator and everybody else: small numbers hidden, the result checked, then handed over."""

from commonweal.exchange.release.checking import check
from commonweal.exchange.release.hiding import release
from commonweal.exchange.release.storing import Released, ReleaseRefused, newest, publish

__all__ = ["ReleaseRefused", "Released", "check", "newest", "publish", "release"]
