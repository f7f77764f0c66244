"""Which monthly reports there are, and where the people in them lead."""

from django.urls import reverse

from commonweal.service.ground.accounts.models import Role

HEAD = ("Practice", "Report", "To print or send")


def rows(practices, month):
    return [
        [
            each.name,
            {"text": f"Read the report for {month.said}", "href": address("pack", each, month)},
            {"text": "PDF", "href": address("pack_pdf", each, month)},
        ]
        for each in practices
    ]


def address(name, practice, month):
    return f"{reverse(f'practice:{name}', args=[practice.pk])}?month={month.code}"


def links(pack, user):
    """Where the record of each person is, for whoever reads: {referral: address}."""
    if user.role == Role.ADVISOR:
        return {
            str(each.referral.pk): reverse("caseload:person", args=[each.referral.person_id]) for each in pack.entries
        }
    name = "gateway:referral" if user.role == Role.MANAGER else "practice:referral"
    return {str(each.referral.pk): reverse(name, args=[each.referral.pk]) for each in pack.entries}
