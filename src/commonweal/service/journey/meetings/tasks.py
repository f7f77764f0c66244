"""The monthly reports of all practices at once, made behind the page."""

import zipfile

from django.utils.text import slugify

from commonweal.domain.dates import Month
from commonweal.paper import documents
from commonweal.service.ground.audit import actions as audit
from commonweal.service.ground.outbox.queries import Made, folder
from commonweal.service.ground.outbox.tasks import job
from commonweal.service.journey.meetings import queries

MADE_ON = (1980, 1, 1, 0, 0, 0)  # the same month is the same file


@job("packs", title="Monthly reports of all practices", permission="service.watch")
def packs(job, tell):
    """One PDF for each practice that has anybody in its report, in one file."""
    month, practices = Month.read(job.arguments["month"]), list(queries.practices(job.by))
    file, people, made = f"monthly-reports-{month.code}.zip", 0, 0
    with zipfile.ZipFile(folder(job) / file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, practice in enumerate(practices):
            tell(number, len(practices), practice.name)
            found = queries.pack(job.by, practice, month)
            if not found.entries:
                continue
            name = zipfile.ZipInfo(f"{slugify(practice.name)}-{practice.code.lower()}-{month.code}.pdf", MADE_ON)
            archive.writestr(name, documents.pdf(queries.document(found)), zipfile.ZIP_DEFLATED)
            told = [each.referral.person_id for each in found.entries]
            audit.viewed_all(people=told, by=job.by, page="packs")
            people, made = people + len(told), made + 1
    return Made(file=file, rows=people, words=f"{made} of {len(practices)} practices had anybody to report on.")
