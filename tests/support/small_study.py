"""A study small enough to read: two people, three hospital episodes, as somebody would type the files."""

from pathlib import Path
from typing import Any

from commonweal.evaluation import engines, inputs, plan

PLAN = """
title = "A small study"
[sources]
study = "study"
bridge = "bridge.csv"
{sources}
[cohort]
referred_from = 2013-04-01
referred_to = 2014-03-31
data_from = 2012-04-01
data_to = 2015-03-31
"""
SOURCES = """
apc = "apc.csv"
ae = "ae.csv"
op = "op.csv"
deaths = "deaths.csv"
"""
FILES = {
    "study/people.csv": """study_id,subject,sex,ethnic_group,practice,imd_quintile,conditions,died_on
s1,patient,2,A,C87001,1,diabetes,
s2,carer,1,Z,C87002,,,
""",
    "study/referrals.csv": """study_id,referral_id,referred_on,age,practice,pathway,\
risk_score,state,closed_on,close_reason
s1,r1,2013-04-01,80,C87001,practice,41.5,closed,2014-01-01,goals_met
s2,r2,2013-05-01,59,C87002,self,,reviewed,,
""",
    "bridge.csv": """study_id,hes_id,match_rank
s1,H1,1
s2,H2,3
""",
    "apc.csv": """ENCRYPTED_HESID,EPIKEY,PROCODE3,EPISTART,EPIEND,EPIORDER,EPISTAT,ADMIDATE,ADMIMETH,DISDATE,DISMETH
H1,1,RFR,2012-10-01,2012-10-03,1,3,2012-10-01,21,,8
H1,2,RFR,2012-10-03,2012-10-10,2,3,2012-10-01,21,2012-10-10,1
H9,3,RFR,2013-10-03,2013-10-10,1,3,2013-10-03,11,2013-10-10,1
""",
    "ae.csv": """ENCRYPTED_HESID,AEKEY,ARRIVALDATE,AEATTENDCAT,AEATTENDDISP
H1,1,2012-10-01,1,01
H2,2,2013-06-01,1,03
""",
    "op.csv": """ENCRYPTED_HESID,ATTENDKEY,APPTDATE,ATTENDED
H1,1,2013-07-01,5
H2,2,2013-07-02,3
""",
    "deaths.csv": """ENCRYPTED_HESID,DOD
H9,2014-12-24
""",
}
REGISTER_SOURCES = """
ecds = "ecds.csv"
population = "population.csv"
risk = "risk.csv"
gp = "gp.csv"
prescriptions = "prescriptions.csv"
care = "care.csv"
"""
REGISTER_FILES = {
    "ecds.csv": """ENCRYPTED_HESID,EC_IDENT,ARRIVAL_DATE,ARRIVAL_TIME,EC_ATTENDANCE_CATEGORY,\
EC_DISCHARGE_STATUS_SNOMED_CT,EC_DEPARTMENT_TYPE,PROCODE3
H1,1,2014-11-03,14:32:00,2,182992009,01,RFR
H2,2,2014-11-04,09:10:00,4,1066301000000103,01,RFR
""",
    "population.csv": """ENCRYPTED_HESID,sex,birth_month,practice,imd_quintile,ethnic_group,conditions,\
registered_from,registered_to,died_on
H1,2,1933-02,C87001,1,A,diabetes,1998-05-11,,
H2,1,1953-06,C87002,2,B,,2001-01-01,2015-01-15,
H9,1,1940-10,C87001,5,C,heart,1990-01-01,,2014-12-25
H10,1,1950-01,C87003,3,A,stroke,2000-01-01,,
""",
    "risk.csv": """ENCRYPTED_HESID,scored_on,score
H1,2012-04-01,12.5
H1,2013-03-01,41.5
H2,2012-05-01,3
H9,2012-05-01,14
H10,2012-04-01,7.25
""",
    "gp.csv": """ENCRYPTED_HESID,contacted_on,mode
H1,2013-05-01,face_to_face
H2,2013-05-01,telephone
""",
    "prescriptions.csv": """ENCRYPTED_HESID,issued_on,items
H1,2013-05-02,3
H10,2013-05-02,1
""",
    "care.csv": """ENCRYPTED_HESID,kind,starts_on,ends_on
H1,home_care,2013-06-01,2013-08-31
H9,nursing,2014-01-01,
""",
}


class SmallStudy:
    """Its files in a folder, to be changed before they are read."""

    def __init__(self, folder: Path):
        self.folder, self.sources = folder, SOURCES
        for name, text in FILES.items():
            self.put(name, text)

    def register(self) -> "SmallStudy":
        """Add everybody registered, and care outside hospital."""
        self.sources += REGISTER_SOURCES
        for name, text in REGISTER_FILES.items():
            self.put(name, text)
        return self

    def checks(self) -> list[str]:
        self.prepare()
        return (self.out / "checks.csv").read_text("utf-8").splitlines()[1:]

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def add(self, name: str, line: str) -> None:
        self.put(name, (self.folder / name).read_text("utf-8") + line + "\n")

    def swap(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.put(name, text.replace(old, new))

    def plan(self) -> plan.Plan:
        return plan.read(self.put("plan.toml", PLAN.format(sources=self.sources)))

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def prepare(self, engine: Any = None, say: Any = lambda text: None) -> inputs.Store:
        ours = engine or engines.start("duckdb", self.folder / "scratch")
        try:
            return inputs.prepare(ours, self.plan(), self.out, say)
        finally:
            if ours is not engine:
                ours.close()

    def rows(self, name: str, store: inputs.Store | None = None) -> dict[str, int]:
        """What became of the rows of a table, as read, used, duplicate, rejected, out of scope."""
        found = next(one for one in (store or self.prepare()).rows if one.table == name)
        return {"read": found.read, "used": found.used, "duplicate": found.duplicate, "rejected": found.rejected,
                "out_of_scope": found.out_of_scope}  # fmt: skip

    def rejects(self) -> list[str]:
        self.prepare()
        return (self.out / "rejects.csv").read_text("utf-8").splitlines()[1:]
