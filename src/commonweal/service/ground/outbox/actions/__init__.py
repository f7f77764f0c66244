"""Make links and take them back, send e-mail, and have long work done."""

from commonweal.service.ground.outbox.actions.jobs import (
    cancel_job,
    do_job,
    forget_files,
    hand_out_jobs,
    start_job,
    start_job_again,
    take_file,
)
from commonweal.service.ground.outbox.actions.links import make_link, revoke_links, use_link
from commonweal.service.ground.outbox.actions.messages import deliver, hand_out_messages, send, try_again

__all__ = [
    "cancel_job",
    "deliver",
    "do_job",
    "forget_files",
    "hand_out_jobs",
    "hand_out_messages",
    "make_link",
    "revoke_links",
    "send",
    "start_job",
    "start_job_again",
    "take_file",
    "try_again",
    "use_link",
]
