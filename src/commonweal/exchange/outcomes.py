"""Study tables about what came of support, beside those that the evaluation reads: the service hands over both."""

from commonweal.domain import journey, measures, outcomes
from commonweal.domain.outcomes import experience
from commonweal.exchange.schema import DATE, TEXT, WHOLE, Column, Table
from commonweal.exchange.tables import KNOWN, ONWARD_ID, REFERRAL_ID, REFERRED, REFERRED_ON, STUDY_ID, STUDY_TABLES

IN_FOLDER = (
    "It lies in the folder of study tables under its own name, as .csv or as .parquet. The evaluation does not read "
    "it yet: it is there for whoever analyses these tables themselves."
)

STILL_GOING = Table(
    "still_going",
    "Whether people still go, question by question",
    "one question that came due after the funded time of one place ended, asked or not",
    (
        STUDY_ID,
        ONWARD_ID,
        Column(
            "months",
            WHOLE,
            "Which question: so many months after the last funded day, counted as 91, 182 and 365 days.",
            "months",
            codes={str(months): words for months, words in outcomes.MONTHS.items()},
            example="3",
        ),
        Column("due_on", DATE, "Day from which it was to be asked; four weeks earlier it could be."),
        Column("asked_on", DATE, "Day of the answer, or of the try; empty when nobody asked.", required=False),
        Column("answer", TEXT, "What was said; empty when nobody asked.", codes=journey.STILL_GOING, required=False),
        Column("told_by", TEXT, "Who said so.", codes=outcomes.TOLD_BY, required=False),
    ),
    ("onward_id", "months"),
    rules=(
        KNOWN,
        REFERRED_ON,
        "Due are all rows, asked those with an `answer`, answered those with `yes` or `no`: silence is a row.",
        "People who had died by the day it was due have no row.",
    ),
    place=IN_FOLDER,
)

PROGRESSION = Table(
    "progression",
    "What people moved on to",
    "one step that a person took",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("kind", TEXT, "What it was.", codes=outcomes.PROGRESSION),
        Column("began_on", DATE, "Day it began."),
    ),
    rules=(KNOWN, REFERRED, "There is no key: a person may take the same step twice."),
    place=IN_FOLDER,
)

BENEFITS = Table(
    "benefits",
    "Benefits claimed with help",
    "one claim",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("kind", TEXT, "Which benefit.", codes=outcomes.BENEFITS),
        Column("claimed_on", DATE, "Day of the claim."),
        Column("outcome", TEXT, "What came of it by the day of the extract.", codes=outcomes.BENEFIT_OUTCOMES),
        Column("decided_on", DATE, "Day of the decision.", required=False),
        Column("paid", TEXT, "How often an award is paid.", codes=outcomes.PAID, required=False),
        Column(
            "amount",
            WHOLE,
            "What was awarded: a year, or once, as `paid` says; empty where no money comes with it.",
            "pence",
            required=False,
            example="378000",
        ),
    ),
    rules=(KNOWN, REFERRED, "There is no key: a benefit may be claimed again."),
    place=IN_FOLDER,
)

UNMET = Table(
    "unmet",
    "What people needed and could not have",
    "one need that could not be met",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("noted_on", DATE, "Day it was noted."),
        Column("need", TEXT, "What was needed.", codes=journey.REASONS),
        Column("why", TEXT, "Why it could not be had.", codes=outcomes.UNMET_WHY),
    ),
    rules=(KNOWN, REFERRED, "There is no key: the same may be missing twice."),
    place=IN_FOLDER,
)

EXPERIENCE = Table(
    "experience",
    "What the service was like",
    "one person or carer who was given the questions, answered or not",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("who", TEXT, "Who was asked.", codes=experience.WHO),
        Column("how", TEXT, "How they could answer.", codes=experience.HOW),
        Column("asked_on", DATE, "Day the questions were given."),
        Column("answered_on", DATE, "Day of the answer; empty when none came.", required=False),
        *(
            Column(asked.code, WHOLE, asked.person, "points, 1-5", required=False, example="4")
            for asked in experience.QUESTIONS
        ),
    ),
    rules=(
        KNOWN,
        REFERRED,
        "5 is the best answer (" + "; ".join(f"{points} {words}" for points, words in experience.SCALE.items()) + ").",
        "Words are not handed over. There is no key: somebody may be asked twice.",
    ),
    place=IN_FOLDER,
)

INSTRUMENTS = Table(
    "instruments",
    "Other questionnaires",
    "one item of one questionnaire asked once",
    (
        STUDY_ID,
        REFERRAL_ID,
        Column("instrument", TEXT, "Which questionnaire.", example="ons4"),
        Column("edition", WHOLE, "Which edition of it.", "number", example="1"),
        Column("point", TEXT, "Baseline or follow-up.", codes=measures.POINTS),
        Column("answered_on", DATE, "Day it was asked."),
        Column("item", TEXT, "Which item.", example="satisfied"),
        Column("value", WHOLE, "The answer as given; empty when skipped.", "points", required=False, example="7"),
        Column("skipped", TEXT, "Why it was skipped.", codes=measures.SKIPPED, required=False, example=None),
    ),
    rules=(
        KNOWN,
        REFERRED,
        "Answers are as given: reversing and adding up are left to whoever analyses them.",
        "There is no key: a questionnaire may be asked twice on a day.",
    ),
    place=IN_FOLDER,
)

OUTCOME_TABLES = (STILL_GOING, PROGRESSION, BENEFITS, UNMET, EXPERIENCE, INSTRUMENTS)
HANDED_OVER = (*STUDY_TABLES, *OUTCOME_TABLES)
"""All that the service hands over to the evaluator."""
