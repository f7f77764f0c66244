"""The hospital files: HES's own column names and codes, said once for readers, documents and made-up data."""

from commonweal.exchange.schema import DATE, TEXT, WHOLE, Column, Table

SOURCE = "NHS England, Hospital Episode Statistics data dictionary"
PLACE = "Any name, one file or several, such as one a year, .csv or .parquet: the plan names them."

HES_ID = Column(
    "ENCRYPTED_HESID",
    TEXT,
    "The person, by the pseudonym of the hospital extract, in capitals or not. TOKEN_PERSON_ID is taken too.",
    example="0A1B2C3D4E5F60718293A4B5C6D7E8F9",
)
PROVIDER = Column(
    "PROCODE3", TEXT, "The trust, its ODS code. PROCODE is taken too; its first three characters count.", example="RZZ"
)

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

COPIES = {
    "apc": "the same person, `EPISTART`, `EPIEND`, `EPIORDER`, trust, `TRANSIT`, `ADMIDATE` and `DISDATE`",
    "ae": "the same person, `ARRIVALDATE`, `PROCODE3`, `DIAG_01` and `TREAT_01`, arriving within 60 minutes of the one "
    "before; where no `ARRIVALTIME` is recorded, the same `AEKEY` too",
    "op": "the same person, `APPTDATE`, `PROCODE3`, `TRETSPEF` and `MAINSPEF`, and where neither specialty is recorded "
    "the same `ATTENDKEY`; an attended appointment is kept before one that was not",
    "deaths": "the same person; the earliest day is kept",
}
"""Table -> what rows have in common that are copies of one another."""

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

AE = Table(
    "ae",
    "HES accident and emergency",
    "one attendance",
    (
        HES_ID,
        Column("AEKEY", TEXT, "The attendance's own key.", example="200300400501"),
        Column("ARRIVALDATE", DATE, "Day of arrival."),
        Column(
            "ARRIVALTIME", TEXT, "Time of arrival, HHMM.", "24 hours", required=False, optional=True, example="1432",
        ),
        Column(
            "AEATTENDCAT", TEXT, "Whether first, planned follow-up or unplanned follow-up; empty is 9.", required=False,
            codes={"1": "First", "2": "Follow-up, planned", "3": "Follow-up, unplanned", "9": "Not known"},
        ),
        Column(
            "AEATTENDDISP", TEXT, "What came of it; 12 and 13 left without being treated or refused it; empty is 99.",
            required=False, optional=True,
            codes={
                "01": "Admitted", "02": "Discharged, GP to follow up", "03": "Discharged, no follow-up",
                "04": "Referred to A&E clinic", "05": "Referred to fracture clinic", "06": "Referred to other clinic",
                "07": "Transferred to another provider", "10": "Died in department",
                "11": "Referred to other professional",
                "12": "Left before treatment", "13": "Left having refused treatment", "14": "Other", "99": "Not known",
            },
        ),
        Column(
            "AEDEPTTYPE", TEXT, "Type of department.", required=False, optional=True, open=True,
            codes={
                "01": "Major", "02": "Single specialty", "03": "Minor injuries", "04": "Walk-in centre",
                "99": "Not known",
            },
        ),
        Column("PROCODE3", TEXT, PROVIDER.means, required=False, optional=True, example="RZZ"),
        Column(
            "DIAG_01", TEXT, "First diagnosis, used only to tell copies apart.",
            required=False, optional=True, example="05",
        ),
        Column(
            "TREAT_01", TEXT, "First treatment, used only to tell copies apart.",
            required=False, optional=True, example="22",
        ),
    ),
    ("AEKEY",),
    SOURCE,
    (
        "No person has an `AEKEY` twice, in one file or in several: of two rows that have it and are no copies "
        "the one with the earlier `ARRIVALDATE` is used and the other set aside.",
        f"Copies count once: rows with {COPIES['ae']}.",
    ),
    place=PLACE,
)  # fmt: skip

OP = Table(
    "op",
    "HES outpatients",
    "one appointment",
    (
        HES_ID,
        Column("ATTENDKEY", TEXT, "The appointment's own key.", example="300400500601"),
        Column("APPTDATE", DATE, "Day of the appointment."),
        Column(
            "ATTENDED", TEXT, "Whether the person came; 5 and 6 did; empty is 9.",
            codes={
                "0": "Not applicable, in the future", "2": "Cancelled by the person", "3": "Did not attend",
                "4": "Cancelled by the hospital", "5": "Seen, in time", "6": "Seen, late",
                "7": "Came late, not seen", "9": "Not known",
            },
            required=False, example="5"),
        Column("FIRSTATT", TEXT, "First appointment or follow-up.", required=False, optional=True, example="1"),
        Column("PROCODE3", TEXT, PROVIDER.means, required=False, optional=True, example="RZZ"),
        Column(
            "TRETSPEF", TEXT, "Treatment specialty, used only to tell copies apart.",
            required=False, optional=True, example="430",
        ),
        Column(
            "MAINSPEF", TEXT, "Main specialty, used only to tell copies apart.",
            required=False, optional=True, example="430",
        ),
    ),
    ("ATTENDKEY",),
    SOURCE,
    (
        "No person has an `ATTENDKEY` twice, in one file or in several: of two rows that have it and are no copies "
        "the one with the earlier `APPTDATE` is used and the other set aside.",
        f"Copies count once: rows with {COPIES['op']}.",
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

HOSPITAL_TABLES = (APC, AE, OP, DEATHS)

ALIASES = {
    "ENCRYPTED_HESID": ("TOKEN_PERSON_ID",),
    "PROCODE3": ("PROCODE",),
    "DOD": ("DATE_OF_DEATH", "REG_DATE_OF_DEATH"),
}

SYNONYMS = {"ADMIMETH": {"66": "2A", "67": "2B", "68": "2C", "69": "2D"}}
"""Column -> other ways of writing a code, found in extracts that were made to hold whole numbers only."""

PSEUDONYMS = frozenset({"ENCRYPTED_HESID", "hes_id"})
"""Who somebody is in the hospital files: compared without regard to capitals, because programs change them."""

NO_DATE = ("1582-10-15", "1600-01-01", "1800-01-01", "1801-01-01")
"""Days by which hospital extracts say that there is no date, or no valid one."""
