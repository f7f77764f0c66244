"""Patients and carers, who lives with whom, what they agreed to, and who has to do with them."""

from commonweal.service.people.models.alike import Alike
from commonweal.service.people.models.consent import Consent
from commonweal.service.people.models.homes import CareLink, Household, Member
from commonweal.service.people.models.person import Person, PersonKey, PersonQuerySet, Relationship

__all__ = [
    "Alike",
    "CareLink",
    "Consent",
    "Household",
    "Member",
    "Person",
    "PersonKey",
    "PersonQuerySet",
    "Relationship",
]
