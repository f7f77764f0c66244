"""Stays: how finished episodes become spells, FCEs and bed days."""

from commonweal.evaluation.activity.queries import stays
from tests.spec.rule import Case, Rule

ONE = """
person | index_on
1      | 2013-04-01
"""

SPELLS = Rule(
    "Spells",
    "A spell is a stay with one provider. The finished episodes of a person with a provider are put in order (start, "
    "end, order in the spell, transfer, key); an episode belongs to the same stay as the one before it when both have "
    "the same admission date, or start on the same day, or when the one before did not end in a discharge (DISMETH 8 "
    "or 9) and this one starts on the day it ended. A spell counts in the window in which the person was admitted. Its "
    "admission method is that of its first episode which has one.",
    {
        "Episodes": stays.EPISODES, "Numbered": stays.NUMBERED, "Stays": stays.STAYS,
        "Spells": stays.SPELLS,
    },
    [
        Case(
            "a stay of two episodes is one spell and two FCEs",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 |            | 8
2      | 1      | 2012-10-03 | 2012-10-10 | 2        | 2012-10-01 | 2012-10-10 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 2 → 0 | 9 → 0
""",
        ),
        Case(
            "episodes that start on the same day are one spell, whatever their admission dates",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-01 | 2012-09-30 |            | 8
2      | 1      | 2012-10-01 | 2012-10-04 | 2012-10-01 | 2012-10-04 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 2 → 0 | 4 → 0
""",
        ),
        Case(
            "an episode that starts where one without a discharge ended goes on with the same spell",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 |            | 8
2      | 1      | 2012-10-03 | 2012-10-05 | 1        | 2012-10-03 | 2012-10-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 2 → 0 | 4 → 0
""",
        ),
        Case(
            "so does one whose way of leaving is not known",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 |            | 9
2      | 1      | 2012-10-03 | 2012-10-05 | 1        | 2012-10-03 | 2012-10-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 2 → 0 | 4 → 0
""",
        ),
        Case(
            "of episodes with the same days, their order in the spell says which was first",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | admimeth | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-01 | 2        | 2012-10-01 | 11       | 2012-10-01 | 1
2      | 1      | 2012-10-01 | 2012-10-01 | 1        | 2012-10-01 | 21       |            | 8
"""},
            """
person | spells | fces
1      | 1 → 0  | 2 → 0
""",
        ),
        Case(
            "the order decides too which episode another can go on from",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-01 | 2        | 2012-10-01 |            | 8
2      | 1      | 2012-10-01 | 2012-10-01 | 1        | 2012-10-01 | 2012-10-01 | 1
3      | 1      | 2012-10-01 | 2012-10-03 | 3        | 2012-10-01 |            | 8
4      | 1      | 2012-10-03 | 2012-10-05 | 1        | 2012-10-03 | 2012-10-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 4 → 0 | 4 → 0
""",
        ),
        Case(
            "an episode that starts on the day of a discharge is a spell of its own",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1
2      | 1      | 2012-10-03 | 2012-10-05 | 2012-10-03 | 2012-10-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 2 → 0  | 2 → 0 | 4 → 0
""",
        ),
        Case(
            "stays with two providers are two spells",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1
2      | 1      | RHQ      | 2012-10-03 | 2012-10-05 | 2012-10-03 | 2012-10-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 2 → 0  | 2 → 0 | 4 → 0
""",
        ),
        Case(
            "the admission method of the first episode decides for the whole spell",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | admimeth | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 | 11       |            | 8
2      | 1      | 2012-10-03 | 2012-10-05 | 2        | 2012-10-01 | 21       | 2012-10-05 | 1
3      | 1      | 2012-12-01 | 2012-12-02 | 1        | 2012-12-01 | 2A       |            | 8
4      | 1      | 2012-12-02 | 2012-12-03 | 2        | 2012-12-01 | 11       | 2012-12-03 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 2 → 0 | 2 → 0
""",
        ),
        Case(
            "an admission method that the first episode lacks is that of the next",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | admimeth | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 |          |            | 8
2      | 1      | 2012-10-03 | 2012-10-05 | 2        | 2012-10-01 | 21       |            | 8
3      | 1      | 2012-10-05 | 2012-10-06 | 3        | 2012-10-01 | 11       | 2012-10-06 | 1
4      | 1      | 2012-12-01 | 2012-12-02 | 1        | 2012-12-01 |          | 2012-12-02 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 3 → 0 | 5 → 0
""",
        ),
        Case(
            "a missing admission date is filled in from the start of a first episode",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        |          | 2012-10-03 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 1 → 0 | 2 → 0
""",
        ),
        Case(
            "it is not filled in for a transfer or a later episode, which then count nowhere",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate | admisorc | admimeth | disdate    | dismeth
1      | 1      | 2012-10-01 | 2012-10-03 | 1        |          | 51       | 21       | 2012-10-03 | 1
2      | 1      | 2012-11-01 | 2012-11-03 | 2        |          | 19       | 21       | 2012-11-03 | 1
3      | 1      | 2012-12-01 | 2012-12-03 | 1        |          | 19       | 81       | 2012-12-03 | 1
4      | 1      | 2013-01-01 | 2013-01-03 | 1        |          | 19       | 2B       | 2013-01-03 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 0 → 0  | 0 → 0 | 0 → 0
""",
            {"admissions": "all"},
        ),
        Case(
            "a person who used nothing still counts, with nothing",
            {"analysed": """
person | index_on
1      | 2013-04-01
2      | 2013-04-01
""", "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 2      | 2013-10-01 | 2013-10-03 | 2013-10-01 | 2013-10-03 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 0 → 0  | 0 → 0 | 0 → 0
2      | 0 → 1  | 0 → 1 | 0 → 2
""",
        ),
    ],
)  # fmt: skip

METHODS = """
epikey | person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth
1      | 1      | 2012-05-01 | 2012-05-02 | 2012-05-01 | 11       | 2012-05-02 | 1
2      | 1      | 2012-06-01 | 2012-06-02 | 2012-06-01 | 12       | 2012-06-02 | 1
3      | 1      | 2012-07-01 | 2012-07-02 | 2012-07-01 | 21       | 2012-07-02 | 1
4      | 1      | 2012-08-01 | 2012-08-02 | 2012-08-01 | 2D       | 2012-08-02 | 1
5      | 1      | 2012-09-01 | 2012-09-02 | 2012-09-01 | 31       | 2012-09-02 | 1
6      | 1      | 2012-10-01 | 2012-10-02 | 2012-10-01 | 81       | 2012-10-02 | 1
7      | 1      | 2012-11-01 | 2012-11-02 | 2012-11-01 | 13       | 2012-11-02 | 1
"""

ADMISSIONS = Rule(
    "Which admissions count",
    "By default those whose admission method begins with 2: emergencies. On request all but the planned ones, "
    "or all.",
    {f"admissions = \"{name}\"": query for name, query in stays.ADMISSIONS.items()},
    [
        Case(
            "non-elective admissions are those of method 2x",
            {"analysed": ONE, "apc": METHODS},
            """
person | spells
1      | 2 → 0
""",
        ),
        Case(
            "not elective means any method but 11, 12 and 13",
            {"analysed": ONE, "apc": METHODS},
            """
person | spells
1      | 4 → 0
""",
            {"admissions": "not_elective"},
        ),
        Case(
            "on request every admission counts",
            {"analysed": ONE, "apc": METHODS},
            """
person | spells
1      | 7 → 0
""",
            {"admissions": "all"},
        ),
    ],
)  # fmt: skip

FCES = Rule(
    "Finished consultant episodes",
    "An episode of a stay that counts, in the window in which the episode started. Its stay may have begun in the "
    "window before.",
    {"FCEs": stays.FCES},
    [
        Case(
            "each episode counts in the window in which it started, its spell in that of the admission",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2013-03-30 | 2013-04-02 | 1        | 2013-03-30 |            | 8
2      | 1      | 2013-04-02 | 2013-04-05 | 2        | 2013-03-30 | 2013-04-05 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 1 → 0  | 1 → 1 | 2 → 4
""",
        ),
    ],
)  # fmt: skip

BED_DAYS = Rule(
    "Bed days",
    "The nights of a stay that lie inside the window: from admission to discharge, or to the end of the last "
    "episode when no later discharge is recorded, clipped at both edges. A stay without a night has none.",
    {"Bed days": stays.BED_DAYS},
    [
        Case(
            "a stay across the day of referral is divided between the windows",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-03-25 | 2013-04-11 | 2013-03-25 | 2013-04-11 | 1
"""},
            """
person | spells | bed_days
1      | 1 → 0  | 7 → 10
""",
        ),
        Case(
            "a stay that began before the first window counts there only with the nights inside",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2012-03-25 | 2012-04-03 | 2012-03-25 | 2012-04-03 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 0 → 0  | 0 → 0 | 2 → 0
""",
        ),
        Case(
            "a discharge after the last episode ended counts, one recorded before it does not",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-05-01 | 2013-05-04 | 2013-05-01 | 2013-05-06 | 1
2      | 1      | 2013-07-01 | 2013-07-04 | 2013-07-01 | 2013-07-02 | 1
"""},
            """
person | bed_days
1      | 0 → 8
""",
        ),
        Case(
            "a same-day stay is a spell of no bed days",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-05-01 | 2013-05-01 | 2013-05-01 | 2013-05-01 | 1
"""},
            """
person | spells | bed_days
1      | 0 → 1  | 0 → 0
""",
        ),
        Case(
            "after a death nothing more is counted",
            {"analysed": """
person | index_on   | before_from | after_to
1      | 2013-04-01 | 2012-04-01  | 2013-05-04
""", "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-05-01 | 2013-05-20 | 2013-05-01 | 2013-05-20 | 1
2      | 1      | 2013-06-01 | 2013-06-02 | 2013-06-01 | 2013-06-02 | 1
"""},
            """
person | spells | fces  | bed_days
1      | 0 → 1  | 0 → 1 | 0 → 3
""",
        ),
    ],
)  # fmt: skip

RULES = [SPELLS, ADMISSIONS, FCES, BED_DAYS]
