"""Referrals out, signposts, places, attendance, what came next."""
