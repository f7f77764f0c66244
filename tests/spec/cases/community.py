"""Care outside hospital: GP contacts, prescriptions, social and residential care."""

from commonweal.evaluation.activity.queries import community
from tests.spec.rule import Case, Rule

ONE = """
person | index_on
1      | 2013-04-01
"""

GP = Rule(
    "GP contacts",
    "By day. Face to face are those at the practice and visits at home; by telephone those by telephone. Contacts in "
    "writing or of another kind are in neither.",
    {"Face to face": community.GP_FACE, "By telephone": community.GP_PHONE},
    [
        Case(
            "contacts count by how they were made",
            {"analysed": ONE, "gp": """
person | contacted_on | mode
1      | 2013-03-30   | face_to_face
1      | 2013-03-31   | home
1      | 2013-03-31   | telephone
1      | 2013-04-01   | telephone
1      | 2013-04-02   | telephone
1      | 2013-04-03   | online
1      | 2013-04-04   | other
"""},
            """
person | gp_face | gp_phone
1      | 2 → 0   | 1 → 2
""",
        ),
        Case(
            "two contacts on one day are two",
            {"analysed": ONE, "gp": """
person | contacted_on | mode
1      | 2013-05-01   | face_to_face
1      | 2013-05-01   | face_to_face
"""},
            """
person | gp_face
1      | 0 → 2
""",
        ),
    ],
)  # fmt: skip

PRESCRIPTIONS = Rule(
    "Prescriptions",
    "Items prescribed, by day of issue.",
    {"Prescriptions": community.PRESCRIPTIONS},
    [
        Case(
            "items are counted, not prescriptions",
            {"analysed": ONE, "prescriptions": """
person | issued_on  | items
1      | 2013-03-01 | 3
1      | 2013-03-31 | 1
1      | 2013-04-01 | 2
1      | 2013-05-01 | 4
"""},
            """
person | prescriptions
1      | 4 → 6
""",
        ),
    ],
)  # fmt: skip

CARE = Rule(
    "Days of social and residential care",
    "Days in the window from the first to the last of each spell of care, both counted; where no last day is given the "
    "care goes on. A day counts once, however much care there was on it. Social care is care at home, day care and "
    "care bought with a direct payment; residential care is that of residential and nursing homes.",
    {"Social care": community.SOCIAL_CARE, "Residential care": community.RESIDENTIAL},
    [
        Case(
            "the first and the last day of care both count, on whichever side of referral they lie",
            {"analysed": ONE, "care": """
person | kind      | starts_on  | ends_on
1      | home_care | 2013-03-30 | 2013-04-03
"""},
            """
person | social_care | residential
1      | 2 → 3       | 0 → 0
""",
        ),
        Case(
            "a day with two kinds of social care is one day",
            {"analysed": ONE, "care": """
person | kind           | starts_on  | ends_on
1      | home_care      | 2013-05-01 | 2013-05-10
1      | day_care       | 2013-05-03 | 2013-05-04
1      | direct_payment | 2013-05-08 | 2013-05-12
1      | home_care      | 2013-05-13 | 2013-05-13
"""},
            """
person | social_care | residential
1      | 0 → 13      | 0 → 0
""",
        ),
        Case(
            "social and residential care are counted apart",
            {"analysed": ONE, "care": """
person | kind        | starts_on  | ends_on
1      | home_care   | 2013-05-01 | 2013-05-10
1      | residential | 2013-05-10 | 2013-05-20
1      | nursing     | 2013-05-20 | 2013-05-21
"""},
            """
person | social_care | residential
1      | 0 → 10      | 0 → 12
""",
        ),
        Case(
            "care with no last day goes on to the end of the window",
            {"analysed": """
person | index_on   | before_from | after_to
1      | 2013-04-01 | 2012-04-01  | 2013-05-04
""", "care": """
person | kind    | starts_on  | ends_on
1      | nursing | 2013-03-31 |
"""},
            """
person | residential
1      | 1 → 33
""",
        ),
        Case(
            "care from before the window counts from its first day on",
            {"analysed": ONE, "care": """
person | kind      | starts_on  | ends_on
1      | home_care | 2011-01-01 | 2012-04-03
"""},
            """
person | social_care
1      | 3 → 0
""",
        ),
    ],
)  # fmt: skip

RULES = [GP, PRESCRIPTIONS, CARE]
