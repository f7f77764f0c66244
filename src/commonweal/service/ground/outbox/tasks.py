"""Background work: e-mails, whatever the apps register as jobs, and the round that hands out what is due."""

from django_tasks import task

from commonweal.service.ground.outbox import actions, queries
from commonweal.service.ground.outbox.models import Job, Message


def job(name, *, title, permission):
    """Register what does a kind of work: `@job("lists.export", title="All referrals", permission="lists.export")`.

    It is called with the job and `tell(done, of, words)`, writes into `queries.folder(job)`, and gives a `Made`.
    """

    def register(do):
        queries.KINDS[name] = queries.Kind(title, permission, do)
        return do

    return register


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
