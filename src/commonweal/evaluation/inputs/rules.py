"""What can be wrong with a row although each cell is right, and which rows are none of this study's business."""

TRANSFER_IN = "(coalesce(ADMISORC, '') IN ('51', '52', '53') OR coalesce(ADMIMETH, '') IN ('2B', '81'))"

WRONG = {
    "apc": (
        ("EPIEND", "EPISTAT = '3' AND EPIEND IS NULL", "is empty although the episode is finished"),
        ("EPIEND", "EPIEND < EPISTART", "lies before EPISTART"),
        ("DISDATE", "DISDATE < ADMIDATE", "lies before ADMIDATE"),
    ),
    "referrals": (
        ("age", "age NOT BETWEEN 0 AND 130", "is not a possible age"),
        ("closed_on", "closed_on < referred_on", "lies before referred_on"),
    ),
    "costs": (
        ("ends_on", "ends_on < starts_on", "lies before starts_on"),
        ("amount", "amount < 0", "is less than nothing"),
    ),
    "excluded": (("people", "people < 0", "is less than nobody"),),
    "population": (
        ("registered_from", "registered_from < birth_month", "lies before birth_month"),
        ("registered_to", "registered_to < registered_from", "lies before registered_from"),
        ("died_on", "died_on < registered_from", "lies before registered_from"),
    ),
    "prescriptions": (("items", "items < 1", "is less than one"),),
    "care": (("ends_on", "ends_on < starts_on", "lies before starts_on"),),
}
"""Table -> column, condition under which it is wrong, reason; the conditions see values as they have been read."""

LATER = {
    "apc": (
        (
            "ADMIDATE",
            f"EPISTAT = '3' AND ADMIDATE IS NULL AND (coalesce(EPIORDER, 0) <> 1 OR {TRANSFER_IN})",
            "is empty on an episode that is not the first or is a transfer, and no other episode of the spell tells it",
        ),
    ),
}
"""Table -> the same, once other rows have been asked for what a row lacks."""

OUT_OF_SCOPE = {
    "apc": "EPISTAT = '1' OR EPIEND < :data_from OR EPISTART > :data_to",
    "ae": "ARRIVALDATE NOT BETWEEN :data_from AND :data_to OR strftime(ARRIVALDATE, '%Y-%m') IN :months_of_ecds",
    "ecds": "ARRIVAL_DATE NOT BETWEEN :data_from AND :data_to OR strftime(ARRIVAL_DATE, '%Y-%m') IN :months_of_ae "
    "OR EC_DEPARTMENT_TYPE = '05'",
    "op": "APPTDATE NOT BETWEEN :data_from AND :data_to",
    "deaths": "DOD > :data_to",
    "population": "registered_from > :data_to OR registered_to <= :data_from",
    "risk": "scored_on > :data_to",
    "gp": "contacted_on NOT BETWEEN :data_from AND :data_to",
    "prescriptions": "issued_on NOT BETWEEN :data_from AND :data_to",
    "care": "ends_on < :data_from OR starts_on > :data_to",
}
"""Table -> condition: unfinished episodes come again when they are finished; the rest lies outside the data's days, or
is in the other of two files about the same attendances."""
