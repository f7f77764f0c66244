"""What an e-mail may say of a person, and which e-mails have not arrived."""

import re

from django.db.models import Exists, OuterRef, Q

from commonweal.service.ground.accounts.models import Organisation, User
from commonweal.service.ground.audit.models import ActionRefused
from commonweal.service.ground.outbox.models import Message

TITLES = r"(?:mr|mrs|miss|ms|mx|dr)\.? "
SHORT = 4  # an address of one word is in any text
NAMED = "The e-mail would say more of the person than initials. Take out names, numbers, dates of birth and addresses."


def initials(person):
    """All that an e-mail says of who somebody is."""
    return "".join(f"{name.strip()[:1].upper()}." for name in (person.given_name, person.family_name) if name.strip())


def refuse_naming(person, text):
    """An e-mail can be read by anybody on its way: it says neither who somebody is nor where."""
    said, figures = " ".join(text.lower().split()), re.sub(r"\D", "", text)
    close = said.replace(" ", "")
    places = (each.lower().replace(" ", "") for each in (person.postcode, person.email, person.address))
    found = (*(each in figures for each in _numbers(person)), *(each in close for each in places if len(each) > SHORT))
    if _named(person, said) or any(found):
        raise ActionRefused(NAMED)


def _named(person, said):
    """Both names, or a title and the family name: a first name alone may be a month, or the name of a charity."""
    family = re.escape(person.family_name.lower())
    given = [re.escape(name.lower()) for name in (person.given_name, person.known_as) if name]
    called = any(re.search(rf"\b{name}\b", said) for name in given)
    return re.search(rf"\b{TITLES}{family}\b", said) or (called and re.search(rf"\b{family}\b", said))


def _numbers(person):
    born = person.born_on
    dates = (f"{born:%d%m%Y}", f"{born:%Y%m%d}", f"{born.day}{born.month}{born.year}") if born else ()
    phone = re.sub(r"\D", "", person.phone or "")
    return [each for each in (person.nhs_number or "", phone, *dates) if len(each) > SHORT]


def undelivered():
    """E-mails that did not go at the first try, the newest first; nothing of whom they are about.

    Each has `.is_work`: whether it went to an organisation or somebody who works here, and not to a person's own post.
    """
    work = [Exists(model.objects.filter(email__iexact=OuterRef("to"))) for model in (Organisation, User)]
    return (
        Message.objects.undelivered()
        .annotate(is_work=Q(work[0]) | Q(work[1]))
        .select_related("by")
        .only("to", "subject", "state", "tries", "next_try_at", "error", "created_at", "version", "by__name")
    )


def untried():
    """How many e-mails are on their way and have not been tried yet."""
    return Message.objects.filter(state=Message.State.QUEUED, tries=0).count()
