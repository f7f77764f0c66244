"""Referrals in: received, allocated, closed."""
