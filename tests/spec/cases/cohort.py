"""The cohort: whose activity is counted, from which day, and for how long."""

from commonweal.evaluation.cohort import queries
from tests.spec.rule import Case, Rule

PERSON = {
    "people": """
person
1
""",
    "bridge": """
person
1
""",
    "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
""",
}
ANALYSED = """
person | index_on   | days_before | days_after | died
1      | 2013-04-01 | 365         | 365        | no
"""
NOBODY = "person"

INDEX = Rule(
    "The index date",
    "The day of the person's first referral in the plan's period, whatever came of it. Time is counted from "
    "referral and not from engagement: one must live and stay out of hospital for long enough to engage.",
    {"Index": queries.INDEX},
    [
        Case("somebody referred and found is analysed", PERSON, ANALYSED),
        Case(
            "of several referrals in the period the first counts",
            {**PERSON, "referrals": """
person | referral_id | referred_on | age
1      | r1          | 2013-02-28  | 79
1      | r2          | 2013-06-01  | 81
1      | r3          | 2013-04-01  | 80
"""},
            """
person | index_on   | age | days_before | days_after
1      | 2013-04-01 | 80  | 365         | 365
""",
        ),
        Case(
            "somebody who was not found in the hospital data is not analysed",
            {**PERSON, "bridge": ""},
            NOBODY,
        ),
        Case(
            "a match less sure than the plan accepts is none",
            {**PERSON, "bridge": """
person | match_rank
1      | 4
"""},
            NOBODY,
            {"match_rank_up_to": 3},
        ),
    ],
)  # fmt: skip

LATE = {
    **PERSON,
    "referrals": """
person | referral_id | referred_on
1      | r1          | 2014-06-30
""",
}
TIME = Rule(
    "Time at risk",
    "Each window is as long as the plan says. Somebody who dies counts up to and including the day of death. Windows "
    "that the hospital data do not wholly cover: the person is left out (`after = \"full\"`), or counts for the "
    "days that are covered (`after = \"partial\"`).",
    {"Deaths": queries.DEATHS},
    [
        Case(
            "a registered death ends the time at risk on its day",
            {**PERSON, "deaths": """
person | died_on
1      | 2013-04-10
"""},
            """
person | days_before | days_after | died
1      | 365         | 10         | yes
""",
        ),
        Case(
            "a stay that ended in death does the same, and so does what the service was told",
            {
                "people": """
person | died_on
1      |
2      | 2013-04-20
""", "bridge": """
person
1
2
""", "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
2      | r2          | 2013-04-01
""", "apc": """
person | epistart   | epiend     | disdate    | dismeth
1      | 2013-04-05 | 2013-04-10 | 2013-04-10 | 4
"""},
            """
person | days_before | days_after | died
1      | 365         | 10         | yes
2      | 365         | 20         | yes
""",
        ),
        Case(
            "of several accounts of a death the earliest is taken",
            {**PERSON, "deaths": """
person | died_on
1      | 2013-04-10
""", "apc": """
person | epistart   | epiend     | disdate    | dismeth
1      | 2013-04-05 | 2013-04-08 | 2013-04-09 | 4
"""},
            """
person | days_after | died
1      | 9          | yes
""",
        ),
        Case(
            "a death after the window does not shorten it",
            {**PERSON, "deaths": """
person | died_on
1      | 2014-04-01
"""},
            ANALYSED,
        ),
        Case(
            "somebody recorded as dead before the referral is not analysed",
            {**PERSON, "deaths": """
person | died_on
1      | 2013-03-31
"""},
            NOBODY,
        ),
        Case("a window that runs past the data leaves the person out", LATE, NOBODY),
        Case(
            "or, when the plan says so, counts as far as the data go",
            LATE,
            """
person | index_on   | days_before | days_after | died
1      | 2014-06-30 | 365         | 275        | no
""",
            {"after": "partial"},
        ),
        Case(
            "the same holds for the window before",
            {**PERSON, "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
"""},
            """
person | index_on   | days_before | days_after | died
1      | 2013-04-01 | 365         | 730        | no
""",
            {"after": "partial", "months": 24},
        ),
        Case(
            "windows of six months are 182 days",
            PERSON,
            """
person | days_before | days_after
1      | 182         | 182
""",
            {"months": 6},
        ),
    ],
)  # fmt: skip

RULES = [INDEX, TIME]
