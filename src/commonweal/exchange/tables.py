"""The study tables and the linkage file: what the service hands over, to whom, column by column."""

from commonweal.domain import journey, measures, people, provision
from commonweal.exchange.schema import DATE, NUMBER, TEXT, WHOLE, YES_NO, Column, Table

STUDY_ID = Column(
    "study_id",
    TEXT,
    "Random identifier of the person, made for this extract and used nowhere else.",
    example="9f2c1a7be0d43586",
)
REFERRAL_ID = Column(
    "referral_id", TEXT, "Random identifier of the referral, made for this extract.", example="41c07d92ab35e86f"
)
ONWARD_ID = Column(
    "onward_id",
    TEXT,
    "Random identifier of the onward referral or signpost, made for this extract.",
    example="c8835e1f60ba279d",
)

IN_FOLDER = (
    "It lies in the folder of study tables under its own name, as .csv or as .parquet, not both. "
    "`people` and `referrals` must be there; any other study table may be missing, and what rests on it is left out."
)
REFERRED = "The `referral_id` is one of the `referrals` table, and of the same person."
REFERRED_ON = "The `onward_id` is one of the `onward` table, and of the same person."
KNOWN = "The `study_id` is one of the `people` table; rows of anybody else are set aside."

PEOPLE = Table(
    "people",
    "People",
    "one person who agreed to evaluation and has not opted out",
    (
        STUDY_ID,
        Column("subject", TEXT, "Whether first referred as a patient or as a carer.", codes=journey.SUBJECTS),
        Column("sex", TEXT, "Sex as recorded by the practice.", codes=people.SEXES),
        Column("ethnic_group", TEXT, "Ethnic group, NHS Data Dictionary.", codes=people.ETHNIC_GROUPS),
        Column("practice", TEXT, "ODS code of the GP practice the person is registered with.", example="Y99001"),
        Column(
            "imd_quintile", WHOLE, "Deprivation of the home area, 1 the most deprived.", "quintile, 1-5", required=False
        ),
        Column(
            "conditions",
            TEXT,
            f"Long-term conditions told at referral, codes joined by |: {', '.join(journey.CONDITIONS)}.",
            required=False,
            example="diabetes|heart",
        ),
        Column("died_on", DATE, "Date of death, when the service knows of it.", required=False),
    ),
    ("study_id",),
    place=IN_FOLDER,
)

REFERRALS = Table(
    "referrals",
    "Referrals in",
    "one referral to the service",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("referred_on", DATE, "Day of the referral: the index date of the evaluation."),
        Column("age", WHOLE, "Age on the day of referral.", "completed years", example="81"),
        Column("practice", TEXT, "ODS code of the referring practice.", example="Y99001"),
        Column("pathway", TEXT, "Who referred.", codes=journey.PATHWAYS),
        Column(
            "risk_score", NUMBER, "Risk-stratification score known at referral.", "as the tool gives it", required=False
        ),
        Column(
            "state",
            TEXT,
            "State of the referral on the day of the extract.",
            codes=journey.REFERRAL_STATES,
            example="closed",
        ),
        Column("closed_on", DATE, "Day the referral was closed or not taken on.", required=False),
        Column(
            "close_reason",
            TEXT,
            f"Why it was closed ({', '.join(journey.CLOSE_REASONS)}) or not taken on "
            f"({', '.join(journey.DECLINE_REASONS)}).",
            required=False,
            example="goals_met",
        ),
    ),
    ("referral_id",),
    rules=(
        KNOWN,
        "`age` is from 0 to 130.",
        "`closed_on` does not lie before `referred_on`.",
    ),
    place=IN_FOLDER,
)

ONWARD = Table(
    "onward",
    "Onward referrals and signposts",
    "one referral out, or one signpost",
    (
        STUDY_ID,
        REFERRAL_ID,
        ONWARD_ID,
        Column("made_on", DATE, "Day it was made."),
        Column("kind", TEXT, "Which of the four it is.", codes=journey.ONWARD_KINDS),
        Column("service_type", TEXT, "Type of service.", codes=provision.SERVICE_TYPES, required=False),
        Column("provider", TEXT, "Code of the provider, the same in every extract.", required=False, example="P007"),
        Column("state", TEXT, "State on the day of the extract.", codes=journey.ONWARD_STATES, example="ended"),
        Column("started_on", DATE, "Day the person started.", required=False),
        Column("funded_until", DATE, "Last day of the funded place.", required=False),
        Column(
            "next_step", TEXT, "What came next when the funded place ended.", codes=journey.NEXT_STEPS, required=False
        ),
        Column("next_step_on", DATE, "Day the next step was recorded for.", required=False),
    ),
    ("onward_id",),
    rules=(
        KNOWN,
        REFERRED,
    ),
    place=IN_FOLDER,
)

ATTENDANCE = Table(
    "attendance",
    "Attendance",
    "one session of one onward referral",
    (
        STUDY_ID,
        ONWARD_ID,
        Column("attended_on", DATE, "Day of the session."),
        Column("attended", YES_NO, "Whether the person came."),
    ),
    ("onward_id", "attended_on"),
    rules=(
        KNOWN,
        REFERRED_ON,
    ),
    place=IN_FOLDER,
)

