"""What a fictitious life is: a person with frailty and a day of death, and the events of their hospital use."""

from dataclasses import dataclass

import numpy as np

Random = np.random.Generator
NEVER = 2**30
EMERGENCY = ("through_ae", "direct")
STREAMS = (*EMERGENCY, "elective", "walk_in", "outpatient")


@dataclass(frozen=True)
class People:
    """Fictitious people.

    Parameters
    ----------
    age
        Age [people; completed years].
    frailty
        How much more than others of that age a person uses hospitals [people; ratio, mean 1].
    dies_on
        Day of death, far in the future for most [people; days since 1 January 1970].
    """

    age: np.ndarray
    frailty: np.ndarray
    dies_on: np.ndarray

    def take(self, chosen: np.ndarray) -> "People":
        """Keep some of the people.

        Parameters
        ----------
        chosen
            Whom, in which order [places].

        Returns
        -------
        People
            Those [people].
        """
        return People(self.age[chosen], self.frailty[chosen], self.dies_on[chosen])


@dataclass(frozen=True)
class Events:
    """Events of one kind.

    Parameters
    ----------
    person
        Place of the person among the people [events; places].
    day
        When [events; days since 1 January 1970].
    mark
        A fixed uniform draw that decides whether a changed rate still has this event [events; 0-1].
    """

    person: np.ndarray
    day: np.ndarray
    mark: np.ndarray

    def where(self, keep: np.ndarray) -> "Events":
        """Keep some of the events.

        Parameters
        ----------
        keep
            Which [events; yes/no].

        Returns
        -------
        Events
            Those [events].
        """
        return Events(self.person[keep], self.day[keep], self.mark[keep])


def joined(parts: list[Events]) -> Events:
    """Put events one after the other.

    Parameters
    ----------
    parts
        What to join [events].

    Returns
    -------
    Events
        All of them [events].
    """
    return Events(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("person", "day", "mark")))


@dataclass(frozen=True)
class History:
    """People with everything they might use; `boost` says how many times too dense the streams are.

    Parameters
    ----------
    people
        The people [people].
    streams
        Name -> events; those with mark below 1/boost happen when nothing changes the rate [mapping].
    boost
        Density of the streams over the unchanged rate [ratio].
    """

    people: People
    streams: dict[str, Events]
    boost: float

    def unchanged(self, names: tuple[str, ...]) -> Events:
        """List what happens when nobody is referred.

        Parameters
        ----------
        names
            Which streams [names].

        Returns
        -------
        Events
            Their events, stream after stream [events].
        """
        return joined([self.streams[name].where(self.streams[name].mark * self.boost < 1) for name in names])

    def take(self, chosen: np.ndarray) -> "History":
        """Keep some of the people, with their events.

        Parameters
        ----------
        chosen
            Whom, in which order, nobody twice [places].

        Returns
        -------
        History
            Theirs [history].
        """
        place = np.full(self.people.age.size, -1)
        place[chosen] = np.arange(chosen.size)
        streams = {}
        for name, events in self.streams.items():
            moved = Events(place[events.person], events.day, events.mark)
            streams[name] = moved.where(moved.person >= 0)
        return History(self.people.take(chosen), streams, self.boost)


def counted(events: list[Events], from_day: np.ndarray, to_day: np.ndarray) -> np.ndarray:
    """Count events of each person in a window of their own.

    Parameters
    ----------
    events
        Streams to add up [events].
    from_day, to_day
        First day, and the day after the last [people; days since 1 January 1970].

    Returns
    -------
    np.ndarray
        How many [people; events].
    """
    total = np.zeros(from_day.size, dtype=np.int64)
    for part in events:
        inside = (part.day >= from_day[part.person]) & (part.day < to_day[part.person])
        total += np.bincount(part.person[inside], minlength=from_day.size)
    return total
