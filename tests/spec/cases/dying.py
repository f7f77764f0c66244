"""The end of life: use in the last 90 days of those who died, and nights in any hospital."""

from commonweal.evaluation.activity.queries import stays
from tests.spec.rule import Case, Rule

LAST = Rule(
    "Use in the last 90 days of life",
    "Of those who died in the window after referral, what they used from the index day on is told apart: in their last "
    "90 days, of which the day of death is the last, and before them. Days before the index day do not count, whenever "
    "somebody died. Who was no longer followed on the day of death, or died after the window, takes no part. The "
    "queries are those above, over windows cut where the last days begin.",
    {},
    [
        Case(
            "of who dies 89 days after the index day, all use from it on is of the last days",
            {"analysed": """
person | index_on   | died_on
1      | 2013-04-01 | 2013-06-29
2      | 2013-04-01 | 2013-06-30
3      | 2013-04-01 | 2013-07-01
""", "ae": """
person | arrived_on
1      | 2013-03-31
1      | 2013-04-01
1      | 2013-06-29
2      | 2013-03-31
2      | 2013-04-01
2      | 2013-04-02
3      | 2013-04-01
3      | 2013-04-02
3      | 2013-04-03
"""},
            """
person | ae
1      | 0 → 2
2      | 1 → 1
3      | 2 → 1
""",
            ask="dying",
        ),
        Case(
            "who dies on the index day is in their last days on it",
            {"analysed": """
person | index_on   | died_on
1      | 2013-04-01 | 2013-04-01
""", "ae": """
person | arrived_on
1      | 2013-03-31
1      | 2013-04-01
1      | 2013-04-02
"""},
            """
person | ae
1      | 0 → 1
""",
            ask="dying",
        ),
        Case(
            "who lives, moved away before death, or died after the window has no last days",
            {"analysed": """
person | index_on   | died_on    | ends_on
1      | 2013-04-01 |            |
2      | 2013-04-01 | 2013-08-02 | 2013-08-01
3      | 2013-04-01 | 2014-04-01 |
4      | 2013-04-01 | 2014-03-31 |
""", "op": """
person | appointment_on
1      | 2014-03-31
2      | 2013-07-31
3      | 2014-03-31
4      | 2014-03-31
"""},
            """
person | outpatient
1      | 0 → 0
2      | 0 → 0
3      | 0 → 0
4      | 0 → 1
""",
            ask="dying",
        ),
        Case(
            "a stay is of the days on which it began, its nights of those on which they were",
            {"analysed": """
person | index_on   | died_on
1      | 2013-04-01 | 2013-07-09
""", "apc": """
person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 2013-04-09 | 2013-04-14 | 2013-04-09 | 2013-04-14 | 1
"""},
            """
person | spells | bed_days
1      | 1 → 0  | 2 → 3
""",
            ask="dying",
        ),
    ],
)  # fmt: skip

NIGHTS = Rule(
    "Nights in hospital",
    "For days alive and out of hospital every night counts that somebody lay in a hospital, however they were admitted "
    "and whatever the plan counts. A night that lies in two stays is one night.",
    {"Nights": stays.NIGHTS},
    [
        Case(
            "a night in two hospitals is one night",
            {"analysed": """
person | index_on
1      | 2013-04-01
""", "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | RFR      | 2013-03-25 | 2013-04-05 | 2013-03-25 | 2013-04-05 | 1
2      | 1      | RHQ      | 2013-03-30 | 2013-04-03 | 2013-03-30 | 2013-04-03 | 1
3      | 1      | RHQ      | 2013-04-05 | 2013-04-07 | 2013-04-05 | 2013-04-07 | 1
"""},
            """
person | nights
1      | 7 → 6
""",
            ask="dying",
        ),
        Case(
            "planned nights count although the plan counts emergencies",
            {"analysed": """
person | index_on
1      | 2013-04-01
""", "apc": """
person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth
1      | 2013-05-01 | 2013-05-04 | 2013-05-01 | 11       | 2013-05-04 | 1
"""},
            """
person | nights
1      | 0 → 3
""",
            {"admissions": "non_elective"},
            "dying",
        ),
        Case(
            "the night after death is nobody's, and a stay of one day has none",
            {"analysed": """
person | index_on   | died_on
1      | 2013-04-01 | 2013-04-20
2      | 2013-04-01 |
""", "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-04-18 | 2013-04-25 | 2013-04-18 | 2013-04-25 | 4
2      | 2      | 2013-04-18 | 2013-04-18 | 2013-04-18 | 2013-04-18 | 1
"""},
            """
person | nights
1      | 0 → 3
2      | 0 → 0
""",
            ask="dying",
        ),
    ],
)  # fmt: skip

RULES = [LAST, NIGHTS]
