"""Remove drafts that nobody has touched for as long as drafts are kept; to be run once a day."""

from django.core.management.base import BaseCommand

from commonweal.service.ground.drafts import actions


class Command(BaseCommand):
    help = "Remove unfinished pages that nobody has touched for as long as they are kept."

    def handle(self, **options):
        count = actions.forget_old()
        self.stdout.write(f"{count} unfinished {'page' if count == 1 else 'pages'} removed.")
