"""What everybody registered used, by day: of this controls are chosen."""

from commonweal.evaluation.activity.count import prepare_stays
from commonweal.evaluation.activity.queries import visits
from commonweal.evaluation.engines.base import Engine

EVERYBODY = "SELECT person FROM population"


def everybody(engine: Engine) -> None:
    """Make ready what everybody used, by the rules by which it is counted.

    Parameters
    ----------
    engine
        Knows the store's tables; will know `stays` of everybody in the population, and everybody's unplanned
        `arrivals` and outpatient appointments `seen` [engine].
    """
    engine.keep("followed", EVERYBODY)
    prepare_stays(engine, "all")
    engine.keep("arrivals", visits.ARRIVALS["unplanned"])
    engine.keep("seen", visits.SEEN)
