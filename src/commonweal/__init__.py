"""Social prescribing, from a referral to its evaluation."""

__version__ = "0.1.0"
