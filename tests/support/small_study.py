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


class SmallStudy:
    """Its files in a folder, to be changed before they are read."""

    def __init__(self, folder: Path):
        self.folder, self.sources = folder, SOURCES
        for name, text in FILES.items():
            self.put(name, text)

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
