"""A whole world as arrays: everybody's register entry, risk scores, referral and use, and what is hidden of them."""

from dataclasses import dataclass

import numpy as np

from commonweal.evaluation.synthetic.assumed import Period, assumed, by_age, day, period
from commonweal.evaluation.synthetic.effects import Effect, as_effect
from commonweal.evaluation.synthetic.hes.stays import Stays, stay
from commonweal.evaluation.synthetic.lives import drawing
from commonweal.evaluation.synthetic.lives.histories import Events, History, People, counted
from commonweal.evaluation.synthetic.lives.selection import ages
from commonweal.evaluation.synthetic.worlds import selecting
from commonweal.evaluation.synthetic.worlds.months import referral_months
from commonweal.evaluation.synthetic.worlds.practices import Practices, draw_practices
from commonweal.evaluation.synthetic.worlds.register import Register, draw_deprivation, enrol
from commonweal.evaluation.synthetic.worlds.scores import Scores, score
from commonweal.evaluation.synthetic.worlds.selecting import DYING, RECORD, WORLDS, Eligible
from commonweal.evaluation.synthetic.worlds.using import Spans, draw_flares, draw_unrelated, last_months, might_use

PRACTICES, PEOPLE, USE, REFERRAL, STAYS, UNRELATED = range(11, 17)


@dataclass(frozen=True)
class World:
    """Everything that is true of a world; arrays hold one entry a person, in the same order.

    Parameters
    ----------
    name
        How people were selected: one of `WORLDS` [text].
    seed
        Start of the random draws [whole numbers].
    calendar
        Referrals and hospital data of which days [period].
    effect
        The true effect [ratio].
    history
        People (age on the first day of referrals, hidden frailty, day of death) and what they would use if nobody
        were referred, `history.unchanged(names)` [history].
    register
        What the population table says of each [people].
    practices
        The practices [practices].
    flares
        When people are unwell, hidden [spans].
    referred_on
        Day of referral, `NEVER` for most [people; days since 1 January 1970].
    streams
        What happened: `through_ae` and `direct` (emergency admissions), `elective`, `walk_in` (attendances without
        admission), `outpatient` (appointments made), and `unrelated` (emergency admissions for broken bones and
        appendicitis, a negative control, not among the others); person and day, not in order of day [name -> events].
    scores
        Risk scores as they were known at the beginning of each month [scores].
    """

    name: str
    seed: tuple[int, ...]
    calendar: Period
    effect: Effect
    history: History
    register: Register
    practices: Practices
    flares: Spans
    referred_on: np.ndarray
    streams: dict[str, Events]
    scores: Scores

    @property
    def people(self) -> People:
        """Give age, frailty and day of death.

        Returns
        -------
        People
            Of everybody [people].
        """
        return self.history.people

    def count(self, names: tuple[str, ...], from_day: np.ndarray, to_day: np.ndarray) -> np.ndarray:
        """Count what happened to each person in a window of their own.

        Parameters
        ----------
        names
            Streams to add up [names].
        from_day, to_day
            First day, and the day after the last [people; days since 1 January 1970].

        Returns
        -------
        np.ndarray
            How many [people; events].
        """
        return counted([self.streams[name] for name in names], from_day, to_day)

    def stays(self) -> Stays:
        """Turn the admissions that happened into stays, the same ones as in the files of this world.

        Returns
        -------
        Stays
            By person and day of admission; transfers are stays of their own [stays].
        """
        return stay(np.random.default_rng([*self.seed, STAYS]), self.streams, self.people, self.calendar)


def world(
    people: int,
    referred: int,
    *,
    name: str = RECORD,
    seed: int | tuple[int, ...],
    effect: float | Effect = 1.0,
    calendar: Period | None = None,
) -> World:
    """Draw a world: `world(8_000, 200, name="record", seed=1, effect=0.9)`.

    Parameters
    ----------
    people, referred
        How many people the practices have and how many are referred [people].
    name
        How people are selected. `record`: by what the record shows on the day and nothing else. `unmeasured`: also by
        lasting frailty and a flare that is coming, which no record shows. `admission`: often within ten days of an
        emergency admission. `dying`: use rises before death, and referrers see who is dying [text].
    seed
        Start of the random draws; of several numbers only the first decides when practices begin [whole number].
    effect
        The true effect: one number, or one for each outcome [ratio].
    calendar
        Referrals and hospital data of which days; the pilot's when not said [period].

    Returns
    -------
    World
        Everything that is true of it [people].

    Raises
    ------
    ValueError
        When there is no such world, an effect is impossible or too few people are there to be referred.
    """
    if name not in WORLDS:
        raise ValueError(f"Unknown world {name!r}: use one of {', '.join(WORLDS)}.")
    seed = (seed,) if isinstance(seed, int) else tuple(seed)
    calendar, effect = calendar or period(), as_effect(effect)
    practices = draw_practices(np.random.default_rng([seed[0], PRACTICES]), referral_months(calendar))
    lives, register = _people(np.random.default_rng([*seed, PEOPLE]), people, practices, calendar)
    rng = np.random.default_rng([*seed, USE])
    flares = draw_flares(rng, people, calendar)
    raised = [flares, last_months(lives)] if name == DYING else [flares]
    history = might_use(rng, lives, raised, calendar, effect)
    unchanged = {stream: history.unchanged((stream,)) for stream in history.streams}
    eligible = Eligible(history, register, score(lives, register, unchanged, calendar), flares, practices)
    referred_on = selecting.refer(np.random.default_rng([*seed, REFERRAL]), eligible, calendar, referred, name)
    unrelated = draw_unrelated(np.random.default_rng([*seed, UNRELATED]), lives, calendar)
    streams = drawing.happen(history, referred_on, effect, by_age) | {"unrelated": unrelated}
    scores = score(lives, register, streams, calendar)
    return World(
        name, seed, calendar, effect, history, register, practices, flares, referred_on, streams, scores
    )  # fmt: skip


def _people(rng: drawing.Random, people: int, practices: Practices, calendar: Period) -> tuple[People, Register]:
    rule, shape = assumed()["worlds"]["people"], assumed()["population"]["frailty_shape"]
    age = ages(rng, people, rule)
    imd, weight = draw_deprivation(rng, people)
    frailty = np.maximum(weight * rng.gamma(shape, 1 / shape, people), 1e-6)
    alive = day(calendar.referred_from) - rule["listed_before"]
    lives = drawing.draw_deaths(rng, age, frailty, alive, by_age)
    return lives, enrol(rng, lives, imd, practices, calendar)
