"""Emergency care: the data set that follows on HES A&E, in its own column names and codes."""

from commonweal.evaluation.inputs.layout.shared import COPIES, HES_ID, PLACE, PROVIDER
from commonweal.exchange.schema import DATE, TEXT, Column, Table

LEFT_BEFORE = ("1066301000000103", "1066311000000101")
"""Discharge statuses of people who left before they were treated: 12 in HES A&E."""
LEFT_AFTER = ("1066321000000107",)
"""Of people who left before treatment was completed, counted like those who refused it: 13 in HES A&E."""

ECDS = Table(
    "ecds",
    "Emergency care data set",
    "one attendance",
    (
        HES_ID,
        Column("EC_IDENT", TEXT, "The attendance's own key.", example="500600700801"),
        Column("ARRIVAL_DATE", DATE, "Day of arrival."),
        Column(
            "ARRIVAL_TIME", TEXT, "Time of arrival, HHMM or HH:MM:SS.", "24 hours",
            required=False, optional=True, example="14:32:00",
        ),
        Column(
            "EC_ATTENDANCE_CATEGORY", TEXT,
            "Whether first, unplanned or planned follow-up; 2 does not mean here what it means in HES A&E. "
            "ATTENDANCE_CATEGORY is taken too.",
            required=False,
            codes={
                "1": "Unplanned first", "2": "Unplanned follow-up, this department",
                "3": "Unplanned follow-up, another department", "4": "Planned follow-up",
            },
        ),
        Column(
            "EC_DISCHARGE_STATUS_SNOMED_CT", TEXT, "How the attendance ended. DISCHARGE_STATUS is taken too.",
            codes={
                "1066301000000103": "Left before initial assessment",
                "1066311000000101": "Left after initial assessment",
                "1066321000000107": "Left before treatment was completed",
                "182992009": "Treatment completed", "75004002": "Died in the department",
                "63238001": "Dead on arrival",
            },
            required=False, optional=True, open=True, example="182992009",
        ),
        Column(
            "EC_DEPARTMENT_TYPE", TEXT, "Type of department. DEPARTMENT_TYPE is taken too.",
            codes={
                "01": "Major", "02": "Single specialty", "03": "Urgent treatment or minor injuries",
                "04": "Walk-in centre", "05": "Same day emergency care",
            },
            required=False, optional=True, open=True,
        ),
        Column("PROCODE3", TEXT, PROVIDER.means, required=False, optional=True, example="RZZ"),
    ),
    ("EC_IDENT",),
    "NHS England, Emergency Care Data Set",
    (
        "Attendances are counted with those of HES A&E, in its categories: 1 becomes 1, 2 and 3 become 3 (unplanned "
        "follow-up), 4 becomes 2 (planned follow-up), nothing becomes 9; whoever left before the end counts as not "
        "seen (12; 13 when treatment had begun).",
        "No attendance counts twice: every month of arrival is counted from one of the two sources, that with more "
        "attendances in it, or from HES A&E when they have as many. Rows of the other source are out of scope.",
        "Same day emergency care (`EC_DEPARTMENT_TYPE` 05) is no attendance at A&E, and out of scope.",
        "No person has an `EC_IDENT` twice, in one file or in several: of two rows that have it and are no copies "
        "the one with the earlier `ARRIVAL_DATE` is used and the other set aside.",
        f"Copies count once: rows with {COPIES['ecds']}.",
    ),
    PLACE,
)  # fmt: skip
