"""What everybody registered used, event by event, for those who look back from many days."""

from commonweal.evaluation.activity.count import join_episodes
from commonweal.evaluation.activity.queries import registered, visits
from commonweal.evaluation.engines.base import Engine


def everybody(engine: Engine) -> None:
    """Make the use of everybody in the population known by name, by the same rules as it is counted.

    Parameters
    ----------
    engine
        Knows the store's tables; will know `stays` (person, admitted_on, left_on and admimeth among others; all of
        them, however admitted), `arrivals` (unplanned A&E attendances) and `seen` (outpatient appointments that were
        kept), both with person, used_on and used. Whoever has looked back on them lets them go [engine].
    """
    engine.keep("followed", registered.POPULATION)
    join_episodes(engine)
    engine.forget("numbered")
    engine.keep("arrivals", visits.ARRIVALS["unplanned"])
    engine.keep("seen", visits.SEEN)
