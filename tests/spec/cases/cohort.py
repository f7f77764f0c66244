"""The cohort: whose activity is counted, from which day, for how long, and who engaged."""

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

ENGAGED_TABLES = {
    **PERSON,
    "contacts": """
person | contacted_on | outcome
1      | 2013-04-01   | reached
1      | 2013-04-20   | carer_reached
""",
    "attendance": """
person | attended_on
1      | 2013-10-01
""",
}
ENGAGED = Rule(
    "Substantively engaged",
    "Derived from dated contacts and attendance and never ticked in a box: by default two contacts that reached the "
    "person or a carer and one session attended, within 183 days of referral. Who engages is a different sort of "
    "person, so rows by engagement are associations.",
    {"Contacts": queries.REACHED, "Sessions": queries.SESSIONS},
    [
        Case(
            "two contacts and a session within 183 days are engagement",
            ENGAGED_TABLES,
            """
person | engaged
1      | yes
""",
        ),
        Case(
            "a session on the day of referral counts",
            {**ENGAGED_TABLES, "attendance": """
person | attended_on
1      | 2013-04-01
"""},
            """
person | engaged
1      | yes
""",
        ),
        Case(
            "an unanswered call is no contact",
            {**ENGAGED_TABLES, "contacts": """
person | contacted_on | outcome
1      | 2013-04-01   | reached
1      | 2013-04-20   | no_answer
"""},
            """
person | engaged
1      | no
""",
        ),
        Case(
            "a session missed, or attended too late, is none",
            {**ENGAGED_TABLES, "attendance": """
person | attended_on | attended
1      | 2013-06-01  | no
1      | 2013-10-02  | yes
"""},
            """
person | engaged
1      | no
""",
        ),
        Case(
            "what happened before the referral does not count",
            {**ENGAGED_TABLES, "contacts": """
person | contacted_on | outcome
1      | 2013-03-31   | reached
1      | 2013-04-20   | reached
"""},
            """
person | engaged
1      | no
""",
        ),
        Case(
            "the plan may ask for more",
            ENGAGED_TABLES,
            """
person | engaged
1      | no
""",
            {"engaged_contacts": 3},
        ),
    ],
)  # fmt: skip

PLACE = """
person | onward_id | made_on    | kind       | funded_until
1      | o1        | 2013-04-10 | funded_vcs | 2013-07-31
"""
CONTINUING = Rule(
    "Continues to use voluntary support",
    "By default: came to a session of the same support, or said that they still go, 28 to 365 days after the funded "
    "place ended. Somebody must be alive and well to do so: rows by it are associations.",
    {"Continuing": queries.CONTINUING, "Funded": queries.FUNDED},
    [
        Case(
            "a session 28 days after the funded place ended shows that the person goes on",
            {**PERSON, "onward": PLACE, "attendance": """
person | onward_id | attended_on
1      | o1        | 2013-08-28
"""},
            """
person | continuing | funded
1      | yes        | yes
""",
        ),
        Case(
            "a session a day sooner does not, nor does one a year and a day later",
            {**PERSON, "onward": PLACE, "attendance": """
person | onward_id | attended_on
1      | o1        | 2013-08-27
1      | o1        | 2014-08-01
"""},
            """
person | continuing | funded
1      | no         | yes
""",
        ),
        Case(
            "an answer that the person still goes shows it too, and an answer that they don't shows nothing",
            {
                "people": "person\n1\n2", "bridge": "person\n1\n2",
                "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
2      | r2          | 2013-04-01
""", "onward": """
person | onward_id | made_on    | kind       | funded_until
1      | o1        | 2013-04-10 | funded_vcs | 2013-07-31
2      | o2        | 2013-04-10 | funded_vcs | 2013-07-31
""", "continuing": """
person | onward_id | asked_on   | answer
1      | o1        | 2013-11-01 | yes
2      | o2        | 2013-11-01 | no
"""},
            """
person | continuing
1      | yes
2      | no
""",
        ),
        Case(
            "a referral out on the day of referral counts, one made before it does not",
            {
                "people": "person\n1\n2", "bridge": "person\n1\n2",
                "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
2      | r2          | 2013-04-01
""", "onward": """
person | onward_id | made_on    | kind       | funded_until
1      | o1        | 2013-04-01 | funded_vcs | 2013-07-31
2      | o2        | 2013-03-31 | funded_vcs | 2013-07-31
""", "attendance": """
person | onward_id | attended_on
1      | o1        | 2013-09-01
2      | o2        | 2013-09-01
"""},
            """
person | continuing | funded
1      | yes        | yes
2      | no         | no
""",
        ),
        Case(
            "a session of other support than the funded place does not show that it goes on",
            {**PERSON, "onward": """
person | onward_id | made_on    | kind       | funded_until
1      | o1        | 2013-04-10 | funded_vcs | 2013-07-31
1      | o2        | 2013-04-10 | signpost   |
""", "attendance": """
person | onward_id | attended_on
1      | o2        | 2013-09-28
"""},
            """
person | continuing | funded
1      | no         | yes
""",
        ),
        Case(
            "a place of another kind is neither funded nor continued",
            {**PERSON, "onward": """
person | onward_id | made_on    | kind      | funded_until
1      | o1        | 2013-04-10 | other_vcs | 2013-07-31
""", "attendance": """
person | onward_id | attended_on
1      | o1        | 2013-09-28
"""},
            """
person | continuing | funded
1      | no         | no
""",
        ),
    ],
)  # fmt: skip

RULES = [INDEX, TIME, ENGAGED, CONTINUING]
