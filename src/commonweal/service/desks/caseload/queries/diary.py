"""The calendar: a day and a week from one question, so that they cannot differ."""

from datetime import timedelta

from commonweal.service.journey.contacts import queries as contacts


def week(user, first):
    """What is planned in the seven days from the first."""
    return contacts.between(user, first, first + timedelta(days=6))


def day(user, chosen):
    """What is planned for one day."""
    return contacts.between(user, chosen, chosen)
