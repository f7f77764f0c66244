"""Inpatient episodes: HES's own column names and codes."""

from commonweal.evaluation.inputs.layout.shared import COPIES, HES_ID, PLACE, PROVIDER, SOURCE
from commonweal.exchange.schema import DATE, TEXT, WHOLE, Column, Table

ADMISSION_METHODS = {
    "11": "Elective: waiting list",
    "12": "Elective: booked",
    "13": "Elective: planned",
    "21": "Emergency: through A&E",
    "22": "Emergency: from a GP",
    "23": "Emergency: bed bureau",
    "24": "Emergency: from a clinic",
    "25": "Emergency: mental health crisis team",
    "27": "Emergency: as coded in Wales",
    "2A": "Emergency: through A&E of another provider",
    "2B": "Emergency: transfer of an admitted patient",
    "2C": "Emergency: baby born at home as intended",
    "2D": "Emergency: other means",
    "28": "Emergency: other means, before 2A to 2D",
    "31": "Maternity: before delivery",
    "32": "Maternity: after delivery",
    "81": "Transfer, not an emergency",
    "82": "Birth of a baby in this provider",
    "83": "Birth of a baby elsewhere",
    "98": "Not applicable",
    "99": "Not known",
}
DISCHARGE_METHODS = {
    "1": "On clinical advice",
    "2": "By the person or a relative",
    "3": "By a court or tribunal",
    "4": "Died",
    "5": "Stillbirth",
    "6": "By the person",
    "7": "By a relative",
    "8": "Not applicable, still in hospital",
    "9": "Not known",
}
EPISODE_TYPES = {
    "1": "General",
    "2": "Delivery",
    "3": "Birth",
    "4": "Formally detained or long-term psychiatric",
    "5": "Other delivery",
    "6": "Other birth",
}
PATIENT_CLASSES = {
    "1": "Ordinary admission",
    "2": "Day case",
    "3": "Regular day attender",
    "4": "Regular night attender",
    "5": "Mother and baby",
    "8": "Not applicable",
    "9": "Not known",
}

APC = Table(
    "apc",
    "HES admitted patient care",
    "one episode under one consultant",
    (
        HES_ID,
        Column("EPIKEY", TEXT, "The episode's own key.", example="100200300401"),
        PROVIDER,
        Column("EPISTART", DATE, "First day of the episode."),
        Column(
            "EPIEND", DATE, "Last day of the episode; empty while unfinished.", required=False, example="2014-04-04",
        ),
        Column("EPIORDER", WHOLE, "Place of the episode in its spell.", "1 is the first", required=False),
        Column(
            "EPISTAT", TEXT, "Whether the episode is finished.",
            codes={"1": "Unfinished", "3": "Finished"}, example="3",
        ),
        Column("ADMIDATE", DATE, "Day of admission, on every episode of the spell.", required=False),
        Column(
            "ADMIMETH", TEXT,
            "How the person was admitted; 66 to 69 are taken for 2A to 2D. The spell's first that is known counts.",
            codes=ADMISSION_METHODS, required=False, example="21",
        ),
        Column(
            "DISDATE", DATE, "Day of discharge, on the spell's last episode only.",
            required=False, example="2014-04-04",
        ),
        Column("DISMETH", TEXT, "How the person left.", codes=DISCHARGE_METHODS, required=False, open=True),
        Column(
            "ADMISORC", TEXT, "Where from; 51, 52, 53 are other hospitals.",
            required=False, optional=True, example="19",
        ),
        Column(
            "DISDEST", TEXT, "Where to; 51, 52, 53 are other hospitals.", required=False, optional=True, example="19",
        ),
        Column("EPITYPE", TEXT, "Type of episode.", codes=EPISODE_TYPES, required=False, optional=True, open=True),
        Column("CLASSPAT", TEXT, "Class of patient.", codes=PATIENT_CLASSES, required=False, optional=True, open=True),
        Column(
            "TRANSIT", WHOLE, "Part in a transfer, derived by some extracts; worked out when empty.", "0-3",
            required=False, optional=True, example="0"),
        Column(
            "DIAG_01", TEXT, "First diagnosis, ICD-10, with or without its full stop.",
            required=False, optional=True, example="S720",
        ),
    ),
    ("EPIKEY",),
    SOURCE,
    (
        "A finished episode (`EPISTAT` 3) has an `EPIEND`, which does not lie before `EPISTART`.",
        "`DISDATE` does not lie before `ADMIDATE`.",
        "An empty `ADMIDATE` is filled in from another episode of the same spell: same person and trust, admitted on "
        "or before the day this one starts, and either starting no earlier than this one or, with `DISMETH` 8 or 9, "
        "ending on that day. Failing that it is `EPISTART` on a first episode (`EPIORDER` 1) that is no transfer "
        "(`ADMISORC` 51, 52, 53 or `ADMIMETH` 2B, 81); other rows without it are set aside.",
        "No person has an `EPIKEY` twice, in one file or in several: of two rows that have it and are no copies "
        "the one with the earlier `EPISTART` is used and the other set aside.",
        f"Copies count once: rows with {COPIES['apc']}.",
    ),
    PLACE,
)  # fmt: skip
