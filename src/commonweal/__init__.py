"""Commonweal: social prescribing, run well and judged honestly."""

__version__ = "0.1.0"
