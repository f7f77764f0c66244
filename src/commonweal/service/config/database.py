"""Turn a database address into Django's settings: SQLite by default, PostgreSQL for real use."""

from urllib.parse import parse_qsl, unquote, urlsplit


def from_url(url):
    """Read `sqlite:///path` or `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path[1:])
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(parts)
    raise ValueError(f"DATABASE_URL begins with {parts.scheme!r}: use sqlite:///path or postgresql://user@host/name.")


def _sqlite(name):
    # IMMEDIATE takes the write lock at once, so that two writers queue instead of failing half-way.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    # A connection that is kept keeps what it has read: 20 MB each, and the file itself mapped, not copied.
    pragmas += "PRAGMA cache_size=-20000; PRAGMA mmap_size=1073741824;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "CONN_MAX_AGE": 60, "OPTIONS": options}


def _postgresql(parts):
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }
