"""From the store to a pool: the referred and the candidates of their months, with what was known of each by then."""

from dataclasses import replace
from typing import Protocol

import numpy as np
import pyarrow
from numpy.typing import NDArray

from commonweal.domain.journey import CONDITIONS
from commonweal.evaluation.engines.base import Engine
from commonweal.evaluation.matching import told
from commonweal.evaluation.matching.gathering import queries
from commonweal.evaluation.matching.gathering.candidates import (
    NEVER,
    Register,
    candidates,
    conditions,
    day_number,
    month_of,
)
from commonweal.evaluation.matching.pool import COUNTED, UNIT, Pool, Whole, YesNo
from commonweal.evaluation.matching.scoring.prognosis import USED
from commonweal.evaluation.plan import Matching, Plan
from commonweal.exchange.results import Step

Places = NDArray[np.int64]


class Chosen(Protocol):
    """Whose controls are looked for: a cohort."""

    @property
    def people(self) -> dict[str, np.ndarray]:
        """The people.

        Returns
        -------
        dict
            person and index_on among others, sorted by person [arrays of one length].
        """


def gather(engine: Engine, chosen: Chosen, plan: Plan) -> Pool:
    """Put together everybody who could be compared.

    Parameters
    ----------
    engine
        Knows the store's tables, `deaths_told` as the cohort left it, and everybody's `stays`, `arrivals` and `seen`,
        which it has forgotten afterwards [engine].
    chosen
        The cohort [cohort].
    plan
        The plan; it has a section `matching` [plan].

    Returns
    -------
    Pool
        The referred who can be matched, and the candidates of their months [pool].
    """
    register = _register(engine)
    place, index, flow = _referred(register, chosen, plan)
    found = candidates(register, np.unique(month_of(index)), plan)
    pool = _pool(
        register,
        np.concatenate([place, found.place]),
        np.concatenate([index, found.index_day]),
        np.arange(len(place) + len(found.place)) < len(place),
        plan,
    )
    ever = found.ever.copy()
    ever[place] = True
    pool = replace(pool, flow=flow, eligible=_eligible(register, np.flatnonzero(ever), plan))
    return _counted(engine, pool, plan)


def _register(engine: Engine) -> Register:
    """Everybody registered, their texts as whole numbers."""
    names = {}
    for column, query in queries.NAMES.items():
        texts = np.sort(engine.run(query)["name"])
        numbers = np.arange(len(texts))
        if column == "conditions":
            bits = {code: 1 << bit for bit, code in enumerate(CONDITIONS)}
            numbers = np.array([sum(bits[code] for code in text.split("|") if code) for text in texts.tolist()])
        table = {"name": pyarrow.array(texts.tolist(), pyarrow.string()), "place": pyarrow.array(numbers)}
        engine.register(f"named_{column}", pyarrow.table(table))
        names[column] = tuple(CONDITIONS) if column == "conditions" else tuple(texts.tolist())
    engine.keep("died", queries.DIED)
    found = engine.run(queries.EVERYBODY)
    kinds = {"sex": np.int8, "practice": np.int32, "ethnicity": np.int8, "imd": np.int8, "conditions": np.int32}
    return Register(
        person=found["person"],
        turn=found["turn"],
        born=month_of(_days(found["birth_month"])),
        **{name: _days(found[name]) for name in ("registered_from", "registered_to", "died_on", "referred_on")},
        traits={name: found[name].astype(kind) for name, kind in kinds.items()},
        names=names,
    )


def _days(column: np.ndarray) -> Whole:
    """Days since 1970, `NEVER` for none."""
    none = np.isnat(column)
    return np.where(none, NEVER, np.where(none, np.datetime64(0, "D"), column).astype(np.int64)).astype(np.int32)


def _referred(register: Register, chosen: Chosen, plan: Plan) -> tuple[Places, Whole, list[Step]]:
    """Those of the cohort who can be matched: place in the register and index day; and the steps."""
    people = chosen.people
    place, kept = _places(register, people["person"])
    steps = [Step("In the population table", int((~kept).sum()), int(kept.sum()))]
    index = _days(people["index_on"])
    for words, passes in conditions(_part(register, place), index, plan) if len(register.person) else ():
        steps.append(Step(words, int((kept & ~passes).sum()), int((kept & passes).sum())))
        kept = kept & passes
    rows = np.flatnonzero(kept)
    rows = rows[np.argsort(place[rows], kind="stable")]
    return place[rows], index[rows], steps


