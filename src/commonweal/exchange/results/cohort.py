"""What became of rows and people on the way to those analysed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A step of the flow from everybody in the tables to those analysed.

    Parameters
    ----------
    what
        What was asked at this step [text].
    left_out
        How many left here [people].
    people
        How many remain [people].
    """

    what: str
    left_out: int | None
    people: int | None


@dataclass(frozen=True)
class Linked:
    """How many of a group were found in the hospital data.

    Parameters
    ----------
    by
        What the group is a part of: all, age, sex, practice [text].
    group
        The group [text].
    people
        How many there are [people].
    linked
        How many were found [people].
    """

    by: str
    group: str
    people: int | None
    linked: int | None


@dataclass(frozen=True)
class Rule:
    """A rule that decided who or what was counted, as a reader is told it.

    Parameters
    ----------
    name
        What it decides [text].
    words
        The rule [text].
    """

    name: str
    words: str


@dataclass(frozen=True)
class Rows:
    """What became of the rows of one input: read = used + duplicate + rejected + out of scope.

    Parameters
    ----------
    table
        Which input [text].
    read, used, duplicate, rejected, out_of_scope
        Rows read and what became of them [rows].
    of_study
        How many of the used rows of a hospital file are of people in the study; empty for other tables, and once
        released [rows].
    people
        How many people those are [people].
    """

    table: str
    read: int | None
    used: int | None
    duplicate: int | None
    rejected: int | None
    out_of_scope: int | None
    of_study: int | None = None
    people: int | None = None
