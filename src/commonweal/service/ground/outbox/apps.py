"""Every app's `tasks` are read at the start, so that the work they register is known by name."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "commonweal.service.ground.outbox"

    def ready(self):
        autodiscover_modules("tasks")
