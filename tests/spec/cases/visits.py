"""Visits: A&E attendances and outpatient appointments, and the edges of the windows."""

from commonweal.evaluation.activity.queries import visits
from tests.spec.rule import Case, Rule

ONE = """
person | index_on
1      | 2013-04-01
"""
ARRIVALS = """
person | arrived_on | category | disposal
1      | 2012-05-01 | 1        | 03
1      | 2012-05-02 | 2        | 03
1      | 2012-05-02 | 2        | 03
1      | 2012-05-03 | 3        | 03
1      | 2012-05-04 | 9        | 03
1      | 2012-05-05 | 1        | 12
1      | 2012-05-06 | 1        | 13
"""

AE = Rule(
    "A&E attendances",
    "By day of arrival. Unplanned, the default: every attendance but planned follow-ups (AEATTENDCAT 2) and people "
    "who left before or without treatment (AEATTENDDISP 12, 13).",
    {f'ae = "{name}"': query for name, query in visits.AE.items()},
    [
        Case(
            "unplanned leaves out planned follow-ups and people who were not seen",
            {"analysed": ONE, "ae": ARRIVALS},
            """
person | ae
1      | 3 → 0
""",
        ),
        Case(
            "on request every attendance counts",
            {"analysed": ONE, "ae": ARRIVALS},
            """
person | ae
1      | 7 → 0
""",
            {"ae": "all"},
        ),
    ],
)

OUTPATIENT = Rule(
    "Outpatient attendances",
    "Appointments at which the person was seen: ATTENDED 5 (in time) or 6 (late).",
    {"Outpatients": visits.OUTPATIENT},
    [
        Case(
            "only appointments at which the person was seen count",
            {"analysed": ONE, "op": """
person | appointment_on | attended
1      | 2013-05-01     | 5
1      | 2013-05-02     | 6
1      | 2013-05-03     | 2
1      | 2013-05-04     | 3
1      | 2013-05-05     | 4
1      | 2013-05-06     | 7
1      | 2013-05-07     | 0
"""},
            """
person | outpatient
1      | 0 → 2
""",
        ),
    ],
)  # fmt: skip

EDGES = Rule(
    "The edges of the windows",
    "The day of referral belongs to the window after. The first day of the window before counts; the last day "
    "of the window after is the day before it would begin again.",
    {},
    [
        Case(
            "the day of referral is after, the day before it is before",
            {"analysed": ONE, "ae": """
person | arrived_on
1      | 2013-03-31
1      | 2013-04-01
"""},
            """
person | ae
1      | 1 → 1
""",
        ),
        Case(
            "the same days bound every kind of use",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2012-03-31 | 2012-04-01 | 2012-03-31 | 2012-04-01 | 1
2      | 1      | 2012-04-01 | 2012-04-02 | 2012-04-01 | 2012-04-02 | 1
3      | 1      | 2013-03-31 | 2013-04-01 | 2013-03-31 | 2013-04-01 | 1
4      | 1      | 2014-03-31 | 2014-04-01 | 2014-03-31 | 2014-04-01 | 1
5      | 1      | 2014-04-01 | 2014-04-02 | 2014-04-01 | 2014-04-02 | 1
""", "op": """
person | appointment_on
1      | 2012-03-31
1      | 2012-04-01
1      | 2013-03-31
1      | 2013-04-01
1      | 2014-03-31
1      | 2014-04-01
"""},
            """
person | spells | fces  | bed_days | outpatient
1      | 2 → 1  | 2 → 1 | 2 → 1    | 2 → 2
""",
        ),
        Case(
            "365 days count on either side, and not one more",
            {"analysed": ONE, "ae": """
person | arrived_on
1      | 2012-03-31
1      | 2012-04-01
1      | 2014-03-31
1      | 2014-04-01
"""},
            """
person | ae
1      | 1 → 1
""",
        ),
    ],
)  # fmt: skip

RULES = [AE, OUTPATIENT, EDGES]
