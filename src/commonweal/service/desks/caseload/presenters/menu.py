"""The ways to refer on to a service."""

from commonweal.domain import journey

SIGNPOST = (journey.SIGNPOST, "Signpost: tell the person about it, and send nothing to the provider")


def kinds(kind):
    """The ways to refer on: the one that follows from the service, and the signpost."""
    return [(kind, journey.ONWARD_KINDS[kind]), SIGNPOST]
