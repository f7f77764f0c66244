"""Settings: safe by default, everything an operator may change read from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from commonweal.service.config import database

OUT = Path(os.environ.get("COMMONWEAL_OUT", "out"))
RELEASES = Path(os.environ.get("COMMONWEAL_RELEASES") or OUT / "releases")
DEMO = os.environ.get("COMMONWEAL_DEMO") == "1"
DEBUG = os.environ.get("COMMONWEAL_DEBUG") == "1"
# Commands that serve nobody (tests, checks, documents) may go without a key; config.wsgi refuses to.
SECRET_KEY = os.environ.get("COMMONWEAL_SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("COMMONWEAL_HOSTS", "127.0.0.1,localhost").split(",")

_PACKAGE = "commonweal.service"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
    *(
        f"{_PACKAGE}.{app}"
        for app in ("ground.ui", "ground.audit", "ground.accounts", "ground.drafts", "ground.outbox", "people", "menu")
    ),
    *(
        f"{_PACKAGE}.journey.{app}"
        for app in ("referrals", "contacts", "assessments", "onward", "reviews", "meetings", "oversight")
    ),
    f"{_PACKAGE}.interfaces.extract",
    *(
        f"{_PACKAGE}.desks.{app}"
        for app in (
            "practice",
            "gateway",
            "caseload",
            "directory",
            "enabler",
            "experience",
            "outcomes",
            "provider",
            "insight",
            "watch",
            "governance",
        )
    ),
    f"{_PACKAGE}.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    f"{_PACKAGE}.ground.ui.middleware.private_pages",
    f"{_PACKAGE}.ground.outbox.middleware.unseen",
    f"{_PACKAGE}.ground.drafts.middleware.Interrupted",
    f"{_PACKAGE}.ground.accounts.middleware.Absolute",
    f"{_PACKAGE}.ground.accounts.middleware.Permission",
    f"{_PACKAGE}.ground.drafts.middleware.KeptPages",
    f"{_PACKAGE}.ground.drafts.middleware.OnceOnly",
    f"{_PACKAGE}.ground.audit.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": f"{_PACKAGE}.ground.ui.jinja.environment",
            "context_processors": [f"{_PACKAGE}.ground.ui.jinja.context"],
        },
    },
]

DATABASES = {"default": database.from_url(os.environ.get("DATABASE_URL", f"sqlite:///{OUT / 'commonweal.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = f"{_PACKAGE}.config.urls"
WSGI_APPLICATION = f"{_PACKAGE}.config.wsgi.application"
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # the files are few and small: nothing to collect before the site can start
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # [bytes]
# A file that is uploaded is read in memory and never lies about on a disk; one that is larger is not taken in.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # [bytes]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# What stands on a printed plan: whom to ring, and a service's own easy words in place of those that come with it.
TELEPHONE = os.environ.get("COMMONWEAL_TELEPHONE", "")
EASY_WORDS = Path(os.environ["COMMONWEAL_EASY_WORDS"]) if os.environ.get("COMMONWEAL_EASY_WORDS") else None

# Who comes in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home"

# Ten guesses at one account from one address, then a quarter of an hour's rest: the account's owner, who comes from
# another address, is never locked out by somebody else's guessing.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # [hours]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = f"{_PACKAGE}.ground.accounts.queries.name_tried"
AXES_LOCKOUT_CALLABLE = f"{_PACKAGE}.ground.ui.views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# How long they stay
SESSION_COOKIE_AGE = 15 * 60  # [seconds] without a request
SESSION_SAVE_EVERY_REQUEST = True
SESSION_ABSOLUTE_AGE = 12 * 60 * 60  # [seconds] after signing in, whatever they do
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Unfinished pages, sealed: long enough for a fortnight's leave and a second visit. Set in November 2026.
DRAFTS_KEPT_DAYS = int(os.environ.get("COMMONWEAL_DRAFTS_DAYS", "30"))
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# HTTPS everywhere but on the machine itself: the demonstration is served on loopback only.
HTTPS = os.environ.get("COMMONWEAL_HTTPS", "0" if DEMO else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0  # two years
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if os.environ.get("COMMONWEAL_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = f"{_PACKAGE}.ground.ui.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# E-mail: on the console unless a server is named; the demonstration's is put into a folder, where it can be read.
_MAIL = os.environ.get("COMMONWEAL_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL else 'filebased' if DEMO else 'console'}.EmailBackend"
EMAIL_FILE_PATH = OUT / "mail"
EMAIL_HOST, EMAIL_PORT = _MAIL, int(os.environ.get("COMMONWEAL_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("COMMONWEAL_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("COMMONWEAL_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("COMMONWEAL_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20  # [seconds]
DEFAULT_FROM_EMAIL = os.environ.get("COMMONWEAL_MAIL_FROM", "commonweal@localhost")
ADDRESS = os.environ.get("COMMONWEAL_ADDRESS", "http://127.0.0.1:8000")  # of this site, as links in e-mails begin

# What goes on behind the pages waits in the database, so that none is lost with a process.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# Lines of the log name addresses and errors, never a person: no request body, no user.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": f"{_PACKAGE}.config.logs.Impersonal",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"handlers": [], "level": "ERROR", "propagate": True},
        "django_tasks_db": {"handlers": [], "level": "ERROR", "propagate": True},  # tells of every stop
    },
}
