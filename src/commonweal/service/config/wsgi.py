"""The entrance for a web server."""

import os
from importlib import import_module

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.service.config.settings")
if not os.environ.get("COMMONWEAL_SECRET_KEY"):
    raise ImproperlyConfigured(
        "COMMONWEAL_SECRET_KEY is not set. Make one, keep it secret, and keep it the same from start to start: "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )

application = get_wsgi_application()

# Loading what draws charts takes seconds: better once at the start than when the first advisor waits for a page.
for library in ("altair", "vl_convert"):
    import_module(library)