def _places(register: Register, person: Whole) -> tuple[Places, YesNo]:
    """Where people stand in the register, and who does."""
    if not len(register.person):
        return np.zeros(len(person), np.int64), np.zeros(len(person), bool)
    order = np.argsort(register.person)
    place = order[np.minimum(np.searchsorted(register.person, person, sorter=order), len(order) - 1)]
    return place, register.person[place] == person


def _part(register: Register, place: Places) -> Register:
    names = ("person", "turn", "born", "registered_from", "registered_to", "died_on", "referred_on")
    taken = {name: getattr(register, name)[place] for name in names}
    return Register(
        **taken, traits={name: column[place] for name, column in register.traits.items()}, names=register.names
    )


def _pool(register: Register, place: Places, index: Whole, treated: YesNo, plan: Plan) -> Pool:
    """Units sorted, without what they used."""
    month = month_of(index)
    unit = register.turn[place].astype(np.int64) * UNIT + month
    order = np.argsort(unit, kind="stable")
    place, index, treated, month = place[order], index[order], treated[order], month[order]
    own = _part(register, place)
    data_to = day_number(plan.cohort.data_to)
    leaves = ~treated & bool(plan.matching is None or plan.matching.leaves_when_referred)
    others = np.minimum(data_to + 1, np.where(leaves, own.referred_on, NEVER))
    # Practices take the dead off their list on the day of death: then it is death that ends the time.
    dies = (own.died_on <= own.registered_to) & (own.died_on < others)
    return Pool(
        unit=unit[order],
        person=own.person,
        month=month,
        treated=treated,
        index_day=index,
        age=((month - own.born) // 12).astype(np.int16),
        risk=np.full(len(unit), -1, dtype=np.int16),
        starts_on=np.maximum(day_number(plan.cohort.data_from), own.registered_from),
        ends_on=np.where(dies, own.died_on + 1, np.minimum(others, own.registered_to)).astype(np.int32),
        counts={},
        names=own.names,
        dies=dies,
        later=~treated & (own.referred_on < NEVER),
        window_days=plan.cohort.window_days,
        sex=own.traits["sex"],
        practice=own.traits["practice"],
        imd=own.traits["imd"],
        ethnicity=own.traits["ethnicity"],
        conditions=own.traits["conditions"],
    )


def _eligible(register: Register, ever: Places, plan: Plan) -> dict[str, dict[str, int]]:
    """Everybody who could have been referred, by their age at the beginning of the period."""
    first = int(month_of(np.array([day_number(plan.cohort.referred_from)]))[0])
    age = np.maximum((first - register.born[ever]) // 12, 0)
    return told.people_by(
        {"age": age, **{name: column[ever] for name, column in register.traits.items()}}, register.names
    )


def _counted(engine: Engine, pool: Pool, plan: Plan) -> Pool:
    """The same with the risk score and with what was used, as far as the plan asks for it."""
    wanted = plan.matching or Matching()
    index = pool.index_day.astype(np.int64)
    columns = {
        "place": pyarrow.array(np.arange(len(pool))),
        "person": pyarrow.array(pool.person.astype(np.int64)),
        **{
            name: pyarrow.array((index - days).astype("datetime64[D]"))
            for name, days in (("index_on", 0), ("year_from", 365), ("looked_from", wanted.look_back_days))
        },
    }
    engine.register("units", pyarrow.table(columns))
    engine.keep("known_scores", queries.SCORES)
    risk = _aligned(pool, engine.run(queries.RISK), "risk", -1)
    engine.forget("known_scores")
    asked = {"spells", "ae", *wanted.covariates, *(USED if "prognosis" in wanted.covariates else ())}
    counts: dict[str, Whole] = {}
    for names, query in queries.COUNTS.items():
        rows = engine.run(query) if asked & set(names) else {}
        for name in (one for one in names if one in asked):
            reached = [one for one in COUNTED[name] if one != "12_24" or wanted.look_back_months > 12]
            counts |= {f"{name}_{period}": _aligned(pool, rows, f"{name}_{period}", 0) for period in reached}
    # What everybody used is asked for only here, and it is most of what an engine holds.
    engine.forget("units", "stays", "arrivals", "seen")
    return replace(pool, risk=risk, counts=counts)


def _aligned(pool: Pool, rows: dict[str, np.ndarray], column: str, none: int) -> Whole:
    """One entry a unit; `none` where the query has no row."""
    found = np.full(len(pool), none, dtype=np.int16)
    found[rows["place"]] = np.minimum(rows[column], np.iinfo(np.int16).max)
    return found
