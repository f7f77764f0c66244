"""Who engaged, and who goes on once the funded place has ended."""

from commonweal.evaluation.cohort import queries
from tests.spec.cases.cohort import PERSON
from tests.spec.rule import Case, Rule

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

TWO_PLACES = """
person | onward_id | made_on    | kind       | service_type | funded_until
1      | o1        | 2013-08-01 | funded_vcs | advocacy     | 2013-10-31
1      | o2        | 2013-08-02 | funded_vcs | befriending  | 2013-10-31
"""
THEN = Rule(
    "As known on a landmark",
    "Groups chosen by what came after referral are compared from a landmark on, by what was known on that day: for a "
    "funded referral 122 days after referral, for continued use 274. Nobody is put into a group by what came later.",
    {"Funded": queries.FUNDED, "Continuing": queries.CONTINUING},
    [
        Case(
            "a funded referral on day 122 is known on the landmark, one of the day after is not",
            {
                "people": "person\n1\n2", "bridge": "person\n1\n2",
                "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
2      | r2          | 2013-04-01
""", "onward": """
person | onward_id | made_on    | funded_until
1      | o1        | 2013-08-01 | 2013-10-31
2      | o2        | 2013-08-02 | 2013-10-31
"""},
            """
person | funded | funded_then
1      | yes    | yes
2      | yes    | no
""",
        ),
        Case(
            "a session on day 274 is known on the landmark, one of the day after is not",
            {
                "people": "person\n1\n2", "bridge": "person\n1\n2",
                "referrals": """
person | referral_id | referred_on
1      | r1          | 2013-04-01
2      | r2          | 2013-04-01
""", "onward": """
person | onward_id | made_on    | funded_until
1      | o1        | 2013-04-10 | 2013-07-31
2      | o2        | 2013-04-10 | 2013-07-31
""", "attendance": """
person | onward_id | attended_on
1      | o1        | 2013-12-31
2      | o2        | 2014-01-01
"""},
            """
person | continuing | continuing_then
1      | yes        | yes
2      | yes        | no
""",
        ),
    ],
)  # fmt: skip

SERVICE = Rule(
    "The first service",
    "The type of the first service that somebody was referred on to within the window, of any kind and whether or not "
    "they went; of two on one day the one with the lower identifier.",
    {"First service": queries.SERVICE},
    [
        Case(
            "the first of two services counts",
            {**PERSON, "onward": TWO_PLACES},
            """
person | service
1      | advocacy
""",
        ),
        Case(
            "somebody who was not referred on has none, nor has a service without a type",
            {**PERSON, "onward": PLACE},
            """
person | service
1      | none
""",
        ),
    ],
)  # fmt: skip

RULES = [ENGAGED, CONTINUING, THEN, SERVICE]
