"""Lines of the log that name no person: of an error, its kind and its place in the code, never its words."""

import logging
import re
import traceback

# What opens a page for somebody without an account: whoever reads a log must not be able to.
TOKEN = re.compile(r"(?<=/)[\w-]{43}(?![\w-])")


class Impersonal(logging.Formatter):
    """A database's error quotes the row that broke it, so what errors say is left out; where they arose is not."""

    def format(self, record):
        return TOKEN.sub("…", super().format(record))

    def formatException(self, ei):
        kind, error, trail = ei
        chain = [] if error is None or error.__cause__ is None else [type(error.__cause__).__name__]
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trail)]
        return "\n".join([" from ".join([kind.__name__, *chain]), *places])
