"""Carers and household: names and what may be ended, and never an address."""


def carers(person, links):
    return [
        {
            "link": each,
            "what": "Cares for" if each.carer == person else "Is cared for by",
            "name": (each.cared_for if each.carer == person else each.carer).name,
            "relation": each.relation,
        }
        for each in links
    ]


def home(person, members):
    """Everybody in the household, the person first."""
    return [{"member": each, "name": each.person.name, "self": each.person == person} for each in members]
