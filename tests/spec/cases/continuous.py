"""Continuous spells, which go on across hospitals, and stays for what the service cannot change."""

from commonweal.evaluation.activity.queries import stays
from tests.spec.rule import Case, Rule

ONE = """
person | index_on
1      | 2013-04-01
"""

CIPS = Rule(
    "Continuous spells",
    "Stays of one person, with whichever provider, put in order by day of admission. A stay goes on from the one "
    "before it when no more than three days lie between leaving one and being admitted to the other, and either says "
    "that the person was transferred: out of the earlier (DISDEST 51, 52, 53) or into the later (ADMISORC 51, 52, 53, "
    "ADMIMETH 2B, 81). In the store TRANSIT says so: 1 out, 2 in and out, 3 in. A continuous spell counts once, in the "
    "window of its first admission; its admission method is that of its first stay which has one.",
    {
        "Joined": stays.JOINED, "Continuous": stays.RUNS, "Continuous spells": stays.CIPS,
    } | {f'admissions = "{name}"': query for name, query in stays.CHOSEN_RUNS.items()},
    [
        Case(
            "a transfer makes one continuous spell of two stays",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 21       | 2012-10-03 | 1       | 1
2      | 1      | RHQ      | 2012-10-03 | 2012-10-09 | 2012-10-03 | 2B       | 2012-10-09 | 1       | 3
"""},
            """
person | spells | cips  | bed_days
1      | 2 → 0  | 1 → 0 | 8 → 0
""",
        ),
        Case(
            "it is enough that one of the two hospitals says so",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1       | 1
2      | 1      | RHQ      | 2012-10-03 | 2012-10-09 | 2012-10-03 | 2012-10-09 | 1       | 0
3      | 1      | RFR      | 2012-12-01 | 2012-12-03 | 2012-12-01 | 2012-12-03 | 1       | 0
4      | 1      | RHQ      | 2012-12-03 | 2012-12-09 | 2012-12-03 | 2012-12-09 | 1       | 3
"""},
            """
person | spells | cips
1      | 4 → 0  | 2 → 0
""",
        ),
        Case(
            "without a transfer the next day's admission is another continuous spell",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1       | 0
2      | 1      | RHQ      | 2012-10-04 | 2012-10-09 | 2012-10-04 | 2012-10-09 | 1       | 0
"""},
            """
person | spells | cips
1      | 2 → 0  | 2 → 0
""",
        ),
        Case(
            "three days may lie between, and not four",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1       | 1
2      | 1      | RHQ      | 2012-10-06 | 2012-10-09 | 2012-10-06 | 2012-10-09 | 1       | 1
3      | 1      | RFR      | 2012-10-13 | 2012-10-14 | 2012-10-13 | 2012-10-14 | 1       | 3
"""},
            """
person | spells | cips
1      | 3 → 0  | 2 → 0
""",
        ),
        Case(
            "a chain of transfers is one continuous spell, in the window in which it began",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth | transit
1      | 1      | RFR      | 2013-03-28 | 2013-03-31 | 2013-03-28 | 21       | 2013-03-31 | 1       | 1
2      | 1      | RHQ      | 2013-03-31 | 2013-04-05 | 2013-03-31 | 2B       | 2013-04-05 | 1       | 2
3      | 1      | RCU      | 2013-04-06 | 2013-04-20 | 2013-04-06 | 2B       | 2013-04-20 | 1       | 3
"""},
            """
person | spells | cips  | bed_days
1      | 2 → 1  | 1 → 0 | 4 → 18
""",
        ),
        Case(
            "the admission method of the first stay decides for the whole continuous spell",
            {"analysed": ONE, "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 11       | 2012-10-03 | 1       | 1
2      | 1      | RHQ      | 2012-10-03 | 2012-10-09 | 2012-10-03 | 2B       | 2012-10-09 | 1       | 3
3      | 1      | RFR      | 2012-12-01 | 2012-12-03 | 2012-12-01 | 21       | 2012-12-03 | 1       | 1
4      | 1      | RHQ      | 2012-12-03 | 2012-12-09 | 2012-12-03 | 81       | 2012-12-09 | 1       | 3
"""},
            """
person | spells | cips
1      | 2 → 0  | 1 → 0
""",
        ),
        Case(
            "stays of two people are never one continuous spell",
            {"analysed": """
person | index_on
1      | 2013-04-01
2      | 2013-04-01
""", "apc": """
epikey | person | provider | epistart   | epiend     | admidate   | disdate    | dismeth | transit
1      | 1      | RFR      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1       | 1
2      | 2      | RHQ      | 2012-10-03 | 2012-10-09 | 2012-10-03 | 2012-10-09 | 1       | 3
"""},
            """
person | cips
1      | 1 → 0
2      | 1 → 0
""",
        ),
    ],
)  # fmt: skip

UNRELATED = Rule(
    "Stays for what the service cannot change",
    "Stays that count, by day of admission, whose first recorded diagnosis begins with one of the plan's codes; by "
    "default appendicitis (K35) and fractures of forearm, wrist, hand and thigh (S52, S62, S72). The first is that of "
    "the stay's first episode which has any. No outcome of the service: a difference in them between the referred and "
    "their controls is a sign that the two were not alike.",
    {"First diagnoses": stays.DIAGNOSED, "Counted": stays.UNRELATED},
    [
        Case(
            "a stay counts by the beginning of its first diagnosis",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth | diagnosis
1      | 1      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 2012-10-03 | 1       | S720
2      | 1      | 2012-11-01 | 2012-11-03 | 2012-11-01 | 2012-11-03 | 1       | S820
3      | 1      | 2012-12-01 | 2012-12-03 | 2012-12-01 | 2012-12-03 | 1       |
4      | 1      | 2013-05-01 | 2013-05-03 | 2013-05-01 | 2013-05-03 | 1       | K358
"""},
            """
person | spells | unrelated
1      | 3 → 1  | 1 → 1
""",
        ),
        Case(
            "the first episode with a diagnosis decides, and a stay counts once",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth | diagnosis
1      | 1      | 2012-10-01 | 2012-10-03 | 1        | 2012-10-01 |            | 8       |
2      | 1      | 2012-10-03 | 2012-10-05 | 2        | 2012-10-01 |            | 8       | S720
3      | 1      | 2012-10-05 | 2012-10-09 | 3        | 2012-10-01 | 2012-10-09 | 1       | S721
4      | 1      | 2013-05-01 | 2013-05-03 | 1        | 2013-05-01 |            | 8       | J189
5      | 1      | 2013-05-03 | 2013-05-09 | 2        | 2013-05-01 | 2013-05-09 | 1       | S720
"""},
            """
person | spells | unrelated
1      | 1 → 1  | 1 → 0
""",
        ),
        Case(
            "admissions that the plan does not count are not among them",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth | diagnosis
1      | 1      | 2012-10-01 | 2012-10-03 | 2012-10-01 | 11       | 2012-10-03 | 1       | S720
"""},
            """
person | unrelated
1      | 0 → 0
""",
        ),
    ],
)  # fmt: skip

RULES = [CIPS, UNRELATED]
