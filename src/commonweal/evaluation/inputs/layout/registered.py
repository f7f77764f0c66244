"""Everybody registered with the practices: who they are, what their risk was thought to be, and who died."""

from commonweal.domain import journey, people
from commonweal.evaluation.inputs.layout.shared import COPIES, HES_ID, PLACE
from commonweal.exchange.schema import DATE, MONTH, NUMBER, TEXT, WHOLE, Column, Table

POPULATION = Table(
    "population",
    "Everybody registered",
    "one person registered with one of the practices at any time in the days that the data cover, referred or not",
    (
        HES_ID,
        Column("sex", TEXT, "Sex as recorded by the practice; empty is X.", codes=people.SEXES, required=False),
        Column("birth_month", MONTH, "Month of birth.", example="1933-02"),
        Column("practice", TEXT, "ODS code of the practice.", example="Y99001"),
        Column(
            "imd_quintile", WHOLE, "Deprivation of the home area, 1 the most deprived.", "quintile, 1-5",
            required=False,
        ),
        Column(
            "ethnic_group", TEXT, "Ethnic group, NHS Data Dictionary; empty is Z.",
            codes=people.ETHNIC_GROUPS, required=False,
        ),
        Column(
            "conditions", TEXT,
            f"Long-term conditions known to the practice, codes joined by |: {', '.join(journey.CONDITIONS)}.",
            required=False, example="diabetes|heart",
        ),
        Column("registered_from", DATE, "First day registered.", example="1998-05-11"),
        Column(
            "registered_to", DATE, "First day no longer registered; empty when still registered.",
            required=False, example=None,
        ),
        Column("died_on", DATE, "Day of death, when the practice knows of one.", required=False, example=None),
    ),
    ("ENCRYPTED_HESID",),
    rules=(
        "It holds everybody and not only those who ever went to hospital: controls are chosen from it.",
        "A person has one row. Of two that differ the one with the later `registered_from` is used, the other set "
        "aside.",
        "`registered_to` and `died_on` lie neither before `registered_from` nor before the month of birth.",
        "Conditions that are not in the list are passed over, and a note says so.",
        "People who registered after the days that the data cover, or were gone when these began, are out of scope.",
        "Where the registered deaths tell of somebody too, the earlier day counts.",
    ),
    place=PLACE,
)  # fmt: skip

RISK = Table(
    "risk",
    "Risk scores",
    "one score of one person, from the day it was known; a row only when the score changes will do",
    (
        HES_ID,
        Column("scored_on", DATE, "Day from which the score was known."),
        Column(
            "score", NUMBER, "Chance of an emergency admission in the next 12 months, as the tool gave it.",
            "%, 0-100", example="23.4",
        ),
    ),
    ("ENCRYPTED_HESID", "scored_on"),
    rules=(
        "On any day the latest score of that day or before is the one that was known.",
        "Scores are kept in tenths of a per cent.",
        "A score known only after the days that the data cover is out of scope.",
        "Of two scores of a person on a day the higher is used and the other set aside.",
        f"Copies count once: rows with {COPIES['risk']}.",
    ),
    place=PLACE,
)  # fmt: skip

DEATHS = Table(
    "deaths",
    "Registered deaths linked to HES",
    "one person who died",
    (HES_ID, Column("DOD", DATE, "Day of death.")),
    ("ENCRYPTED_HESID",),
    "NHS England, linked HES-ONS mortality data",
    ("Of several rows of one person the one with the earliest `DOD` is used.",),
    place=PLACE,
)
