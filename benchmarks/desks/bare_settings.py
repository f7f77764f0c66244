"""Settings of the bare page: those of the service without what it puts around a page."""

from commonweal.service.config.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.desks.bare"
