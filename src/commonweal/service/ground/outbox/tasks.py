"""Background work: e-mails, whatever the apps register as jobs, and the round that hands out what is due."""

from django_tasks import task

from commonweal.paper import spreadsheets
from commonweal.service.ground.outbox import actions, queries
from commonweal.service.ground.outbox.models import Job, Message

AT_ONCE = 1_000  # rows read between two looks at whether the work is still wanted


def job(name, *, title, permission, about=""):
    """Register what does a kind of work: `@job("lists.export", title="All referrals", permission="lists.export")`.

    It is called with the job and `tell(done, of, words)`, writes into `queries.folder(job)`, and gives a `Made`.
    Work that needs no arguments says what it is `about`, and is offered on the page of files.
    """

    def register(do):
        queries.KINDS[name] = queries.Kind(title, permission, do, about)
        return do

    return register


def sheet(job, tell, *, name, head, found, row):
    """Work that many kinds share: the rows of a query set as a spreadsheet, however many there are.

    Rows are read some at a time by their keys: no cursor stays open, so that how far it is can be written meanwhile.
    """
    keys = list(found.values_list("pk", flat=True))

    def rows():
        for first in range(0, len(keys), AT_ONCE):
            tell(first, of=len(keys))
            part = keys[first : first + AT_ONCE]
            read = {each.pk: each for each in found.filter(pk__in=part)}
            yield from (row(read[key]) for key in part if key in read)

    count = spreadsheets.write(queries.folder(job) / name, head, rows())
    return queries.Made(name, rows=count)


@task
def deliver(pk):
    message = Message.objects.select_related("link").get(pk=pk)
    actions.deliver(message=message)


@task
def do(pk):
    actions.do_job(job=Job.objects.select_related("by").get(pk=pk))


def hand_out():
    """Queue a task for everything whose turn it is. Rows are the truth: a task that is lost is queued again."""
    for pk in actions.hand_out_messages():
        deliver.enqueue(str(pk))
    for pk in actions.hand_out_jobs():
        do.enqueue(str(pk))
