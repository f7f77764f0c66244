"""Register people, and amend what is known of them."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from commonweal.domain import identifiers
from commonweal.domain.people import age_on
from commonweal.service.ground.accounts.models import Organisation
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.people.actions.merging import notice
from commonweal.service.people.actions.relating import relate, unrelate
from commonweal.service.people.models import Person, Relationship

OLDEST = 130
KNOWN_ALREADY = "Somebody with this NHS number is already known. Go back and choose the record that is there."
DETAILS = frozenset(field.name for field in Person._meta.concrete_fields) - {
    "id", "version", "created_at", "died_on", "merged_into", "merged_at", "merged_by",
}  # fmt: skip

LOOKS = {"nhs_number", "given_name", "family_name", "born_on", "postcode"}
"""What makes a record look like another."""


@transaction.atomic
def register(*, by, practice, given_name, family_name, born_on, nhs_number=None, **details):
    """Add a person nobody knows yet, registered with a practice."""
    named = {"given_name": given_name, "family_name": family_name, "born_on": born_on, "nhs_number": nhs_number}
    person = Person(**_clean({**named, "practice": practice, **details}))
    _add_once(person, by)
    relate(person=person, why=Relationship.Why.REGISTERED, organisation=practice, by=by)
    notice(person=person, by=by)
    return person


def _add_once(person, by):
    if person.nhs_number and Person.objects.filter(nhs_number=person.nhs_number).exists():
        raise ActionRefused(KNOWN_ALREADY)
    try:
        audit.add(person, event="PERSON_REGISTERED", by=by, person=person)
    except IntegrityError as error:  # somebody else registered the same number a moment ago
        raise ActionRefused(KNOWN_ALREADY) from error


@transaction.atomic
def amend(*, person, by, version, **changes):
    """Change what is known of a person; a new practice sees the record, the old one no longer as theirs."""
    changes = _clean(changes)
    number, old_practice = changes.get("nhs_number"), person.practice
    if number and Person.objects.filter(nhs_number=number).exclude(pk=person.pk).exists():
        raise ActionRefused(
            "Another record has this NHS number. Check the number, or ask for the records to be merged."
        )
    audit.amend(person, event="PERSON_AMENDED", by=by, version=version, person=person, **changes)
    if "practice" in changes and changes["practice"] != old_practice:
        unrelate(person=person, why=Relationship.Why.REGISTERED, organisation=old_practice, by=by)
        relate(person=person, why=Relationship.Why.REGISTERED, organisation=changes["practice"], by=by)
    if LOOKS & set(changes):
        notice(person=person, by=by)
    return person


def _clean(details):
    """The same details as they are stored, or a refusal that says what to do."""
    unknown = sorted(set(details) - DETAILS)
    if unknown:
        raise ActionRefused(f"{', '.join(unknown)} cannot be changed here.")
    cleaned = {name: value.strip() if isinstance(value, str) else value for name, value in details.items()}
    for name, label in (("given_name", "given name"), ("family_name", "family name")):
        if name in cleaned and not cleaned[name]:
            raise ActionRefused(f"Enter the {label}.")
    if "born_on" in cleaned:
        _check_birth(cleaned["born_on"])
    if "practice" in cleaned and cleaned["practice"].kind != Organisation.Kind.PRACTICE:
        raise ActionRefused("Choose the GP practice the person is registered with.")
    return {**cleaned, **_identifiers(cleaned)}


def _identifiers(details):
    try:
        number, postcode = details.get("nhs_number"), details.get("postcode")
        read = {"nhs_number": identifiers.nhs_number(number) if number else None}
        read["postcode"] = identifiers.postcode(postcode) if postcode else ""
    except identifiers.NotAnIdentifier as error:
        raise ActionRefused(str(error)) from error
    return {name: value for name, value in read.items() if name in details}


def _check_birth(born_on):
    today = timezone.localdate()
    if born_on > today:
        raise ActionRefused("The date of birth is in the future. Check the year.")
    if age_on(born_on, today) > OLDEST:
        raise ActionRefused(f"The date of birth is more than {OLDEST} years ago. Check the year.")


@transaction.atomic
def record_death(*, person, died_on, by, version):
    """Write down that a person died; nothing more can be planned with them."""
    if died_on > timezone.localdate():
        raise ActionRefused("The date of death is in the future. Check the date.")
    if died_on < person.born_on:
        raise ActionRefused("The date of death is before the date of birth. Check both.")
    return audit.amend(person, event="DEATH_RECORDED", by=by, version=version, person=person, died_on=died_on)