CONTINUING = Table(
    "continuing",
    "What the person still goes to",
    "one answer, asked some months after the funded time ended",
    (
        STUDY_ID,
        ONWARD_ID,
        Column("asked_on", DATE, "Day the person was asked, or could not be asked."),
        Column("answer", TEXT, "What they said.", codes=journey.STILL_GOING),
    ),
    ("onward_id", "asked_on"),
    rules=(
        KNOWN,
        REFERRED_ON,
    ),
    place=IN_FOLDER,
)

CONTACTS = Table(
    "contacts",
    "Contacts",
    "one contact, or attempt, by the service with the person",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("contacted_on", DATE, "Day of the contact."),
        Column("kind", TEXT, "How.", codes=journey.CONTACT_KINDS),
        Column("purpose", TEXT, "What for.", codes=journey.CONTACT_PURPOSES),
        Column("outcome", TEXT, "What came of it.", codes=journey.CONTACT_OUTCOMES),
    ),
    rules=(
        KNOWN,
        REFERRED,
        "There is no key, since two contacts of a day may be alike: a row that is sent twice counts twice.",
    ),
    place=IN_FOLDER,
)

SCORES = Table(
    "scores",
    "Well-being scores",
    "one measure asked once",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("point", TEXT, "Baseline or follow-up.", codes=measures.POINTS),
        Column("scored_on", DATE, "Day the measure was asked."),
        Column("measure", TEXT, "Which of the eight.", codes={m.code: m.name for m in measures.MEASURES}),
        Column("score", WHOLE, "The score; empty when skipped.", "points, 1-5", required=False, example="3"),
        Column("skipped", TEXT, "Why it was skipped.", codes=measures.SKIPPED, required=False, example=None),
    ),
    ("referral_id", "point", "scored_on", "measure"),
    rules=(
        KNOWN,
        REFERRED,
        "Either `score` or `skipped` is filled, not both.",
    ),
    place=IN_FOLDER,
)

COSTS = Table(
    "costs",
    "What the service cost",
    "one amount for one period",
    (
        Column("starts_on", DATE, "First day the amount pays for."),
        Column("ends_on", DATE, "Last day the amount pays for."),
        Column(
            "item", TEXT, "What was paid for.", codes={"core": "Core team and running", "grants": "Grants to providers"}
        ),
        Column("amount", WHOLE, "What it cost, in the prices of its own year.", "pence", example="5000000"),
    ),
    ("starts_on", "ends_on", "item"),
    rules=(
        "`ends_on` does not lie before `starts_on`.",
        "`amount` is not below nought.",
    ),
    place=IN_FOLDER,
)

EXCLUDED = Table(
    "excluded",
    "Who was left out",
    "one reason for leaving people out, with how many",
    (
        Column("reason", TEXT, "Why.", codes={
            "no_consent": "Did not agree to evaluation",
            "opted_out": "National data opt-out",
            "merged": "Record merged into another",
        }),
        Column("people", WHOLE, "How many people.", "people", example="12"),
    ),
    ("reason",),
    rules=(
        "`people` is not below nought.",
    ),
    place=IN_FOLDER,
)  # fmt: skip

STUDY_TABLES = (PEOPLE, REFERRALS, ONWARD, ATTENDANCE, CONTINUING, CONTACTS, SCORES, COSTS, EXCLUDED)

LINKAGE = Table(
    "linkage",
    "Linkage file",
    "one person, for the controller who holds the hospital data and for nobody else",
    (
        STUDY_ID,
        Column("nhs_number", TEXT, "NHS number.", "10 digits", required=False, example="9991234578"),
        Column("family_name", TEXT, "Family name.", example="Ashdown"),
        Column("given_name", TEXT, "Given name.", example="Wilfred"),
        Column("born_on", DATE, "Date of birth.", example="1933-02-28"),
        Column("sex", TEXT, "Sex.", codes=people.SEXES),
        Column("postcode", TEXT, "Postcode of the home.", required=False, example="ZZ99 3VZ"),
    ),
    ("study_id",),
    place="Made by the service, sealed to be carried; the evaluator never sees it.",
)

BRIDGE = Table(
    "bridge",
    "Bridge",
    "one person found in the hospital data, made by the controller from the linkage file",
    (
        STUDY_ID,
        Column(
            "hes_id",
            TEXT,
            "The person's identifier in the hospital files (ENCRYPTED_HESID or TOKEN_PERSON_ID), in capitals or not.",
            example="0A1B2C3D4E5F60718293A4B5C6D7E8F9",
        ),
        Column("match_rank", WHOLE, "How sure the match is, 1 the surest.", "rank, 1-8"),
    ),
    ("study_id",),
    rules=(
        "A `hes_id` belongs to one `study_id` only; of two, the surer match is kept.",
        "Rows of people who are not in the `people` table are passed over.",
    ),
    place="Any name: the plan names it.",
)
