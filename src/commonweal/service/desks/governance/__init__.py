"""The administrator's desk: organisations and users, never a patient."""
