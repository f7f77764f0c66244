"""Other ways of writing headings, codes and missing dates, met in extracts."""

ALIASES = {
    "ENCRYPTED_HESID": ("TOKEN_PERSON_ID",),
    "PROCODE3": ("PROCODE",),
    "EC_ATTENDANCE_CATEGORY": ("ATTENDANCE_CATEGORY",),
    "EC_DISCHARGE_STATUS_SNOMED_CT": ("EC_DISCHARGE_STATUS", "DISCHARGE_STATUS"),
    "EC_DEPARTMENT_TYPE": ("DEPARTMENT_TYPE",),
    "DOD": ("DATE_OF_DEATH", "REG_DATE_OF_DEATH"),
}

SYNONYMS = {"ADMIMETH": {"66": "2A", "67": "2B", "68": "2C", "69": "2D"}}
"""Column -> other ways of writing a code, found in extracts that were made to hold whole numbers only."""

PSEUDONYMS = frozenset({"ENCRYPTED_HESID", "hes_id"})
"""Who somebody is in the hospital files: compared without regard to capitals, because programs change them."""

NO_DATE = ("1582-10-15", "1600-01-01", "1800-01-01", "1801-01-01")
"""Days by which hospital extracts say that there is no date, or no valid one."""
