"""People of an extract put into a world: register entries that agree with it, and histories that got them referred."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import YEAR, Period, assumed, by_age
from commonweal.evaluation.synthetic.effects import Effect
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import NEVER, Events, People, Random
from commonweal.evaluation.synthetic.referrals.extracts import Extract
from commonweal.evaluation.synthetic.referrals.people import CONDITIONS, ETHNIC_GROUPS, code
from commonweal.evaluation.synthetic.worlds import selecting
from commonweal.evaluation.synthetic.worlds.months import first_days, of_days
from commonweal.evaluation.synthetic.worlds.practices import Practices
from commonweal.evaluation.synthetic.worlds.register import SEX_CODES, Register, draw_membership, likelihood
from commonweal.evaluation.synthetic.worlds.scores import Scores, score
from commonweal.evaluation.synthetic.worlds.selecting import Eligible
from commonweal.evaluation.synthetic.worlds.using import draw_flares, draw_unrelated, might_use


@dataclass(frozen=True)
class Linked:
    """The people of an extract as a world knows them.

    Parameters
    ----------
    people
        Age, frailty and day of death [people].
    register
        Their entries [people].
    streams
        What they used [name -> events].
    scores
        Their risk scores [scores].
    """

    people: People
    register: Register
    streams: dict[str, Events]
    scores: Scores


def link(rng: Random, extract: Extract, practices: Practices, effect: Effect, calendar: Period) -> Linked:
    """Draw several possible lives for each person and keep one, as though the record had got that person referred.

    Parameters
    ----------
    rng
        Source of randomness [generator].
    extract
        The people [people].
    practices
        The practices of the extract and of the others [practices].
    effect
        The true effect [ratio].
    calendar
        Referrals and hospital data of which days [period].

    Returns
    -------
    Linked
        One life a person, in the order of the extract [people].
    """
    pool = assumed()["selection"]["pool"]
    many = Extract(*(values.repeat(pool) for values in vars(extract).values()))
    lives = _lives(rng, many)
    register = _register(rng, many, lives, practices, calendar)
    flares = draw_flares(rng, many.on.size, calendar)
    history = might_use(rng, lives, [flares], calendar, effect)
    unchanged = {name: history.unchanged((name,)) for name in history.streams}
    eligible = Eligible(history, register, score(lives, register, unchanged, calendar), flares, practices)
    weight = selecting.by_record(eligible, many.on, selecting.by_day(history.unchanged(selecting.SEEN)))
    # Who has many conditions is frail: the lives must be those of people with just the conditions told.
    weight = weight + likelihood(register.conditions, lives.age, lives.frailty) + _lived(many, lives)
    order = (weight + rng.gumbel(size=weight.size)).reshape(-1, pool)
    picked = np.argmax(order, axis=1) + pool * np.arange(extract.on.size)
    history, register = history.take(picked), register.take(picked)
    streams = drawing.happen(history, extract.on, effect, by_age)
    streams |= {"unrelated": draw_unrelated(rng, history.people, calendar)}
    return Linked(history.people, register, streams, score(history.people, register, streams, calendar))


def _lived(many: Extract, lives: People) -> np.ndarray:
    """How likely people of this frailty were to live until last seen, or to die on the day told [people; log]."""
    hazard = drawing.rates(lives, "death", by_age)
    return np.where(many.died_on >= 0, np.log(hazard), 0.0) - hazard * (many.seen_on - many.on) / YEAR


def _lives(rng: Random, many: Extract) -> People:
    shape = assumed()["population"]["frailty_shape"]
    rule = assumed()["worlds"]["people"]
    shares, use = np.array(rule["quintiles"]), np.array([1.0, *rule["use_of_quintiles"]])
    weight = use / np.array([1.0, *[shares @ use[1:]] * shares.size])
    frailty = np.maximum(weight[many.imd] * rng.gamma(shape, 1 / shape, many.on.size), 1e-6)
    lives = drawing.draw_deaths(rng, many.age, frailty, many.seen_on, by_age)
    return People(lives.age, lives.frailty, np.where(many.died_on >= 0, many.died_on, lives.dies_on))


def _register(rng: Random, many: Extract, lives: People, practices: Practices, calendar: Period) -> Register:
    birth_month = of_days(many.on) - 12 * many.age - rng.integers(0, 12, many.on.size)
    born = first_days(birth_month)
    came, gone = draw_membership(rng, lives, born, calendar)
    # Who was referred had been with the practice for the whole time that is looked back on.
    long_ago = np.maximum(calendar.first - rng.integers(1, 30 * 365, came.size), born)
    return Register(
        sex=_places(many.sex, SEX_CODES, "X"),
        birth_month=birth_month,
        practice=_places(many.practice, practices.codes, code(1)),
        imd=many.imd,
        ethnicity=_places(many.ethnic_group, ETHNIC_GROUPS, "Z"),
        conditions=_bits(many.conditions),
        registered_from=np.where(came > many.on - 2 * 366, long_ago, came),
        registered_to=np.where(gone <= many.seen_on, NEVER, gone),
    )


def _places(told: np.ndarray, codes: np.ndarray, otherwise: str) -> np.ndarray:
    place = {one: number for number, one in enumerate(codes.tolist())}
    return np.array([place[one] if one in place else place[otherwise] for one in told.tolist()], dtype=np.int64)


def _bits(told: np.ndarray) -> np.ndarray:
    bit = {kind: 1 << number for number, kind in enumerate(CONDITIONS.tolist())}
    sets, place = np.unique(told, return_inverse=True)
    return np.array([sum(bit.get(kind, 0) for kind in set(text.split("|"))) for text in sets.tolist()])[place]
