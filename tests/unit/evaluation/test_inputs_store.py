"""The store: built once, whole or not at all, and without anybody's identifier in its tables."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pyarrow import parquet

from commonweal.evaluation import engines, inputs
from tests.support.small_study import FILES, SmallStudy


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    return SmallStudy(tmp_path)


def test_a_store_is_used_again_when_nothing_changed(small: SmallStudy) -> None:
    said: list[str] = []
    first, second = small.prepare(), small.prepare(say=said.append)
    assert (first.reused, second.reused) == (False, True)
    assert said == [f"The inputs have not changed: the store at {small.out / 'store'} is used again."]
    assert second.rows == first.rows


def test_a_store_is_built_again_when_an_input_changed(small: SmallStudy) -> None:
    small.prepare()
    small.add("deaths.csv", "H1,2014-01-01")
    assert not small.prepare().reused


def test_a_store_used_again_still_says_what_was_set_aside(small: SmallStudy) -> None:
    small.add("deaths.csv", "H1,never")
    first = small.rejects()
    (small.out / "rejects.csv").unlink()
    assert small.rejects() == first != []


def test_rows_in_another_order_make_the_same_store(small: SmallStudy, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = SmallStudy(tmp_path_factory.mktemp("other"))
    heading, *rows = (other.folder / "apc.csv").read_text().splitlines()
    other.put("apc.csv", "\n".join([heading, *reversed(rows)]))
    one, two = (parquet.read_table(study.prepare().table("apc")) for study in (small, other))
    assert one.equals(two)


def test_no_table_holds_an_identifier(small: SmallStudy) -> None:
    store = small.prepare()
    for path in (store.folder / "tables").iterdir():
        table = parquet.read_table(path)
        values = {value for column in table.columns for value in column.to_pylist()}
        assert not values & {"s1", "s2", "H1", "H2", "H9"}, path.name


def test_the_episodes_of_a_person_are_numbered_in_the_order_of_their_keys(small: SmallStudy) -> None:
    for key, ends in (("10", "2013-03-03"), ("09", "2013-03-02")):
        small.add("apc.csv", f"H1,{key},RFR,2013-03-01,{ends},1,3,2013-03-01,21,{ends},1")
    told = parquet.read_table(small.prepare().table("apc"), columns=["person", "epikey", "epiend"]).to_pylist()
    ends = {row["epikey"]: row["epiend"].isoformat() for row in told if row["person"] == 1}
    assert [ends[key] for key in (1, 2, 3, 4)] == ["2013-03-02", "2012-10-03", "2013-03-03", "2012-10-10"]


def test_the_keys_are_kept_apart_and_closed_to_others(small: SmallStudy) -> None:
    keys = small.prepare().folder / "keys"
    assert keys.stat().st_mode & 0o077 == 0
    assert parquet.read_table(keys / "keys.parquet").column("hes_id").to_pylist() == ["H1", "H2", "H9"]


def test_a_build_that_is_killed_leaves_the_old_store(small: SmallStudy) -> None:
    before = small.prepare()
    small.add("deaths.csv", "H1,2014-01-01")

    def die(text: str) -> None:
        if text.startswith("Checking Registered deaths"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small.prepare(say=die)
    assert (before.folder / "store.json").exists()
    assert parquet.read_table(before.table("deaths")).num_rows == 1


def test_a_build_after_one_that_was_killed_succeeds(small: SmallStudy) -> None:
    small.put("out/.store.partial/tables/half.parquet", b"half")
    assert small.rows("deaths")["used"] == 1


def test_everybody_linked_is_so_with_their_rank(small: SmallStudy) -> None:
    bridge = parquet.read_table(small.prepare().table("bridge"))
    assert bridge.to_pydict() == {"person": [1, 2], "match_rank": [1, 3]}


def test_the_small_tables_come_as_arrays(small: SmallStudy) -> None:
    small.put("study/costs.csv", "starts_on,ends_on,item,amount\n2013-04-01,2014-03-31,core,1000\n")
    engine = engines.start("duckdb", small.folder / "scratch")
    source = inputs.read(engine, small.prepare(engine))
    engine.close()
    assert source.costs["amount"].tolist() == [1000]


def test_scores_of_referrals_outside_the_period_are_left_out(small: SmallStudy) -> None:
    small.add("study/referrals.csv", "s1,r0,2012-06-01,79,C87001,practice,,closed,,")
    heading = "study_id,referral_id,point,scored_on,measure,score,skipped"
    rows = [
        "s1,r0,baseline,2012-06-02,money,2,",
        "s1,r1,baseline,2013-04-02,money,3,",
        "s1,r1,follow_up,2013-08-02,money,,not_asked",
    ]
    small.put("study/scores.csv", "\n".join([heading, *rows]) + "\n")
    engine = engines.start("duckdb", small.folder / "scratch")
    scores = inputs.read(engine, small.prepare(engine)).scores
    engine.close()
    assert scores["point"].tolist() == ["baseline", "follow_up"]


def test_few_linked_people_with_any_event_are_noted(small: SmallStudy) -> None:
    for number in range(3, 8):
        small.add("study/people.csv", f"s{number},patient,2,A,C87001,1,,")
        small.add("bridge.csv", f"s{number},X{number},1")
    assert "Only 2 of the 7 people in the bridge have any event" in small.prepare().notes[0]


def test_a_file_of_nobody_in_the_bridge_beside_one_that_has_some_is_noted(small: SmallStudy) -> None:
    heading = FILES["ae.csv"].splitlines()[0]
    rows = [f"X{key},{key},2013-01-01,1,01" for key in range(100, 200)]
    small.put("other.csv", "\n".join([heading, *rows]) + "\n")
    small.sources = small.sources.replace('"ae.csv"', '["ae.csv", "other.csv"]')
    assert small.prepare().notes == [
        "None of the 100 rows of other.csv is of anybody in the bridge. Check that it has the same identifiers as the "
        "other files."
    ]


def test_the_store_says_of_which_tables_there_is_no_file(small: SmallStudy) -> None:
    small.sources = 'apc = "apc.csv"\nop = "op.csv"\n'
    assert small.prepare().absent == (
        "onward", "attendance", "continuing", "contacts", "scores", "costs", "excluded", "ae", "ecds", "deaths",
        "population", "risk", "gp", "prescriptions", "care",
    )  # fmt: skip


def test_without_a_table_of_onward_referrals_none_are_counted(small: SmallStudy) -> None:
    engine = engines.start("duckdb", small.folder / "scratch")
    counted = inputs.read(engine, small.prepare(engine)).process
    engine.close()
    assert "Referrals out" not in counted


def test_months_without_data_at_an_edge_are_noted_and_noted_again(small: SmallStudy) -> None:
    heading = FILES["ae.csv"].splitlines()[0]
    rows = [f"H1,{key},{date(2012, 4, 1) + timedelta(days=key % 700)},1,01" for key in range(2000)]
    small.put("ae.csv", "\n".join([heading, *rows]) + "\n")
    assert small.prepare().notes == small.prepare().notes
    assert "The A&E attendances run from 1 April 2012 to 1 March 2014, but the plan says" in small.prepare().notes[0]


def test_what_was_read_and_not_finished_is_removed(small: SmallStudy) -> None:
    small.put("deaths.csv", "ENCRYPTED_HESID,DOD\nH1,never\n")
    with pytest.raises(inputs.InputError):
        small.prepare()
    assert not list(small.out.iterdir())
