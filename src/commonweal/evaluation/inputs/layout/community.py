"""Care outside hospital: general practice, prescriptions, social and residential care."""

from commonweal.evaluation.inputs.layout.shared import HES_ID, PLACE
from commonweal.exchange.schema import DATE, TEXT, WHOLE, Column, Table

GP_MODES = {
    "face_to_face": "At the practice",
    "home": "Visit at home",
    "telephone": "By telephone",
    "online": "In writing or by video",
    "other": "Another way, or not known",
}
HOME_CARE, RESIDENTIAL = ("home_care", "day_care", "direct_payment"), ("residential", "nursing")
"""Kinds of care that are counted together, by the person's home and in place of it."""
CARE_KINDS = {
    "home_care": "Care at home",
    "day_care": "Day care",
    "direct_payment": "Direct Payment or Personal Budget",
    "residential": "Residential home",
    "nursing": "Nursing home",
}
TWICE = "There is no key, since two rows may be alike and both be right: a row that is sent twice counts twice."

GP = Table(
    "gp",
    "GP contacts",
    "one contact of the practice with the person",
    (
        HES_ID,
        Column("contacted_on", DATE, "Day of the contact."),
        Column("mode", TEXT, "How.", codes=GP_MODES),
    ),
    rules=(TWICE, "Contacts outside the days that the data cover are out of scope."),
    place=PLACE,
)

PRESCRIPTIONS = Table(
    "prescriptions",
    "Prescriptions",
    "what was prescribed to a person on a day",
    (
        HES_ID,
        Column("issued_on", DATE, "Day of issue."),
        Column("items", WHOLE, "How many items.", "items", example="3"),
    ),
    rules=(TWICE, "`items` is 1 or more.", "Days outside those that the data cover are out of scope."),
    place=PLACE,
)

CARE = Table(
    "care",
    "Social and residential care",
    "one time during which a person had care of one kind",
    (
        HES_ID,
        Column("kind", TEXT, "Which care.", codes=CARE_KINDS),
        Column("starts_on", DATE, "First day.", example="2013-06-01"),
        Column("ends_on", DATE, "Last day; empty when it goes on.", required=False),
    ),
    rules=(
        "`ends_on` does not lie before `starts_on`.",
        "The same row again is a duplicate. Times that overlap count once for each group of kinds, "
        f"{', '.join(HOME_CARE)} and {', '.join(RESIDENTIAL)}.",
        "Care that ended before the days that the data cover, or began after them, is out of scope.",
    ),
    place=PLACE,
)
