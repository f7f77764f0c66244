"""Who is counted more than once, and use month by month: around the index day, and of whole practices."""

from datetime import date

from commonweal.evaluation.activity.queries import around, events, registered
from tests.spec.rule import Case, Rule

ONE = """
person | index_on
1      | 2013-04-01
"""

UNITS = Rule(
    "Somebody looked at from several days",
    "A control is one person in one month, and may be chosen again in another, or be referred later: each such unit is "
    "counted in its own windows. Events are read once for each person, and joined to whichever units they fall in.",
    {"Followed": events.FOLLOWED},
    [
        Case(
            "each unit is counted in its own windows, and nothing is doubled",
            {"analysed": """
unit | person | index_on
11   | 1      | 2013-04-01
12   | 1      | 2013-06-01
21   | 2      | 2013-06-01
""", "ae": """
person | arrived_on
1      | 2013-05-01
2      | 2013-07-01
""", "apc": """
epikey | person | epistart   | epiend     | epiorder | admidate   | disdate    | dismeth
1      | 1      | 2013-05-01 | 2013-05-03 | 1        | 2013-05-01 |            | 8
2      | 1      | 2013-05-03 | 2013-05-05 | 2        | 2013-05-01 | 2013-05-05 | 1
""", "care": """
person | kind      | starts_on  | ends_on
1      | home_care | 2013-05-31 | 2013-06-01
"""},
            """
unit | spells | fces  | bed_days | cips  | ae    | social_care
11   | 0 → 1  | 0 → 2 | 0 → 4    | 0 → 1 | 0 → 1 | 0 → 2
12   | 1 → 0  | 2 → 0 | 4 → 0    | 1 → 0 | 1 → 0 | 1 → 1
21   | 0 → 0  | 0 → 0 | 0 → 0    | 0 → 0 | 0 → 1 | 0 → 0
""",
        ),
    ],
)  # fmt: skip

MONTHLY = Rule(
    "Month by month around referral",
    "Months are counted from the index day, month 0 beginning on it: a day d days from it lies in month floor(12 d / "
    "365), so that twelve months are 365 days, from month -24 to month 23. Instances are emergency stays and unplanned "
    "A&E attendances, whatever the plan counts. Days on which somebody is not followed count for nothing.",
    {"Instances": around.INSTANCES},
    [
        Case(
            "month 0 begins on the day of referral and month -1 ends on the day before it",
            {"analysed": ONE, "ae": """
person | arrived_on
1      | 2013-03-31
1      | 2013-04-01
1      | 2013-05-01
1      | 2013-05-02
"""},
            """
person | month | ae
1      | -1    | 1
1      | 0     | 2
1      | 1     | 1
""",
            ask="monthly",
        ),
        Case(
            "two years count on either side, and not one day more",
            {"analysed": ONE, "op": """
person | appointment_on
1      | 2011-04-01
1      | 2011-04-02
1      | 2012-04-01
1      | 2014-03-31
1      | 2014-04-01
1      | 2015-03-31
1      | 2015-04-01
"""},
            """
person | month | outpatient
1      | -24   | 1
1      | -12   | 1
1      | 11    | 1
1      | 12    | 1
1      | 23    | 1
""",
            ask="monthly",
        ),
        Case(
            "instances are emergencies, whatever the plan counts",
            {"analysed": ONE, "apc": """
epikey | person | epistart   | epiend     | admidate   | admimeth | disdate    | dismeth
1      | 1      | 2013-04-10 | 2013-04-12 | 2013-04-10 | 21       | 2013-04-12 | 1
2      | 1      | 2013-04-20 | 2013-04-22 | 2013-04-20 | 11       | 2013-04-22 | 1
""", "ae": """
person | arrived_on | category
1      | 2013-04-10 | 1
1      | 2013-04-14 | 2
"""},
            """
person | month | spells | ae | instances
1      | 0     | 2      | 2  | 2
""",
            {"admissions": "all", "ae": "all"},
            "monthly",
        ),
        Case(
            "a unit has nothing on days on which it is not followed",
            {"analysed": """
unit | person | index_on   | starts_on  | ends_on
11   | 1      | 2013-04-01 | 2013-01-01 | 2013-08-01
12   | 1      | 2013-08-01 |            |
""", "ae": """
person | arrived_on
1      | 2012-12-31
1      | 2013-01-01
1      | 2013-07-31
1      | 2013-08-01
"""},
            """
unit | month | ae
11   | -3    | 1
11   | 3     | 1
12   | -8    | 1
12   | -7    | 1
12   | -1    | 1
12   | 0     | 1
""",
            ask="monthly",
        ),
    ],
)  # fmt: skip

PRACTICE = Rule(
    "Month by month of whole practices",
    "Everybody registered counts, referred or not, for the days on which they are registered and alive, the day of "
    "death included. What they use counts on those days, for the practice with which they are registered, by calendar "
    "month. Months are numbered year × 12 + month of the year from 0.",
    {
        "Registered": registered.ENROLLED, "First days": registered.STARTS, "First days no longer": registered.STOPS,
        "Outpatients of practices": registered.OUTPATIENT, "Referrals of practices": registered.REFERRALS,
    },
    [
        Case(
            "every practice has every month, with the days of those registered there",
            {"population": """
person | practice | registered_from | registered_to
1      | C87001   | 2000-01-01      |
2      | C87001   | 2013-05-30      |
3      | C87002   | 2000-01-01      | 2013-05-03
""", "ae": """
person | arrived_on
1      | 2013-04-10
1      | 2013-05-10
2      | 2013-05-29
2      | 2013-05-30
3      | 2013-05-02
3      | 2013-05-03
9      | 2013-05-02
""", "referrals": """
person | referred_on
1      | 2013-05-31
"""},
            """
practice | month | person_days | spells | ae | outpatient | referrals
C87001   | 24159 | 30          | 0      | 1  | 0          | 0
C87001   | 24160 | 33          | 0      | 2  | 0          | 1
C87002   | 24159 | 30          | 0      | 0  | 0          | 0
C87002   | 24160 | 2           | 0      | 1  | 0          | 0
""",
            {"data_from": date(2013, 4, 1), "data_to": date(2013, 5, 31)},
            "by_practice",
        ),
        Case(
            "the day of death is the last that counts",
            {"population": """
person | practice | died_on
1      | C87001   | 2013-04-10
2      | C87001   | 2013-04-05
""", "op": """
person | appointment_on
1      | 2013-04-10
1      | 2013-04-11
2      | 2013-04-06
""", "apc": """
epikey | person | epistart   | epiend     | admidate   | disdate    | dismeth
1      | 1      | 2013-04-02 | 2013-04-10 | 2013-04-02 | 2013-04-10 | 4
"""},
            """
practice | month | person_days | spells | ae | outpatient | referrals
C87001   | 24159 | 15          | 1      | 0  | 1          | 0
""",
            {"data_from": date(2013, 4, 1), "data_to": date(2013, 4, 30)},
            "by_practice",
        ),
    ],
)  # fmt: skip

RULES = [UNITS, MONTHLY, PRACTICE]
