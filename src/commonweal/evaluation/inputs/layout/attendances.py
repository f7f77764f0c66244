"""A&E and outpatients: HES's own column names and codes."""

from commonweal.evaluation.inputs.layout.shared import COPIES, HES_ID, PLACE, PROVIDER, SOURCE
from commonweal.exchange.schema import DATE, TEXT, Column, Table

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
