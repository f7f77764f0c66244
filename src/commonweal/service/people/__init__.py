"""Patients, carers, consent, and who may see them."""
