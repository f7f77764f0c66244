"""A number with its date, unit, source and licence, and a list of them."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches


class ParameterError(ValueError):
    """A list of parameters cannot be used as written; the message says where and what to do."""

    exit_code = 2


@dataclass(frozen=True)
class Parameter:
    """One number, or one row of numbers, with where it comes from.

    Parameters
    ----------
    name
        What it is called in plans and code [text].
    description
        What it is, in plain words [text].
    unit
        Its unit [text].
    numbers
        The value in force last, one number or several [unit of the parameter].
    dated
        From when it holds [date].
    source
        Title and table it was taken from [text].
    licence
        On what terms it may be passed on [text].
    price_year
        Prices of which year; empty for what is no price [text].
    form
        Which formula it goes into; empty when there is only one [text].
    """

    name: str
    description: str
    unit: str
    numbers: tuple[float, ...]
    dated: date
    source: str
    licence: str
    price_year: str = ""
    form: str = ""

    @property
    def number(self) -> float:
        """The number of a parameter that is one number.

        Returns
        -------
        float
            The number [unit of the parameter].
        """
        return self.numbers[0]

    @property
    def origin(self) -> str:
        """Where the number comes from, in one line.

        Returns
        -------
        str
            Source, price year and licence [text].
        """
        year = f", {self.price_year} prices" if self.price_year else ""
        return f"{self.source}{year} ({self.licence})"


@dataclass(frozen=True)
class ParameterList:
    """A file of parameters.

    Parameters
    ----------
    title
        What the list is called [text].
    parameters
        Name -> parameter [mapping].
    """

    title: str
    parameters: dict[str, Parameter]

    def __getitem__(self, name: str) -> Parameter:
        if name not in self.parameters:
            close = get_close_matches(name, self.parameters, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else f" It holds {', '.join(self.parameters)}."
            raise ParameterError(f"{self.title} holds no {name!r}.{hint}")
        return self.parameters[name]
