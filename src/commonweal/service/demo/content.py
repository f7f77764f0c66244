"""What the fictitious borough is made of, read from its file."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def content():
    """The borough's practices, providers, streets and names."""
    return tomllib.loads(files(__package__).joinpath("borough.toml").read_text("utf-8"))
