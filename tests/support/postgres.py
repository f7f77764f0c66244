"""A PostgreSQL of our own for as long as a test run lasts: a throw-away cluster on a free loopback port."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = "needs PostgreSQL: apt install postgresql"
OWNERS = ("postgres", "nobody")
# Nothing here is worth keeping, so nothing waits for a disk.
HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=40"


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL here that has a server and not only a client."""
    places = [Path(found).parent for found in [shutil.which("initdb")] if found]
    if asked := shutil.which("pg_config"):
        said = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        places.append(Path(said.stdout.strip()))
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    places += sorted(versions, key=lambda place: [int(part) for part in place.parent.name.split(".")], reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def owner() -> str | None:
    """Whom the server runs as: ourselves, unless we are root, whom PostgreSQL refuses."""
    if os.geteuid():
        return None
    known = {account.pw_name for account in pwd.getpwall()}
    return next(name for name in OWNERS if name in known)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(folder: Path, *command: str | Path) -> None:
    """Run one of PostgreSQL's programs as the cluster's owner, in its folder, with its words kept for when it fails."""
    user = owner()
    as_owner = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}
    # To a file and not a pipe: the server that pg_ctl leaves running would hold a pipe open for ever.
    with (folder / "said").open("w+") as said:
        done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, stdin=subprocess.DEVNULL, **as_owner)
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{said.read()}")


@contextmanager
def cluster() -> Iterator[str]:
    """Start a server, give its address as a DATABASE_URL, and stop and remove it at the end.

    Raises
    ------
    FileNotFoundError
        No PostgreSQL server is installed.
    """
    programs = binaries()
    if programs is None:
        raise FileNotFoundError(MISSING)
    with tempfile.TemporaryDirectory(prefix="commonweal-postgres-", ignore_cleanup_errors=True) as made:
        folder, port = Path(made), free_port()
        if user := owner():
            shutil.chown(folder, user)
        create = ("--auth=trust", "--username=commonweal", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        run(folder, programs / "initdb", "-D", folder / "data", *create)
        options = f"-h 127.0.0.1 -p {port} -k {folder} {HASTE}"
        run(folder, programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield f"postgresql://commonweal@127.0.0.1:{port}/commonweal"
        finally:
            run(folder, programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
