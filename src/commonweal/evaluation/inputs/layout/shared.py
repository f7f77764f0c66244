"""What the tables about people by their hospital pseudonym have in common."""

from commonweal.exchange.schema import TEXT, Column

SOURCE = "NHS England, Hospital Episode Statistics data dictionary"
PLACE = "Any name, one file or several, such as one a year, .csv, .xlsx or .parquet: the plan names them."

HES_ID = Column(
    "ENCRYPTED_HESID",
    TEXT,
    "The person, by the pseudonym of the hospital extract, in capitals or not. TOKEN_PERSON_ID is taken too.",
    example="0A1B2C3D4E5F60718293A4B5C6D7E8F9",
)
PROVIDER = Column(
    "PROCODE3", TEXT, "The trust, its ODS code. PROCODE is taken too; its first three characters count.", example="RZZ"
)

COPIES = {
    "apc": "the same person, `EPISTART`, `EPIEND`, `EPIORDER`, trust, `TRANSIT`, `ADMIDATE` and `DISDATE`",
    "ae": "the same person, `ARRIVALDATE`, `PROCODE3`, `DIAG_01` and `TREAT_01`, arriving within 60 minutes of the one "
    "before; where no `ARRIVALTIME` is recorded, the same `AEKEY` too",
    "ecds": "the same person, `ARRIVAL_DATE` and `PROCODE3`, arriving within 60 minutes of the one before; where no "
    "`ARRIVAL_TIME` is recorded, the same `EC_IDENT` too",
    "op": "the same person, `APPTDATE`, `PROCODE3`, `TRETSPEF` and `MAINSPEF`, and where neither specialty is recorded "
    "the same `ATTENDKEY`; an attended appointment is kept before one that was not",
    "deaths": "the same person; the earliest day is kept",
    "population": "nothing that differs",
    "risk": "the same person, `scored_on` and `score`",
    "care": "the same person, `kind`, `starts_on` and `ends_on`",
}
"""Table -> what rows have in common that are copies of one another."""
