"""What matching reads of a borough's files is what the trials count of its arrays."""

from dataclasses import dataclass

import numpy as np
import pytest
from pyarrow.parquet import read_table

from benchmarks.truth.pools import Counter, pool
from commonweal.evaluation import activity, cohort, engines, inputs, matching, plan, synthetic
from commonweal.evaluation.matching.pool import UNIT
from commonweal.evaluation.synthetic.lives.histories import NEVER

PEOPLE, REFERRED, SEED = 4_000, 80, 5


@dataclass(frozen=True)
class Both:
    """The same borough, gathered from files and counted from arrays."""

    files: matching.Pool
    arrays: matching.Pool

    def of_files(self, name: str) -> np.ndarray:
        column = getattr(self.files, name)
        return np.array(self.files.names[name])[column] if name in self.files.names else column

    def of_arrays(self, name: str) -> np.ndarray:
        column = getattr(self.arrays, name)
        return np.array(self.arrays.names[name])[column] if name in self.arrays.names else column


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Both:
    folder = tmp_path_factory.mktemp("borough")
    made = synthetic.borough(PEOPLE, folder, seed=SEED, referred=REFERRED, world="record", community=False)
    asked = plan.read(made.plan)
    engine = engines.start("duckdb", folder / "scratch")
    try:
        store = inputs.prepare(engine, asked, folder / "out")
        chosen = cohort.select(engine, inputs.read(engine, store), asked)
        activity.everybody(engine)
        gathered = matching.gather(engine, chosen, asked)
    finally:
        engine.close()
    world = synthetic.world(PEOPLE, REFERRED, name="record", seed=(SEED, 0), effect=0.9)
    turns = _turns(made, store)
    counted = pool(world, Counter.of(world), seed=asked.seed, keys=turns)
    # Somebody referred whom the linkage did not find stands among the candidates of the files.
    unlinked = np.setdiff1d(turns[world.referred_on < NEVER], gathered.unit[gathered.treated] // UNIT)
    months = np.unique(gathered.month)
    return Both(
        *(_where(one, ~np.isin(one.unit // UNIT, unlinked) & np.isin(one.month, months)) for one in (gathered, counted))
    )


def _turns(made, store) -> np.ndarray:
    """The store's turn of each person, in the order of the world's arrays."""
    table = read_table(store.folder / "keys" / "keys.parquet", columns=["hes_id", "turn"]).to_pydict()
    number = dict(zip(table["hes_id"], table["turn"], strict=True))
    register = read_table(made.folder / "community" / "population.parquet", columns=["ENCRYPTED_HESID"])
    return np.array([number[name.upper()] for name in register.column(0).to_pylist()])


def _where(everybody: matching.Pool, kept: np.ndarray) -> matching.Pool:
    columns = {
        name: value[kept] for name, value in vars(everybody).items() if isinstance(value, np.ndarray) and value.size
    }
    counts = {name: value[kept] for name, value in everybody.counts.items()}
    return matching.Pool(**columns, counts=counts, names=everybody.names)


def test_there_are_the_same_people_in_the_same_months(both):
    assert len(both.files) > 40_000
    assert np.array_equal(both.files.unit, both.arrays.unit)


@pytest.mark.parametrize(
    "name",
    ["treated", "index_day", "age", "sex", "practice", "imd", "ethnicity", "risk", "ends_on", "dies", "later"],
)
def test_they_have_the_same_traits(both, name):
    assert np.array_equal(both.of_files(name), both.of_arrays(name))


def test_they_have_the_same_conditions(both):
    for bit, condition in enumerate(both.arrays.names["conditions"]):
        if condition in both.files.names["conditions"]:
            place = both.files.names["conditions"].index(condition)
            assert np.array_equal(both.files.conditions >> place & 1, both.arrays.conditions >> bit & 1)


def test_attendances_differ_only_by_those_who_left_unseen(both):
    """Of the arrays' attendances the files have some marked as not seen, which are not counted, and none more."""
    for period in ("0_1", "1_3", "3_12", "12_24"):
        files, arrays = (one.counts[f"ae_{period}"] for one in (both.files, both.arrays))
        assert (files <= arrays).all()
        assert 0.9 < files.sum() / arrays.sum() < 1


def test_stays_are_the_admissions_with_few_that_nobody_can_change(both):
    for period in ("0_1", "1_3", "3_12", "12_24"):
        files, arrays = (one.counts[f"spells_{period}"] for one in (both.files, both.arrays))
        assert 1 <= files.sum() / arrays.sum() < 1.1
        assert (files != arrays).mean() < 0.02
