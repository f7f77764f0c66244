"""Which link this is, whom an e-mail would name, which work there is."""

from commonweal.service.ground.outbox.queries.jobs import KINDS, Kind, Made, folder, job_of, jobs, offered
from commonweal.service.ground.outbox.queries.links import address, hashed, open_link, opens, token_of, used_link
from commonweal.service.ground.outbox.queries.messages import initials, refuse_naming, undelivered, untried

__all__ = [
    "KINDS",
    "Kind",
    "Made",
    "address",
    "folder",
    "hashed",
    "initials",
    "job_of",
    "jobs",
    "offered",
    "open_link",
    "opens",
    "refuse_naming",
    "token_of",
    "undelivered",
    "untried",
    "used_link",
]
