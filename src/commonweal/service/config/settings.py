"""Settings: safe by default, everything an operator may change read from the environment."""

import os
from pathlib import Path

from commonweal.service.config import database

OUT = Path(os.environ.get("COMMONWEAL_OUT", "out"))
DEBUG = os.environ.get("COMMONWEAL_DEBUG") == "1"
SECRET_KEY = os.environ.get("COMMONWEAL_SECRET_KEY", "not-a-secret: set COMMONWEAL_SECRET_KEY")
ALLOWED_HOSTS = os.environ.get("COMMONWEAL_HOSTS", "127.0.0.1,localhost,testserver").split(",")

_PACKAGE = "commonweal.service"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    *(
        f"{_PACKAGE}.{app}"
        for app in ("ground.ui", "ground.audit", "ground.accounts", "ground.drafts", "people", "menu")
    ),
    *(f"{_PACKAGE}.journey.{app}" for app in ("referrals", "contacts", "assessments", "onward", "reviews")),
    f"{_PACKAGE}.interfaces.extract",
    *(f"{_PACKAGE}.desks.{app}" for app in ("practice", "gateway", "caseload", "provider", "insight", "governance")),
    f"{_PACKAGE}.demo",
]

DATABASES = {"default": database.from_url(os.environ.get("DATABASE_URL", f"sqlite:///{OUT / 'commonweal.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
ROOT_URLCONF = f"{_PACKAGE}.config.urls"
STATIC_URL = "static/"
